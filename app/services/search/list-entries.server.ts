import { asc, desc, inArray, type SQL, sql } from "drizzle-orm";
import { ENTRY_PAGE_SIZE, type EntryQuery } from "#app/domain/search/entry-query.ts";
import { MATCH_MARKS } from "#app/domain/search/match-marks.ts";
import { readSearchText } from "#app/domain/search/read-search-text.ts";
import { entryProjection } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { countFacets, type FacetCounts } from "./count-facets.server.ts";
import { ENTRY_ROW_COLUMNS, type EntryRow, entryRow } from "./entry-row.server.ts";
import { conditionOf, wordsQuery } from "./internal.server.ts";

/** Fewer hits than this on a search by words bring entries with a similar title. */
const FEW_HITS = 3;
const SIMILAR_LIMIT = 10;

/** Hits that are ranked by their words; a whole number of pages. */
const RANKED_LIMIT = 80 * ENTRY_PAGE_SIZE;

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

/** One page of the list alone, without facets. */
export async function readRows(ctx: ServiceContext, query: EntryQuery): Promise<FoundEntry[]> {
  const intent = readSearchText(query.text);
  const words = intent.kind === "words" && query.text !== "" ? wordsQuery(intent.words) : null;
  const skipped = (query.page - 1) * ENTRY_PAGE_SIZE;
  const isRanked = query.sort === "relevance" && words !== null && skipped < RANKED_LIMIT;
  const rows = await ctx.db
    .select({ ...ENTRY_ROW_COLUMNS, excerpt: excerptOf(words) })
    .from(entryProjection)
    .where(isRanked ? inArray(entryProjection.entryId, strongest(ctx, query)) : conditionOf(query))
    .orderBy(...(isRanked ? relevance(query.text, words) : []), ...orderOf(query.sort))
    .limit(ENTRY_PAGE_SIZE)
    .offset(skipped);
  return rows.map(({ excerpt, ...row }) => ({ ...entryRow(row), excerpt }));
}

/**
 * The hits that are ranked by their words: the first {@link RANKED_LIMIT} by strength. Behind them the
 * list goes on by strength, so that every hit stands on exactly one page and a search for a word that
 * half of the entries have stays quick.
 */
function strongest(ctx: ServiceContext, query: EntryQuery) {
  return ctx.db
    .select({ entryId: entryProjection.entryId })
    .from(entryProjection)
    .where(conditionOf(query))
    .orderBy(...orderOf("strength"))
    .limit(RANKED_LIMIT);
}

function orderOf(sort: EntryQuery["sort"]): SQL[] {
  const { accession, acceptedAt, levelRank } = entryProjection;
  switch (sort) {
    case "accession":
      return [asc(accession)];
    case "recent":
      // Spelled as the index is, which would not be used otherwise.
      return [sql`${acceptedAt} desc nulls last`, asc(accession)];
    default:
      return [asc(levelRank), asc(accession)];
  }
}

/** Entries about a gene or drug that was named come before those that mention it. */
function relevance(text: string, words: SQL): SQL[] {
  const names = sql`${sql.param(namesIn(text))}::text[]`;
  const { drugs, genes, search } = entryProjection;
  return [
    desc(sql`(${genes} && ${names})::int + (${drugs} && ${names})::int`),
    desc(sql`ts_rank(${search}, ${words}, 1)`),
  ];
}

/** The words of a text in the spellings that gene and drug names have. */
function namesIn(text: string): string[] {
  const words = text.split(/[\s,;"()]+/).filter((word) => word !== "");
  const spellings = words.flatMap((word) => [
    word,
    word.toUpperCase(),
    `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`,
  ]);
  return [...new Set(spellings)];
}

/**
 * The words around a match. The texts of an entry stand behind the first blank line of its search
 * text. PostgreSQL makes excerpts after the limit, so for the rows of the page alone.
 */
function excerptOf(words: SQL | null): SQL<string | null> {
  if (words === null) {
    return sql<string | null>`null`;
  }
  const text = entryProjection.searchText;
  const { start, end } = MATCH_MARKS;
  const options = `StartSel=${start},StopSel=${end},MaxWords=32,MinWords=16,MaxFragments=1`;
  return sql<string | null>`ts_headline('english',
    substr(${text}, strpos(${text}, E'\n\n') + 2, 8000), ${words}, ${options})`;
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
