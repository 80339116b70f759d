import { eq } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import type { ImportFile, ImportIssue, ImportItem } from "#app/domain/transfer/import-item.ts";
import { countItem, EMPTY_SUMMARY, type ImportSummary } from "#app/domain/transfer/plan.ts";
import { importBatch } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { RefusedError, requirePermission } from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  applyRecords,
  insertIssues,
  type PlannedRecord,
  planRecords,
} from "./import-records.server.ts";

/** Records that are planned and written together. */
const RECORDS_PER_CHUNK = 500;

/** What an import did, or would do. */
export type ImportOutcome = {
  /** Null for a dry run, and when nothing came in that a reviewer would have to decide. */
  readonly batchId: string | null;
  readonly summary: ImportSummary;
  /** Rows refused, skipped or taken with a remark, in the order of reading. */
  readonly issues: readonly ImportIssue[];
  /** Set when the source as a whole was refused; nothing was written then. */
  readonly refusal: ImportIssue | null;
};

/** What {@link runImport} takes. `items` is opened anew for each attempt of the transaction. */
export type RunImportInput = {
  readonly format: string;
  readonly label: string;
  readonly isDryRun: boolean;
  readonly items: () => AsyncIterable<ImportItem>;
  /** Called with the records done and the records to come. */
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Imports a source as one batch for review, in one transaction: new records become proposed entries,
 * changed ones proposed changes, unchanged ones nothing. Memory holds one chunk, not the file. A dry
 * run reads and plans the same way and writes nothing.
 */
export async function runImport(input: {
  ctx: ServiceContext;
  input: RunImportInput;
}): Promise<ImportOutcome> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "import.run"));
  const importer = requirePerson(ctx);
  if (input.input.isDryRun) {
    return await readThrough({ ctx, given: input.input, write: null });
  }
  try {
    return await inTransaction(ctx, async (tctx) => {
      const batchId = tctx.newId();
      await tctx.tx.insert(importBatch).values({
        id: batchId,
        format: input.input.format,
        label: input.input.label,
        state: "running",
        importerId: importer.userId,
        files: [],
        createdAt: tctx.at,
      });
      const outcome = await readThrough({
        ctx,
        given: input.input,
        write: { tctx, batchId, importerId: importer.userId },
      });
      if (outcome.refusal !== null || outcome.summary.created + outcome.summary.updated === 0) {
        // Nothing to review: leave no batch behind.
        throw new NothingToReview(outcome);
      }
      await emitAudit(tctx, {
        action: "import.submit",
        subject: { type: "import-batch", id: batchId, label: input.input.label },
        after: { ...outcome.summary, format: input.input.format },
      });
      return outcome;
    });
  } catch (error) {
    if (error instanceof NothingToReview) {
      return { ...error.outcome, batchId: null };
    }
    throw error;
  }
}

/** Rolls a batch back that would be empty, carrying its outcome out of the transaction. */
class NothingToReview extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super("The import brought nothing to review.");
    this.outcome = outcome;
  }
}

type Write = { tctx: TransactionContext; batchId: string; importerId: string };

async function readThrough(input: {
  ctx: ServiceContext;
  given: RunImportInput;
  write: Write | null;
}): Promise<ImportOutcome> {
  const { given, write } = input;
  const db = write?.tctx.tx ?? input.ctx.db;
  let summary: ImportSummary = EMPTY_SUMMARY;
  let files: readonly ImportFile[] = [];
  let total = 0;
  let done = 0;
  let refusal: ImportIssue | null = null;
  const issues: ImportIssue[] = [];
  let pending: Extract<ImportItem, { type: "record" }>["record"][] = [];

  const flush = async () => {
    const planned: PlannedRecord[] = await planRecords(db, pending);
    pending = [];
    for (const plan of planned) {
      const item: ImportItem =
        plan.refusal === null
          ? { type: "record", record: plan.record }
          : { type: "issue", issue: plan.refusal };
      summary = countItem(
        plan.refusal === null ? { summary, item, action: plan.action } : { summary, item },
      );
      issues.push(...(plan.refusal === null ? plan.record.warnings : [plan.refusal]));
    }
    if (write !== null) {
      await applyRecords(write.tctx, {
        planned,
        batchId: write.batchId,
        importerId: write.importerId,
      });
    }
    done += planned.length;
    given.onProgress?.(done, total);
  };

  for await (const item of given.items()) {
    switch (item.type) {
      case "start":
        files = item.files;
        total = item.records;
        break;
      case "record":
        pending.push(item.record);
        if (pending.length >= RECORDS_PER_CHUNK) {
          await flush();
        }
        break;
      case "issue":
        summary = countItem({ summary, item });
        issues.push(item.issue);
        break;
      default:
        refusal = item.issue;
        summary = countItem({ summary, item });
    }
  }
  if (refusal === null) {
    await flush();
    if (write !== null) {
      await finishBatch(write, { summary, files, issues });
    }
  }
  return { batchId: write?.batchId ?? null, summary, issues, refusal };
}

async function finishBatch(
  write: Write,
  input: { summary: ImportSummary; files: readonly ImportFile[]; issues: readonly ImportIssue[] },
): Promise<void> {
  await insertIssues(write.tctx, { batchId: write.batchId, issues: input.issues });
  const rows = await write.tctx.tx
    .update(importBatch)
    .set({
      state: "submitted",
      files: input.files.map(({ name, sha256, length }) => ({ name, sha256, length })),
      ...input.summary,
    })
    .where(eq(importBatch.id, write.batchId))
    .returning({ id: importBatch.id });
  invariant(rows.length === 1, "the running batch is there");
}

/** Throws the refusal of a source as an error for callers that only want success. */
export function requireImported(outcome: ImportOutcome): ImportOutcome {
  if (outcome.refusal !== null) {
    const { file, line, code, message } = outcome.refusal;
    throw new RefusedError({ code, message: `${file}:${line}: ${message}`, path: file });
  }
  return outcome;
}
