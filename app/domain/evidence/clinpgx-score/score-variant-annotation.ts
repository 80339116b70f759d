import type { LineAnnotationType, PhenotypeCategory } from "../../entries/vocabulary.ts";
import { CLINPGX_SCORE_RULES, type ClinpgxScoreRules } from "./rules.ts";
import {
  cohortSize,
  type Effect,
  type PValue,
  type StudyParameters,
  UNKNOWN_STUDY,
} from "./study-parameters.ts";

/** What the score of one variant annotation is made of. */
export type VariantAnnotationLine = {
  readonly type: Extract<LineAnnotationType, `variant-${string}`>;
  readonly categories: readonly PhenotypeCategory[];
  readonly isAssociated: boolean;
  /** What the curator says of the association; a P value can show it all the same. */
  readonly significance: "yes" | "no" | "not-stated";
  /** One for each set of numbers that the publication reports; none counts as one of which nothing is known. */
  readonly studies: readonly StudyParameters[];
};

/** The points of one set of study parameters: (category + P value + cohort + effect) × weight. */
export type SetScore = {
  readonly category: number;
  readonly pValue: number;
  readonly cohort: number;
  readonly effect: number;
  readonly weight: number;
  /** What decided the weight, one sentence each. */
  readonly weightReasons: readonly string[];
  readonly isSignificant: boolean;
  readonly score: number;
};

/** The score of a variant annotation with the arithmetic that leads to it. */
export type VariantAnnotationScore = {
  readonly score: number;
  /** In the order of the studies. */
  readonly sets: readonly SetScore[];
  /** The place of the set that counts: the one that weighs most, the first of equals. */
  readonly best: number;
  readonly bonus: number;
};

/** Scores one variant annotation by {@link CLINPGX_SCORE_RULES} or by another table of numbers. */
export function scoreVariantAnnotation(input: {
  line: VariantAnnotationLine;
  rules?: ClinpgxScoreRules;
}): VariantAnnotationScore {
  const { line, rules = CLINPGX_SCORE_RULES } = input;
  const studies = line.studies.length === 0 ? [UNKNOWN_STUDY] : line.studies;
  const sets = studies.map((study) => scoreSet({ line, study, rules }));
  const best = sets.reduce(
    (found, set, index) =>
      Math.abs(set.score) > Math.abs(sets[found]?.score ?? 0) ? index : found,
    0,
  );
  if (line.type === "variant-functional-assay") {
    return { score: rules.functionalAssayScore.value, sets, best, bonus: 0 };
  }
  const significant = sets.filter(({ isSignificant, score }) => isSignificant && score > 0);
  const several = rules.severalSignificantSets.value;
  const bonus = significant.length >= several.from ? several.points : 0;
  return { score: withoutMinusZero((sets[best]?.score ?? 0) + bonus), sets, best, bonus };
}

type SetInput = {
  readonly line: VariantAnnotationLine;
  readonly study: StudyParameters;
  readonly rules: ClinpgxScoreRules;
};

function scoreSet({ line, study, rules }: SetInput): SetScore {
  const isSignificant =
    line.isAssociated && (line.significance === "yes" || hasSignificantP({ study, rules }));
  const category = Math.max(0, ...line.categories.map((one) => rules.category.value[one]));
  const pValue = line.isAssociated ? pValuePoints({ pValue: study.pValue, rules }) : 0;
  const cohort = cohortPoints({ size: cohortSize(study), rules });
  const effect = effectPoints({ effect: study.effect, rules });
  const { weight, weightReasons } = weightOf({ line, study, rules, isSignificant });
  return {
    category,
    pValue,
    cohort,
    effect,
    weight,
    weightReasons,
    isSignificant,
    score: withoutMinusZero((category + pValue + cohort + effect) * weight),
  };
}

function hasSignificantP({ study, rules }: Pick<SetInput, "study" | "rules">): boolean {
  const { pValue } = study;
  return (
    pValue !== null &&
    isUpTo({ pValue, bound: rules.significantPValueMax.value, isInclusive: true })
  );
}

/** Whether the P value is sure to be below the bound: one given as "> x" never is. */
function isUpTo(input: { pValue: PValue; bound: number; isInclusive: boolean }): boolean {
  const { pValue, bound, isInclusive } = input;
  switch (pValue.operator) {
    case "<":
      return pValue.value <= bound;
    case ">":
    case ">=":
      return false;
    default:
      return isInclusive ? pValue.value <= bound : pValue.value < bound;
  }
}

function pValuePoints(input: { pValue: PValue | null; rules: ClinpgxScoreRules }): number {
  const { pValue, rules } = input;
  if (pValue === null) {
    return 0;
  }
  const step = rules.pValue.value.find(({ upTo, isInclusive }) =>
    isUpTo({ pValue, bound: upTo, isInclusive }),
  );
  return step?.points ?? 0;
}

function cohortPoints({ size, rules }: { size: number; rules: ClinpgxScoreRules }): number {
  return rules.cohort.value.findLast(({ from }) => size >= from)?.points ?? 0;
}

function effectPoints(input: { effect: Effect | null; rules: ClinpgxScoreRules }): number {
  const { effect, rules } = input;
  const { above, below, points } = rules.effect.value;
  const isStrong = effect !== null && (effect.value > above || effect.value < below);
  const isBounded =
    effect !== null && effect.intervalStart !== null && effect.intervalStop !== null;
  return isStrong && isBounded && effect.kind !== "unknown" ? points : 0;
}

function weightOf({ line, study, rules, isSignificant }: SetInput & { isSignificant: boolean }): {
  weight: number;
  weightReasons: readonly string[];
} {
  const weights = rules.weight.value;
  const isSmall = cohortSize(study) <= rules.smallCohortMax.value;
  const place = isSmall ? " in a small cohort" : "";
  const [base, said] = !line.isAssociated
    ? [isSmall ? weights.notAssociatedInSmallCohort : weights.notAssociated, "No association"]
    : isSignificant
      ? [weights.significant, "A significant association"]
      : [
          isSmall ? weights.notSignificantInSmallCohort : weights.notSignificant,
          "An association that is not shown to be significant",
        ];
  const isGwas = study.studyTypes.includes("GWAS") && !study.studyTypes.includes("replication");
  const factors = [
    ...(study.studyTypes.includes("meta-analysis")
      ? [[weights.metaAnalysis, "A meta-analysis."] as const]
      : []),
    ...(isGwas
      ? [[weights.gwasWithoutReplication, "A genome-wide study without replication."] as const]
      : []),
  ];
  return {
    weight: withoutMinusZero(factors.reduce((product, [factor]) => product * factor, base)),
    weightReasons: [
      `${said}${isSignificant ? "" : place}.`,
      ...factors.map(([, reason]) => reason),
    ],
  };
}

function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}
