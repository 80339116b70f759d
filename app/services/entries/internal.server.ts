import { and, eq, inArray, sql } from "drizzle-orm";
import { checkContent } from "#app/domain/entries/check-content.ts";
import {
  CONTENT_SCHEMA_VERSION,
  type EntryContent,
  entryContent,
} from "#app/domain/entries/entry-content.ts";
import { normalizeContent } from "#app/domain/entries/normalize.ts";
import { OPEN_STATES } from "#app/domain/review/states.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { entry, proposal, revision } from "#db/schema/index.ts";
import type { TransactionContext } from "../context.server.ts";
import { ConflictError, NotFoundError, RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";

/** A content that passed shape and rules, with the bytes and hash that stand for it. */
export type PreparedContent = {
  readonly content: EntryContent;
  readonly canonical: string;
  readonly contentHash: string;
};

/**
 * Takes content from outside through its schema, its canonical form and the rules of its type. Throws
 * a RefusedError that names every place and rule.
 */
export function prepareContent(input: unknown): PreparedContent {
  const content = normalizeContent(parseInput(entryContent, input));
  const errors = checkContent(content).filter((issue) => issue.severity === "error");
  if (errors.length > 0) {
    throw new RefusedError(errors.map(({ code, message, path }) => ({ code, message, path })));
  }
  return hashContent(content);
}

/** The canonical bytes and hash of content that is already in its canonical form. */
export function hashContent(content: EntryContent): PreparedContent {
  const canonical = canonicalJson(content);
  return { content, canonical, contentHash: sha256Hex(canonical) };
}

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
