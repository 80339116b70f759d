import { CLINPGX_SCORE_RULES, type ClinpgxScoreRules } from "./rules.ts";

/** A line that a curator left out of the score; ClinPGx itself gives no reason for some. */
export type Exclusion = { readonly reason: string | null };

/** A line of an annotation as it goes into the sum. */
export type ScorableLine =
  | {
      readonly kind: "variant-annotation";
      readonly id: string;
      /** Null where only the exclusion is known. */
      readonly score: number | null;
      readonly exclusion: Exclusion | null;
    }
  | {
      readonly kind: "guideline" | "label";
      readonly id: string;
      /** Whether it advises how to prescribe; one that makes no recommendation is not counted. */
      readonly hasRecommendation: boolean;
      readonly exclusion: Exclusion | null;
    };

/** A line's part in the sum: what it shows, whether that counts, and if not, why. */
export type CountedLine = {
  readonly id: string;
  readonly score: number | null;
  readonly counted: boolean;
  readonly reason: string | null;
};

/** The total of an annotation and what became of each line, in their order. */
export type AnnotationScore = {
  readonly total: number;
  /** Guidelines and labels that count: level 1A needs one. */
  readonly guidanceCount: number;
  readonly counted: readonly CountedLine[];
};

/** Said of a guideline or label that shows its points and is left out of the sum. */
export const NO_RECOMMENDATION = "It makes no recommendation.";
/** Said of a line that was left out without a reason. */
export const NO_REASON_GIVEN = "No reason is given.";
const NO_SCORE = "It has no score.";

/**
 * The usual reasons for leaving a line out, as ClinPGx's curators give them in free text; for a form
 * to offer. Double counting is the one that hurts most, so it comes first.
 */
export const EXCLUSION_REASONS = [
  "Another line from this publication is scored already.",
  "The cohort overlaps with that of another scored publication.",
  "The variant is linked to another one that is scored.",
  "The association is seen only as part of a haplotype.",
  "The genotypes are not in Hardy–Weinberg equilibrium.",
  "It is an in vitro study.",
  "The effect comes from an interaction between drugs.",
] as const;

/** Sums the scores of an annotation's lines, and says of each whether it counts. */
export function scoreAnnotation(input: {
  lines: readonly ScorableLine[];
  rules?: ClinpgxScoreRules;
}): AnnotationScore {
  const { lines, rules = CLINPGX_SCORE_RULES } = input;
  const counted = lines.map((line) => countLine({ line, rules }));
  const total = counted.reduce((sum, line) => sum + (line.counted ? (line.score ?? 0) : 0), 0);
  const guidanceCount = lines.filter(
    ({ kind }, index) => kind !== "variant-annotation" && counted[index]?.counted === true,
  ).length;
  return { total, guidanceCount, counted };
}

function countLine(input: { line: ScorableLine; rules: ClinpgxScoreRules }): CountedLine {
  const { line, rules } = input;
  const score = line.kind === "variant-annotation" ? line.score : rules.guidance.value;
  const reason = whyNot({ line, score });
  return { id: line.id, score, counted: reason === null, reason };
}

function whyNot({ line, score }: { line: ScorableLine; score: number | null }): string | null {
  if (line.exclusion !== null) {
    return line.exclusion.reason?.trim() || NO_REASON_GIVEN;
  }
  if (line.kind !== "variant-annotation" && !line.hasRecommendation) {
    return NO_RECOMMENDATION;
  }
  return score === null ? NO_SCORE : null;
}
