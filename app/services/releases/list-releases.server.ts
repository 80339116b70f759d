import { desc, inArray } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import type { ReleaseState } from "#app/domain/releases/states.ts";
import { release } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { PUBLIC_STATES } from "./visible.server.ts";

/** One line in the list of releases. Times are ISO 8601, UTC. */
export type ReleaseRow = {
  readonly version: string;
  readonly semver: string;
  readonly sequence: number;
  readonly channel: string;
  readonly state: ReleaseState;
  readonly effectiveTime: string;
  readonly publishedAt: string | null;
  /** Members by kind, and `retired`. */
  readonly counts: Readonly<Record<string, number>>;
  /** Members by what they are against the release before. */
  readonly changes: Readonly<Record<string, number>>;
  readonly manifestSha256: string | null;
};

/**
 * Lists releases, newest first: to everybody those that were ever published, and candidates to those
 * who take part in the work.
 */
export async function listReleases(input: { ctx: ServiceContext }): Promise<ReleaseRow[]> {
  const { ctx } = input;
  const rows = await ctx.db
    .select({
      version: release.version,
      semver: release.semver,
      sequence: release.sequence,
      channel: release.channel,
      state: release.state,
      effectiveTime: release.effectiveTime,
      publishedAt: release.publishedAt,
      counts: release.counts,
      changes: release.changes,
      manifestSha256: release.manifestSha256,
    })
    .from(release)
    .where(can(ctx.actor, "proposal.read").ok ? undefined : inArray(release.state, PUBLIC_STATES))
    .orderBy(desc(release.createdAt));
  return rows.map((row) => ({
    ...row,
    effectiveTime: row.effectiveTime.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  }));
}
