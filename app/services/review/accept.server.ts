import { eq, sql } from "drizzle-orm";
import type { AuditRecord } from "#app/domain/audit/event.ts";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { projectEntry } from "#app/domain/entries/projection.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { entry, entryProjection, entryVersion, revision } from "#db/schema/index.ts";
import type { TransactionContext } from "../context.server.ts";
import { refuseStaleBase } from "../entries/entry-store.server.ts";
import type { LoadedProposal } from "./internal.server.ts";

/**
 * Makes a proposal's content the accepted version of its entry: the next version number, the entry's
 * lifecycle, and the row that lists read. The vote must be there already; the database checks it.
 * Returns what the audit trail is to record.
 */
export async function acceptIntoEntry(
  tctx: TransactionContext,
  proposal: LoadedProposal,
): Promise<AuditRecord> {
  const [target] = await tctx.tx
    .select()
    .from(entry)
    .where(eq(entry.id, proposal.entryId))
    .for("update");
  invariant(target, "a proposal has an entry");
  if (proposal.baseVersion !== null) {
    refuseStaleBase({ accepted: target.acceptedVersion, base: proposal.baseVersion });
  }
  const version = (target.acceptedVersion ?? 0) + 1;
  const active = proposal.kind !== "retire";
  await tctx.tx.insert(entryVersion).values({
    entryId: target.id,
    version,
    revisionId: proposal.revisionId,
    contentHash: proposal.contentHash,
    proposalId: proposal.id,
    active,
    acceptedAt: tctx.at,
  });
  const content = await loadContent(tctx, proposal.revisionId);
  await tctx.tx
    .update(entry)
    .set({
      acceptedVersion: version,
      lifecycle: active ? "active" : "retired",
      module: content.module,
      rowVersion: sql`${entry.rowVersion} + 1`,
    })
    .where(eq(entry.id, target.id));
  const row = {
    entryId: target.id,
    accession: target.accession,
    kind: target.kind,
    module: content.module,
    version,
    active,
    acceptedAt: tctx.at,
    ...projectEntry(content),
  };
  await tctx.tx
    .insert(entryProjection)
    .values(row)
    .onConflictDoUpdate({ target: entryProjection.entryId, set: row });
  return {
    action: active ? "entry.accept" : "entry.retire",
    subject: { type: "entry", id: target.id, label: target.accession },
    before: { version: target.acceptedVersion, lifecycle: target.lifecycle },
    after: { version, lifecycle: active ? "active" : "retired", contentHash: proposal.contentHash },
  };
}

async function loadContent(tctx: TransactionContext, revisionId: string) {
  const [row] = await tctx.tx
    .select({ content: revision.content })
    .from(revision)
    .where(eq(revision.id, revisionId));
  invariant(row, "a proposal has a revision");
  return entryContent.parse(JSON.parse(row.content));
}
