import { asc } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { signingKey } from "#db/schema/index.ts";

/** Every key that was ever enrolled, with its role and whether it was revoked. Public halves only. */
export async function listKeys(input: { db: Db }): Promise<(typeof signingKey.$inferSelect)[]> {
  return await input.db
    .select()
    .from(signingKey)
    .orderBy(asc(signingKey.role), asc(signingKey.keyId));
}
