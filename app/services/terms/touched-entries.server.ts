import { and, asc, eq, gt } from "drizzle-orm";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import { nameKey, type TermRecord } from "#app/domain/terms/term-record.ts";
import { usedTerms } from "#app/domain/terms/used-terms.ts";
import { entry, entryProjection, entryVersion, revision } from "#db/schema/index.ts";
import type { TransactionContext } from "../context.server.ts";

/** Entries that are read at once: keeps memory at a few megabytes. */
const PAGE = 500;

/** The most places that are told. */
export const TOUCHED_LIMIT = 10_000;

/** An accepted entry in use that names a term which changed: what it shows, and what the term is now. */
export type TouchedEntry = {
  readonly accession: string;
  readonly title: string;
  /** The term's id, and the id by which the entry names it (an NCBI Gene id for an HGNC gene). */
  readonly termId: string;
  readonly namedBy: string;
  readonly shown: string;
  readonly label: string;
  readonly isRetired: boolean;
  readonly replacedBy: string | null;
};

/**
 * The accepted entries in use that name one of the changed terms, by its id or, for genes and drugs,
 * by an id that it has elsewhere, and that show a name which the term had before, or a term that is
 * retired. At most {@link TOUCHED_LIMIT} places.
 */
export async function touchedEntries(
  tx: TransactionContext["tx"],
  changed: readonly TermRecord[],
): Promise<TouchedEntry[]> {
  const byId = new Map(
    changed.flatMap((term) =>
      [term.id, ...(term.kind === "gene" || term.kind === "drug" ? term.xrefs : [])].map(
        (id) => [id, term] as const,
      ),
    ),
  );
  const touched: TouchedEntry[] = [];
  if (byId.size === 0) {
    return touched;
  }
  for (let after = ""; touched.length < TOUCHED_LIMIT; ) {
    const rows = await readPage(tx, after);
    for (const { accession, title, content } of rows) {
      // What is stored passed the schema when it was proposed.
      for (const { id, label } of usedTerms(JSON.parse(content) as EntryContent)) {
        const term = byId.get(id);
        if (term !== undefined && (term.status === "retired" || isFormerName(term, label))) {
          touched.push({
            accession,
            title,
            termId: term.id,
            namedBy: id,
            shown: label,
            label: term.label,
            isRetired: term.status === "retired",
            replacedBy: term.replacedBy,
          });
        }
      }
    }
    after = rows.at(-1)?.accession ?? after;
    if (rows.length < PAGE) {
      break;
    }
  }
  return touched.slice(0, TOUCHED_LIMIT);
}

function isFormerName({ label, previous }: TermRecord, shown: string): boolean {
  const key = nameKey(shown);
  return key !== nameKey(label) && previous.some((name) => nameKey(name) === key);
}

function readPage(tx: TransactionContext["tx"], after: string) {
  return tx
    .select({
      accession: entry.accession,
      title: entryProjection.title,
      content: revision.content,
    })
    .from(entry)
    .innerJoin(
      entryVersion,
      and(eq(entryVersion.entryId, entry.id), eq(entryVersion.version, entry.acceptedVersion)),
    )
    .innerJoin(revision, eq(revision.id, entryVersion.revisionId))
    .innerJoin(entryProjection, eq(entryProjection.entryId, entry.id))
    .where(and(eq(entry.lifecycle, "active"), gt(entry.accession, after)))
    .orderBy(asc(entry.accession))
    .limit(PAGE);
}
