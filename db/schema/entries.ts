import { type SQL, sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ENTRY_KINDS, LIFECYCLES, MODULES } from "../../app/domain/entries/vocabulary.ts";
import { user } from "./auth.ts";
import { instant, tsvector } from "./columns.ts";

/**
 * An entry's identity and where it stands. The accession is permanent and never reused; the content
 * is in revisions. `acceptedVersion` is null until a first proposal has been accepted.
 */
export const entry = pgTable(
  "entry",
  {
    id: uuid().primaryKey(),
    accession: text().notNull(),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    module: text({ enum: MODULES }).notNull(),
    lifecycle: text({ enum: LIFECYCLES }).notNull(),
    acceptedVersion: integer(),
    rowVersion: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex("entry_accession_unique").on(table.accession),
    check("entry_accession_format", sql`${table.accession} ~ '^CUR-[0-9]{6,}$'`),
    check(
      "entry_lifecycle_version",
      sql`(${table.lifecycle} = 'draft') = (${table.acceptedVersion} is null)`,
    ),
  ],
);

/**
 * An immutable content. `content` holds the RFC 8785 bytes that `contentHash` (SHA-256, hex) was made
 * over; text, because jsonb would rewrite numbers and key order.
 */
export const revision = pgTable(
  "revision",
  {
    id: uuid().primaryKey(),
    entryId: uuid()
      .notNull()
      .references(() => entry.id, { onDelete: "restrict" }),
    parentId: uuid().references((): AnyPgColumn => revision.id, { onDelete: "restrict" }),
    schemaVersion: integer().notNull(),
    content: text().notNull(),
    contentHash: text().notNull(),
    authorId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    reason: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    index("revision_entry").on(table.entryId, table.createdAt),
    check("revision_hash_format", sql`${table.contentHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** The accepted history of an entry: version n is this revision, accepted then by that proposal. */
export const entryVersion = pgTable(
  "entry_version",
  {
    entryId: uuid()
      .notNull()
      .references(() => entry.id, { onDelete: "restrict" }),
    version: integer().notNull(),
    revisionId: uuid()
      .notNull()
      .references(() => revision.id, { onDelete: "restrict" }),
    contentHash: text().notNull(),
    /** The proposal whose approval made it; checked by trigger against its votes. */
    proposalId: uuid().notNull(),
    active: boolean().notNull(),
    acceptedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.entryId, table.version] }),
    index("entry_version_accepted_at").on(table.acceptedAt),
    uniqueIndex("entry_version_proposal_unique").on(table.proposalId),
  ],
);

/**
 * What lists, facets and search read: one row per accepted entry, computed from its accepted content
 * by `projectEntry`. A cache; it can be rebuilt at any time.
 */
export const entryProjection = pgTable(
  "entry_projection",
  {
    entryId: uuid()
      .primaryKey()
      .references(() => entry.id, { onDelete: "restrict" }),
    accession: text().notNull(),
    kind: text({ enum: ENTRY_KINDS }).notNull(),
    module: text({ enum: MODULES }).notNull(),
    active: boolean().notNull(),
    version: integer().notNull(),
    title: text().notNull(),
    profile: text(),
    genes: text().array().notNull(),
    drugs: text().array().notNull(),
    diseases: text().array().notNull(),
    evidenceType: text(),
    direction: text(),
    significance: text(),
    levels: text().array().notNull(),
    /** Strength for sorting across schemes: the best rank of its levels, 0 the strongest. */
    levelRank: integer().notNull(),
    citations: text().array().notNull(),
    source: text(),
    recordId: text(),
    acceptedAt: instant().notNull(),
    searchText: text().notNull(),
    search: tsvector().generatedAlwaysAs(
      (): SQL => sql`to_tsvector('english'::regconfig, ${entryProjection.searchText})`,
    ),
  },
  (table) => [
    uniqueIndex("entry_projection_accession_unique").on(table.accession),
    index("entry_projection_search").using("gin", table.search),
    index("entry_projection_title_trgm").using("gin", sql`${table.title} gin_trgm_ops`),
    index("entry_projection_genes").using("gin", table.genes),
    index("entry_projection_drugs").using("gin", table.drugs),
    index("entry_projection_diseases").using("gin", table.diseases),
    index("entry_projection_levels").using("gin", table.levels),
    index("entry_projection_citations").using("gin", table.citations),
    index("entry_projection_accepted_at").on(table.acceptedAt.desc(), table.accession),
    index("entry_projection_level_rank").on(table.levelRank, table.accession),
  ],
);

/** Which record of another knowledge base an entry is, so that importing again updates by id. */
export const externalRecord = pgTable(
  "external_record",
  {
    source: text().notNull(),
    recordId: text().notNull(),
    entryId: uuid()
      .notNull()
      .references(() => entry.id, { onDelete: "restrict" }),
    /** SHA-256 of the content that was last proposed from that source. */
    contentHash: text().notNull(),
    batchId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.source, table.recordId] }),
    index("external_record_entry").on(table.entryId),
  ],
);
