import { and, count, eq, ne } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import { importBatch, proposal, release } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { countForMe } from "../review/list-queue.server.ts";

/** What waits for the actor; a null where the role has no such work. */
export type Waiting = {
  /** Own proposals that a reviewer sent back. */
  readonly changesRequested: number | null;
  readonly toReview: number | null;
  /** Import batches of somebody else that wait for a decision. */
  readonly batches: number | null;
  /** The open candidate, when there is one. */
  readonly candidate: { readonly version: string; readonly state: string } | null;
  readonly canPropose: boolean;
  readonly canPrepareRelease: boolean;
};

/** Counts what waits for a signed-in person, by role; null for somebody who has not signed in. */
export async function listNextSteps(input: { ctx: ServiceContext }): Promise<Waiting | null> {
  const { ctx } = input;
  const { actor, db } = ctx;
  if (actor.kind !== "person") {
    return null;
  }
  const canPropose = can(actor, "entry.propose").ok;
  const canReview = can(actor, "proposal.review").ok;
  const canPrepareRelease = can(actor, "release.prepare").ok;
  const [returned, toReview, batches, candidates] = await Promise.all([
    canPropose
      ? db
          .select({ value: count() })
          .from(proposal)
          .where(and(eq(proposal.authorId, actor.userId), eq(proposal.state, "changes-requested")))
      : null,
    canReview ? countForMe(ctx) : null,
    can(actor, "batch.decide").ok
      ? db
          .select({ value: count() })
          .from(importBatch)
          .where(and(eq(importBatch.state, "submitted"), ne(importBatch.importerId, actor.userId)))
      : null,
    canPrepareRelease
      ? db
          .select({ version: release.version, state: release.state })
          .from(release)
          .where(
            and(
              ne(release.state, "published"),
              ne(release.state, "superseded"),
              ne(release.state, "withdrawn"),
              ne(release.state, "abandoned"),
            ),
          )
          .limit(1)
      : [],
  ]);
  return {
    changesRequested: returned?.[0]?.value ?? null,
    toReview,
    batches: batches?.[0]?.value ?? null,
    candidate: candidates[0] ?? null,
    canPropose,
    canPrepareRelease,
  };
}
