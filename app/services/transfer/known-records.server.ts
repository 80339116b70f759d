import { eq } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { externalRecord } from "#db/schema/index.ts";

/** The ids of all records of a source that are in the database, accepted or still in review. */
export async function knownRecordIds(input: {
  db: Db;
  source: string;
}): Promise<ReadonlySet<string>> {
  const rows = await input.db
    .select({ recordId: externalRecord.recordId })
    .from(externalRecord)
    .where(eq(externalRecord.source, input.source));
  return new Set(rows.map((row) => row.recordId));
}
