import { and, arrayOverlaps, asc, eq, inArray, type Placeholder, type SQL, sql } from "drizzle-orm";
import { ENTRY_PAGE_SIZE, type EntryQuery } from "#app/domain/search/entry-query.ts";
import { MATCH_MARKS } from "#app/domain/search/match-marks.ts";
import { readSearchText } from "#app/domain/search/read-search-text.ts";
import { entryProjection } from "#db/schema/index.ts";

/** In place of a column that is not asked for. */
export const NOTHING = sql<null>`null`;

/** The words of a query as PostgreSQL's full-text search reads them: quotes, OR and minus have a meaning. */
export function wordsQuery(words: string | Placeholder): SQL {
  return sql`websearch_to_tsquery('english', ${words})`;
}

/** The condition that a query puts on the rows of `entry_projection`. Never one that shows a draft: those have no row. */
export function conditionOf(query: EntryQuery): SQL | undefined {
  const { facets } = query;
  const p = entryProjection;
  return and(
    // Whoever names an entry wants to see it, retired or not.
    isAccession(query.text) ? undefined : statusCondition(query.status),
    textCondition(query.text),
    query.cites === null ? undefined : arrayOverlaps(p.citations, [query.cites]),
    oneOf(p.kind, facets.kind),
    oneOf(p.evidenceType, facets.type),
    oneOf(p.significance, facets.significance),
    oneOf(p.direction, facets.direction),
    oneOf(p.source, facets.source),
    anyOf(p.levels, facets.level),
    anyOf(p.genes, facets.gene),
    anyOf(p.drugs, facets.drug),
    anyOf(p.diseases, facets.disease),
  );
}

function isAccession(text: string): boolean {
  return readSearchText(text).kind === "accession";
}

function statusCondition(status: EntryQuery["status"]): SQL | undefined {
  return status === "all" ? undefined : eq(entryProjection.active, status === "active");
}

function textCondition(text: string): SQL | undefined {
  if (text === "") {
    return undefined;
  }
  const intent = readSearchText(text);
  switch (intent.kind) {
    case "accession":
      return eq(entryProjection.accession, intent.accession);
    case "citation":
      return arrayOverlaps(entryProjection.citations, [intent.key]);
    case "words":
      return sql`${entryProjection.search} @@ ${wordsQuery(intent.words)}`;
  }
}

type ScalarColumn =
  | typeof entryProjection.kind
  | typeof entryProjection.evidenceType
  | typeof entryProjection.significance
  | typeof entryProjection.direction
  | typeof entryProjection.source;

function oneOf(column: ScalarColumn, values: readonly string[]): SQL | undefined {
  return values.length === 0 ? undefined : inArray(sql`${column}`, [...values]);
}

type ArrayColumn =
  | typeof entryProjection.levels
  | typeof entryProjection.genes
  | typeof entryProjection.drugs
  | typeof entryProjection.diseases;

function anyOf(column: ArrayColumn, values: readonly string[]): SQL | undefined {
  return values.length === 0 ? undefined : arrayOverlaps(column, [...values]);
}

/** Rows before a query's page. */
export function skippedBy(query: Pick<EntryQuery, "page">): number {
  return (query.page - 1) * ENTRY_PAGE_SIZE;
}

/** The order of a list by a column; relevance counts as strength. */
export function orderOf(sort: EntryQuery["sort"]): SQL[] {
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

/**
 * The words around a match. The texts of an entry stand behind the first blank line of its search
 * text. PostgreSQL makes excerpts after the limit, so for the rows of the page alone.
 */
export function excerptOf(words: SQL): SQL<string> {
  const text = entryProjection.searchText;
  const { start, end } = MATCH_MARKS;
  const options = `StartSel=${start},StopSel=${end},MaxWords=32,MinWords=16,MaxFragments=1`;
  return sql<string>`ts_headline('english',
    substr(${text}, strpos(${text}, E'\n\n') + 2, 8000), ${words}, ${options})`;
}
