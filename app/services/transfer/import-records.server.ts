import { and, eq, inArray, sql } from "drizzle-orm";
import { CONTENT_SCHEMA_VERSION } from "#app/domain/entries/entry-content.ts";
import { entryTitle } from "#app/domain/entries/title.ts";
import { OPEN_STATES } from "#app/domain/review/states.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import type { ImportIssue, ImportRecord } from "#app/domain/transfer/import-item.ts";
import { type ImportAction, planRecord } from "#app/domain/transfer/plan.ts";
import { bulkInsert } from "#db/queries/bulk-insert.server.ts";
import {
  entry,
  entryVersion,
  externalRecord,
  importIssue,
  proposal,
  proposalContributor,
  revision,
} from "#db/schema/index.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { nextAccessions } from "../entries/entry-store.server.ts";
import { hashContent, type PreparedContent } from "../entries/prepare-content.server.ts";

/** A record with what is to be done with it; `refusal` is set when it cannot be done now. */
export type PlannedRecord = {
  readonly record: ImportRecord;
  readonly prepared: PreparedContent;
  readonly action: ImportAction;
  readonly refusal: ImportIssue | null;
  readonly existing: ExistingEntry | null;
};

type ExistingEntry = {
  readonly entryId: string;
  readonly sourceHash: string;
  readonly acceptedHash: string | null;
  readonly acceptedVersion: number | null;
  readonly acceptedRevisionId: string | null;
  readonly isHeld: boolean;
  readonly lifecycle: string;
};

/** Plans a chunk of records against what the database holds, with one query for the chunk. */
export async function planRecords(
  db: ServiceContext["db"] | TransactionContext["tx"],
  records: readonly ImportRecord[],
): Promise<PlannedRecord[]> {
  const source = records[0]?.source;
  if (source === undefined) {
    return [];
  }
  const rows = await db
    .select({
      recordId: externalRecord.recordId,
      entryId: externalRecord.entryId,
      sourceHash: externalRecord.contentHash,
      acceptedHash: entryVersion.contentHash,
      acceptedVersion: entry.acceptedVersion,
      acceptedRevisionId: entryVersion.revisionId,
      lifecycle: entry.lifecycle,
      isHeld: sql<boolean>`exists (select 1 from ${proposal} p where p.entry_id = ${entry.id}
        and p.state in (${sql.join(
          OPEN_STATES.map((state) => sql`${state}`),
          sql`, `,
        )}))`,
    })
    .from(externalRecord)
    .innerJoin(entry, eq(entry.id, externalRecord.entryId))
    .leftJoin(
      entryVersion,
      and(eq(entryVersion.entryId, entry.id), eq(entryVersion.version, entry.acceptedVersion)),
    )
    .where(
      and(
        eq(externalRecord.source, source),
        inArray(
          externalRecord.recordId,
          records.map((record) => record.recordId),
        ),
      ),
    );
  const known = new Map(rows.map((row) => [row.recordId, row]));
  return records.map((record) => {
    const prepared = hashContent(record.content);
    const existing = known.get(record.recordId) ?? null;
    const action = planRecord({ contentHash: prepared.contentHash, existing });
    const isDiverged = action.action === "update" && action.isDiverged;
    return {
      record: isDiverged ? withDivergence(record) : record,
      prepared,
      action,
      existing,
      refusal: action.action === "update" ? updateRefusal(record, existing) : null,
    };
  });
}

/** The entry was changed here since it was imported: the reviewer must know what would be replaced. */
function withDivergence(record: ImportRecord): ImportRecord {
  const warning: ImportIssue = {
    file: record.file,
    line: record.line,
    recordId: record.recordId,
    severity: "warning",
    code: "changed-here",
    message:
      "The entry was changed here since it was imported; accepting this replaces that change.",
  };
  return { ...record, warnings: [...record.warnings, warning] };
}

function updateRefusal(record: ImportRecord, existing: ExistingEntry | null): ImportIssue | null {
  const place = { file: record.file, line: record.line, recordId: record.recordId };
  if (existing?.isHeld) {
    return {
      ...place,
      severity: "refused",
      code: "proposal-open",
      message: "The entry has an open proposal; decide it, then import again.",
    };
  }
  if (existing?.lifecycle !== "active") {
    return {
      ...place,
      severity: "refused",
      code: "not-active",
      message: "The entry is not active, so it takes no change.",
    };
  }
  return null;
}

/** Writes the planned creations and updates of a chunk as proposals of the batch. */
export async function applyRecords(
  tctx: TransactionContext,
  input: { planned: readonly PlannedRecord[]; batchId: string; importerId: string },
): Promise<void> {
  const wanted = input.planned.filter(
    (plan) => plan.refusal === null && plan.action.action !== "unchanged",
  );
  const creations = wanted.filter((plan) => plan.action.action === "create");
  const accessions = await nextAccessions(tctx, creations.length);
  const rows = wanted.map((plan) => proposalRows(tctx, { ...input, plan }));
  await bulkInsert(tctx.tx, {
    table: entry,
    rows: rows
      .filter((row) => row.plan.action.action === "create")
      .map((row, index) => {
        const accession = accessions[index];
        invariant(accession, "every creation has an accession");
        return {
          id: row.entryId,
          accession,
          kind: row.plan.record.content.kind,
          module: row.plan.record.content.module,
          lifecycle: "draft" as const,
          rowVersion: 1,
          createdAt: tctx.at,
        };
      }),
  });
  await bulkInsert(tctx.tx, { table: revision, rows: rows.map((row) => row.revision) });
  await bulkInsert(tctx.tx, { table: proposal, rows: rows.map((row) => row.proposal) });
  await bulkInsert(tctx.tx, {
    table: proposalContributor,
    rows: rows.map((row) => ({
      proposalId: row.proposal.id,
      userId: input.importerId,
      contribution: "importer" as const,
    })),
  });
  await bulkInsert(tctx.tx, {
    table: externalRecord,
    replaceOn: ["source", "recordId"],
    rows: rows.map((row) => ({
      source: row.plan.record.source,
      recordId: row.plan.record.recordId,
      entryId: row.entryId,
      contentHash: row.plan.prepared.contentHash,
      batchId: input.batchId,
    })),
  });
}

function proposalRows(
  tctx: TransactionContext,
  input: { plan: PlannedRecord; batchId: string; importerId: string },
) {
  const { plan } = input;
  const entryId = plan.existing?.entryId ?? tctx.newId();
  const revisionId = tctx.newId();
  const reason = `Imported from ${plan.record.source} ${plan.record.recordId}.`;
  return {
    plan,
    entryId,
    revision: {
      id: revisionId,
      entryId,
      parentId: plan.existing?.acceptedRevisionId ?? null,
      schemaVersion: CONTENT_SCHEMA_VERSION,
      content: plan.prepared.canonical,
      contentHash: plan.prepared.contentHash,
      authorId: input.importerId,
      reason,
      createdAt: tctx.at,
    },
    proposal: {
      id: tctx.newId(),
      entryId,
      kind: plan.action.action === "create" ? ("create" as const) : ("amend" as const),
      state: "submitted" as const,
      baseVersion: plan.existing?.acceptedVersion ?? null,
      revisionId,
      contentHash: plan.prepared.contentHash,
      title: entryTitle(plan.record.content),
      reason,
      authorId: input.importerId,
      batchId: input.batchId,
      submissionKey: tctx.newId(),
      rowVersion: 1,
      createdAt: tctx.at,
      updatedAt: tctx.at,
    },
  };
}

/** Keeps what was refused, skipped or remarked on, with file and line. */
export async function insertIssues(
  tctx: TransactionContext,
  input: { batchId: string; issues: readonly ImportIssue[] },
): Promise<void> {
  await bulkInsert(tctx.tx, {
    table: importIssue,
    rows: input.issues.map((issue) => ({ id: tctx.newId(), batchId: input.batchId, ...issue })),
  });
}
