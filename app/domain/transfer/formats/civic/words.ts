import type { CitationSource } from "../../../entries/vocabulary.ts";
import {
  DIRECTION_LABELS,
  DIRECTIONS,
  EVIDENCE_TYPE_LABELS,
  EVIDENCE_TYPES,
  SIGNIFICANCE_LABELS,
  SIGNIFICANCES,
  THERAPY_INTERACTION_LABELS,
  THERAPY_INTERACTIONS,
  VARIANT_ORIGIN_LABELS,
  VARIANT_ORIGINS,
} from "../../../entries/vocabulary.ts";

/** CIViC's words of one vocabulary, today's and former ones, and the code that each stands for. */
export type Words<Code extends string> = ReadonlyMap<string, Code>;

/** Evidence and assertion types. */
export const EVIDENCE_TYPE_WORDS = words({ codes: EVIDENCE_TYPES, labels: EVIDENCE_TYPE_LABELS });

/** Directions. `N/A` is a word of its own, not an empty cell. */
export const DIRECTION_WORDS = words({ codes: DIRECTIONS, labels: DIRECTION_LABELS });

/** Significances, with the words that CIViC used until 2018. */
export const SIGNIFICANCE_WORDS = words({
  codes: SIGNIFICANCES,
  labels: SIGNIFICANCE_LABELS,
  former: { Sensitivity: "sensitivity-response", "Resistance or Non-Response": "resistance" },
});

/** Variant origins, with the words that CIViC used until 2018. */
export const VARIANT_ORIGIN_WORDS = words({
  codes: VARIANT_ORIGINS,
  labels: VARIANT_ORIGIN_LABELS,
  former: {
    "Somatic Mutation": "somatic",
    "Germline Mutation": "rare-germline",
    "Germline Polymorphism": "common-germline",
  },
});

/** Therapy interaction types. */
export const INTERACTION_WORDS = words({
  codes: THERAPY_INTERACTIONS,
  labels: THERAPY_INTERACTION_LABELS,
});

/** Source types. */
export const SOURCE_TYPE_LABELS = { pubmed: "PubMed", asco: "ASCO", ash: "ASH" } as const;

/** See {@link SOURCE_TYPE_LABELS}. */
export const SOURCE_TYPE_WORDS: Words<CitationSource & keyof typeof SOURCE_TYPE_LABELS> = words({
  codes: ["pubmed", "asco", "ash"],
  labels: SOURCE_TYPE_LABELS,
});

function words<Code extends string>(input: {
  codes: readonly Code[];
  labels: Readonly<Record<Code, string>>;
  former?: Readonly<Record<string, Code>>;
}): Words<Code> {
  return new Map([
    ...input.codes.map((code) => [input.labels[code], code] as const),
    ...Object.entries(input.former ?? {}),
  ]);
}
