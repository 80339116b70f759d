import { asc, gt, sql } from "drizzle-orm";
import { type AuditEvent, firstBrokenEvent, GENESIS_HASH } from "#app/domain/audit/event.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { auditEvent, auditHead } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";

/** Events that are read at a time. */
const EVENTS_PER_PAGE = 5_000;

/** What a check of the audit trail found. */
export type ChainReport = {
  readonly events: number;
  readonly head: string;
  /** The first event that does not fit, or null when the chain holds. */
  readonly broken: { readonly seq: number; readonly problem: string } | null;
};

/**
 * Walks the whole audit trail and recomputes every hash, a page at a time. Names the first event that
 * was altered, removed or added out of place, and a cut-off end.
 */
export async function verifyAuditChain(input: {
  ctx: Pick<ServiceContext, "db">;
  onProgress?: (done: number) => void;
}): Promise<ChainReport> {
  const { db } = input.ctx;
  let head = { seq: 0, hash: GENESIS_HASH };
  for (;;) {
    const rows = await db
      .select({
        event: auditEvent,
        at: sql<string>`to_char(${auditEvent.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      })
      .from(auditEvent)
      .where(gt(auditEvent.seq, head.seq))
      .orderBy(asc(auditEvent.seq))
      .limit(EVENTS_PER_PAGE);
    const events = rows.map((row): AuditEvent & { hash: string } => ({ ...row.event, at: row.at }));
    const broken = firstBrokenEvent({ events, head, hash: sha256Hex });
    if (broken !== null) {
      return { events: head.seq, head: head.hash, broken };
    }
    const last = events.at(-1);
    if (last === undefined) {
      break;
    }
    head = { seq: last.seq, hash: last.hash };
    input.onProgress?.(head.seq);
  }
  const [kept] = await db.select().from(auditHead);
  const isCut = kept?.seq !== head.seq || kept.hash !== head.hash;
  return {
    events: head.seq,
    head: head.hash,
    broken: isCut ? { seq: head.seq + 1, problem: "events after it are missing" } : null,
  };
}
