import { ok, type Result, refuse } from "../../shared/result.ts";
import type { Level } from "../level.ts";
import { levelDefinition } from "../registry.ts";
import { CLINPGX_LEVELS } from "../schemes/clinpgx.ts";
import { CLINPGX_SCORE_RULES, type ClinpgxScoreRules } from "./rules.ts";

/** A level of ClinPGx's scheme. */
export type ClinpgxLevel = (typeof CLINPGX_LEVELS)["levels"][number]["value"];

/** What decides the level of an annotation. */
export type LevelInput = {
  readonly total: number;
  readonly isRareVariant: boolean;
  /** Whether the variant lies in a Tier 1 Very Important Pharmacogene. */
  readonly isTier1Vip: boolean;
  /** Independent publications with a counted variant annotation. */
  readonly publications: number;
  /** Whether a counted guideline or label gives advice for the variant. */
  readonly hasGuidance: boolean;
};

/** A level and the sentence that explains it. */
export type ComputedLevel = { readonly value: ClinpgxLevel; readonly reason: string };

/** The level of an annotation by its total and the conditions of the paper's table 2. */
export function levelOf(input: LevelInput & { rules?: ClinpgxScoreRules }): ComputedLevel {
  const { total, isRareVariant, isTier1Vip, publications, hasGuidance } = input;
  const { rules = CLINPGX_SCORE_RULES } = input;
  const column = isRareVariant ? "rareVariant" : "standard";
  const threshold = rules.thresholds.value[column];
  const scored = `The score of ${total}${isRareVariant ? " for a rare variant" : ""}`;
  if (total < threshold.low) {
    return { value: "4", reason: `${scored} speaks against the association.` };
  }
  if (
    hasGuidance &&
    total >= threshold.guided &&
    publications >= rules.publicationsMinWithGuidance.value
  ) {
    return { value: "1A", reason: `${scored} comes with prescribing advice for the variant.` };
  }
  if (total < threshold.moderate) {
    return { value: "3", reason: `${scored} is low.` };
  }
  if (publications < rules.publicationsMin.value) {
    return { value: "3", reason: `${scored} would do for more, but rests on one publication.` };
  }
  if (total >= threshold.high) {
    return {
      value: "1B",
      reason: `${scored} is high, without prescribing advice for the variant.`,
    };
  }
  return isTier1Vip
    ? { value: "2A", reason: `${scored} is moderate, in a Tier 1 Very Important Pharmacogene.` }
    : { value: "2B", reason: `${scored} is moderate.` };
}

/**
 * The level that an entry carries: the computed one, or another one that a curator sets, for which a
 * reason must be given. Refuses one without a reason and one that the scheme does not have.
 */
export function settleLevel(input: {
  computed: ClinpgxLevel;
  value: string;
  reason: string | null;
}): Result<Level> {
  const { computed, value } = input;
  const reason = input.reason?.trim() || null;
  if (levelDefinition("clinpgx", value) === null) {
    return refuse({
      code: "level-unknown",
      path: "value",
      message: `"${value}" is not a ClinPGx level.`,
    });
  }
  if (value !== computed && reason === null) {
    return refuse({
      code: "level-reason-missing",
      path: "reason",
      message: `The score gives ${computed}; say why the level is ${value}.`,
    });
  }
  const basis = reason === null ? "computed" : "overridden";
  const { id: scheme, version: schemeVersion } = CLINPGX_LEVELS;
  return ok({ scheme, schemeVersion, value, basis, reason });
}
