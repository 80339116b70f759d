/**
 * A level scheme: a versioned table of levels from one authority. A level always says scheme,
 * scheme version and value, because schemes are redefined over time (OncoKB merged 2A into 2).
 */
export type LevelScheme = {
  readonly id: LevelSchemeId;
  readonly version: string;
  readonly name: string;
  /** Where the definitions come from. */
  readonly authority: string;
  /** Strongest first. */
  readonly levels: readonly LevelDefinition[];
};

/** One level of a scheme: its value, its short name and what it means in our own words. */
export type LevelDefinition = {
  readonly value: string;
  readonly name: string;
  readonly meaning: string;
};

/** The schemes that an entry can carry. */
export const LEVEL_SCHEME_IDS = ["civic", "amp-asco-cap", "clinpgx", "cpic"] as const;
/** See {@link LEVEL_SCHEME_IDS}. */
export type LevelSchemeId = (typeof LEVEL_SCHEME_IDS)[number];

/** How a level came about: read off a rule, given by a person, or given against the rule. */
export const LEVEL_BASES = ["computed", "assigned", "overridden"] as const;
/** See {@link LEVEL_BASES}. */
export type LevelBasis = (typeof LEVEL_BASES)[number];
