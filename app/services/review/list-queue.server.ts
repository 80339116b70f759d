import { and, asc, count, desc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { can } from "#app/domain/permissions/can.ts";
import { OPEN_STATES, type ProposalKind, type ProposalState } from "#app/domain/review/states.ts";
import { entry, proposal, proposalContributor, user } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";

/** The queues: what I can review, what I wrote, what waits for its author, everything, what is done. */
export const QUEUES = ["for-me", "claimed", "mine", "waiting-for-author", "all", "done"] as const;
/** See {@link QUEUES}. */
export type Queue = (typeof QUEUES)[number];

/** One line of a queue. */
export type QueueRow = {
  readonly id: string;
  readonly accession: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly title: string;
  readonly authorName: string;
  readonly reviewerName: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Rows of one page of a queue. */
export const QUEUE_PAGE_SIZE = 25;

/**
 * Reads one page of a queue and the size of each. Proposals of import batches are left out: a batch is
 * decided as a whole on its own page. Oldest first where somebody waits, newest first where it is done.
 */
export async function listQueue(input: {
  ctx: ServiceContext;
  queue: Queue;
  /** From 1. */
  page: number;
}): Promise<{ rows: QueueRow[]; total: number; counts: Record<Queue, number> }> {
  const { ctx, queue } = input;
  requirePermission(can(ctx.actor, "proposal.read"));
  const me = requirePerson(ctx).userId;
  const filters = queueFilters(me);
  const reviewer = alias(user, "reviewer");
  const rows = await ctx.db
    .select({
      id: proposal.id,
      accession: entry.accession,
      kind: proposal.kind,
      state: proposal.state,
      title: proposal.title,
      authorName: user.name,
      reviewerName: reviewer.name,
      createdAt: proposal.createdAt,
      updatedAt: proposal.updatedAt,
    })
    .from(proposal)
    .innerJoin(entry, eq(entry.id, proposal.entryId))
    .innerJoin(user, eq(user.id, proposal.authorId))
    .leftJoin(reviewer, eq(reviewer.id, proposal.reviewerId))
    .where(filters[queue])
    .orderBy(
      queue === "done" ? desc(proposal.updatedAt) : asc(proposal.updatedAt),
      asc(proposal.id),
    )
    .limit(QUEUE_PAGE_SIZE)
    .offset((Math.max(1, input.page) - 1) * QUEUE_PAGE_SIZE);
  const [sizes] = await ctx.db
    .select({
      "for-me": countWhere(filters["for-me"]),
      claimed: countWhere(filters.claimed),
      mine: countWhere(filters.mine),
      "waiting-for-author": countWhere(filters["waiting-for-author"]),
      all: countWhere(filters.all),
      done: countWhere(filters.done),
    })
    .from(proposal);
  const counts: Record<Queue, number> = sizes ?? {
    "for-me": 0,
    claimed: 0,
    mine: 0,
    "waiting-for-author": 0,
    all: 0,
    done: 0,
  };
  return { rows, total: counts[queue], counts };
}

function countWhere(filter: SQL | undefined) {
  return sql<number>`(count(*) filter (where ${filter}))::int`;
}

function queueFilters(me: string): Record<Queue, SQL | undefined> {
  const single = isNull(proposal.batchId);
  const notMine = sql`not exists (select 1 from ${proposalContributor} c
    where c.proposal_id = ${proposal.id} and c.user_id = ${me})`;
  return {
    "for-me": and(single, eq(proposal.state, "submitted"), ne(proposal.authorId, me), notMine),
    claimed: and(single, eq(proposal.reviewerId, me), inArray(proposal.state, [...OPEN_STATES])),
    mine: and(single, eq(proposal.authorId, me), inArray(proposal.state, [...OPEN_STATES])),
    "waiting-for-author": and(single, eq(proposal.state, "changes-requested")),
    all: and(single, inArray(proposal.state, [...OPEN_STATES])),
    done: and(single, inArray(proposal.state, ["accepted", "rejected", "withdrawn"])),
  };
}

/** How many proposals the actor could review now; 0 for whoever cannot. */
export async function countForMe(ctx: ServiceContext): Promise<number> {
  if (ctx.actor.kind !== "person" || !can(ctx.actor, "proposal.review").ok) {
    return 0;
  }
  const [row] = await ctx.db
    .select({ value: count() })
    .from(proposal)
    .where(queueFilters(ctx.actor.userId)["for-me"]);
  return row?.value ?? 0;
}
