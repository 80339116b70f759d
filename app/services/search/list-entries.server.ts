import { asc, desc, eq, type SQL, sql } from "drizzle-orm";
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
  const [rows, counts] = await Promise.all([
    readRows({ ctx, query, hasExcerpts: true }),
    countFacets(input),
  ]);
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

/** One page of the list alone, without facets; excerpts cost more than the rest of it together. */
export async function readRows(input: {
  ctx: ServiceContext;
  query: EntryQuery;
  hasExcerpts: boolean;
}): Promise<FoundEntry[]> {
  const { ctx, query } = input;
  const intent = readSearchText(query.text);
  const words = intent.kind === "words" && query.text !== "" ? wordsQuery(intent.words) : null;
  const columns = {
    ...ENTRY_ROW_COLUMNS,
    excerpt: excerptOf(input.hasExcerpts ? words : null),
  };
  const skipped = (query.page - 1) * ENTRY_PAGE_SIZE;
  const rows =
    query.sort === "relevance" && words !== null && skipped < RANKED_LIMIT
      ? await readRanked({ ctx, query, words, columns, skipped })
      : await ctx.db
          .select(columns)
          .from(entryProjection)
          .where(conditionOf(query))
          .orderBy(...orderOf(query.sort))
          .limit(ENTRY_PAGE_SIZE)
          .offset(skipped);
  return rows.map(({ excerpt, ...row }) => ({ ...entryRow(row), excerpt }));
}

/**
 * A page by relevance. What is ranked are the first {@link RANKED_LIMIT} hits by strength; behind them
 * the list goes on by strength, so that every hit stands on exactly one page and a search for a word
 * that half of the entries have stays quick. Whole rows are read for the page alone.
 */
async function readRanked(input: {
  ctx: ServiceContext;
  query: EntryQuery;
  words: SQL;
  columns: typeof ENTRY_ROW_COLUMNS & { excerpt: SQL<string | null> };
  skipped: number;
}) {
  const { db } = input.ctx;
  const { entryId, genes, drugs, search, levelRank, accession } = entryProjection;
  const strongest = db
    .select({ entryId, genes, drugs, search, levelRank, accession })
    .from(entryProjection)
    .where(conditionOf(input.query))
    .orderBy(...orderOf("strength"))
    .limit(RANKED_LIMIT)
    .as("strongest");
  const names = sql`${sql.param(namesIn(input.query.text))}::text[]`;
  const best = db
    .select({
      entryId: strongest.entryId,
      // Entries about a gene or drug that was named come before those that mention it.
      named:
        sql<number>`(${strongest.genes} && ${names})::int + (${strongest.drugs} && ${names})::int`.as(
          "named",
        ),
      rank: sql<number>`ts_rank(${strongest.search}, ${input.words}, 1)`.as("rank"),
      levelRank: strongest.levelRank,
      accession: strongest.accession,
    })
    .from(strongest)
    .orderBy(desc(sql`named`), desc(sql`rank`), asc(strongest.levelRank), asc(strongest.accession))
    .limit(ENTRY_PAGE_SIZE)
    .offset(input.skipped)
    .as("best");
  return await db
    .select(input.columns)
    .from(best)
    .innerJoin(entryProjection, eq(entryProjection.entryId, best.entryId))
    .orderBy(desc(best.named), desc(best.rank), asc(best.levelRank), asc(best.accession));
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
