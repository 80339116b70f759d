import { and, eq, inArray } from "drizzle-orm";
import type { TermKind, TermRecord } from "#app/domain/terms/term-record.ts";
import { bulkInsert } from "#db/queries/bulk-insert.server.ts";
import { terminologyTerm } from "#db/schema/index.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";

type Reader = ServiceContext["db"] | TransactionContext["tx"];

/** A term as it is kept, with the complete list that it stands in. */
export type KeptTerm = { readonly term: TermRecord; readonly source: string | null };

/** The kept terms of a kind by id: all of them, or those of the ids given. */
export async function keptTerms(
  db: Reader,
  input: { readonly kind: TermKind; readonly ids?: readonly string[] },
): Promise<Map<string, KeptTerm>> {
  const { kind, ids } = input;
  const t = terminologyTerm;
  const rows = await db
    .select({
      kind: t.kind,
      id: t.id,
      label: t.label,
      synonyms: t.synonyms,
      previous: t.previous,
      xrefs: t.xrefs,
      status: t.status,
      replacedBy: t.replacedBy,
      source: t.source,
    })
    .from(t)
    .where(and(eq(t.kind, kind), ids === undefined ? undefined : inArray(t.id, [...ids])));
  return new Map(rows.map(({ source, ...term }) => [term.id, { term, source }]));
}

/** The ids of the terms in use that stand in a complete list. */
export async function activeIdsOf(
  db: Reader,
  input: { readonly kind: TermKind; readonly source: string },
): Promise<string[]> {
  const t = terminologyTerm;
  const rows = await db
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.kind, input.kind), eq(t.source, input.source), eq(t.status, "active")))
    .orderBy(t.id);
  return rows.map(({ id }) => id);
}

/** Keeps terms: new ones are added, those of a known id are overwritten. */
export async function keepTerms(
  tx: TransactionContext["tx"],
  terms: readonly KeptTerm[],
): Promise<void> {
  await bulkInsert(tx, {
    table: terminologyTerm,
    rows: terms.map(({ term, source }) => ({ ...term, source })),
    replaceOn: ["kind", "id"],
  });
}
