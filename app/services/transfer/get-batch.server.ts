import { and, asc, count, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import type { ProposalKind, ProposalState } from "#app/domain/review/states.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { entry, importBatch, importIssue, proposal, user } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError, requirePermission } from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";

/** Rows of one page of a batch's proposals or issues. */
export const BATCH_PAGE_SIZE = 50;

/** A batch as its page and the list show it. */
export type BatchRow = typeof importBatch.$inferSelect & {
  readonly importerName: string;
  readonly reviewerName: string | null;
};

type IssueRow = typeof importIssue.$inferSelect;

/** All batches, the newest first, at most a hundred. */
export async function listBatches(input: { ctx: ServiceContext }): Promise<BatchRow[]> {
  requirePermission(can(input.ctx.actor, "proposal.read"));
  return await batchRows(input.ctx)
    .orderBy(desc(importBatch.createdAt))
    .limit(100)
    .then((rows) => rows.map(flatten));
}

/** One batch with a page of its proposals and of its issues, and whether the actor may decide it. */
export async function getBatch(input: {
  ctx: ServiceContext;
  batchId: string;
  /** From 1. */
  page: number;
  issuePage: number;
}): Promise<{
  batch: BatchRow;
  proposals: {
    id: string;
    accession: string;
    kind: ProposalKind;
    state: ProposalState;
    title: string;
  }[];
  proposalCount: number;
  issues: IssueRow[];
  issueCounts: { code: string; severity: IssueRow["severity"]; count: number }[];
  decision: Refusal | null;
}> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "proposal.read"));
  const reader = requirePerson(ctx);
  const [found] = z.uuid().safeParse(input.batchId).success
    ? await batchRows(ctx).where(eq(importBatch.id, input.batchId))
    : [];
  if (found === undefined) {
    throw new NotFoundError("The import batch");
  }
  const batch = flatten(found);
  const proposals = await ctx.db
    .select({
      id: proposal.id,
      accession: entry.accession,
      kind: proposal.kind,
      state: proposal.state,
      title: proposal.title,
    })
    .from(proposal)
    .innerJoin(entry, eq(entry.id, proposal.entryId))
    .where(eq(proposal.batchId, batch.id))
    .orderBy(asc(entry.accession))
    .limit(BATCH_PAGE_SIZE)
    .offset((Math.max(1, input.page) - 1) * BATCH_PAGE_SIZE);
  const [total] = await ctx.db
    .select({ value: count() })
    .from(proposal)
    .where(eq(proposal.batchId, batch.id));
  const issues = await ctx.db
    .select()
    .from(importIssue)
    .where(eq(importIssue.batchId, batch.id))
    .orderBy(asc(importIssue.file), asc(importIssue.line), asc(importIssue.code))
    .limit(BATCH_PAGE_SIZE)
    .offset((Math.max(1, input.issuePage) - 1) * BATCH_PAGE_SIZE);
  const issueCounts = await ctx.db
    .select({
      code: importIssue.code,
      severity: importIssue.severity,
      count: sql<number>`count(*)::int`,
    })
    .from(importIssue)
    .where(and(eq(importIssue.batchId, batch.id)))
    .groupBy(importIssue.code, importIssue.severity)
    .orderBy(desc(sql`count(*)`), asc(importIssue.code));
  return {
    batch,
    proposals,
    proposalCount: total?.value ?? 0,
    issues,
    issueCounts,
    decision: decisionRefusal({ ctx, batch, readerId: reader.userId }),
  };
}

function decisionRefusal(input: {
  ctx: ServiceContext;
  batch: BatchRow;
  readerId: string;
}): Refusal | null {
  if (input.batch.state !== "submitted") {
    return { code: "state-forbids", message: `The batch is ${input.batch.state}.` };
  }
  const allowed = can(input.ctx.actor, "batch.decide");
  if (!allowed.ok) {
    return allowed.error;
  }
  return input.batch.importerId === input.readerId
    ? { code: "own-work", message: "You imported this batch, so somebody else must review it." }
    : null;
}

function batchRows(ctx: ServiceContext) {
  const reviewer = alias(user, "reviewer");
  return ctx.db
    .select({ batch: importBatch, importerName: user.name, reviewerName: reviewer.name })
    .from(importBatch)
    .innerJoin(user, eq(user.id, importBatch.importerId))
    .leftJoin(reviewer, eq(reviewer.id, importBatch.reviewerId))
    .$dynamic();
}

function flatten(row: {
  batch: typeof importBatch.$inferSelect;
  importerName: string;
  reviewerName: string | null;
}): BatchRow {
  return { ...row.batch, importerName: row.importerName, reviewerName: row.reviewerName };
}
