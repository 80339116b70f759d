// Goal: CSL-JSON of different makers is read, our own comes back as it was, and what is no CSL-JSON is
// refused at its line. Method: made-up items in the forms of Crossref, NCBI and Zotero; properties.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCslJson } from "./read-csl-json.ts";
import { type SourceMetadata, sourceMetadata } from "./source-metadata.ts";

const CROSSREF = {
  type: "journal-article",
  title: ["Adjuvant examplinib"],
  author: [
    { given: "Mark N", family: "Example", sequence: "first", affiliation: [] },
    { name: "Made Up Trials Group" },
  ],
  "container-title": ["Journal of Clinical Oncology"],
  issued: { "date-parts": [[2005, 4, 1]] },
  volume: "23",
  issue: "10",
  page: "2130-2138",
  DOI: "10.1200/jco.2005.00.000",
  ISSN: ["0732-183X", "1527-7755"],
  URL: "http://dx.doi.org/10.1200/jco.2005.00.000",
  reference: [{ key: "x" }],
  "updated-by": [
    {
      type: "retraction",
      DOI: "10.1200/retraction",
      source: "retraction-watch",
      updated: { "date-parts": [[2010, 2, 6]] },
    },
    { type: "new_version", DOI: "10.1200/v2" },
  ],
};

function readOne(value: unknown): SourceMetadata | undefined {
  const result = readCslJson(JSON.stringify(value));
  if (!result.ok) throw new Error(result.error.message);
  return result.value.records[0]?.metadata;
}

describe("readCslJson", () => {
  it("reads Crossref's answer with the notices about the work", () => {
    expect(readOne(CROSSREF)).toEqual({
      id: "doi:10.1200/jco.2005.00.000",
      type: "article-journal",
      title: "Adjuvant examplinib",
      author: [{ family: "Example", given: "Mark N" }, { literal: "Made Up Trials Group" }],
      "container-title": "Journal of Clinical Oncology",
      issued: { "date-parts": [[2005, 4, 1]] },
      volume: "23",
      issue: "10",
      page: "2130-2138",
      DOI: "10.1200/jco.2005.00.000",
      ISSN: "0732-183X",
      URL: "http://dx.doi.org/10.1200/jco.2005.00.000",
      custom: {
        notices: [
          {
            kind: "retraction",
            role: "subject",
            reference: "doi: 10.1200/retraction",
            date: "2010-02-06",
            pmid: null,
            doi: "10.1200/retraction",
            reportedBy: "retraction-watch",
          },
        ],
      },
    });
  });

  it("reads numbers written as text and text written as numbers", () => {
    const metadata = readOne([
      {
        id: 7,
        type: "article-journal",
        title: "A",
        volume: 23,
        PMID: 30000001,
        PMCID: "1234567",
        issued: { "date-parts": [["2005", "4"]] },
      },
    ]);
    expect(metadata).toMatchObject({
      id: "pubmed:30000001",
      volume: "23",
      PMCID: "PMC1234567",
      issued: { "date-parts": [[2005, 4]] },
    });
  });

  it("passes over what it does not know, and what is odd in a known place", () => {
    expect(
      readOne({
        id: "key",
        title: "A",
        type: "motion_picture",
        author: "Nobody",
        issued: "2005",
        custom: 1,
        volume: { x: 1 },
        DOI: "nonsense",
        __proto__x: 1,
      }),
    ).toEqual({ id: "key", type: "document", title: "A" });
  });

  it("names skipped items by the line on which they begin", () => {
    const file =
      '[\n  {"title": "A [x] {y} \\"z"},\n  {"title": ""},\n\n  17,\n  {"id": [{}], "title": "B"}\n]';
    const result = readCslJson(file.replace("  17,\n", "  {},\n"));
    expect(result.ok && result.value.records.map(({ line }) => line)).toEqual([2, 6]);
    expect(result.ok && result.value.skipped.map(({ line }) => line)).toEqual([3, 5]);
  });

  it.each([
    ["nothing", "", "csl-json", 1],
    ["broken JSON", '[\n  {"title": "A"},\n  {"title: "B"}\n]', "csl-json", 3],
    ["an unfinished file", '[\n  {"title": "A"}\n', "csl-json", 3],
    ["an empty list", "[]", "csl-empty", 1],
    ["a text", '"A"', "csl-empty", 1],
    ["lost letters", '[\n  {"title": "Caf\uFFFD"}]', "file-encoding", 2],
    ["brackets without end", "[".repeat(400_000), "csl-json", 1],
  ])("refuses %s", (_, text, code, line) => {
    expect(readCslJson(text)).toEqual({
      ok: false,
      error: { code, line, message: expect.stringMatching(/\.$/) },
    });
  });

  it("survives any nesting", () => {
    const deep = `{"title":"A","author":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const result = readCslJson(deep);
    expect(result.ok && result.value.records[0]?.metadata.title).toBe("A");
  });

  it("reads our own back as it was", () => {
    const word = fc.stringMatching(/^[A-Za-z\u00e9\u03b2][A-Za-z-]{0,12}$/);
    const notice = fc.record({
      kind: fc.constantFrom("retraction" as const, "correction" as const),
      role: fc.constantFrom("subject" as const, "notice" as const),
      reference: word,
      date: fc.constantFrom(null, "2010", "2010-02", "2010-02-06"),
      pmid: fc.constantFrom(null, "20137807"),
      doi: fc.constantFrom(null, "10.1000/x"),
      reportedBy: fc.constantFrom("pubmed" as const, "person" as const),
    });
    const metadata = fc.record(
      {
        id: fc.constant("pubmed:30000001"),
        PMID: fc.constant("30000001"),
        type: fc.constantFrom("article-journal" as const, "book" as const),
        title: word,
        author: fc.array(
          fc.oneof(fc.record({ literal: word }), fc.record({ family: word, given: word })),
          { minLength: 1, maxLength: 3 },
        ),
        "container-title": word,
        issued: fc.constantFrom(
          { "date-parts": [[2005]] as [[number]] },
          { "date-parts": [[2005, 4, 1]] as [[number, number, number]] },
        ),
        volume: word,
        DOI: fc.constant("10.1000/a#b?c"),
        custom: fc.record({ notices: fc.array(notice, { minLength: 1, maxLength: 3 }) }),
      },
      { requiredKeys: ["id", "PMID", "type", "title"] },
    );
    fc.assert(
      fc.property(metadata, (value) => {
        expect(sourceMetadata.parse(value)).toEqual(value);
        expect(readOne([value])).toEqual(value);
      }),
    );
  });
});
