import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { user } from "./auth.ts";
import { instant } from "./columns.ts";

/** The states of an import batch: its proposals are decided together. */
export const BATCH_STATES = ["running", "submitted", "accepted", "rejected", "failed"] as const;

/** One run of an importer: what came in, what became of it, and who decided. */
export const importBatch = pgTable(
  "import_batch",
  {
    id: uuid().primaryKey(),
    format: text().notNull(),
    label: text().notNull(),
    state: text({ enum: BATCH_STATES }).notNull(),
    importerId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    reviewerId: text().references(() => user.id, { onDelete: "restrict" }),
    /** SHA-256 and length of each file that was read. */
    files: jsonb().$type<{ name: string; sha256: string; length: number }[]>().notNull(),
    created: integer().notNull().default(0),
    updated: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    warnings: integer().notNull().default(0),
    rowVersion: integer().notNull().default(1),
    createdAt: instant().notNull(),
    decidedAt: instant(),
  },
  (table) => [
    index("import_batch_created").on(table.createdAt.desc()),
    check("import_batch_four_eyes", sql`${table.reviewerId} is distinct from ${table.importerId}`),
  ],
);

/** A row that was not imported, or was with a remark: file, line and reason. */
export const importIssue = pgTable(
  "import_issue",
  {
    id: uuid().primaryKey(),
    batchId: uuid()
      .notNull()
      .references(() => importBatch.id, { onDelete: "cascade" }),
    file: text().notNull(),
    line: integer().notNull(),
    recordId: text(),
    severity: text({ enum: ["refused", "warning", "skipped"] }).notNull(),
    code: text().notNull(),
    message: text().notNull(),
  },
  (table) => [index("import_issue_batch").on(table.batchId, table.file, table.line)],
);
