/**
 * What somebody asks of the list of entries, free of zod so that pages can make addresses of it. The
 * whole of it stands in the address, so that a list can be linked to and works without script.
 */

/** The facets: what can be chosen to narrow the list, in the order in which they are shown. */
export const FACET_IDS = [
  "kind",
  "type",
  "level",
  "significance",
  "direction",
  "gene",
  "drug",
  "disease",
  "source",
] as const;
/** See {@link FACET_IDS}. */
export type FacetId = (typeof FACET_IDS)[number];

/** Which entries are listed: those that hold, those that were retired, or both. */
export const ENTRY_STATUSES = ["active", "retired", "all"] as const;
/** See {@link ENTRY_STATUSES}. */
export type EntryStatus = (typeof ENTRY_STATUSES)[number];

/** The orders of the list. Relevance needs a text; without one it is the newest first. */
export const ENTRY_SORTS = ["relevance", "recent", "strength", "accession"] as const;
/** See {@link ENTRY_SORTS}. */
export type EntrySort = (typeof ENTRY_SORTS)[number];

/** Rows of one page of the list. */
export const ENTRY_PAGE_SIZE = 25;

/** The limits of a query. `page` keeps the rows that have to be skipped below a quarter million. */
export const QUERY_LIMITS = { text: 200, values: 20, page: 10_000 } as const;

/** A query that passed its limits. Values of one facet are alternatives; facets narrow each other. */
export type EntryQuery = {
  readonly text: string;
  readonly facets: Readonly<Record<FacetId, readonly string[]>>;
  readonly status: EntryStatus;
  /** A citation key (`pubmed:16081687`) that entries must cite. */
  readonly cites: string | null;
  readonly sort: EntrySort;
  /** From 1. */
  readonly page: number;
};

/** No facet chosen. */
export const NO_FACETS: EntryQuery["facets"] = {
  kind: [],
  type: [],
  level: [],
  significance: [],
  direction: [],
  gene: [],
  drug: [],
  disease: [],
  source: [],
};

/** The sort when the address names none. */
export function defaultSort(query: Pick<EntryQuery, "text">): EntrySort {
  return query.text === "" ? "recent" : "relevance";
}

/** True when anything narrows the list. */
export function isNarrowed(query: EntryQuery): boolean {
  return (
    query.text !== "" ||
    query.cites !== null ||
    query.status !== "active" ||
    FACET_IDS.some((facet) => query.facets[facet].length > 0)
  );
}

/** The address parameters of a query, in one spelling: what is as usual is left out. */
export function queryParams(query: EntryQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.text !== "") {
    params.set("q", query.text);
  }
  for (const facet of FACET_IDS) {
    for (const value of query.facets[facet]) {
      params.append(facet, value);
    }
  }
  if (query.cites !== null) {
    params.set("cites", query.cites);
  }
  if (query.status !== "active") {
    params.set("status", query.status);
  }
  if (query.sort !== defaultSort(query)) {
    params.set("sort", query.sort);
  }
  if (query.page > 1) {
    params.set("page", String(query.page));
  }
  return params;
}

/** The query with one facet's values replaced, on its first page. */
export function withFacet(input: {
  query: EntryQuery;
  facet: FacetId;
  values: readonly string[];
}): EntryQuery {
  const { query, facet, values } = input;
  return { ...query, facets: { ...query.facets, [facet]: values }, page: 1 };
}

/** The query with a facet's value chosen when it was not, and let go when it was. */
export function toggled(input: { query: EntryQuery; facet: FacetId; value: string }): EntryQuery {
  const { query, facet, value } = input;
  const chosen = query.facets[facet];
  const values = chosen.includes(value)
    ? chosen.filter((one) => one !== value)
    : [...chosen, value];
  return withFacet({ query, facet, values });
}
