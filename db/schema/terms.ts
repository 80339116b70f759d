import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** The terminologies that terms come from. */
export const TERM_KINDS = ["gene", "drug", "disease", "phenotype"] as const;

/** Known terms, for typing ahead: seeded, imported, and those that accepted entries use. */
export const terminologyTerm = pgTable(
  "terminology_term",
  {
    kind: text({ enum: TERM_KINDS }).notNull(),
    id: text().notNull(),
    label: text().notNull(),
    synonyms: text().array().notNull(),
    xrefs: text().array().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    index("terminology_term_label").on(table.kind, sql`lower(${table.label})`),
  ],
);
