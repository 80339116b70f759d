// Goal: exactly the combinations that CIViC's rules allow can be submitted, and every refusal names
// its field. Method: the whole matrix against a second table written in CIViC's own words, and a table
// of single faults put into contents that are otherwise right.
import { describe, expect, it } from "vitest";
import {
  sampleAssertion,
  sampleEvidenceItem,
  sampleGeneDrug,
  sampleScoredGeneDrug,
  sampleTerm,
} from "#test/support/sample-content.ts";
import { fromPlainText } from "../richtext/from-plain-text.ts";
import type { BiomarkerTherapy } from "./biomarker-therapy.ts";
import { checkContent } from "./check-content.ts";
import {
  DIRECTION_LABELS,
  DIRECTIONS,
  EVIDENCE_TYPE_LABELS,
  EVIDENCE_TYPES,
  type EvidenceType,
  RECORD_TYPES,
  type RecordType,
  SIGNIFICANCE_LABELS,
  SIGNIFICANCES,
} from "./vocabulary.ts";

// civic-v2 d289c78f: evidence_item_validator.rb and assertion_validator.rb, read anew for this test.
// type | significances | directions | disease | therapy
const CIVIC_RULES = `
evidence-item Predictive   | Sensitivity/Response, Resistance, Adverse Response, Reduced Sensitivity, N/A | Supports, Does Not Support | yes | yes
evidence-item Diagnostic   | Positive, Negative | Supports, Does Not Support | yes | no
evidence-item Prognostic   | Better Outcome, Poor Outcome, N/A | Supports, Does Not Support | yes | no
evidence-item Predisposing | Predisposition, Protectiveness | Supports, Does Not Support | yes | no
evidence-item Oncogenic    | Oncogenicity, Protectiveness | Supports, Does Not Support | yes | no
evidence-item Functional   | Gain of Function, Loss of Function, Unaltered Function, Neomorphic, Dominant Negative, Unknown | Supports, Does Not Support | no | no
assertion Predictive       | Sensitivity/Response, Resistance, Adverse Response, Reduced Sensitivity, N/A | Supports, Does Not Support | yes | yes
assertion Diagnostic       | Positive, Negative | Supports, Does Not Support | yes | no
assertion Prognostic       | Better Outcome, Poor Outcome, N/A | Supports, Does Not Support | yes | no
assertion Predisposing     | Pathogenic, Likely Pathogenic, Benign, Likely Benign, Uncertain Significance | Supports | yes | no
assertion Oncogenic        | Oncogenic, Likely Oncogenic, Uncertain Significance, Likely Benign, Benign | Supports | yes | no
`;

const allowed = new Map(
  CIVIC_RULES.trim()
    .split("\n")
    .map((line) => {
      const [key = "", significances = "", directions = "", disease, therapy] = line
        .split("|")
        .map((part) => part.trim());
      const rule = {
        significances: significances.split(", "),
        directions: directions.split(", "),
        disease: disease === "yes",
        therapy: therapy === "yes",
      };
      return [key.replace(/\s+/g, " "), rule];
    }),
);

const errorsOf = (content: Parameters<typeof checkContent>[0]) =>
  checkContent(content).filter((issue) => issue.severity === "error");

/** The sample of that record type with what the type asks for besides the matrix's own columns. */
function sampleOf(recordType: RecordType, evidenceType: EvidenceType): BiomarkerTherapy {
  if (recordType === "evidence-item") {
    return { ...sampleEvidenceItem(), evidenceType };
  }
  const content = { ...sampleAssertion(), evidenceType };
  const hasCodes = evidenceType === "predisposing" || evidenceType === "oncogenic";
  return {
    ...content,
    levels: hasCodes ? [] : content.levels,
    assertion: {
      acmgCodes: evidenceType === "predisposing" ? ["PM1"] : [],
      clingenCodes: evidenceType === "oncogenic" ? ["OS1"] : [],
      guideline: null,
      regulatoryApproval: null,
      companionDiagnostic: null,
    },
  };
}

describe("the matrix", () => {
  const kinds = RECORD_TYPES.flatMap((recordType) =>
    EVIDENCE_TYPES.map((evidenceType) => ({ recordType, evidenceType })),
  );

  it.each(kinds)("accepts what CIViC accepts for $recordType $evidenceType", (kind) => {
    const rule = allowed.get(`${kind.recordType} ${EVIDENCE_TYPE_LABELS[kind.evidenceType]}`);
    const base = sampleOf(kind.recordType, kind.evidenceType);
    let accepted = 0;
    for (const significance of SIGNIFICANCES) {
      for (const direction of DIRECTIONS) {
        for (const disease of [null, sampleTerm("Melanoma", "DOID:1909")]) {
          for (const names of [[], ["A"], ["A", "B"]]) {
            for (const therapyInteraction of [null, "combination"] as const) {
              const therapies = names.map((name) => sampleTerm(name));
              const content: BiomarkerTherapy = {
                ...base,
                significance,
                direction,
                disease,
                therapies,
                therapyInteraction,
              };
              const isAllowed =
                rule?.significances.includes(SIGNIFICANCE_LABELS[significance]) === true &&
                rule.directions.includes(DIRECTION_LABELS[direction]) &&
                rule.disease === (disease !== null) &&
                rule.therapy === therapies.length > 0 &&
                therapies.length >= 2 === (therapyInteraction !== null);
              expect(errorsOf(content).length === 0, JSON.stringify(content)).toBe(isAllowed);
              accepted += isAllowed ? 1 : 0;
            }
          }
        }
      }
    }
    expect(accepted > 0).toBe(rule !== undefined);
  });
});

const lineOf = (content: BiomarkerTherapy) => {
  const [line] = content.evidence;
  if (line === undefined) throw new Error("the sample has no evidence");
  return line;
};
const item = sampleEvidenceItem();
const assertion = sampleAssertion();
const details = {
  acmgCodes: [],
  clingenCodes: [],
  guideline: null,
  regulatoryApproval: null,
  companionDiagnostic: null,
};
const [civic] = item.levels;
const [tier] = assertion.levels;
if (civic === undefined || tier === undefined) throw new Error("the samples have no levels");

describe("checkContent", () => {
  it("accepts the samples without a remark", () => {
    for (const content of [item, assertion, sampleGeneDrug(), sampleScoredGeneDrug()]) {
      expect(checkContent(content)).toEqual([]);
    }
  });

  it.each([
    ["level-missing", "levels", { ...item, levels: [] }],
    ["level-missing", "levels", { ...assertion, levels: [] }],
    ["level-missing", "levels", { ...assertion, levels: [civic] }],
    ["tier-not-accepted", "levels.1.scheme", { ...item, levels: [civic, tier] }],
    [
      "tier-not-accepted",
      "levels.0.scheme",
      {
        ...sampleOf("assertion", "oncogenic"),
        significance: "benign",
        therapies: [],
        levels: [tier],
      },
    ],
    [
      "level-duplicate-scheme",
      "levels.1.scheme",
      { ...item, levels: [civic, { ...civic, value: "C" }] },
    ],
    [
      "level-reason-missing",
      "levels.0.reason",
      { ...item, levels: [{ ...civic, basis: "overridden", reason: " " }] },
    ],
    ["rating-missing", "rating", { ...item, rating: null }],
    ["rating-not-accepted", "rating", { ...assertion, rating: 3 }],
    ["assertion-details-not-accepted", "assertion", { ...item, assertion: details }],
    ["assertion-details-missing", "assertion", { ...assertion, assertion: null }],
    [
      "acmg-codes-not-accepted",
      "assertion.acmgCodes",
      { ...assertion, assertion: { ...details, acmgCodes: ["PM1"] } },
    ],
    [
      "acmg-codes-missing",
      "assertion.acmgCodes",
      {
        ...sampleOf("assertion", "predisposing"),
        significance: "pathogenic",
        therapies: [],
        assertion: details,
      },
    ],
    [
      "clingen-codes-missing",
      "assertion.clingenCodes",
      {
        ...sampleOf("assertion", "oncogenic"),
        significance: "oncogenic",
        therapies: [],
        assertion: details,
      },
    ],
    [
      "clingen-codes-not-accepted",
      "assertion.clingenCodes",
      { ...assertion, assertion: { ...details, clingenCodes: ["OS1"] } },
    ],
    [
      "approval-not-accepted",
      "assertion.regulatoryApproval",
      {
        ...assertion,
        evidenceType: "diagnostic",
        significance: "positive",
        therapies: [],
        assertion: { ...details, regulatoryApproval: true },
      },
    ],
    [
      "guideline-version-missing",
      "assertion.guideline.version",
      { ...assertion, assertion: { ...details, guideline: { name: "Melanoma", version: null } } },
    ],
    ["origin-not-accepted", "variantOrigin", { ...item, variantOrigin: "combined" }],
    [
      "profile-repeated",
      "profile",
      { ...item, profile: { op: "or", of: [item.profile, item.profile] } },
    ],
    ["citation-missing", "evidence", { ...item, evidence: [], citedEntries: ["civic.eid:1"] }],
    ["citation-missing", "evidence", { ...assertion, evidence: [], citedEntries: [] }],
    [
      "citation-duplicate",
      "evidence.1.citation.id",
      { ...item, evidence: [lineOf(item), lineOf(item)] },
    ],
    ["statement-missing", "statement", { ...item, statement: fromPlainText(" \n ") }],
    ["level-missing", "levels", { ...sampleGeneDrug(), levels: [civic] }],
    ["citation-missing", "evidence", { ...sampleGeneDrug(), evidence: [] }],
    ["gene-missing", "genes", { ...sampleGeneDrug(), genes: [] }],
    ["drug-missing", "drugs", { ...sampleGeneDrug(), drugs: [] }],
    ["statement-missing", "statement", { ...sampleGeneDrug(), statement: fromPlainText("") }],
  ] as const)("finds %s at %s and nothing else", (code, path, content) => {
    const errors = errorsOf(content as Parameters<typeof checkContent>[0]);
    expect(errors.map((issue) => [issue.code, issue.path])).toEqual([[code, path]]);
    expect(errors[0]?.message).toMatch(/^[A-Z].*\.$/);
  });

  it("lets several lines cite one publication when each is a record of its own", () => {
    const scored = sampleScoredGeneDrug();
    const [line] = scored.evidence;
    expect(
      errorsOf({ ...scored, evidence: [...scored.evidence, ...(line ? [line] : [])] }),
    ).toEqual([
      expect.objectContaining({ code: "citation-duplicate", path: "evidence.3.citation.id" }),
    ]);
  });

  it("lets a gene–drug entry speak through its genotypes, and remarks on one that speaks through its lines alone", () => {
    const silent = { ...sampleScoredGeneDrug(), statement: fromPlainText("") };
    expect(checkContent(silent)).toEqual([]);
    expect(checkContent({ ...silent, genotypes: [] })).toMatchObject([
      { code: "statement-missing", path: "statement", severity: "warning" },
    ]);
    const genotypes = [{ genotype: "TT", text: "", alleleFunction: null }];
    expect(errorsOf({ ...silent, genotypes, evidence: item.evidence })).toMatchObject([
      { code: "statement-missing", path: "statement" },
    ]);
  });

  it("only remarks on a missing gene where the profile names the variant", () => {
    const between = { ...sampleGeneDrug(), genes: [], profile: item.profile };
    expect(checkContent(between)).toMatchObject([
      { code: "gene-missing", path: "genes", severity: "warning" },
    ]);
  });

  it("lets an assertion rest on cited entries, on sources, or on both", () => {
    expect(checkContent({ ...assertion, evidence: [] })).toEqual([]);
    expect(checkContent({ ...assertion, citedEntries: [] })).toEqual([]);
  });

  it("only remarks on an oncogenic assertion that rests on its codes, as CIViC allows", () => {
    const content = {
      ...sampleOf("assertion", "oncogenic"),
      significance: "oncogenic" as const,
      therapies: [],
      evidence: [],
      citedEntries: [],
    };
    expect(checkContent(content)).toMatchObject([
      { code: "citation-missing", severity: "warning" },
    ]);
  });

  it("only remarks on a disease without identifier and on an assertion without summary", () => {
    const disease = sampleTerm("Solid Tumor");
    expect(checkContent({ ...assertion, disease, summary: null })).toMatchObject([
      { code: "disease-without-id", path: "disease", severity: "warning" },
      { code: "summary-missing", path: "summary", severity: "warning" },
    ]);
  });
});
