import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { type EntryContent, entryContent } from "#app/domain/entries/entry-content.ts";
import { can } from "#app/domain/permissions/can.ts";
import { decide, PROPOSAL_COMMANDS, type ProposalCommand } from "#app/domain/review/decide.ts";
import type { ProposalKind, ProposalState, VoteDecision } from "#app/domain/review/states.ts";
import { diffContent, type FieldChange } from "#app/domain/revisions/diff.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { entryVersion, proposal, proposalComment, revision, user } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError, requirePermission } from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { votesOf, withFacts } from "./internal.server.ts";

/** One event of a proposal's story, in order of time. */
export type ProposalStep =
  | { kind: "revision"; at: Date; by: string; reason: string | null; contentHash: string }
  | { kind: "comment"; at: Date; by: string; body: string }
  | {
      kind: "vote";
      at: Date;
      by: string;
      decision: VoteDecision;
      comment: string | null;
      /** False when the content changed after the vote. */
      isCurrent: boolean;
    };

/** Everything that a review page shows. */
export type ProposalView = {
  readonly id: string;
  readonly accession: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  readonly title: string;
  readonly reason: string | null;
  readonly author: { userId: string; name: string };
  readonly claimedBy: { userId: string; name: string } | null;
  readonly baseVersion: number | null;
  readonly batchId: string | null;
  readonly contentHash: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly content: EntryContent;
  /** Field by field against the accepted version that it starts from. */
  readonly changes: FieldChange[];
  readonly steps: ProposalStep[];
  /** For each command: null when it is allowed, else why not. */
  readonly commands: Record<ProposalCommand, Refusal | null>;
};

/** Reads a proposal with its diff, its story and what the actor may do to it. Needs an account. */
export async function getProposal(input: {
  ctx: ServiceContext;
  proposalId: string;
}): Promise<ProposalView> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "proposal.read"));
  const reader = requirePerson(ctx);
  const row = z.uuid().safeParse(input.proposalId).success
    ? (await ctx.db.select().from(proposal).where(eq(proposal.id, input.proposalId)))[0]
    : undefined;
  if (row === undefined) {
    throw new NotFoundError("The proposal");
  }
  const facts = await withFacts(ctx.db, row);
  const revisions = await ctx.db
    .select({
      id: revision.id,
      parentId: revision.parentId,
      content: revision.content,
      contentHash: revision.contentHash,
      reason: revision.reason,
      authorId: revision.authorId,
      authorName: user.name,
      createdAt: revision.createdAt,
    })
    .from(revision)
    .innerJoin(user, eq(user.id, revision.authorId))
    .where(eq(revision.entryId, row.entryId))
    .orderBy(asc(revision.createdAt), asc(revision.id));
  const current = revisions.find((candidate) => candidate.id === row.revisionId);
  if (current === undefined) {
    throw new NotFoundError("The proposed content");
  }
  const content = entryContent.parse(JSON.parse(current.content));
  const base = await baseContent(ctx, { entryId: row.entryId, version: row.baseVersion });
  const votes = await votesOf(ctx.db, row.id);
  const comments = await ctx.db
    .select({ body: proposalComment.body, by: user.name, at: proposalComment.createdAt })
    .from(proposalComment)
    .innerJoin(user, eq(user.id, proposalComment.authorId))
    .where(eq(proposalComment.proposalId, row.id));
  const [author] = await ctx.db
    .select({ userId: user.id, name: user.name })
    .from(user)
    .where(eq(user.id, row.authorId));
  const steps: ProposalStep[] = [
    ...ownRevisions({ revisions, currentId: row.revisionId, since: row.createdAt }).map(
      (step): ProposalStep => ({
        kind: "revision",
        at: step.createdAt,
        by: step.authorName,
        reason: step.reason,
        contentHash: step.contentHash,
      }),
    ),
    ...comments.map((comment): ProposalStep => ({ kind: "comment", ...comment })),
    ...votes.map(
      (given): ProposalStep => ({
        kind: "vote",
        at: given.createdAt,
        by: given.voterName,
        decision: given.decision,
        comment: given.comment,
        isCurrent: given.contentHash === row.contentHash,
      }),
    ),
  ].sort((left, right) => left.at.getTime() - right.at.getTime());
  return {
    id: row.id,
    accession: facts.accession,
    kind: row.kind,
    state: row.state,
    title: row.title,
    reason: row.reason,
    author: author ?? { userId: row.authorId, name: "" },
    claimedBy: facts.claimedBy,
    baseVersion: row.baseVersion,
    batchId: row.batchId,
    contentHash: row.contentHash,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    content,
    changes: row.kind === "retire" ? [] : diffContent(base, content),
    steps,
    commands: Object.fromEntries(
      PROPOSAL_COMMANDS.map((command) => {
        const decision = decide({
          proposal: facts,
          command,
          actor: reader,
          seenHash: facts.contentHash,
          reason: "given later",
        });
        return [command, decision.ok ? null : decision.error];
      }),
    ) as Record<ProposalCommand, Refusal | null>,
  };
}

async function baseContent(
  ctx: ServiceContext,
  input: { entryId: string; version: number | null },
): Promise<EntryContent | null> {
  if (input.version === null) {
    return null;
  }
  const [base] = await ctx.db
    .select({ content: revision.content })
    .from(entryVersion)
    .innerJoin(revision, eq(revision.id, entryVersion.revisionId))
    .where(and(eq(entryVersion.entryId, input.entryId), eq(entryVersion.version, input.version)));
  return base === undefined ? null : entryContent.parse(JSON.parse(base.content));
}

/** The revisions that this proposal brought: from its current one back to where it began. */
function ownRevisions<Row extends { id: string; parentId: string | null; createdAt: Date }>(input: {
  revisions: readonly Row[];
  currentId: string;
  since: Date;
}): Row[] {
  const byId = new Map(input.revisions.map((row) => [row.id, row]));
  const own: Row[] = [];
  let next = byId.get(input.currentId);
  while (next !== undefined && next.createdAt >= input.since) {
    own.push(next);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return own;
}
