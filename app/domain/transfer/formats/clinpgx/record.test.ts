// Goal: an annotation comes in with every cell in its place, what is odd is remarked on at its row, and
// what is wrong keeps it out and says where. Method: one annotation of all tables, changed cell by cell.
import { describe, expect, it } from "vitest";
import type { GeneDrug } from "../../../entries/gene-drug.ts";
import { normalizeContent } from "../../../entries/normalize.ts";
import { EMPTY_VOCABULARY } from "../../name-list.ts";
import type { ClinpgxCells } from "./detect-table.ts";
import {
  printAlleleRows,
  printAnnotationRow,
  printEvidenceRows,
  printHistoryRows,
} from "./print-rows.ts";
import { clinpgxRecord } from "./record.ts";
import type { ClinpgxRow } from "./record-reading.ts";

const ANNOTATION: ClinpgxCells = {
  id: "981201535",
  "Variant/Haplotypes": "DPYD*1, DPYD*2A",
  Gene: "DPYD",
  "Level of Evidence": "1A",
  "Level Override": "",
  "Level Modifiers": "Rare Variant; Tier 1 VIP",
  Score: "104.25",
  "Phenotype Category": "Toxicity;Efficacy",
  "PMID Count": "2",
  "Evidence Count": "4",
  "Drug(s)": "fluorouracil;capecitabine",
  "Phenotype(s)": "Neoplasms;Diabetes Mellitus, Type 2",
  "Latest History Date (YYYY-MM-DD)": "2021-03-24",
  URL: "https://www.pharmgkb.org/clinicalAnnotation/981201535",
  "Specialty Population": "Pediatric",
};
const ALLELES: ClinpgxCells[] = [
  {
    "Genotype/Allele": "*1",
    "Annotation Text": 'A ""normal"" risk.',
    "Allele Function": "Normal function",
  },
  { "Genotype/Allele": "*2A", "Annotation Text": "A higher risk.", "Allele Function": "" },
];
const EVIDENCE: ClinpgxCells[] = [
  {
    "Evidence ID": "1449100001",
    "Evidence Type": "Variant Drug Annotation",
    "Evidence URL": "https://www.pharmgkb.org/variantAnnotation/1449100001",
    PMID: "19858398",
    Summary: "Allele A is associated with increased risk.",
    Score: "4.5",
  },
  {
    "Evidence ID": "1449100003",
    "Evidence Type": "Variant Phenotype Annotation",
    PMID: "12659",
    Summary: "Allele A is not associated with risk.",
    Score: "-0.25",
  },
  {
    "Evidence ID": "1449100002",
    "Evidence Type": "Variant Functional Assay Annotation",
    PMID: "12659",
    Summary: "Allele A is associated with clearance.",
    Score: "This annotation is not used for clinical annotation scoring. In vitro study",
  },
  {
    "Evidence ID": "PA166109594",
    "Evidence Type": "Guideline Annotation",
    PMID: "",
    Summary: "Annotation of CPIC Guideline for fluorouracil and DPYD",
    Score: "100",
  },
];
const HISTORY: ClinpgxCells[] = [
  { "Date (YYYY-MM-DD)": "2014-01-01", Type: "Create", Comment: "" },
  { "Date (YYYY-MM-DD)": "2021-03-24", Type: "Update", Comment: "Score added" },
];

type Given = {
  annotation?: Partial<ClinpgxCells>;
  alleles?: readonly ClinpgxCells[];
  evidence?: readonly ClinpgxCells[];
  history?: readonly ClinpgxCells[];
  nulCount?: number;
};

const rowsOf = (file: string, cells: readonly ClinpgxCells[], nulCount = 0): ClinpgxRow[] =>
  cells.map((one, index) => ({ file, line: index + 2, cells: one, nulCount }));

function read(given: Given = {}) {
  const cells = { ...ANNOTATION, ...given.annotation };
  return clinpgxRecord({
    parts: {
      annotation: { file: "annotations.tsv", line: 7, cells, nulCount: given.nulCount ?? 0 },
      alleles: rowsOf("alleles.tsv", given.alleles ?? ALLELES),
      evidence: rowsOf("evidence.tsv", given.evidence ?? EVIDENCE),
      history: rowsOf("history.tsv", given.history ?? HISTORY),
    },
    vocabularies: {
      genes: EMPTY_VOCABULARY,
      drugs: EMPTY_VOCABULARY,
      phenotypes: EMPTY_VOCABULARY,
    },
  });
}

function recordOf(given: Given = {}) {
  const result = read(given);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
function contentOf(given: Given = {}): GeneDrug {
  const { content } = recordOf(given);
  if (content.kind !== "gene-drug") throw new Error("another kind of entry");
  return content;
}
const codes = (given: Given) => recordOf(given).warnings.map(({ code }) => code);
/** The evidence with some cells of one row changed. */
const withLine = (at: number, cells: ClinpgxCells) =>
  EVIDENCE.map((row, index) => (index === at ? { ...row, ...cells } : row));

describe("an annotation of all tables", () => {
  it("comes in with every cell in its place and without a remark", () => {
    const { content, ...record } = recordOf();
    expect(record).toEqual({
      source: "clinpgx",
      recordId: "981201535",
      file: "annotations.tsv",
      line: 7,
      sourceStatus: null,
      warnings: [],
    });
    expect(content).toMatchObject({
      kind: "gene-drug",
      module: "assertion",
      genes: [{ label: "DPYD", id: null }],
      profile: {
        op: "or",
        of: [
          { biomarker: { name: "*1", gene: { label: "DPYD" } } },
          { biomarker: { name: "*2A" } },
        ],
      },
      drugs: [{ label: "capecitabine" }, { label: "fluorouracil" }],
      phenotypeCategories: ["efficacy", "toxicity"],
      phenotypes: [{ label: "Diabetes Mellitus, Type 2" }, { label: "Neoplasms" }],
      population: "Pediatric",
      genotypes: [
        { genotype: "*1", alleleFunction: "Normal function" },
        { genotype: "*2A", text: "A higher risk.", alleleFunction: null },
      ],
      score: "104.25",
      levelModifiers: ["rare-variant", "tier-1-vip"],
      history: [
        { date: "2014-01-01", type: "Create", comment: null },
        { date: "2021-03-24", type: "Update", comment: "Score added" },
      ],
      levels: [{ scheme: "clinpgx", schemeVersion: "2021", value: "1A", basis: "computed" }],
      licence: "CC-BY-SA-4.0 with ClinPGx no-sale clause",
      provenance: {
        source: "clinpgx",
        recordId: "981201535",
        url: "https://www.clinpgx.org/clinicalAnnotation/981201535",
        lastReviewed: "2021-03-24",
      },
    });
    expect(normalizeContent(content)).toEqual(content);
  });

  it("puts its lines in an order of its own, with source, direction and score", () => {
    const lines = contentOf().evidence.map(({ citation, direction, summary, annotation }) => [
      citation.source,
      citation.id,
      citation.label ?? summary,
      direction,
      annotation,
    ]);
    expect(lines).toEqual([
      [
        "guideline",
        "PA166109594",
        "Annotation of CPIC Guideline for fluorouracil and DPYD",
        "supports",
        {
          id: "clinpgx:PA166109594",
          type: "guideline",
          score: "100",
          counted: "yes",
          reason: null,
        },
      ],
      [
        "pubmed",
        "12659",
        "Allele A is associated with clearance.",
        "supports",
        {
          id: "clinpgx:1449100002",
          type: "variant-functional-assay",
          score: null,
          counted: "no",
          reason: "In vitro study",
        },
      ],
      [
        "pubmed",
        "12659",
        "Allele A is not associated with risk.",
        "disputes",
        {
          id: "clinpgx:1449100003",
          type: "variant-phenotype",
          score: "-0.25",
          counted: "yes",
          reason: null,
        },
      ],
      [
        "pubmed",
        "19858398",
        "Allele A is associated with increased risk.",
        "supports",
        {
          id: "clinpgx:1449100001",
          type: "variant-drug",
          score: "4.5",
          counted: "yes",
          reason: null,
        },
      ],
    ]);
    expect(contentOf({ evidence: EVIDENCE.toReversed() })).toEqual(contentOf());
  });

  it("is the same entry in either naming and at either site", () => {
    const summary = {
      annotation: { URL: "https://www.clinpgx.org/clinicalAnnotation/981201535" },
      evidence: withLine(2, {
        Score: "This annotation is not used for summary annotation scoring. In vitro study",
      }),
    };
    expect(contentOf(summary)).toEqual(contentOf());
  });

  it("is given back cell by cell, lists in our order", () => {
    const content = contentOf();
    const naming = "clinical";
    const id = { "Clinical Annotation ID": "981201535" };
    const { id: _, ...cells } = ANNOTATION;
    expect(printAnnotationRow({ content, naming })).toEqual({
      ...id,
      ...cells,
      "Phenotype Category": "Efficacy;Toxicity",
      "Drug(s)": "capecitabine;fluorouracil",
      "Phenotype(s)": "Diabetes Mellitus, Type 2;Neoplasms",
    });
    expect(printAlleleRows({ content, naming })).toMatchObject([
      { ...id, "Genotype/Allele": "*1" },
      { ...id, ...ALLELES[1] },
    ]);
    expect(printEvidenceRows({ content, naming })[3]).toEqual({ ...id, ...EVIDENCE[0] });
    expect(printEvidenceRows({ content, naming: "summary" })[1]).toMatchObject({
      "Summary Annotation ID": "981201535",
      "Evidence URL": "https://www.clinpgx.org/variantAnnotation/1449100002",
      Score: "This annotation is not used for summary annotation scoring. In vitro study",
    });
    expect(printHistoryRows({ content, naming })).toEqual(
      HISTORY.map((row) => ({ ...id, ...row })),
    );
  });

  it("takes the direction from the score, and from the sentence where that is nothing", () => {
    const direction = (cells: ClinpgxCells) =>
      contentOf({ evidence: withLine(0, cells) }).evidence.find(
        ({ annotation }) => annotation?.id === "clinpgx:1449100001",
      )?.direction;
    expect(direction({ Score: "-1.0" })).toBe("disputes");
    expect(direction({ Score: "0.0" })).toBe("supports");
    expect(direction({ Score: "-0.0", Summary: "Alleles A are not associated with it." })).toBe(
      "disputes",
    );
    expect(direction({ Score: "0.0", Summary: "Of note." })).toBe("neutral");
    expect(direction({ Score: "1.0", Summary: "Allele A is not associated with it." })).toBe(
      "supports",
    );
  });
});

describe("the level", () => {
  const level = (annotation: ClinpgxCells) => contentOf({ annotation }).levels[0];

  it("keeps the reason of an override", () => {
    const override = { "Level of Evidence": "3", "Level Override": "Yes: One group only" };
    expect(level(override)).toMatchObject({
      value: "3",
      basis: "overridden",
      reason: "One group only",
    });
    expect(codes({ annotation: override })).toEqual([]);
    expect(
      printAnnotationRow({ content: contentOf({ annotation: override }), naming: "summary" }),
    ).toMatchObject(override);
  });

  it("remarks on one that the score does not give and nobody explains", () => {
    expect(level({ "Level of Evidence": "3" })).toMatchObject({
      value: "3",
      basis: "assigned",
      reason: null,
    });
    expect(codes({ annotation: { "Level of Evidence": "3" } })).toEqual(["level-unexplained"]);
    expect(codes({ annotation: { "Level of Evidence": "3", "Level Override": "Yes" } })).toEqual([
      "override-without-reason",
      "level-unexplained",
    ]);
  });

  it("is assigned where there is no score", () => {
    expect(level({ Score: "" })).toMatchObject({ value: "1A", basis: "assigned" });
    expect(contentOf({ annotation: { Score: "" } }).score).toBeUndefined();
  });
});

describe("guidelines that are not counted", () => {
  const guideline = EVIDENCE[3] ?? {};
  const second = { ...guideline, "Evidence ID": "PA166109595" };
  const counted = (given: Given) =>
    contentOf(given).evidence.flatMap(({ annotation, direction }) =>
      annotation?.type === "guideline" ? [`${annotation.counted} ${direction}`] : [],
    );
  const low = { Score: "4.25", "Level of Evidence": "2A" };

  it("say so where the total leaves out all of them", () => {
    const given = { annotation: low };
    expect(counted(given)).toEqual(["no neutral"]);
    expect(codes(given)).toEqual(["guidance-not-counted"]);
    const both = { annotation: { ...low, "Evidence Count": "5" }, evidence: [...EVIDENCE, second] };
    expect(counted(both)).toEqual(["no neutral", "no neutral"]);
  });

  it("stay open where the total leaves out one of two", () => {
    const given = { annotation: { "Evidence Count": "5" }, evidence: [...EVIDENCE, second] };
    expect(counted(given)).toEqual(["unknown supports", "unknown supports"]);
    expect(codes(given)).toEqual(["guidance-unclear"]);
    expect(contentOf(given).levels).toMatchObject([{ value: "1A", basis: "computed" }]);
  });

  it("are not made up where the total differs otherwise", () => {
    const given = { annotation: { Score: "104.5" } };
    expect(counted(given)).toEqual(["yes supports"]);
    expect(codes(given)).toEqual(["score-differs"]);
  });
});

describe("what is odd", () => {
  it.each<[string, string, Given, { file: string; line: number }]>([
    [
      "no gene",
      "gene-missing",
      { annotation: { Gene: "", "Variant/Haplotypes": "rs1" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "another count",
      "count-differs",
      { annotation: { "PMID Count": "3" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "another count of evidence",
      "count-differs",
      { annotation: { "Evidence Count": "3" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "blanks",
      "blanks-trimmed",
      { annotation: { Gene: " DPYD" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "blanks in a part",
      "blanks-trimmed",
      { alleles: [{ ...ALLELES[0], "Annotation Text": "x " }] },
      { file: "alleles.tsv", line: 2 },
    ],
    ["U+0000", "nul-removed", { nulCount: 2 }, { file: "annotations.tsv", line: 7 }],
    [
      "no PMID",
      "pmid-missing",
      { annotation: { "PMID Count": "1" }, evidence: withLine(0, { PMID: "" }) },
      { file: "evidence.tsv", line: 2 },
    ],
    [
      "a PMID of a guideline",
      "pmid-unexpected",
      { evidence: withLine(3, { PMID: "1" }) },
      { file: "evidence.tsv", line: 5 },
    ],
    [
      "another address",
      "address-unexpected",
      { evidence: withLine(0, { "Evidence URL": "https://example.org/1" }) },
      { file: "evidence.tsv", line: 2 },
    ],
    [
      "no text for any genotype",
      "statement-missing",
      { alleles: [] },
      { file: "annotations.tsv", line: 7 },
    ],
  ])("%s comes in with a remark", (_, code, given, place) => {
    expect(recordOf(given).warnings).toEqual([
      {
        ...place,
        recordId: "981201535",
        severity: "warning",
        code,
        message: expect.stringMatching(/^[A-Z0-9].*\.$/),
      },
    ]);
  });

  it("cites the page of evidence without a publication, and keeps what has no place of its own", () => {
    const line = (at: number, cells: ClinpgxCells) =>
      contentOf({ evidence: withLine(at, cells) }).evidence.find(
        ({ annotation }) => annotation?.id === `clinpgx:${EVIDENCE[at]?.["Evidence ID"]}`,
      );
    expect(line(0, { PMID: "" })?.citation).toMatchObject({
      source: "url",
      id: "https://www.clinpgx.org/variantAnnotation/1449100001",
    });
    expect(line(0, { "Evidence URL": "https://example.org/1" })?.locator).toBe(
      "https://example.org/1",
    );
    expect(line(3, { PMID: "1" })?.locator).toBe("PMID 1");
  });
});

describe("what is wrong", () => {
  it.each<[string, string, Given, { file: string; line: number }]>([
    ["no id", "id-malformed", { annotation: { id: "" } }, { file: "annotations.tsv", line: 7 }],
    [
      "an id that is no number",
      "id-malformed",
      { annotation: { id: "PA1" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "an unknown level",
      "content-invalid",
      { annotation: { "Level of Evidence": "5" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "no level",
      "level-missing",
      { annotation: { "Level of Evidence": "" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "an override that is no yes",
      "unknown-word",
      { annotation: { "Level Override": "Maybe" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "an unknown modifier",
      "unknown-word",
      { annotation: { "Level Modifiers": "Rare" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "an unknown category",
      "unknown-word",
      { annotation: { "Phenotype Category": "Efficacy;Cost" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "a score that is none",
      "score-malformed",
      { annotation: { Score: "high" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "no drug",
      "content-invalid",
      { annotation: { "Drug(s)": "" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "neither gene nor variant",
      "gene-missing",
      { annotation: { Gene: "", "Variant/Haplotypes": "" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "no evidence",
      "citation-missing",
      { evidence: [], annotation: { "PMID Count": "", "Evidence Count": "" } },
      { file: "annotations.tsv", line: 7 },
    ],
    [
      "an unknown evidence type",
      "unknown-word",
      { evidence: withLine(1, { "Evidence Type": "Rumour" }) },
      { file: "evidence.tsv", line: 3 },
    ],
    [
      "an evidence id that is none",
      "id-malformed",
      { evidence: withLine(1, { "Evidence ID": "x" }) },
      { file: "evidence.tsv", line: 3 },
    ],
    [
      "a line's score that is none",
      "score-malformed",
      { evidence: withLine(1, { Score: "" }) },
      { file: "evidence.tsv", line: 3 },
    ],
    [
      "a malformed PMID",
      "content-invalid",
      { evidence: withLine(1, { PMID: "PMC1" }) },
      { file: "evidence.tsv", line: 3 },
    ],
    [
      "a piece of evidence twice",
      "citation-duplicate",
      { evidence: [...EVIDENCE, ...EVIDENCE.slice(0, 1)] },
      { file: "evidence.tsv", line: 2 },
    ],
    [
      "a genotype without name",
      "content-invalid",
      { alleles: [{ ...ALLELES[0], "Genotype/Allele": "" }] },
      { file: "alleles.tsv", line: 2 },
    ],
    [
      "a date that is none",
      "content-invalid",
      { history: [{ ...HISTORY[0], "Date (YYYY-MM-DD)": "1/1/14" }] },
      { file: "history.tsv", line: 2 },
    ],
    [
      "a text beyond the limit",
      "content-invalid",
      { alleles: [{ ...ALLELES[0], "Annotation Text": "x".repeat(4_001) }] },
      { file: "alleles.tsv", line: 2 },
    ],
  ])("%s keeps it out, with the row that is to blame", (_, code, given, place) => {
    const result = read(given);
    expect(result).toMatchObject({
      ok: false,
      error: { ...place, severity: "refused", code, message: expect.stringMatching(/^\S.*\.$/) },
    });
  });

  it("is named all at once", () => {
    const result = read({
      annotation: { Score: "high", "Phenotype Category": "Cost" },
      evidence: withLine(0, { "Evidence Type": "Rumour" }),
    });
    for (const word of ["high", "Cost", "Rumour"]) {
      expect(!result.ok && result.error.message).toContain(word);
    }
  });
});
