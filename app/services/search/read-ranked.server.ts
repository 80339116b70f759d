import { and, asc, desc, eq, type Placeholder, type SQL, sql } from "drizzle-orm";
import { ENTRY_PAGE_SIZE, type EntryQuery, isNarrowed } from "#app/domain/search/entry-query.ts";
import type { Db } from "#db/client.server.ts";
import { entryProjection } from "#db/schema/index.ts";
import { ENTRY_ROW_COLUMNS } from "./entry-row.server.ts";
import {
  conditionOf,
  excerptOf,
  NOTHING,
  orderOf,
  skippedBy,
  wordsQuery,
} from "./internal.server.ts";

/** Hits that are ranked by their words; a whole number of pages. */
const RANKED_LIMIT = 80 * ENTRY_PAGE_SIZE;

/** What is read beside the columns of a line: the length of the whole list, or the words around a match. */
export type RankedExtra = "total" | "excerpt";

/** Whether a page of a query's list is one of those that are ranked; it must ask for words then. */
export function isRanked(query: EntryQuery): boolean {
  return query.sort === "relevance" && skippedBy(query) < RANKED_LIMIT;
}

/**
 * Reads a page by relevance. What is ranked are the first {@link RANKED_LIMIT} hits by strength; behind
 * them the list goes on by strength, so that every hit stands on exactly one page and a search for a
 * word that half of the entries have stays quick. Whole rows are read for the page alone.
 */
export async function readRanked(input: {
  db: Db;
  query: EntryQuery;
  words: string;
  what: RankedExtra;
}) {
  const { db, query, words, what } = input;
  if (!isNarrowed({ ...query, text: "" })) {
    return await plainSearch(db, what).execute({
      words,
      names: namesIn(words),
      skipped: skippedBy(query),
    });
  }
  return await rankedQuery({
    db,
    what,
    condition: conditionOf(query),
    words: wordsQuery(words),
    names: namesIn(words),
    skipped: skippedBy(query),
  });
}

/** Searches by words alone, by far the most, are prepared: making and planning takes longer than running them. */
const plainSearches = new WeakMap<Db, Partial<Record<RankedExtra, PlainSearch>>>();

type PlainSearch = ReturnType<typeof preparePlainSearch>;

function plainSearch(db: Db, what: RankedExtra): PlainSearch {
  const known = plainSearches.get(db) ?? {};
  const search = known[what] ?? preparePlainSearch(db, what);
  plainSearches.set(db, { ...known, [what]: search });
  return search;
}

function preparePlainSearch(db: Db, what: RankedExtra) {
  const words = wordsQuery(sql.placeholder("words"));
  const { active, search } = entryProjection;
  return rankedQuery({
    db,
    what,
    condition: and(eq(active, true), sql`${search} @@ ${words}`),
    words,
    names: sql.placeholder("names"),
    skipped: sql.placeholder("skipped"),
  }).prepare(`search_${what}`);
}

function rankedQuery(input: {
  db: Db;
  what: RankedExtra;
  condition: SQL | undefined;
  words: SQL;
  names: string[] | Placeholder;
  skipped: number | Placeholder;
}) {
  const { db, what, condition, words } = input;
  const { entryId, genes, drugs, search, levelRank, accession } = entryProjection;
  const strongest = db
    .select({ entryId, genes, drugs, search, levelRank, accession })
    .from(entryProjection)
    .where(condition)
    .orderBy(...orderOf("strength"))
    .limit(RANKED_LIMIT)
    .as("strongest");
  const names = sql`${Array.isArray(input.names) ? sql.param(input.names) : input.names}::text[]`;
  const best = db
    .select({
      entryId: strongest.entryId,
      // Entries about a gene or drug that was named come before those that mention it.
      named:
        sql<number>`(${strongest.genes} && ${names})::int + (${strongest.drugs} && ${names})::int`.as(
          "named",
        ),
      rank: sql<number>`ts_rank(${strongest.search}, ${words}, 1)`.as("rank"),
      levelRank: strongest.levelRank,
      accession: strongest.accession,
    })
    .from(strongest)
    .orderBy(desc(sql`named`), desc(sql`rank`), asc(strongest.levelRank), asc(strongest.accession))
    .limit(ENTRY_PAGE_SIZE)
    .offset(input.skipped)
    .as("best");
  // Counted in the same statement: the index that finds the words has been read then.
  const total = sql<number>`(select count(*)::int from ${entryProjection} where ${condition})`;
  return db
    .select({
      ...ENTRY_ROW_COLUMNS,
      total: what === "total" ? total : NOTHING,
      excerpt: what === "excerpt" ? excerptOf(words) : NOTHING,
    })
    .from(best)
    .innerJoin(entryProjection, eq(entryProjection.entryId, best.entryId))
    .orderBy(desc(best.named), desc(best.rank), asc(best.levelRank), asc(best.accession));
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
