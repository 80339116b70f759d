import { desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/client.server.ts";
import { release } from "#db/schema/index.ts";
import { NotFoundError } from "../errors.server.ts";
import type { ReleaseRecord } from "./internal.server.ts";

/** The release of a version, or NotFoundError. */
export async function findRelease(input: { db: Db; version: string }): Promise<ReleaseRecord> {
  const [row] = await input.db.select().from(release).where(eq(release.version, input.version));
  if (row === undefined) {
    throw new NotFoundError(`Release ${input.version}`);
  }
  return row;
}

/** The candidate that is open, at whatever stage; null when there is none. There is never a second. */
export async function findOpenCandidate(input: { db: Db }): Promise<ReleaseRecord | null> {
  const [row] = await input.db
    .select()
    .from(release)
    .where(inArray(release.state, ["candidate", "frozen", "signed"]));
  return row ?? null;
}

/** Every release and candidate, the abandoned ones included, the newest first. */
export async function listAllReleases(input: { db: Db }): Promise<ReleaseRecord[]> {
  return await input.db.select().from(release).orderBy(desc(release.createdAt));
}
