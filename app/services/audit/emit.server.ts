import { eq } from "drizzle-orm";
import { type AuditRecord, chainEvents } from "#app/domain/audit/event.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { bulkInsert } from "#db/queries/bulk-insert.server.ts";
import { auditEvent, auditHead, outbox } from "#db/schema/index.ts";
import type { TransactionContext } from "../context.server.ts";

/**
 * Appends events to the audit chain and one outbox row per event topic, in the act's transaction. It
 * takes the lock of the chain's head until commit, so call it last.
 */
export async function emitAudit(
  tctx: TransactionContext,
  records: AuditRecord | readonly AuditRecord[],
): Promise<void> {
  const list: readonly AuditRecord[] = Array.isArray(records)
    ? (records as readonly AuditRecord[])
    : [records as AuditRecord];
  if (list.length === 0) {
    return;
  }
  const [head] = await tctx.tx
    .select({ seq: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1))
    .for("update");
  invariant(head, "the audit chain has a head");
  const events = chainEvents({
    records: list,
    actor: tctx.actor,
    at: tctx.at.toISOString(),
    operationId: tctx.operationId,
    head,
    hash: sha256Hex,
  });
  await bulkInsert(tctx.tx, {
    table: auditEvent,
    rows: events.map((event) => ({
      ...event,
      at: tctx.at,
      actorRoles: [...event.actorRoles],
    })),
  });
  const topics = new Map<string, { subjects: string[]; count: number }>();
  for (const record of list) {
    const topic = topics.get(record.action) ?? { subjects: [], count: 0 };
    topic.count += 1;
    if (topic.subjects.length < 20) {
      topic.subjects.push(record.subject.id);
    }
    topics.set(record.action, topic);
  }
  await tctx.tx.insert(outbox).values(
    [...topics].map(([topic, summary]) => ({
      id: tctx.newId(),
      topic,
      payload: { operationId: tctx.operationId, ...summary },
      createdAt: tctx.at,
    })),
  );
}
