import type { LevelScheme } from "../scheme.ts";

/** CIViC evidence levels (civic-docs, model/evidence/level). */
export const CIVIC_LEVELS = {
  id: "civic",
  version: "2.0",
  name: "CIViC evidence level",
  authority: "Griffith et al. 2017, doi:10.1038/ng.3774; docs.civicdb.org, Evidence level",
  levels: [
    {
      value: "A",
      name: "Validated association",
      meaning:
        "Accepted in medical practice: approval, guideline, companion diagnostic, phase III.",
    },
    {
      value: "B",
      name: "Clinical evidence",
      meaning: "Trial or other primary patient data, as a rule more than five patients.",
    },
    {
      value: "C",
      name: "Case study",
      meaning: "Reports of individual patients, as a rule fewer than five.",
    },
    { value: "D", name: "Preclinical evidence", meaning: "Laboratory models in vivo or in vitro." },
    {
      value: "E",
      name: "Inferential association",
      meaning: "Indirect; one or more steps away from direct evidence.",
    },
  ],
} as const satisfies LevelScheme;
