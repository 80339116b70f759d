import { LEVEL_SCHEMES, levelRank } from "./registry.ts";
import { LEVEL_SCHEME_IDS, type LevelSchemeId } from "./scheme.ts";

const SHORT_SCHEMES: Record<LevelSchemeId, string> = {
  civic: "CIViC",
  "amp-asco-cap": "AMP",
  clinpgx: "ClinPGx",
  cpic: "CPIC",
};

/** The name of a scheme where room is short. */
export function shortScheme(scheme: LevelSchemeId): string {
  return SHORT_SCHEMES[scheme];
}

/** A level's value where room is short: AMP's "Tier I - Level A" as "I-A"; the others as they are. */
export function shortLevel(value: string): string {
  const tier = /^Tier (I{1,3}|IV)(?: - Level ([A-D]))?$/.exec(value);
  if (tier !== null) {
    return tier[2] === undefined ? `${tier[1]}` : `${tier[1]}-${tier[2]}`;
  }
  return value === "Not Applicable" ? "N/A" : value;
}

/** The steps of {@link levelStrength}, the strongest. */
export const STRENGTH_STEPS = 5;

/**
 * How strong a level is within its own scheme, from 5 for the strongest to 1 for the weakest, for
 * drawing alone: steps of different schemes do not compare. 0 for what is not in the scheme or says
 * that it does not apply.
 */
export function levelStrength(scheme: LevelSchemeId, value: string): number {
  const rank = levelRank(scheme, value);
  if (rank === null || value === "Not Applicable") {
    return 0;
  }
  const last =
    LEVEL_SCHEMES[scheme].levels.filter((one) => one.value !== "Not Applicable").length - 1;
  return STRENGTH_STEPS - Math.round((rank * (STRENGTH_STEPS - 1)) / last);
}

/** Reads `scheme:value` as lists keep it; null when the scheme is unknown or has no such value. */
export function parseLevelKey(key: string): { scheme: LevelSchemeId; value: string } | null {
  const at = key.indexOf(":");
  const scheme = LEVEL_SCHEME_IDS.find((id) => id === key.slice(0, at));
  const value = key.slice(at + 1);
  return scheme === undefined || levelRank(scheme, value) === null ? null : { scheme, value };
}
