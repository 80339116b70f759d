import type { LevelScheme } from "../scheme.ts";

/** CPIC levels of a gene–drug pair. */
export const CPIC_LEVELS = {
  id: "cpic",
  version: "2021",
  name: "CPIC level",
  authority: "cpicpgx.org/prioritization, Levels for genes/drugs; Caudle et al. 2021, PMC7796098",
  levels: [
    {
      value: "A",
      name: "Action recommended",
      meaning: "Prescribing should change on the genetic result.",
    },
    { value: "A/B", name: "A or B at first look", meaning: "Preliminary review suggests A or B." },
    {
      value: "B",
      name: "Action optional",
      meaning: "Prescribing could change; alternatives very likely as good.",
    },
    { value: "B/C", name: "B or C at first look", meaning: "Preliminary review suggests B or C." },
    { value: "C", name: "No action", meaning: "Studies exist; no action is advised." },
    { value: "C/D", name: "C or D at first look", meaning: "Preliminary review suggests C or D." },
    { value: "D", name: "Few studies", meaning: "Few or limited studies; no action is advised." },
  ],
} as const satisfies LevelScheme;
