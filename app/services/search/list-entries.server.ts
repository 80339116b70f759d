import { asc, desc, type SQL, sql } from "drizzle-orm";
import { ENTRY_PAGE_SIZE, type EntryQuery } from "#app/domain/search/entry-query.ts";
import { readSearchText } from "#app/domain/search/read-search-text.ts";
import { entryProjection } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { countEntries, countFacets, type FacetCounts } from "./count-facets.server.ts";
import { ENTRY_ROW_COLUMNS, type EntryRow, entryRow } from "./entry-row.server.ts";
import {
  conditionOf,
  excerptOf,
  NOTHING,
  orderOf,
  skippedBy,
  wordsQuery,
} from "./internal.server.ts";
import { isRanked, readRanked } from "./read-ranked.server.ts";

/** Fewer hits than this on a search by words bring entries with a similar title. */
const FEW_HITS = 3;
const SIMILAR_LIMIT = 10;

/** A line of the list; `excerpt` quotes the text around the words that were searched. */
export type FoundEntry = EntryRow & { readonly excerpt: string | null };

/** One page of the list of accepted entries. */
export type EntryList = FacetCounts & {
  readonly rows: FoundEntry[];
  /** Entries whose title resembles the words, when next to nothing was found by them. */
  readonly similar: EntryRow[];
};

/**
 * Lists accepted entries with the counts of their facets. Needs no account and shows nothing that
 * was never accepted. Two statements whatever the number of rows, and a third when little was found.
 */
export async function listEntries(input: {
  ctx: ServiceContext;
  query: EntryQuery;
}): Promise<EntryList> {
  const { ctx, query } = input;
  const [rows, counts] = await Promise.all([readRows(ctx, query), countFacets(input)]);
  const intent = readSearchText(query.text);
  const isPoor = intent.kind === "words" && query.text !== "" && counts.total < FEW_HITS;
  const similar = isPoor ? await findSimilar(ctx, { query, words: intent.words }) : [];
  const found = new Set(rows.map(({ accession }) => accession));
  return {
    ...counts,
    rows,
    similar: similar.filter(({ accession }) => !found.has(accession)),
  };
}

/** One page of the list with its length alone, for programs: without facets and excerpts. */
export async function listRows(input: {
  ctx: ServiceContext;
  query: EntryQuery;
}): Promise<{ rows: EntryRow[]; total: number }> {
  const { ctx, query } = input;
  const words = wordsOf(query);
  if (words === null || !isRanked(query)) {
    const [found, total] = await Promise.all([
      readOrdered({ ctx, query, excerpt: NOTHING }),
      countEntries(input),
    ]);
    return { rows: found.map(({ excerpt: _excerpt, ...row }) => entryRow(row)), total };
  }
  const found = await readRanked({ db: ctx.db, query, words, what: "total" });
  const rows = found.map(({ total: _total, excerpt: _excerpt, ...row }) => entryRow(row));
  return { rows, total: found[0]?.total ?? (await countEntries(input)) };
}

/** One page of the list alone, without facets, with excerpts where words were searched. */
async function readRows(ctx: ServiceContext, query: EntryQuery): Promise<FoundEntry[]> {
  const words = wordsOf(query);
  if (words !== null && isRanked(query)) {
    const found = await readRanked({ db: ctx.db, query, words, what: "excerpt" });
    return found.map(({ total: _total, excerpt, ...row }) => ({ ...entryRow(row), excerpt }));
  }
  const quoted = words === null ? NOTHING : excerptOf(wordsQuery(words));
  const found = await readOrdered({ ctx, query, excerpt: quoted });
  return found.map(({ excerpt, ...row }) => ({ ...entryRow(row), excerpt }));
}

/** A page in the order of a column. */
async function readOrdered(input: {
  ctx: ServiceContext;
  query: EntryQuery;
  excerpt: SQL<string | null>;
}) {
  return await input.ctx.db
    .select({ ...ENTRY_ROW_COLUMNS, excerpt: input.excerpt })
    .from(entryProjection)
    .where(conditionOf(input.query))
    .orderBy(...orderOf(input.query.sort))
    .limit(ENTRY_PAGE_SIZE)
    .offset(skippedBy(input.query));
}

/** The words that are searched; null where a text asks for an accession or a citation, and for none. */
function wordsOf(query: EntryQuery): string | null {
  const intent = readSearchText(query.text);
  return intent.kind === "words" && query.text !== "" ? intent.words : null;
}

async function findSimilar(
  ctx: ServiceContext,
  input: { query: EntryQuery; words: string },
): Promise<EntryRow[]> {
  const { title } = entryProjection;
  const condition = conditionOf({ ...input.query, text: "" });
  const alike = sql`${input.words} <% ${title}`;
  const rows = await ctx.db
    .select(ENTRY_ROW_COLUMNS)
    .from(entryProjection)
    .where(condition === undefined ? alike : sql`${alike} and ${condition}`)
    .orderBy(desc(sql`word_similarity(${input.words}, ${title})`), asc(entryProjection.accession))
    .limit(SIMILAR_LIMIT);
  return rows.map(entryRow);
}
