import type { LevelScheme } from "../scheme.ts";

/** ClinPGx (PharmGKB) levels of a summary annotation. */
export const CLINPGX_LEVELS = {
  id: "clinpgx",
  version: "2021",
  name: "ClinPGx level of evidence",
  authority: "Whirl-Carrillo et al. 2021, doi:10.1002/cpt.2350, table 2",
  levels: [
    {
      value: "1A",
      name: "High, with prescribing guidance",
      meaning:
        "Variant-specific advice in a current guideline or FDA label, and supporting evidence.",
    },
    {
      value: "1B",
      name: "High",
      meaning: "High score from at least two independent publications.",
    },
    {
      value: "2A",
      name: "Moderate, known pharmacogene",
      meaning: "Moderate score, at least two publications, Tier 1 Very Important Pharmacogene.",
    },
    { value: "2B", name: "Moderate", meaning: "Moderate score, at least two publications." },
    { value: "3", name: "Low", meaning: "Low score, a single publication, or mixed results." },
    { value: "4", name: "Unsupported", meaning: "The evidence speaks against the association." },
  ],
} as const satisfies LevelScheme;
