// Goal: a row that comes in keeps every cell and obeys the rules of its type, except as the named
// exceptions say. Method: random rows of today's words, read, checked and printed again; and the
// table of exceptions, each with a row that it does not cover.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import { checkContent } from "../../../entries/check-content.ts";
import { EMPTY_VOCABULARY } from "../../name-list.ts";
import { newCivicContext, noteRow, settleNames } from "./context.ts";
import type { CivicLayout, CivicRow } from "./layouts.ts";
import { LEGACY_EXCEPTIONS } from "./legacy-exceptions.ts";
import { printAssertionRow, printEvidenceRow } from "./print-row.ts";
import { civicRecord } from "./record.ts";
import {
  DIRECTION_WORDS,
  EVIDENCE_TYPE_WORDS,
  INTERACTION_WORDS,
  SIGNIFICANCE_WORDS,
  SOURCE_TYPE_WORDS,
  VARIANT_ORIGIN_WORDS,
} from "./words.ts";

function read({ row, table = "evidence" }: { row: CivicRow; table?: CivicLayout["table"] }) {
  const context = newCivicContext({
    therapies: EMPTY_VOCABULARY,
    phenotypes: EMPTY_VOCABULARY,
    isKnownRecord: () => true,
  });
  noteRow({ context, row });
  settleNames(context);
  return civicRecord({ table, row, context, file: "f.tsv", line: 2, removedNuls: 0 });
}

const EVIDENCE = {
  molecular_profile: "BRAF V600E",
  molecular_profile_id: "12",
  disease: "Melanoma",
  doid: "1909",
  phenotypes: "",
  therapies: "Dabrafenib",
  therapy_interaction_type: "",
  evidence_type: "Predictive",
  evidence_direction: "Supports",
  evidence_level: "B",
  significance: "Resistance",
  evidence_statement: "Text.",
  citation_id: "23020132",
  source_type: "PubMed",
  asco_abstract_id: "",
  citation: "",
  nct_ids: "",
  rating: "3",
  evidence_status: "accepted",
  evidence_id: "5",
  variant_origin: "Somatic",
  last_review_date: "",
  evidence_civic_url: "https://civicdb.org/links/evidence_items/5",
  is_flagged: "false",
} satisfies CivicRow;

const ASSERTION = {
  molecular_profile: "BRAF V600E",
  molecular_profile_id: "12",
  disease: "Melanoma",
  doid: "1909",
  phenotypes: "",
  therapies: "",
  assertion_type: "Diagnostic",
  assertion_direction: "Supports",
  significance: "Positive",
  acmg_codes: "",
  amp_category: "Tier I - Level A",
  clingen_codes: "",
  nccn_guideline: "",
  nccn_guideline_version: "",
  regulatory_approval: "",
  fda_companion_test: "",
  assertion_summary: "Short.",
  assertion_description: "Long.",
  assertion_id: "7",
  evidence_item_ids: "3,12",
  last_review_date: "",
  assertion_civic_url: "https://civicdb.org/links/assertions/7",
  is_flagged: "",
} satisfies CivicRow;

const isFormer = (word: string) =>
  /^(?:Sensitivity|Resistance or|.* (?:Mutation|Polymorphism)$)/.test(word);
const wordOf = (words: ReadonlyMap<string, string>) =>
  fc.constantFrom(...[...words.keys()].filter((word) => !isFormer(word) || word.includes("/")));

/** Words of a cell: text without TAB and LF, without blanks around it, in NFC. */
const text = fc
  .string({ unit: "grapheme", maxLength: 30 })
  .map((value) =>
    value
      .replace(/[\t\n\0]/g, "")
      .normalize("NFC")
      .trim(),
  )
  .filter((value) => value.isWellFormed());

const anyRow = fc.record({
  molecular_profile: fc.constantFrom("BRAF V600E", "A1 X AND ( B2 Y OR NOT C3 Z )", "TMB High"),
  molecular_profile_id: fc.constantFrom("12", "4566"),
  disease: fc.constantFrom("", "Melanoma", "Diffuse Astrocytoma, MYB- Or MYBL1-altered"),
  doid: fc.constantFrom("", "0060079"),
  phenotypes: fc.constantFrom("", "Pediatric onset", "Pediatric onset,Adult onset"),
  therapies: fc.constantFrom("", "Dabrafenib", "Dabrafenib,Trametinib", "2,4-pyrimidinediamine"),
  therapy_interaction_type: fc.oneof(fc.constant(""), wordOf(INTERACTION_WORDS)),
  evidence_type: wordOf(EVIDENCE_TYPE_WORDS),
  evidence_direction: wordOf(DIRECTION_WORDS),
  evidence_level: fc.constantFrom("A", "B", "C", "D", "E"),
  significance: wordOf(SIGNIFICANCE_WORDS),
  evidence_statement: text,
  citation_id: fc.constantFrom("1", "23020132"),
  source_type: wordOf(SOURCE_TYPE_WORDS),
  asco_abstract_id: fc.constantFrom("", "0", "102"),
  citation: text,
  nct_ids: fc.constantFrom("", "NCT01072175", "NCT01072175, NCT00000001"),
  rating: fc.constantFrom("", "1", "5"),
  evidence_status: fc.constantFrom("accepted", "submitted", "rejected"),
  evidence_id: fc.integer({ min: 1, max: 99_999 }).map(String),
  variant_origin: wordOf(VARIANT_ORIGIN_WORDS),
  last_review_date: fc.constantFrom("", "2023-01-09 21:46:26 UTC"),
  evidence_civic_url: fc.constant("https://civicdb.org/links/evidence_items/1"),
  is_flagged: fc.constantFrom("", "true", "false"),
});

const pieces = (cell: string | undefined) => (cell ?? "").split(/[,;]\s*/).sort();

describe("civicRecord", () => {
  it("lets in only what the rules or a named exception allow", () => {
    let accepted = 0;
    fc.assert(
      fc.property(anyRow, (row) => {
        const result = read({ row });
        if (!result.ok) return;
        accepted += 1;
        const content = result.value.content as BiomarkerTherapy;
        for (const issue of checkContent(content).filter(({ severity }) => severity === "error")) {
          expect(row.evidence_status).toBe("accepted");
          const exception = LEGACY_EXCEPTIONS.find(({ code }) => code === issue.code);
          expect(exception?.holdsFor(content)).toBe(true);
          expect(result.value.warnings.map(({ code }) => code)).toContain(issue.code);
        }
      }),
      { numRuns: 500 },
    );
    expect(accepted).toBeGreaterThan(3);
  });

  it("gives back every cell of what it lets in", () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const result = read({ row: { ...row, evidence_status: "accepted" } });
        if (!result.ok) return;
        const printed = printEvidenceRow(result.value.content as BiomarkerTherapy);
        for (const [column, cell] of Object.entries({ ...row, evidence_status: "accepted" })) {
          const isList = ["therapies", "phenotypes", "nct_ids"].includes(column);
          expect([column, isList ? pieces(printed[column]) : printed[column]]).toEqual([
            column,
            isList ? pieces(cell) : cell,
          ]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives back every cell of an assertion", () => {
    const rows: CivicRow[] = [
      ASSERTION,
      {
        ...ASSERTION,
        nccn_guideline: "Melanoma",
        nccn_guideline_version: "2.2018",
        is_flagged: "true",
      },
      {
        ...ASSERTION,
        assertion_type: "Oncogenic",
        significance: "Likely Oncogenic",
        amp_category: "",
        clingen_codes: "OS1,OM1",
      },
      {
        ...ASSERTION,
        assertion_type: "Predictive",
        significance: "Resistance",
        therapies: "Dabrafenib",
        regulatory_approval: "true",
        fda_companion_test: "false",
      },
    ];
    for (const row of rows) {
      const result = read({ row, table: "assertions" });
      const printed = result.ok ? printAssertionRow(result.value.content as BiomarkerTherapy) : {};
      for (const [column, cell] of Object.entries(row)) {
        expect([column, pieces(printed[column])]).toEqual([column, pieces(cell)]);
      }
    }
  });

  it("makes one record of rows that differ in the order of a list alone", () => {
    const row = { ...EVIDENCE, therapy_interaction_type: "Combination" };
    const [one, other] = ["Dabrafenib,Trametinib", "Trametinib,Dabrafenib"].map((therapies) =>
      read({ row: { ...row, therapies } }),
    );
    expect(one?.ok && one.value.content).toEqual(other?.ok && other.value.content);
  });

  it.each<[string, CivicRow, CivicRow]>([
    [
      "significance-not-accepted",
      { evidence_type: "Predisposing", therapies: "", significance: "Uncertain Significance" },
      { evidence_type: "Diagnostic", therapies: "", significance: "Uncertain Significance" },
    ],
    ["direction-not-accepted", { evidence_direction: "N/A" }, { evidence_direction: "Perhaps" }],
    ["rating-missing", { rating: "" }, { rating: "0" }],
    [
      "therapy-missing",
      { therapies: "" },
      { therapies: "Dabrafenib", evidence_type: "Diagnostic", significance: "Positive" },
    ],
    [
      "disease-not-accepted",
      { evidence_type: "Functional", therapies: "", significance: "Neomorphic" },
      { disease: "", doid: "" },
    ],
    [
      "interaction-missing",
      { therapies: "Dabrafenib,Trametinib,Dabrafenib", therapy_interaction_type: "" },
      { therapies: "", evidence_type: "Prognostic", significance: "Resistance" },
    ],
    [
      "interaction-not-accepted",
      { therapy_interaction_type: "Substitutes" },
      { evidence_level: "" },
    ],
  ])(
    "lets in %s for accepted items, with a remark, and nothing near it",
    (code, inside, outside) => {
      const known = { ...EVIDENCE, ...inside };
      if (code === "interaction-missing") {
        const { therapy_interaction_type: _, ...withoutColumn } = known;
        const result = read({ row: { ...withoutColumn, therapies: "Dabrafenib,Trametinib" } });
        expect(result.ok && result.value.warnings.map((issue) => issue.code)).toEqual([code]);
      } else {
        const result = read({ row: known });
        expect(result.ok && result.value.warnings.map((issue) => issue.code)).toEqual([code]);
        expect(read({ row: { ...known, evidence_status: "submitted" } }).ok).toBe(false);
      }
      expect(read({ row: { ...EVIDENCE, ...outside } }).ok).toBe(false);
    },
  );

  it.each<[string, CivicRow]>([
    ["level-missing", { amp_category: "" }],
    [
      "acmg-codes-missing",
      { assertion_type: "Predisposing", significance: "Benign", amp_category: "" },
    ],
    [
      "clingen-codes-missing",
      { assertion_type: "Oncogenic", significance: "Benign", amp_category: "" },
    ],
  ])("lets in %s for assertions", (code, fields) => {
    const result = read({ row: { ...ASSERTION, ...fields }, table: "assertions" });
    expect(result.ok && result.value.warnings.map((issue) => issue.code)).toEqual([code]);
  });

  it.each<[string, CivicRow]>([
    ["citation-missing", { evidence_item_ids: "" }],
    ["statement-missing", { assertion_description: "" }],
    ["approval-not-accepted", { regulatory_approval: "true" }],
    ["guideline-version-missing", { nccn_guideline: "Melanoma" }],
    ["guideline-without-name", { nccn_guideline_version: "2.2018" }],
    ["tier-not-accepted", { assertion_type: "Oncogenic", significance: "Benign" }],
    ["record-type-not-accepted", { assertion_type: "Functional" }],
    ["id-malformed", { evidence_item_ids: "EID3" }],
    ["id-malformed", { assertion_id: "A7" }],
  ])("refuses an assertion with %s", (code, fields) => {
    const result = read({ row: { ...ASSERTION, ...fields }, table: "assertions" });
    expect(result).toMatchObject({ ok: false, error: { code, severity: "refused", line: 2 } });
  });

  it("keeps a profile that it cannot read as one biomarker, and says so", () => {
    const molecular_profile = "BRAF V600E AND KRAS G12C OR NRAS Q61R";
    const result = read({ row: { ...EVIDENCE, molecular_profile } });
    expect(result.ok && result.value.warnings.map(({ code }) => code)).toEqual([
      "profile-unparsed",
    ]);
    expect(result.ok && result.value.content.profile).toMatchObject({
      op: "is",
      biomarker: { gene: null, name: molecular_profile },
    });
  });

  it("says when it writes a profile otherwise, leaves out a trial or names a disease by its id", () => {
    const codes = (row: CivicRow) => {
      const result = read({ row: { ...EVIDENCE, ...row } });
      return result.ok ? result.value.warnings.map(({ code }) => code) : result.error;
    };
    expect(codes({ molecular_profile: "( BRAF V600E )" })).toEqual(["profile-rewritten"]);
    expect(codes({ nct_ids: "NCT01072175,2004-000061-13" })).toEqual(["trial-left-out"]);
    expect(codes({ disease: "" })).toEqual(["disease-without-name"]);
    expect(codes({ disease: " Melanoma " })).toEqual(["blanks-trimmed"]);
    expect(codes({ variant_origin: "" })).toEqual(["blank-word"]);
    expect(codes({})).toEqual([]);
  });

  it("reads the words of former years", () => {
    const result = read({
      row: {
        ...EVIDENCE,
        significance: "Resistance or Non-Response",
        variant_origin: "Germline Mutation",
      },
    });
    expect(result.ok && result.value.content).toMatchObject({
      significance: "resistance",
      variantOrigin: "rare-germline",
    });
  });
});
