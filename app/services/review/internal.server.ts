import { and, asc, eq } from "drizzle-orm";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { decide, type ProposalCommand, type ProposalFacts } from "#app/domain/review/decide.ts";
import type { ProposalState, VoteDecision } from "#app/domain/review/states.ts";
import { entry, proposal, proposalContributor, user, vote } from "#db/schema/index.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { ConflictError, ForbiddenError, NotFoundError, RefusedError } from "../errors.server.ts";

/** A proposal with what the rules need to know, its row locked by {@link lockProposal}. */
export type LoadedProposal = ProposalFacts & {
  readonly id: string;
  readonly entryId: string;
  readonly accession: string;
  readonly kind: "create" | "amend" | "retire";
  readonly title: string;
  readonly baseVersion: number | null;
  readonly revisionId: string;
  readonly batchId: string | null;
};

/** Loads a proposal and locks its row until commit; a vote and a change never cross. */
export async function lockProposal(
  tctx: TransactionContext,
  proposalId: string,
): Promise<LoadedProposal> {
  const [row] = await tctx.tx
    .select()
    .from(proposal)
    .where(eq(proposal.id, proposalId))
    .for("update");
  if (row === undefined) {
    throw new NotFoundError("The proposal");
  }
  return await withFacts(tctx.tx, row);
}

/** Adds to a proposal's row what the rules need: its contributors, claimant and accession. */
export async function withFacts(
  db: ServiceContext["db"] | TransactionContext["tx"],
  row: typeof proposal.$inferSelect,
): Promise<LoadedProposal> {
  const contributors = await db
    .select({ userId: proposalContributor.userId })
    .from(proposalContributor)
    .where(eq(proposalContributor.proposalId, row.id));
  const [about] = await db
    .select({ accession: entry.accession, reviewerName: user.name })
    .from(entry)
    .leftJoin(user, eq(user.id, row.reviewerId ?? ""))
    .where(eq(entry.id, row.entryId));
  return {
    id: row.id,
    entryId: row.entryId,
    accession: about?.accession ?? "",
    kind: row.kind,
    title: row.title,
    baseVersion: row.baseVersion,
    revisionId: row.revisionId,
    batchId: row.batchId,
    state: row.state,
    authorId: row.authorId,
    claimedBy:
      row.reviewerId === null ? null : { userId: row.reviewerId, name: about?.reviewerName ?? "" },
    contributorIds: contributors.map((contributor) => contributor.userId),
    contentHash: row.contentHash,
  };
}

/** Refusal codes that mean "you may not", told apart from "not in this state". */
const FORBIDDEN_CODES: ReadonlySet<string> = new Set(["own-work", "role-missing", "not-author"]);

/** Applies the rules of a command: the next state, or the refusal as the right kind of error. */
export function decideOrThrow(input: {
  proposal: LoadedProposal;
  command: ProposalCommand;
  actor: PersonActor;
  seenHash?: string;
  reason?: string | null;
}): ProposalState {
  const decision = decide(input);
  if (decision.ok) {
    return decision.value;
  }
  if (decision.error.code === "content-changed") {
    throw new ConflictError(decision.error);
  }
  if (FORBIDDEN_CODES.has(decision.error.code)) {
    throw new ForbiddenError(decision.error);
  }
  throw new RefusedError(decision.error);
}

/** Keeps a vote bound to what was seen, with the roles held now. */
export async function insertVote(
  tctx: TransactionContext,
  input: {
    proposal: LoadedProposal;
    voter: PersonActor;
    decision: VoteDecision;
    comment: string | null;
  },
): Promise<void> {
  await tctx.tx.insert(vote).values({
    id: tctx.newId(),
    proposalId: input.proposal.id,
    revisionId: input.proposal.revisionId,
    contentHash: input.proposal.contentHash,
    voterId: input.voter.userId,
    voterRoles: [...input.voter.roles],
    decision: input.decision,
    comment: input.comment,
    createdAt: tctx.at,
  });
}

/** Moves a proposal to a state; its row is locked, so nothing moved it meanwhile. */
export async function setState(
  tctx: TransactionContext,
  input: { proposalId: string; state: ProposalState; reviewerId?: string | null },
): Promise<void> {
  await tctx.tx
    .update(proposal)
    .set({
      state: input.state,
      updatedAt: tctx.at,
      ...(input.reviewerId === undefined ? {} : { reviewerId: input.reviewerId }),
    })
    .where(eq(proposal.id, input.proposalId));
}

/** What the audit trail calls a proposal. */
export function proposalSubject(value: LoadedProposal) {
  return { type: "proposal", id: value.id, label: `${value.accession} ${value.title}` } as const;
}

/** The votes of a proposal in order, with the voters' names. */
export async function votesOf(db: ServiceContext["db"], proposalId: string) {
  return await db
    .select({
      id: vote.id,
      decision: vote.decision,
      comment: vote.comment,
      contentHash: vote.contentHash,
      voterId: vote.voterId,
      voterName: user.name,
      createdAt: vote.createdAt,
    })
    .from(vote)
    .innerJoin(user, eq(user.id, vote.voterId))
    .where(and(eq(vote.proposalId, proposalId)))
    .orderBy(asc(vote.createdAt), asc(vote.id));
}
