import { and, asc, eq, gt, sql } from "drizzle-orm";
import { z } from "zod";
import type { AuditRecord } from "#app/domain/audit/event.ts";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { projectEntry } from "#app/domain/entries/projection.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { bulkInsert } from "#db/queries/bulk-insert.server.ts";
import { entry, entryProjection, importBatch, proposal, revision } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { lockBatchForDecision } from "./internal.server.ts";

/** Entries that are projected together. */
const ENTRIES_PER_CHUNK = 500;

const Input = z.strictObject({
  batchId: z.uuid("A batch is named by its id, as `batch list` shows it."),
  comment: z.string().trim().max(TEXT_LIMITS.comment).nullable(),
});

/**
 * Accepts an import batch as a whole: one vote on each of its open proposals, each entry's next
 * version, and an audit event per entry. Only a reviewer who is not the importer; the database checks
 * each vote and version again. Returns how many entries were accepted.
 */
export async function acceptBatch(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<{ accepted: number }> {
  const { ctx } = input;
  const given = parseInput(Input, input.input);
  return await inTransaction(ctx, async (tctx) => {
    const { batch, reviewer } = await lockBatchForDecision(tctx, given.batchId);
    const comment = given.comment || null;
    const { rows: votes } = await tctx.tx.execute<{ proposal_id: string }>(sql`
      insert into vote (id, proposal_id, revision_id, content_hash, voter_id, voter_roles, decision,
        comment, created_at)
      select gen_random_uuid(), p.id, p.revision_id, p.content_hash, ${reviewer.userId},
        ${sql.raw(`'{${reviewer.roles.join(",")}}'`)}::text[], 'approve', ${comment},
        ${tctx.at.toISOString()}::timestamptz
      from proposal p where p.batch_id = ${batch.id} and p.state = 'submitted'
      returning proposal_id`);
    await tctx.tx.execute(sql`
      insert into entry_version (entry_id, version, revision_id, content_hash, proposal_id, active,
        accepted_at)
      select p.entry_id, coalesce(e.accepted_version, 0) + 1, p.revision_id, p.content_hash, p.id,
        p.kind <> 'retire', ${tctx.at.toISOString()}::timestamptz
      from proposal p join entry e on e.id = p.entry_id
      where p.batch_id = ${batch.id} and p.state = 'submitted'
        and e.accepted_version is not distinct from p.base_version`);
    const { rows: accepted } = await tctx.tx.execute<{ id: string }>(sql`
      update entry e set accepted_version = v.version,
        lifecycle = case when v.active then 'active' else 'retired' end,
        row_version = e.row_version + 1
      from entry_version v join proposal p on p.id = v.proposal_id
      where p.batch_id = ${batch.id} and p.state = 'submitted' and v.entry_id = e.id
      returning e.id`);
    invariant(accepted.length === votes.length, "every vote of a batch makes a version");
    const events = await projectBatch(tctx, batch.id);
    await tctx.tx.execute(sql`
      update proposal set state = 'accepted', updated_at = ${tctx.at.toISOString()}::timestamptz
      where batch_id = ${batch.id} and state = 'submitted'`);
    await tctx.tx
      .update(importBatch)
      .set({ state: "accepted", reviewerId: reviewer.userId, decidedAt: tctx.at })
      .where(eq(importBatch.id, batch.id));
    await emitAudit(tctx, [
      {
        action: "import.accept",
        subject: { type: "import-batch", id: batch.id, label: batch.label },
        reason: comment,
        before: { state: batch.state },
        after: { state: "accepted", entries: accepted.length },
      },
      ...events,
    ]);
    return { accepted: accepted.length };
  });
}

/**
 * Recomputes the list rows of a batch's entries and says what the trail records. One chunk is computed
 * while the database writes the one before.
 */
async function projectBatch(tctx: TransactionContext, batchId: string): Promise<AuditRecord[]> {
  const events: AuditRecord[] = [];
  let writing: Promise<void> = Promise.resolve();
  try {
    let rows = await readChunk(tctx, { batchId, after: "" });
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      const projected = rows.map((row) => projectRow(tctx, row));
      events.push(...rows.map(acceptedEvent));
      await writing;
      rows = await readChunk(tctx, { batchId, after: last.accession });
      writing = bulkInsert(tctx.tx, {
        table: entryProjection,
        rows: projected,
        replaceOn: ["entryId"],
      });
      // Awaited before the next chunk and at the end; it must not count as unhandled until then.
      writing.catch(() => {});
    }
  } finally {
    // Nothing may still be written when the transaction ends, whatever ended it.
    await writing.catch(() => {});
  }
  await writing;
  return events;
}

type BatchRow = Awaited<ReturnType<typeof readChunk>>[number];

function readChunk(tctx: TransactionContext, input: { batchId: string; after: string }) {
  return tctx.tx
    .select({
      entryId: entry.id,
      accession: entry.accession,
      kind: entry.kind,
      version: entry.acceptedVersion,
      lifecycle: entry.lifecycle,
      baseVersion: proposal.baseVersion,
      contentHash: proposal.contentHash,
      content: revision.content,
    })
    .from(proposal)
    .innerJoin(entry, eq(entry.id, proposal.entryId))
    .innerJoin(revision, eq(revision.id, proposal.revisionId))
    .where(
      and(
        eq(proposal.batchId, input.batchId),
        eq(proposal.state, "submitted"),
        gt(entry.accession, input.after),
      ),
    )
    .orderBy(asc(entry.accession))
    .limit(ENTRIES_PER_CHUNK);
}

function projectRow(tctx: TransactionContext, row: BatchRow): typeof entryProjection.$inferInsert {
  const content = entryContent.parse(JSON.parse(row.content));
  invariant(row.version, "an accepted entry has a version");
  return {
    entryId: row.entryId,
    accession: row.accession,
    kind: row.kind,
    module: content.module,
    version: row.version,
    active: row.lifecycle === "active",
    acceptedAt: tctx.at,
    ...projectEntry(content),
  };
}

function acceptedEvent(row: BatchRow): AuditRecord {
  return {
    action: row.lifecycle === "active" ? "entry.accept" : "entry.retire",
    subject: { type: "entry", id: row.entryId, label: row.accession },
    before: { version: row.baseVersion },
    after: { version: row.version, contentHash: row.contentHash },
  };
}
