DROP INDEX "terminology_term_search";--> statement-breakpoint
ALTER TABLE "terminology_term" DROP COLUMN "search_text";--> statement-breakpoint
DROP FUNCTION "terminology_search_text"(text, text, text[], text[], text[]);--> statement-breakpoint
-- The ids on the first line, each between two bars, then each name between two line breaks: so that one
-- pattern finds a whole id, a whole name, the beginning of a name, or a word of a name and never of an
-- id. array_to_string is only STABLE because of types whose text form depends on settings; of text it is
-- immutable, as a generated column needs.
CREATE FUNCTION "terminology_search_text"("label" text, "id" text, "previous" text[], "synonyms" text[], "xrefs" text[])
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower('|' || array_to_string(ARRAY["id"] || "xrefs", '|') || E'|\n' || array_to_string(ARRAY["label"] || "previous" || "synonyms", E'\n') || E'\n');--> statement-breakpoint
ALTER TABLE "terminology_term" ADD COLUMN "search_text" text GENERATED ALWAYS AS (terminology_search_text("terminology_term"."label", "terminology_term"."id", "terminology_term"."previous", "terminology_term"."synonyms", "terminology_term"."xrefs")) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "terminology_term_search" ON "terminology_term" USING gin ("search_text" gin_trgm_ops) WITH (fastupdate=false);