import { type SQL, sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { TERM_KINDS, TERM_STATUSES } from "../../app/domain/terms/term-record.ts";

/** Known terms, for typing ahead and for following renames: seeded, imported, and those that accepted entries use. */
export const terminologyTerm = pgTable(
  "terminology_term",
  {
    kind: text({ enum: TERM_KINDS }).notNull(),
    id: text().notNull(),
    label: text().notNull(),
    synonyms: text().array().notNull(),
    xrefs: text().array().notNull(),
    /** Names that the term had before. */
    previous: text().array().notNull().default(sql`'{}'`),
    status: text({ enum: TERM_STATUSES }).notNull().default("active"),
    /** The id of the term that took a retired one's place. */
    replacedBy: text(),
    /** The complete list that the term stands in (`hgnc`, `doid`): what a later one lacks is retired. */
    source: text(),
    /**
     * Every id and name in small letters: the ids on the first line, each between two bars, then each
     * name between two line breaks (`|hgnc:5|ncbigene:1|`, `a1bg`, `alpha-1-b glycoprotein`).
     */
    searchText: text()
      .notNull()
      .generatedAlwaysAs(
        (): SQL =>
          sql`terminology_search_text(${terminologyTerm.label}, ${terminologyTerm.id}, ${terminologyTerm.previous}, ${terminologyTerm.synonyms}, ${terminologyTerm.xrefs})`,
      ),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.id] }),
    index("terminology_term_label").on(table.kind, sql`lower(${table.label}) text_pattern_ops`),
    index("terminology_term_search")
      .using("gin", sql`${table.searchText} gin_trgm_ops`)
      // Terms come thousands at a time; what waits in a pending list would be read in every search.
      .with({ fastupdate: false }),
    index("terminology_term_source").on(table.source),
    check("terminology_term_status", sql`${table.status} in ('active', 'retired')`),
    check(
      "terminology_term_replaced",
      sql`${table.replacedBy} is null or ${table.status} = 'retired'`,
    ),
  ],
);
