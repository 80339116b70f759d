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
 * changed ones proposed changes, unchanged ones nothing. Memory holds two chunks, not the file. A dry
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

/** What an import has come to so far. */
type Progress = {
  summary: ImportSummary;
  files: readonly ImportFile[];
  total: number;
  done: number;
  refusal: ImportIssue | null;
  readonly issues: ImportIssue[];
};

async function readThrough(input: {
  ctx: ServiceContext;
  given: RunImportInput;
  write: Write | null;
}): Promise<ImportOutcome> {
  const { ctx, given, write } = input;
  const progress: Progress = {
    summary: EMPTY_SUMMARY,
    files: [],
    total: 0,
    done: 0,
    refusal: null,
    issues: [],
  };
  let pending: ImportItem[] = [];
  let records = 0;
  // A chunk is written while the next one is read and checked: the database and this process have a
  // processor each.
  let writing: Promise<void> = Promise.resolve();
  const flush = async () => {
    await writing;
    writing = takeChunk({ ctx, given, write, progress, items: pending });
    // Awaited before the next chunk and at the end; it must not count as unhandled until then.
    writing.catch(() => {});
    pending = [];
    records = 0;
  };
  try {
    for await (const item of given.items()) {
      pending.push(item);
      records += item.type === "record" ? 1 : 0;
      if (records === RECORDS_PER_CHUNK) {
        await flush();
      }
    }
    await flush();
  } finally {
    // Nothing may still be written when the transaction ends, whatever ended it.
    await writing.catch(() => {});
  }
  await writing;
  const { summary, issues, refusal } = progress;
  if (refusal === null && write !== null) {
    await finishBatch(write, progress);
  }
  return { batchId: write?.batchId ?? null, summary, issues, refusal };
}

/** Plans the records of a chunk, writes them, and counts its items in the order of reading. */
async function takeChunk(input: {
  ctx: ServiceContext;
  given: RunImportInput;
  write: Write | null;
  progress: Progress;
  items: readonly ImportItem[];
}): Promise<void> {
  const { given, write, progress, items } = input;
  const records = items.flatMap((item) => (item.type === "record" ? [item.record] : []));
  const planned = await planRecords(write?.tctx.tx ?? input.ctx.db, records);
  const plans = planned.values();
  for (const item of items) {
    takeItem({ progress, item, plan: item.type === "record" ? plans.next().value : undefined });
  }
  if (write !== null && planned.length > 0) {
    await applyRecords(write.tctx, {
      planned,
      batchId: write.batchId,
      importerId: write.importerId,
    });
  }
  if (planned.length > 0) {
    progress.done += planned.length;
    given.onProgress?.(progress.done, progress.total);
  }
}

function takeItem(input: {
  progress: Progress;
  item: ImportItem;
  plan: PlannedRecord | undefined;
}): void {
  const { progress, plan } = input;
  const refusal = plan?.refusal ?? null;
  const item: ImportItem =
    refusal !== null
      ? { type: "issue", issue: refusal }
      : plan === undefined
        ? input.item
        : { type: "record", record: plan.record };
  progress.summary = countItem({
    summary: progress.summary,
    item,
    ...(item.type === "record" && plan !== undefined ? { action: plan.action } : {}),
  });
  switch (item.type) {
    case "start":
      progress.files = item.files;
      progress.total = item.records;
      break;
    case "record":
      progress.issues.push(...item.record.warnings);
      break;
    case "issue":
      progress.issues.push(item.issue);
      break;
    default:
      progress.refusal = item.issue;
  }
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
