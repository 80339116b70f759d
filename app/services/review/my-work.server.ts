import { and, desc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import { OPEN_STATES, type ProposalKind, type ProposalState } from "#app/domain/review/states.ts";
import { entry, proposal, vote } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";

/** The most open proposals that are listed; the queue has the rest. */
export const MY_WORK_LIMIT = 20;
/** The most decided ones that are listed. */
const DECIDED_LIMIT = 8;
const DECIDED_WITHIN_DAYS = 30;

/** One of my proposals, with what the last vote said. */
export type MyProposal = {
  readonly id: string;
  readonly accession: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly title: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly lastComment: string | null;
};

/**
 * The actor's own proposals: the open ones, those that wait for the actor's answer first, and those
 * decided within a month, the newest first. Import batches have their own page.
 */
export async function getMyWork(input: {
  ctx: ServiceContext;
}): Promise<{ open: MyProposal[]; openCount: number; decided: MyProposal[] }> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "proposal.read"));
  const me = requirePerson(ctx).userId;
  const mine = and(eq(proposal.authorId, me), isNull(proposal.batchId));
  const isOpen = and(mine, inArray(proposal.state, [...OPEN_STATES]));
  const since = new Date(ctx.now().getTime() - DECIDED_WITHIN_DAYS * 86_400_000);
  const isDecided = and(
    mine,
    inArray(proposal.state, ["accepted", "rejected"]),
    gte(proposal.updatedAt, since),
  );
  const [open, openCount, decided] = await Promise.all([
    proposals(ctx)
      .where(isOpen)
      .orderBy(sql`${proposal.state} <> 'changes-requested'`, proposal.updatedAt, proposal.id)
      .limit(MY_WORK_LIMIT),
    ctx.db.$count(proposal, isOpen),
    proposals(ctx)
      .where(isDecided)
      .orderBy(desc(proposal.updatedAt), proposal.id)
      .limit(DECIDED_LIMIT),
  ]);
  return { open, openCount, decided };
}

function proposals(ctx: ServiceContext) {
  return ctx.db
    .select({
      id: proposal.id,
      accession: entry.accession,
      kind: proposal.kind,
      state: proposal.state,
      title: proposal.title,
      createdAt: proposal.createdAt,
      updatedAt: proposal.updatedAt,
      lastComment: sql<string | null>`(select v.comment from ${vote} v
        where v.proposal_id = ${proposal.id} order by v.created_at desc, v.id desc limit 1)`,
    })
    .from(proposal)
    .innerJoin(entry, eq(entry.id, proposal.entryId))
    .$dynamic();
}
