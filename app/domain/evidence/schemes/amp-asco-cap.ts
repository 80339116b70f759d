import type { LevelScheme } from "../scheme.ts";

/** Tiers of somatic variant significance (AMP/ASCO/CAP 2017, tables 3 to 7). */
export const AMP_ASCO_CAP_TIERS = {
  id: "amp-asco-cap",
  version: "2017",
  name: "AMP/ASCO/CAP tier",
  authority: "Li et al. 2017, doi:10.1016/j.jmoldx.2016.10.002",
  levels: [
    {
      value: "Tier I - Level A",
      name: "Strong significance, A",
      meaning: "Approved therapy or professional guideline for this tumour type.",
    },
    {
      value: "Tier I - Level B",
      name: "Strong significance, B",
      meaning: "Well-powered studies with consensus of experts.",
    },
    {
      value: "Tier II - Level C",
      name: "Potential significance, C",
      meaning: "Approved for another tumour type, or an inclusion criterion of a trial.",
    },
    {
      value: "Tier II - Level D",
      name: "Potential significance, D",
      meaning: "Preclinical trials or few case reports without consensus.",
    },
    {
      value: "Tier III",
      name: "Unknown significance",
      meaning: "No convincing published evidence.",
    },
    {
      value: "Tier IV",
      name: "Benign or likely benign",
      meaning: "No existing published evidence.",
    },
    { value: "Not Applicable", name: "Not applicable", meaning: "The tiers do not apply." },
  ],
} as const satisfies LevelScheme;
