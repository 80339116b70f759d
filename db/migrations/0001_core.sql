CREATE TABLE "audit_event" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"actor_roles" text[] NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_label" text NOT NULL,
	"operation_id" uuid NOT NULL,
	"reason" text,
	"before" text,
	"after" text,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" bigint NOT NULL,
	"last_request" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"deactivated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_role" (
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_role_user_id_role_pk" PRIMARY KEY("user_id","role")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"accession" text NOT NULL,
	"kind" text NOT NULL,
	"module" text NOT NULL,
	"lifecycle" text NOT NULL,
	"accepted_version" integer,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entry_accession_format" CHECK ("entry"."accession" ~ '^CUR-[0-9]{6,}$'),
	CONSTRAINT "entry_lifecycle_version" CHECK (("entry"."lifecycle" = 'draft') = ("entry"."accepted_version" is null))
);
--> statement-breakpoint
CREATE TABLE "entry_projection" (
	"entry_id" uuid PRIMARY KEY NOT NULL,
	"accession" text NOT NULL,
	"kind" text NOT NULL,
	"module" text NOT NULL,
	"active" boolean NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"profile" text,
	"genes" text[] NOT NULL,
	"drugs" text[] NOT NULL,
	"diseases" text[] NOT NULL,
	"evidence_type" text,
	"direction" text,
	"significance" text,
	"levels" text[] NOT NULL,
	"level_rank" integer NOT NULL,
	"citations" text[] NOT NULL,
	"source" text,
	"record_id" text,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"search_text" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('english'::regconfig, "entry_projection"."search_text")) STORED
);
--> statement-breakpoint
CREATE TABLE "entry_version" (
	"entry_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"revision_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"proposal_id" uuid NOT NULL,
	"active" boolean NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entry_version_entry_id_version_pk" PRIMARY KEY("entry_id","version")
);
--> statement-breakpoint
CREATE TABLE "external_record" (
	"source" text NOT NULL,
	"record_id" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"batch_id" uuid,
	CONSTRAINT "external_record_source_record_id_pk" PRIMARY KEY("source","record_id")
);
--> statement-breakpoint
CREATE TABLE "revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"parent_id" uuid,
	"schema_version" integer NOT NULL,
	"content" text NOT NULL,
	"content_hash" text NOT NULL,
	"author_id" text NOT NULL,
	"reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "revision_hash_format" CHECK ("revision"."content_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "release" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"semver" text NOT NULL,
	"sequence" integer NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"previous_id" uuid,
	"effective_time" timestamp (3) with time zone NOT NULL,
	"notes" text,
	"counts" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	"audit_seq" bigint NOT NULL,
	"audit_head" text NOT NULL,
	"files" jsonb,
	"manifest_sha256" text,
	"staged" jsonb,
	"created_by" text NOT NULL,
	"published_by" text,
	"published_at" timestamp (3) with time zone,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "release_built" CHECK ("release"."state" in ('candidate', 'abandoned') or ("release"."files" is not null
        and "release"."manifest_sha256" is not null and "release"."staged" is not null))
);
--> statement-breakpoint
CREATE TABLE "release_member" (
	"release_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"active" boolean NOT NULL,
	"change" text NOT NULL,
	"previous_version" integer,
	CONSTRAINT "release_member_release_id_entry_id_pk" PRIMARY KEY("release_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "release_signature" (
	"release_id" uuid NOT NULL,
	"key_id" text NOT NULL,
	"signature" text NOT NULL,
	"signer_id" text NOT NULL,
	"signer_name" text NOT NULL,
	"meaning" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "release_signature_release_id_key_id_pk" PRIMARY KEY("release_id","key_id")
);
--> statement-breakpoint
CREATE TABLE "signing_key" (
	"key_id" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"role" text NOT NULL,
	"holder_id" text,
	"file_name" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tuf_version" (
	"role" text PRIMARY KEY NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"entry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"base_version" integer,
	"revision_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"title" text NOT NULL,
	"reason" text,
	"author_id" text NOT NULL,
	"reviewer_id" text,
	"batch_id" uuid,
	"submission_key" uuid NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"author_id" text NOT NULL,
	"revision_id" uuid NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_contributor" (
	"proposal_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"contribution" text NOT NULL,
	CONSTRAINT "proposal_contributor_proposal_id_user_id_contribution_pk" PRIMARY KEY("proposal_id","user_id","contribution")
);
--> statement-breakpoint
CREATE TABLE "vote" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"revision_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"voter_id" text NOT NULL,
	"voter_roles" text[] NOT NULL,
	"decision" text NOT NULL,
	"comment" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vote_hash_format" CHECK ("vote"."content_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "terminology_term" (
	"kind" text NOT NULL,
	"id" text NOT NULL,
	"label" text NOT NULL,
	"synonyms" text[] NOT NULL,
	"xrefs" text[] NOT NULL,
	CONSTRAINT "terminology_term_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"label" text NOT NULL,
	"state" text NOT NULL,
	"importer_id" text NOT NULL,
	"reviewer_id" text,
	"files" jsonb NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"updated" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"warnings" integer DEFAULT 0 NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "import_batch_four_eyes" CHECK ("import_batch"."reviewer_id" is distinct from "import_batch"."importer_id")
);
--> statement-breakpoint
CREATE TABLE "import_issue" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"record_id" text,
	"severity" text NOT NULL,
	"code" text NOT NULL,
	"message" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_role" ADD CONSTRAINT "user_role_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_projection" ADD CONSTRAINT "entry_projection_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_version" ADD CONSTRAINT "entry_version_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_version" ADD CONSTRAINT "entry_version_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_record" ADD CONSTRAINT "external_record_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_parent_id_revision_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."revision"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_created_by_user_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release" ADD CONSTRAINT "release_published_by_user_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_member" ADD CONSTRAINT "release_member_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_member" ADD CONSTRAINT "release_member_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_signature" ADD CONSTRAINT "release_signature_release_id_release_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."release"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "release_signature" ADD CONSTRAINT "release_signature_signer_id_user_id_fk" FOREIGN KEY ("signer_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_holder_id_user_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_entry_id_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entry"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_reviewer_id_user_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_comment" ADD CONSTRAINT "proposal_comment_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_contributor" ADD CONSTRAINT "proposal_contributor_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_contributor" ADD CONSTRAINT "proposal_contributor_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_revision_id_revision_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revision"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vote" ADD CONSTRAINT "vote_voter_id_user_id_fk" FOREIGN KEY ("voter_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_importer_id_user_id_fk" FOREIGN KEY ("importer_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batch" ADD CONSTRAINT "import_batch_reviewer_id_user_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."user"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_issue" ADD CONSTRAINT "import_issue_batch_id_import_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batch"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_subject" ON "audit_event" USING btree ("subject_type","subject_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("action","seq");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("delivered_at","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "account_provider_unique" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "rate_limit_key_unique" ON "rate_limit" USING btree ("key");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token_unique" ON "session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email_unique" ON "user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "entry_accession_unique" ON "entry" USING btree ("accession");--> statement-breakpoint
CREATE UNIQUE INDEX "entry_projection_accession_unique" ON "entry_projection" USING btree ("accession");--> statement-breakpoint
CREATE INDEX "entry_projection_search" ON "entry_projection" USING gin ("search");--> statement-breakpoint
CREATE INDEX "entry_projection_title_trgm" ON "entry_projection" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "entry_projection_genes" ON "entry_projection" USING gin ("genes");--> statement-breakpoint
CREATE INDEX "entry_projection_drugs" ON "entry_projection" USING gin ("drugs");--> statement-breakpoint
CREATE INDEX "entry_projection_diseases" ON "entry_projection" USING gin ("diseases");--> statement-breakpoint
CREATE INDEX "entry_projection_levels" ON "entry_projection" USING gin ("levels");--> statement-breakpoint
CREATE INDEX "entry_projection_citations" ON "entry_projection" USING gin ("citations");--> statement-breakpoint
CREATE INDEX "entry_projection_accepted_at" ON "entry_projection" USING btree ("accepted_at" DESC NULLS LAST,"accession");--> statement-breakpoint
CREATE INDEX "entry_projection_level_rank" ON "entry_projection" USING btree ("level_rank","accession");--> statement-breakpoint
CREATE INDEX "entry_version_accepted_at" ON "entry_version" USING btree ("accepted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "entry_version_proposal_unique" ON "entry_version" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "external_record_entry" ON "external_record" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "revision_entry" ON "revision" USING btree ("entry_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "release_version_unique" ON "release" USING btree ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "release_sequence_unique" ON "release" USING btree ("sequence") WHERE "release"."state" <> 'abandoned';--> statement-breakpoint
CREATE UNIQUE INDEX "release_one_candidate" ON "release" USING btree ((true)) WHERE "release"."state" in ('candidate', 'frozen', 'signed');--> statement-breakpoint
CREATE INDEX "release_created" ON "release" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "release_member_change" ON "release_member" USING btree ("release_id","change");--> statement-breakpoint
CREATE INDEX "release_member_entry" ON "release_member" USING btree ("entry_id");--> statement-breakpoint
CREATE UNIQUE INDEX "release_signature_person_unique" ON "release_signature" USING btree ("release_id","signer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "signing_key_public_unique" ON "signing_key" USING btree ("public_key");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_one_open_per_entry" ON "proposal" USING btree ("entry_id") WHERE "proposal"."state" in ('submitted', 'changes-requested');--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_submission_unique" ON "proposal" USING btree ("submission_key");--> statement-breakpoint
CREATE INDEX "proposal_state" ON "proposal" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "proposal_author" ON "proposal" USING btree ("author_id","state");--> statement-breakpoint
CREATE INDEX "proposal_batch" ON "proposal" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "proposal_comment_proposal" ON "proposal_comment" USING btree ("proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "vote_proposal" ON "vote" USING btree ("proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "terminology_term_label" ON "terminology_term" USING btree ("kind",lower("label"));--> statement-breakpoint
CREATE INDEX "import_batch_created" ON "import_batch" USING btree ("created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "import_issue_batch" ON "import_issue" USING btree ("batch_id","file","line");