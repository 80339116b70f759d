import { desc, eq, inArray, sql } from "drizzle-orm";
import { release } from "#db/schema/index.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";

/** A release as the database holds it. */
export type ReleaseRecord = typeof release.$inferSelect;

/** Advisory lock of the repository folder: one writer at a time, whatever process it is in. */
const REPOSITORY_LOCK = 7_301_001;

/** A release by version with its row locked, or NotFoundError. */
export async function lockRelease(
  tctx: TransactionContext,
  version: string,
): Promise<ReleaseRecord> {
  const [row] = await tctx.tx
    .select()
    .from(release)
    .where(eq(release.version, version))
    .for("update");
  if (row === undefined) {
    throw new NotFoundError(`Release ${version}`);
  }
  return row;
}

/** The newest release that was ever published on the channel and is not withdrawn; null before the first. */
export async function latestPublished(
  db: ServiceContext["db"] | TransactionContext["tx"],
): Promise<ReleaseRecord | null> {
  const [row] = await db
    .select()
    .from(release)
    .where(inArray(release.state, ["published", "superseded"]))
    .orderBy(desc(release.sequence))
    .limit(1);
  return row ?? null;
}

/**
 * Holds the repository for the rest of the transaction; waits for another writer. Writing and checking
 * a large release takes longer than a session may be idle, so that limit is lifted for this one.
 */
export async function lockRepository(tctx: TransactionContext): Promise<void> {
  await tctx.tx.execute(sql`set local idle_in_transaction_session_timeout = 0`);
  await tctx.tx.execute(sql`select pg_advisory_xact_lock(${REPOSITORY_LOCK})`);
}

/** What the audit trail calls a release. */
export function releaseSubject(value: { id: string; version: string }) {
  return { type: "release", id: value.id, label: value.version } as const;
}
