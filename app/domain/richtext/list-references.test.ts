// Goal: a document's citations and terms are found once each, in order. Method: one rich document.
import { describe, expect, it } from "vitest";
import { listCitations, listTerms } from "./list-references.ts";
import { list, listItem, paragraph, statement, text } from "./nodes.ts";
import { citationNodeProblem, displayByIdentifier, termNodeProblem } from "./references.ts";

const doi = { type: "citation", version: 1, source: "doi", id: "10.1000/AbC" } as const;
const pmid = { type: "citation", version: 1, source: "pubmed", id: "16081687" } as const;
const term = { type: "term", version: 1, system: "HGNC", code: "1097", label: "BRAF" } as const;

const document = statement([
  list({ listType: "bullet", items: [listItem({ value: 1, indent: 0, children: [doi, term] })] }),
  paragraph([pmid, { ...doi, id: "10.1000/aBc" }, text("x"), pmid, { ...term, label: "B-raf" }]),
]);

describe("listCitations", () => {
  it("gives each once, in reading order", () => {
    expect(listCitations(document)).toEqual([
      { source: "doi", id: "10.1000/AbC" },
      { source: "pubmed", id: "16081687" },
    ]);
  });
});

describe("listTerms", () => {
  it("gives each code once, under its first label", () => {
    expect(listTerms(document)).toEqual([{ system: "HGNC", code: "1097", label: "BRAF" }]);
  });
});

describe("citationNodeProblem", () => {
  it.each([
    ["pubmed", "16081687", true],
    ["pubmed", "016081687", false],
    ["doi", "10.1000/x", true],
    ["doi", "doi:10.1000/x", false],
    ["nct", "NCT01234567", true],
    ["nct", "NCT0123", false],
    ["pmcid", "PMC3109300", true],
    ["pmcid", "3109300", false],
    ["other", "EMA label 2020", true],
    ["other", " ", false],
    ["other", "a\nb", false],
    ["other", "x".repeat(1_001), false],
  ] as const)("judges %s %j as %s", (source, id, isRight) => {
    expect(citationNodeProblem({ source, id }) === null).toBe(isRight);
  });
});

describe("termNodeProblem", () => {
  it.each([
    [{}, true],
    [{ system: "" }, false],
    [{ system: "1X" }, false],
    [{ code: "a b" }, false],
    [{ label: "a\nb" }, false],
    [{ label: " a" }, false],
    [{ label: "x".repeat(500) }, true],
    [{ label: "x".repeat(501) }, false],
  ])("judges %j as %s", (change, isRight) => {
    expect(termNodeProblem({ ...term, ...change }) === null).toBe(isRight);
  });
});

describe("displayByIdentifier", () => {
  it("shows a source's identifier and address, and none for another source", () => {
    expect(displayByIdentifier({ source: "doi", id: "10.1/x" })).toEqual({
      label: "doi:10.1/x",
      href: "https://doi.org/10.1/x",
    });
    expect(displayByIdentifier({ source: "other", id: "EMA label" })).toEqual({
      label: "EMA label",
      href: null,
    });
  });
});
