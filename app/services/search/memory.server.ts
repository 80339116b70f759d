import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Results that are kept per database, and how long at most. */
const MAX_RESULTS = 300;
const MAX_AGE_MS = 300_000;

/** What was computed, and which state of what is accepted it was computed from. */
export type Computed<Value> = { readonly token: string; readonly value: Value };

type Kept = { readonly computed: Promise<Computed<unknown>>; readonly untilMs: number };

const memory = new WeakMap<Db, Map<string, Kept>>();

/**
 * Names the state of what is accepted: it changes in the same transaction as any acceptance or
 * retirement, because each writes its audit event, and events are committed in the order of their
 * numbers. For use in the very statement that computes what is to be remembered.
 */
export const ACCEPTED_TOKEN = sql<string>`concat_ws(' ',
  (select max(seq) from audit_event where action = 'entry.accept'),
  (select max(seq) from audit_event where action = 'entry.retire'))`;

async function acceptedToken(db: Db): Promise<string> {
  const { rows } = await db.execute<{ token: string }>(sql`select ${ACCEPTED_TOKEN} as token`);
  return rows[0]?.token ?? "";
}

/**
 * Gives what was computed before for this key when nothing has been accepted or retired since, or
 * computes it; requests that ask at the same time wait for one computation. A failed one is not kept.
 */
export async function remembered<Value>(input: {
  db: Db;
  key: string;
  /** Reads {@link ACCEPTED_TOKEN} in the same statement as the value. */
  compute: () => Promise<Computed<Value>>;
}): Promise<Value> {
  const { db, key } = input;
  const kept = memory.get(db) ?? new Map<string, Kept>();
  memory.set(db, kept);
  const found = kept.get(key);
  // The process's own clock: how old a copy is, never a fact that is stored.
  const nowMs = performance.now();
  if (found !== undefined && found.untilMs > nowMs) {
    const [token, known] = await Promise.all([acceptedToken(db), found.computed]);
    if (known.token === token) {
      // What is stored under a key always came from that key's own computation.
      return known.value as Value;
    }
  }
  const computed = input.compute();
  kept.delete(key);
  if (kept.size >= MAX_RESULTS) {
    const [oldest] = kept.keys();
    kept.delete(oldest ?? key);
  }
  const fresh = { computed, untilMs: nowMs + MAX_AGE_MS };
  kept.set(key, fresh);
  computed.catch(() => {
    if (kept.get(key) === fresh) {
      kept.delete(key);
    }
  });
  return (await computed).value;
}
