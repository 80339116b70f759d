import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { auditHead } from "#db/schema/index.ts";

/** The statement is prepared once per database, so that the server plans it once per connection. */
const prepared = new WeakMap<Db, ReturnType<typeof prepare>>();

function prepare(db: Db) {
  return db
    .select({ seq: auditHead.seq })
    .from(auditHead)
    .where(eq(auditHead.id, 1))
    .prepare("record_state");
}

/**
 * Names the state of the whole record: it changes in the same transaction as anything that a person
 * or the system does, because every act appends to the audit chain. What was read after this call
 * still holds as long as the state is the same. Says nothing about what was done.
 */
export async function readRecordState(db: Db): Promise<string> {
  const statement = prepared.get(db) ?? prepare(db);
  prepared.set(db, statement);
  const [head] = await statement.execute();
  return String(head?.seq ?? "");
}
