import { bigint, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/**
 * The audit trail: append-only by trigger, each event chained to the one before by its hash. It has
 * no foreign keys, because events outlive what they speak of.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    seq: bigint({ mode: "number" }).primaryKey(),
    at: instant().notNull(),
    actorId: text(),
    actorName: text().notNull(),
    actorRoles: text().array().notNull(),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    subjectLabel: text().notNull(),
    /** One id for all events of one act. */
    operationId: uuid().notNull(),
    reason: text(),
    /** Canonical JSON of what changed, before and after; null where there is none. */
    before: text(),
    after: text(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index("audit_event_subject").on(table.subjectType, table.subjectId, table.seq),
    index("audit_event_actor").on(table.actorId, table.seq),
    index("audit_event_action").on(table.action, table.seq),
  ],
);

/** The end of the chain: one row, locked while events are added. */
export const auditHead = pgTable("audit_head", {
  id: integer().primaryKey(),
  seq: bigint({ mode: "number" }).notNull(),
  hash: text().notNull(),
});

/** What is to be told to whom once the change has been committed. */
export const outbox = pgTable(
  "outbox",
  {
    id: uuid().primaryKey(),
    topic: text().notNull(),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
    deliveredAt: instant(),
  },
  (table) => [index("outbox_pending").on(table.deliveredAt, table.createdAt)],
);
