import { eq } from "drizzle-orm";
import { z } from "zod";
import type { ProposalKind } from "#app/domain/review/states.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { entry, proposal, proposalContributor } from "#db/schema/index.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { brokenConstraint, ConflictError, ForbiddenError } from "../errors.server.ts";

/** What a submission leaves behind; `isRepeat` when the same form had arrived before. */
export type Submission = {
  readonly proposalId: string;
  readonly accession: string;
  readonly isRepeat: boolean;
};

/** The parts that every submission has: why, and the key that makes a double submit one. */
export const submissionFields = {
  reason: z.string().trim().max(TEXT_LIMITS.comment).nullable(),
  submissionKey: z.uuid(),
} as const;

/** Writes a submitted proposal with its author as contributor and gives its id. */
export async function insertProposal(
  tctx: TransactionContext,
  input: {
    entryId: string;
    kind: ProposalKind;
    baseVersion: number | null;
    revisionId: string;
    contentHash: string;
    title: string;
    reason: string | null;
    authorId: string;
    submissionKey: string;
  },
): Promise<string> {
  const id = tctx.newId();
  await tctx.tx.insert(proposal).values({
    id,
    ...input,
    state: "submitted",
    createdAt: tctx.at,
    updatedAt: tctx.at,
  });
  await tctx.tx
    .insert(proposalContributor)
    .values({ proposalId: id, userId: input.authorId, contribution: "author" });
  return id;
}

/**
 * Runs a submission so that the same key arriving twice, even at once, makes one proposal: the second
 * gets the first one's answer. A key that somebody else used is refused.
 */
export async function submitOnce(
  ctx: ServiceContext,
  input: { submissionKey: string; authorId: string },
  run: () => Promise<Submission>,
): Promise<Submission> {
  const earlier = await findSubmission(ctx, input);
  if (earlier !== null) {
    return earlier;
  }
  try {
    return await run();
  } catch (error) {
    const constraint = brokenConstraint(error);
    // The same form posted twice at once meets either of two guards, depending on timing.
    const mayBeRepeat =
      constraint === "proposal_submission_unique" ||
      constraint === "proposal_one_open_per_entry" ||
      error instanceof ConflictError;
    const winner = mayBeRepeat ? await findSubmission(ctx, input) : null;
    if (winner !== null) {
      return winner;
    }
    if (constraint === "proposal_one_open_per_entry") {
      throw new ConflictError({
        code: "proposal-open",
        message: "Another proposal for this entry was opened at the same moment.",
      });
    }
    throw error;
  }
}

async function findSubmission(
  ctx: ServiceContext,
  input: { submissionKey: string; authorId: string },
): Promise<Submission | null> {
  const [row] = await ctx.db
    .select({ id: proposal.id, authorId: proposal.authorId, accession: entry.accession })
    .from(proposal)
    .innerJoin(entry, eq(entry.id, proposal.entryId))
    .where(eq(proposal.submissionKey, input.submissionKey));
  if (row === undefined) {
    return null;
  }
  if (row.authorId !== input.authorId) {
    throw new ForbiddenError({
      code: "submission-foreign",
      message: "This submission belongs to somebody else. Reload the form.",
    });
  }
  return { proposalId: row.id, accession: row.accession, isRepeat: true };
}
