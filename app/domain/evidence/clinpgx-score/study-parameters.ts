import { ok, type Result, refuse } from "../../shared/result.ts";

/** The kinds of study that ClinPGx names; one study can be several. */
export const STUDY_TYPES = [
  "cohort",
  "case/control",
  "prospective",
  "retrospective",
  "clinical trial",
  "GWAS",
  "meta-analysis",
  "replication",
  "case series",
  "cross-sectional",
  "trios",
  "linkage",
] as const;
/** See {@link STUDY_TYPES}. */
export type StudyType = (typeof STUDY_TYPES)[number];

/** How a P value was given; "~" for one that is only about so large. */
export const P_VALUE_OPERATORS = ["<", "<=", "=", "~", ">=", ">"] as const;

/** A P value with the operator that stands before it ("< 0.05"). */
export type PValue = {
  readonly operator: (typeof P_VALUE_OPERATORS)[number];
  /** 0 to 1. */
  readonly value: number;
};

/** An effect with its confidence interval, where the paper gives one. */
export type Effect = {
  readonly kind: "OR" | "HR" | "RR" | "unknown";
  readonly value: number;
  readonly intervalStart: number | null;
  readonly intervalStop: number | null;
};

/** One set of numbers that a publication reports for an association. */
export type StudyParameters = {
  readonly studyTypes: readonly StudyType[];
  /** People; null where the paper does not say. */
  readonly cases: number | null;
  readonly controls: number | null;
  readonly pValue: PValue | null;
  readonly effect: Effect | null;
};

/** Nothing is known of the study. */
export const UNKNOWN_STUDY: StudyParameters = {
  studyTypes: [],
  cases: null,
  controls: null,
  pValue: null,
  effect: null,
};

const P_VALUE = /^(<=|>=|[<>=~≤≥])?\s*(\d*\.?\d+(?:[eE][-+]?\d+)?)$/;

/** Reads a cell such as "= 0.042", "< 1E-5" or "≤ 0.05"; without an operator it is "=". Refuses other texts and values beyond 1. */
export function parsePValue(text: string): Result<PValue> {
  const match = P_VALUE.exec(text.trim());
  const value = Number(match?.[2]);
  if (match === null || !(value <= 1)) {
    return refuse({
      code: "p-value-malformed",
      message: "A P value is an operator and a number from 0 to 1, as in < 0.05.",
    });
  }
  const sign = (match[1] ?? "=").replace("≤", "<=").replace("≥", ">=");
  const operator = P_VALUE_OPERATORS.find((one) => one === sign) ?? "=";
  return ok({ operator, value });
}

/** The people of a study; what is not known counts as nobody. */
export function cohortSize({ cases, controls }: StudyParameters): number {
  return (cases ?? 0) + (controls ?? 0);
}
