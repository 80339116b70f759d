import { and, eq, inArray } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import type { ReleaseState } from "#app/domain/releases/states.ts";
import { RELEASE_LABEL_PATTERN } from "#app/domain/releases/version.ts";
import { release } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";

/** The states in which a release is everybody's to read. */
export const PUBLIC_STATES: ReleaseState[] = ["published", "superseded", "withdrawn"];

/**
 * The row of a release that the actor may see: a published one for everybody, a candidate for those
 * who take part in the work. Throws NotFoundError for the rest.
 */
export async function visibleRelease(input: {
  ctx: ServiceContext;
  version: string;
}): Promise<typeof release.$inferSelect> {
  const { ctx, version } = input;
  const isInside = can(ctx.actor, "proposal.read").ok;
  const [row] = RELEASE_LABEL_PATTERN.test(version)
    ? await ctx.db
        .select()
        .from(release)
        .where(
          and(
            eq(release.version, version),
            isInside ? undefined : inArray(release.state, PUBLIC_STATES),
          ),
        )
    : [];
  if (row === undefined) {
    throw new NotFoundError("The release");
  }
  return row;
}
