import type { LevelDefinition, LevelScheme, LevelSchemeId } from "./scheme.ts";
import { AMP_ASCO_CAP_TIERS } from "./schemes/amp-asco-cap.ts";
import { CIVIC_LEVELS } from "./schemes/civic.ts";
import { CLINPGX_LEVELS } from "./schemes/clinpgx.ts";
import { CPIC_LEVELS } from "./schemes/cpic.ts";

/** Every level scheme in its current version, by id. */
export const LEVEL_SCHEMES: Record<LevelSchemeId, LevelScheme> = {
  civic: CIVIC_LEVELS,
  "amp-asco-cap": AMP_ASCO_CAP_TIERS,
  clinpgx: CLINPGX_LEVELS,
  cpic: CPIC_LEVELS,
};

/** The definition of a level value, or null when the scheme has no such value. */
export function levelDefinition(scheme: LevelSchemeId, value: string): LevelDefinition | null {
  return LEVEL_SCHEMES[scheme].levels.find((level) => level.value === value) ?? null;
}

/** The place of a value in its scheme, 0 for the strongest; null when it is not in the scheme. */
export function levelRank(scheme: LevelSchemeId, value: string): number | null {
  const index = LEVEL_SCHEMES[scheme].levels.findIndex((level) => level.value === value);
  return index < 0 ? null : index;
}
