// Goal: each step of the score gives its points and nothing else, and more evidence for an association
// never lowers its score. Method: tables over every step and both sides of every bound, one line per
// cell, and properties over random studies.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PHENOTYPE_CATEGORIES, type PhenotypeCategory } from "../../entries/vocabulary.ts";
import { CLINPGX_SCORE_RULES } from "./rules.ts";
import { scoreVariantAnnotation, type VariantAnnotationLine } from "./score-variant-annotation.ts";
import { parsePValue, STUDY_TYPES, type StudyParameters } from "./study-parameters.ts";

function p(text: string) {
  const parsed = parsePValue(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

const study = (fields: Partial<StudyParameters> = {}): StudyParameters => ({
  studyTypes: ["cohort"],
  cases: 600,
  controls: null,
  pValue: p("= 0.001"),
  effect: null,
  ...fields,
});
const line = (fields: Partial<VariantAnnotationLine> = {}): VariantAnnotationLine => ({
  type: "variant-drug",
  categories: ["efficacy"],
  isAssociated: true,
  significance: "yes",
  studies: [study()],
  ...fields,
});
const scoreOf = (fields: Partial<VariantAnnotationLine>) =>
  scoreVariantAnnotation({ line: line(fields) }).score;
const effect = (value: number, fields = {}) => ({
  kind: "OR" as const,
  value,
  intervalStart: 1.1,
  intervalStop: 4,
  ...fields,
});

describe("the steps", () => {
  it.each<[PhenotypeCategory[], number]>([
    [["efficacy"], 1],
    [["toxicity"], 1],
    [["dosage"], 1],
    [["metabolism-pk"], 0.5],
    [["pd"], 0.5],
    [["other"], 0],
    [["other", "metabolism-pk"], 0.5],
    [["metabolism-pk", "toxicity"], 1],
    [[], 0],
  ])("category %j gives %d", (categories, points) => {
    expect(scoreOf({ categories })).toBe(2 + points);
  });

  it.each([
    ["= 0.0099", 1],
    ["< 0.01", 1],
    ["<= 0.01", 0.5],
    ["= 0.01", 0.5],
    ["~ 0.01", 0.5],
    ["< 0.05", 0.5],
    ["<= 0.05", 0.5],
    ["= 0.05", 0.5],
    ["= 0.0501", 0],
    ["< 0.1", 0],
    ["> 0.001", 0],
    [">= 0.05", 0],
  ])("P value %s gives %d", (text, points) => {
    expect(scoreOf({ studies: [study({ pValue: p(text) })] })).toBe(2 + points);
  });

  it("no P value gives nothing", () => {
    expect(scoreOf({ studies: [study({ pValue: null })] })).toBe(2);
  });

  it.each([
    [0, 0],
    [50, 0],
    [51, 0.25],
    [100, 0.25],
    [101, 0.5],
    [250, 0.5],
    [251, 0.75],
    [500, 0.75],
    [501, 1],
    [100_000, 1],
  ])("a cohort of %d gives %d", (cases, points) => {
    expect(scoreOf({ studies: [study({ cases })] })).toBe(2 + points);
    const half = Math.floor(cases / 2);
    const split = study({ cases: half, controls: cases - half });
    expect(scoreOf({ studies: [split] })).toBe(2 + points);
  });

  it.each([
    ["above two with an interval", effect(2.01), 0.5],
    ["two exactly", effect(2), 0],
    ["below a half with an interval", effect(0.49), 0.5],
    ["a half exactly", effect(0.5), 0],
    ["between", effect(1), 0],
    ["without the interval's start", effect(3, { intervalStart: null }), 0],
    ["without the interval's stop", effect(3, { intervalStop: null }), 0],
    ["a hazard ratio", effect(3, { kind: "HR" }), 0.5],
    ["a risk ratio", effect(3, { kind: "RR" }), 0.5],
    ["of unknown kind", effect(3, { kind: "unknown" }), 0],
    ["none", null, 0],
  ])("an effect %s gives %s", (_, given, points) => {
    expect(scoreOf({ studies: [study({ effect: given })] })).toBe(3 + points);
  });

  it.each<[string, Partial<VariantAnnotationLine>, Partial<StudyParameters>, number]>([
    ["significant", {}, {}, 3],
    ["not stated, but the P value shows it", { significance: "not-stated" }, {}, 3],
    ["said not to be, but the P value shows it", { significance: "no" }, {}, 3],
    ["not stated and no P value", { significance: "not-stated" }, { pValue: null }, 0],
    ["not significant", { significance: "no" }, { pValue: p("= 0.2") }, 0],
    ["not significant, 50 people", { significance: "no" }, { pValue: p("= 0.2"), cases: 50 }, 0.25],
    ["not significant, 51 people", { significance: "no" }, { pValue: p("= 0.2"), cases: 51 }, 0],
    ["no association", { isAssociated: false }, {}, -2],
    ["no association, whatever the P value", { isAssociated: false }, { pValue: null }, -2],
    ["no association, 51 people", { isAssociated: false }, { cases: 51 }, -1.25],
    ["no association, 50 people", { isAssociated: false }, { cases: 50 }, -0.25],
    ["a meta-analysis", {}, { studyTypes: ["meta-analysis"] }, 1.5],
    [
      "no association in a meta-analysis",
      { isAssociated: false },
      { studyTypes: ["meta-analysis"] },
      -1,
    ],
    ["a genome-wide study", {}, { studyTypes: ["GWAS"] }, 0],
    ["a genome-wide study without result", { isAssociated: false }, { studyTypes: ["GWAS"] }, 0],
    ["a replicated genome-wide study", {}, { studyTypes: ["GWAS", "replication"] }, 3],
    [
      "the smallest unit",
      { isAssociated: false, categories: ["metabolism-pk"] },
      { cases: 1, studyTypes: ["meta-analysis"] },
      -0.0625,
    ],
  ])("weight: %s", (_, fields, parameters, score) => {
    const scored = scoreVariantAnnotation({
      line: line({ ...fields, studies: [study(parameters)] }),
    });
    expect(scored.score).toBe(score);
    expect(scored.sets[0]?.weightReasons.join(" ")).toMatch(/^[A-Z].*\.$/);
  });
});

describe("several sets of parameters", () => {
  it("counts the best, and adds for a second significant one", () => {
    const weak = study({ cases: 10, pValue: p("= 0.3") });
    const strong = study({ effect: effect(3) });
    const one = scoreVariantAnnotation({
      line: line({ significance: "no", studies: [weak, strong] }),
    });
    expect(one).toMatchObject({ score: 3.5, best: 1, bonus: 0 });
    const two = scoreVariantAnnotation({ line: line({ studies: [study(), strong] }) });
    expect(two).toMatchObject({ score: 4, best: 1, bonus: 0.5 });
  });

  it("takes the set that speaks most against it where there is no association, and adds nothing", () => {
    const small = study({ cases: 10 });
    const scored = scoreVariantAnnotation({
      line: line({ isAssociated: false, studies: [small, study(), study()] }),
    });
    expect(scored).toMatchObject({ score: -2, best: 1, bonus: 0 });
  });

  it("adds nothing for sets that weigh nothing", () => {
    const gwas = study({ studyTypes: ["GWAS"] });
    expect(scoreOf({ studies: [gwas, gwas] })).toBe(0);
  });

  it("reads a line without parameters as one of which nothing is known", () => {
    expect(scoreOf({ studies: [] })).toBe(1);
    expect(scoreOf({ studies: [], significance: "not-stated" })).toBe(0.25);
    expect(scoreOf({ studies: [], isAssociated: false })).toBe(-0.25);
  });
});

const anyStudy = fc.record<StudyParameters>({
  studyTypes: fc.subarray([...STUDY_TYPES]),
  cases: fc.option(fc.nat(1_000)),
  controls: fc.option(fc.nat(1_000)),
  pValue: fc.option(
    fc.record({
      operator: fc.constantFrom("<", "<=", "=", "~", ">=", ">"),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  ),
  effect: fc.option(
    fc.record({
      kind: fc.constantFrom("OR", "HR", "RR", "unknown"),
      value: fc.double({ min: 0, max: 10, noNaN: true }),
      intervalStart: fc.option(fc.constant(1)),
      intervalStop: fc.option(fc.constant(9)),
    }),
  ),
});
const anyLine = fc.record<VariantAnnotationLine>({
  type: fc.constantFrom("variant-drug", "variant-phenotype", "variant-functional-assay"),
  categories: fc.subarray([...PHENOTYPE_CATEGORIES]),
  isAssociated: fc.boolean(),
  significance: fc.constantFrom("yes", "no", "not-stated"),
  studies: fc.array(anyStudy, { maxLength: 3 }),
});
const significantLine = anyLine.map(
  (given): VariantAnnotationLine => ({ ...given, isAssociated: true, significance: "yes" }),
);
const value = (given: VariantAnnotationLine) => scoreVariantAnnotation({ line: given }).score;

describe("properties", () => {
  it("stays on the sixteenths between −2.5 and 4, and speaks against only what is not associated", () => {
    fc.assert(
      fc.property(anyLine, (given) => {
        const score = value(given);
        expect(Number.isInteger(score * 16) && score >= -2.5 && score <= 4).toBe(true);
        expect(Object.is(score, -0)).toBe(false);
        expect(given.isAssociated ? score >= 0 : score <= 0).toBe(true);
      }),
    );
  });

  it("gives 0 to every functional assay", () => {
    fc.assert(
      fc.property(anyLine, (given) => {
        expect(value({ ...given, type: "variant-functional-assay" })).toBe(0);
      }),
    );
  });

  it("never falls with more people, a smaller P value, a further category or a further set", () => {
    fc.assert(
      fc.property(significantLine, anyStudy, fc.nat(500), (given, other, more) => {
        const before = value(given);
        const changed = (change: (one: StudyParameters) => StudyParameters) =>
          value({ ...given, studies: given.studies.map(change) });
        expect(
          changed((one) => ({ ...one, cases: (one.cases ?? 0) + more })),
        ).toBeGreaterThanOrEqual(before);
        expect(
          changed((one) => ({
            ...one,
            pValue: one.pValue && { ...one.pValue, value: one.pValue.value / 2 },
          })),
        ).toBeGreaterThanOrEqual(before);
        expect(value({ ...given, categories: [...PHENOTYPE_CATEGORIES] })).toBeGreaterThanOrEqual(
          before,
        );
        const studies = [...given.studies, other];
        expect(given.studies.length === 0 || value({ ...given, studies }) >= before).toBe(true);
      }),
    );
  });

  it("never rises with more people who show no association", () => {
    fc.assert(
      fc.property(anyLine, fc.nat(500), (given, more) => {
        const none = { ...given, isAssociated: false };
        const studies = given.studies.map((one) => ({ ...one, cases: (one.cases ?? 0) + more }));
        expect(value({ ...none, studies })).toBeLessThanOrEqual(value(none));
      }),
    );
  });

  it("follows another table of numbers", () => {
    const rules = {
      ...CLINPGX_SCORE_RULES,
      version: "local.1",
      category: {
        value: { ...CLINPGX_SCORE_RULES.category.value, pd: 2 },
        source: "A local rule",
      },
    };
    const given = line({ categories: ["pd"] });
    expect(scoreVariantAnnotation({ line: given }).score).toBe(2.5);
    expect(scoreVariantAnnotation({ line: given, rules }).score).toBe(4);
  });
});
