// Goal: lists, facets and search read the right things of a content, and the database always takes
// them. Method: samples with known parts, and the extremes that a schema-valid content can have.
import { expect, test } from "vitest";
import {
  sampleEvidenceItem,
  sampleGeneDrug,
  sampleScoredGeneDrug,
  sampleTerm,
} from "#test/support/sample-content.ts";
import type { ProfileNode } from "../biomarkers/profile.ts";
import { fromPlainText } from "../richtext/from-plain-text.ts";
import { type CitationNode, paragraph, statement } from "../richtext/nodes.ts";
import { NO_LEVEL_RANK, projectEntry, SEARCH_TEXT_LIMIT } from "./projection.ts";

const citationNode = (source: CitationNode["source"], id: string): CitationNode => ({
  type: "citation",
  version: 1,
  source,
  id,
});

const variant = (gene: string, name: string): ProfileNode => ({
  op: "is",
  biomarker: { type: "variant", gene: sampleTerm(gene), name, id: null },
});

test("a biomarker–therapy entry gives its facets", () => {
  const projection = projectEntry(
    sampleEvidenceItem({
      profile: {
        op: "and",
        of: [variant("KRAS", "G12C"), variant("EGFR", "L858R"), variant("KRAS", "Q61H")],
      },
      therapies: [sampleTerm("Sotorasib"), sampleTerm("Afatinib")],
      therapyInteraction: "combination",
    }),
  );
  expect(projection).toMatchObject({
    genes: ["EGFR", "KRAS"],
    drugs: ["Afatinib", "Sotorasib"],
    diseases: ["Lung Non-small Cell Carcinoma"],
    profile: "KRAS G12C AND EGFR L858R AND KRAS Q61H",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    levels: ["civic:B"],
    levelRank: 1,
    citations: ["pubmed:29151359"],
    source: null,
    recordId: null,
  });
});

test("a gene–drug entry names the genes of its profile too, and has no evidence type", () => {
  const projection = projectEntry(sampleGeneDrug({ profile: variant("CYP3A5", "*3") }));
  expect(projection).toMatchObject({
    genes: ["CYP2C19", "CYP3A5"],
    drugs: ["Clopidogrel"],
    diseases: [],
    evidenceType: null,
    direction: null,
    significance: null,
    levels: ["clinpgx:1A"],
    levelRank: 0,
  });
});

test("a scored entry is found by the records behind its lines and by its modifiers", () => {
  const { searchText, citations } = projectEntry(sampleScoredGeneDrug());
  for (const word of ["clinpgx:2", "PA166104948", "Tier 1 VIP", "May respond less."]) {
    expect(searchText).toContain(word);
  }
  expect(citations).toEqual(["guideline:pa166104948", "pubmed:29151359"]);
});

test("the rank is that of the strongest level, and that of none is behind all", () => {
  const level = { schemeVersion: "1", basis: "assigned", reason: null } as const;
  const both = sampleGeneDrug({
    levels: [
      { scheme: "clinpgx", value: "3", ...level },
      { scheme: "cpic", value: "B", ...level },
    ],
  });
  expect(projectEntry(both).levelRank).toBe(2);
  expect(projectEntry(sampleGeneDrug({ levels: [] })).levelRank).toBe(NO_LEVEL_RANK);
});

test("what only the statement cites is cited, once and in one spelling", () => {
  const cited = statement([
    paragraph([
      citationNode("doi", "10.1000/ABC"),
      citationNode("pubmed", "29151359"),
      citationNode("other", "A letter"),
    ]),
  ]);
  expect(projectEntry(sampleEvidenceItem({ statement: cited })).citations).toEqual([
    "doi:10.1000/abc",
    "pubmed:29151359",
  ]);
});

test("the search text holds names and ids before the blank line and texts behind it", () => {
  const { searchText } = projectEntry(
    sampleEvidenceItem({ statement: fromPlainText("Tumours shrank.\n\nFor long.") }),
  );
  const at = searchText.indexOf("\n\n");
  const names = searchText.slice(0, at);
  for (const name of ["EGFR", "NCBIGene:1956", "L858R", "DOID:3908", "29151359", "NCT02296125"]) {
    expect(names).toContain(name);
  }
  expect(searchText.slice(at + 2)).toBe("Tumours shrank.\n\nFor long.");
});

test("U+0000 and endless texts are cut to what the database takes", () => {
  const line = sampleEvidenceItem().evidence[0];
  if (line === undefined) throw new Error("the sample has evidence");
  const projection = projectEntry(
    sampleEvidenceItem({
      disease: sampleTerm("Lung\u0000Cancer"),
      evidence: Array.from({ length: 300 }, (_, index) => ({
        ...line,
        citation: { ...line.citation, id: String(10_000 + index), label: "😀".repeat(400) },
        summary: `${index}😀`.repeat(500),
        quote: "x\u0000".repeat(2_000),
      })),
    }),
  );
  const texts = [projection.title, projection.searchText, ...projection.diseases];
  expect(texts.join("")).not.toContain("\u0000");
  expect(projection.searchText.length).toBeLessThanOrEqual(SEARCH_TEXT_LIMIT);
  expect(projection.searchText.isWellFormed()).toBe(true);
  expect(projection.citations).toHaveLength(300);
});
