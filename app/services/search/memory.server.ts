import { sql } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";

/** Results that are kept per database, and how long at most. */
const MAX_RESULTS = 300;
const MAX_AGE_MS = 300_000;

type Kept = { readonly token: string; readonly value: Promise<unknown>; readonly untilMs: number };

const memory = new WeakMap<Db, Map<string, Kept>>();

/**
 * Names the state of what is accepted: it changes in the same transaction as any acceptance or
 * retirement, because each writes its audit event, and events are committed in the order of their
 * numbers.
 */
export async function acceptedToken(db: Db): Promise<string> {
  const { rows } = await db.execute<{ token: string }>(sql`
    select concat_ws(' ',
      (select max(seq) from audit_event where action = 'entry.accept'),
      (select max(seq) from audit_event where action = 'entry.retire')) as token`);
  return rows[0]?.token ?? "";
}

/**
 * Gives what was computed before for this key and state of the database, or computes it; requests
 * that ask at the same time wait for one computation. A failed one is not kept.
 */
export function remembered<Value>(input: {
  db: Db;
  token: string;
  key: string;
  compute: () => Promise<Value>;
}): Promise<Value> {
  const { db, token, key } = input;
  const kept = memory.get(db) ?? new Map<string, Kept>();
  memory.set(db, kept);
  const found = kept.get(key);
  // The process's own clock: how old a copy is, never a fact that is stored.
  const nowMs = performance.now();
  if (found !== undefined && found.token === token && found.untilMs > nowMs) {
    // What is stored under a key always came from that key's own computation.
    return found.value as Promise<Value>;
  }
  const value = input.compute();
  kept.delete(key);
  if (kept.size >= MAX_RESULTS) {
    const [oldest] = kept.keys();
    kept.delete(oldest ?? key);
  }
  const fresh = { token, value, untilMs: nowMs + MAX_AGE_MS };
  kept.set(key, fresh);
  value.catch(() => {
    if (kept.get(key) === fresh) {
      kept.delete(key);
    }
  });
  return value;
}
