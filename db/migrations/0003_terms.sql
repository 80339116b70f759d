-- Every name and id in small letters, each on a line of its own. array_to_string is only STABLE because
-- of types whose text form depends on settings; of text it is immutable, as a generated column needs.
CREATE FUNCTION "terminology_search_text"("label" text, "id" text, "previous" text[], "synonyms" text[], "xrefs" text[])
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(E'\n' || array_to_string(ARRAY["label", "id"] || "previous" || "synonyms" || "xrefs", E'\n') || E'\n');--> statement-breakpoint
DROP INDEX "terminology_term_label";--> statement-breakpoint
ALTER TABLE "terminology_term" ADD COLUMN "previous" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "terminology_term" ADD COLUMN "status" text DEFAULT 'active' NOT NULL;--> statement-breakpoint
ALTER TABLE "terminology_term" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "terminology_term" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "terminology_term" ADD COLUMN "search_text" text GENERATED ALWAYS AS (terminology_search_text("terminology_term"."label", "terminology_term"."id", "terminology_term"."previous", "terminology_term"."synonyms", "terminology_term"."xrefs")) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "terminology_term_search" ON "terminology_term" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "terminology_term_source" ON "terminology_term" USING btree ("source");--> statement-breakpoint
CREATE INDEX "terminology_term_label" ON "terminology_term" USING btree ("kind",lower("label") text_pattern_ops);--> statement-breakpoint
ALTER TABLE "terminology_term" ADD CONSTRAINT "terminology_term_status" CHECK ("terminology_term"."status" in ('active', 'retired'));--> statement-breakpoint
ALTER TABLE "terminology_term" ADD CONSTRAINT "terminology_term_replaced" CHECK ("terminology_term"."replaced_by" is null or "terminology_term"."status" = 'retired');