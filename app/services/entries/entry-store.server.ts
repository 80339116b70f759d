import { and, eq, inArray, sql } from "drizzle-orm";
import { CONTENT_SCHEMA_VERSION } from "#app/domain/entries/entry-content.ts";
import { OPEN_STATES } from "#app/domain/review/states.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { entry, proposal, revision } from "#db/schema/index.ts";
import type { TransactionContext } from "../context.server.ts";
import { ConflictError, NotFoundError } from "../errors.server.ts";
import type { PreparedContent } from "./prepare-content.server.ts";

/** How an accession is written: at least six digits. */
export function formatAccession(number: number): string {
  return `CUR-${String(number).padStart(6, "0")}`;
}

/** Takes the next accessions, in order. Numbers of a rolled-back act are lost, never reused. */
export async function nextAccessions(tctx: TransactionContext, count: number): Promise<string[]> {
  const { rows } = await tctx.tx.execute<{ number: string }>(
    sql`select nextval('entry_accession_seq') as number from generate_series(1, ${count})`,
  );
  return rows.map((row) => formatAccession(Number(row.number)));
}

/** Writes an immutable revision by the acting person and gives its id. */
export async function insertRevision(
  tctx: TransactionContext,
  input: {
    entryId: string;
    parentId: string | null;
    authorId: string;
    prepared: PreparedContent;
    reason: string | null;
  },
): Promise<string> {
  const id = tctx.newId();
  await tctx.tx.insert(revision).values({
    id,
    entryId: input.entryId,
    parentId: input.parentId,
    schemaVersion: CONTENT_SCHEMA_VERSION,
    content: input.prepared.canonical,
    contentHash: input.prepared.contentHash,
    authorId: input.authorId,
    reason: input.reason,
    createdAt: tctx.at,
  });
  return id;
}

/** An entry by accession with its row locked, so that nobody moves it meanwhile. */
export async function lockEntry(tctx: TransactionContext, accession: string) {
  const [row] = await tctx.tx
    .select()
    .from(entry)
    .where(eq(entry.accession, accession))
    .for("update");
  if (row === undefined) {
    throw new NotFoundError(accession);
  }
  return row;
}

/** The accepted revision of a version. */
export async function acceptedRevision(
  tctx: TransactionContext,
  input: { entryId: string; version: number },
) {
  const { rows } = await tctx.tx.execute<{
    id: string;
    content: string;
    content_hash: string;
  }>(sql`
    select r.id, r.content, r.content_hash from entry_version v
    join revision r on r.id = v.revision_id
    where v.entry_id = ${input.entryId} and v.version = ${input.version}`);
  const [row] = rows;
  invariant(row, "an accepted version has a revision");
  return { id: row.id, content: row.content, contentHash: row.content_hash };
}

/** Refuses a second open proposal for one entry, naming the one that is there. */
export async function refuseSecondProposal(
  tctx: TransactionContext,
  entryId: string,
): Promise<void> {
  const [open] = await tctx.tx
    .select({ id: proposal.id, title: proposal.title })
    .from(proposal)
    .where(and(eq(proposal.entryId, entryId), inArray(proposal.state, [...OPEN_STATES])))
    .limit(1);
  if (open !== undefined) {
    throw new ConflictError({
      code: "proposal-open",
      message: "Another proposal for this entry is still open. Finish or withdraw it first.",
    });
  }
}

/** Refuses when the entry moved on since the author opened it. */
export function refuseStaleBase(input: { accepted: number | null; base: number }): void {
  if (input.accepted !== input.base) {
    throw new ConflictError({
      code: "stale-base",
      message: `You started from version ${input.base}; version ${input.accepted} has been accepted since. Compare the two, then start again from the new one.`,
    });
  }
}
