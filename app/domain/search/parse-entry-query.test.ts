// Goal: a list address is read within its limits, what is wrong is named, and a query and its address
// are two forms of one thing. Method: tables of good and bad parameters, and a round trip over
// generated queries.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DIRECTIONS, ENTRY_KINDS, EVIDENCE_TYPES, SIGNIFICANCES } from "../entries/vocabulary.ts";
import {
  defaultSort,
  ENTRY_SORTS,
  ENTRY_STATUSES,
  type EntryQuery,
  isNarrowed,
  NO_FACETS,
  queryParams,
  toggled,
} from "./entry-query.ts";
import { parseEntryQuery } from "./parse-entry-query.ts";

const parse = (text: string) => parseEntryQuery(new URLSearchParams(text));

test("an empty address asks for the newest entries", () => {
  const { query, problems } = parse("");
  expect(problems).toEqual([]);
  expect(query).toEqual({
    text: "",
    facets: NO_FACETS,
    cites: null,
    status: "active",
    sort: "recent",
    page: 1,
  });
  expect(isNarrowed(query)).toBe(false);
});

test("a text is sorted by relevance unless told otherwise; nothing else can be", () => {
  expect(parse("q=egfr").query.sort).toBe("relevance");
  expect(parse("q=egfr&sort=strength").query.sort).toBe("strength");
  expect(parse("sort=relevance").query.sort).toBe("recent");
});

test.each([
  ["q=%20a%00%09b%20", "a b"],
  ["q=%26%20%7C%20!", ""],
  ["q=%22complete+response%22+-lung", '"complete response" -lung'],
])("the text of %s is %j", (address, text) => {
  expect(parse(address).query.text).toBe(text);
});

test.each([
  [`q=${"a".repeat(201)}`, "q"],
  ["kind=plant", "kind"],
  ["type=Predictive", "type"],
  ["level=A", "level"],
  ["level=civic:F", "level"],
  ["significance=good", "significance"],
  ["direction=up", "direction"],
  [`gene=${"G".repeat(501)}`, "gene"],
  ["gene=%00", "gene"],
  ["source=CIViC", "source"],
  ["cites=16081687", "cites"],
  ["cites=pubmed:abc", "cites"],
  ["status=draft", "status"],
  ["sort=random", "sort"],
  ["page=0", "page"],
  ["page=-1", "page"],
  ["page=1e3", "page"],
  ["page=10001", "page"],
  ["page=99999999999999999999", "page"],
])("%s is left out and named", (address, path) => {
  const { query, problems } = parse(`${address}&disease=Melanoma`);
  expect(problems.map((problem) => problem.path)).toEqual([path]);
  expect(query).toEqual(parse("disease=Melanoma").query);
});

test("more values than can be chosen are cut and named", () => {
  const values = Array.from({ length: 25 }, (_, index) => `gene=G${index}`);
  const { query, problems } = parse(values.join("&"));
  expect(query.facets.gene).toHaveLength(20);
  expect(problems).toMatchObject([{ code: "too-many-values", path: "gene" }]);
});

test("parameters of others and empty ones are passed over", () => {
  const { query, problems } = parse("utm_source=mail&gene=&q=&page=");
  expect(problems).toEqual([]);
  expect(queryParams(query).toString()).toBe("");
});

test("choosing a value twice lets it go, and starts at the first page", () => {
  const { query } = parse("gene=BRAF&page=3");
  const more = toggled({ query, facet: "gene", value: "KRAS" });
  expect(more).toMatchObject({ page: 1, facets: { gene: ["BRAF", "KRAS"] } });
  expect(toggled({ query: more, facet: "gene", value: "BRAF" }).facets.gene).toEqual(["KRAS"]);
});

describe("query and address", () => {
  const some = <Value>(values: readonly Value[]) =>
    fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
  const label = fc
    .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
    .filter((text) => !/\p{Cc}/u.test(text));
  const labels = fc.uniqueArray(label, { maxLength: 4 });
  const queries: fc.Arbitrary<EntryQuery> = fc
    .record({
      text: fc.constantFrom("", "EGFR L858R", '"complete response" -lung', "p<0.05 & µ"),
      facets: fc.record({
        kind: some(ENTRY_KINDS),
        type: some(EVIDENCE_TYPES),
        level: some(["civic:A", "amp-asco-cap:Tier I - Level A", "cpic:B/C"]),
        significance: some(SIGNIFICANCES),
        direction: some(DIRECTIONS),
        gene: labels,
        drug: labels,
        disease: labels,
        source: some(["civic", "clinpgx"]),
      }),
      cites: fc.constantFrom(null, "pubmed:16081687", "doi:10.1000/xyz", "nct:nct01234567"),
      status: fc.constantFrom(...ENTRY_STATUSES),
      sort: fc.constantFrom(...ENTRY_SORTS),
      page: fc.integer({ min: 1, max: 10_000 }),
    })
    .map((query) => ({
      ...query,
      sort: query.sort === "relevance" ? defaultSort(query) : query.sort,
    }));

  test("are one: reading the address of a query gives the query", () => {
    fc.assert(
      fc.property(queries, (query) => {
        const read = parseEntryQuery(new URLSearchParams(queryParams(query).toString()));
        expect(read.problems).toEqual([]);
        expect(read.query).toEqual(query);
      }),
    );
  });

  test("never fail to be read, whatever the address holds", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom("q", "gene", "level", "cites", "status", "sort", "page", "kind"),
            fc.string({ unit: "binary" }),
          ),
        ),
        (pairs) => {
          const { query } = parseEntryQuery(new URLSearchParams(pairs));
          expect(query.page).toBeGreaterThan(0);
          expect(query.text).not.toContain("\u0000");
        },
      ),
    );
  });
});
