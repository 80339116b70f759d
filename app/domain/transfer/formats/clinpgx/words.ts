import {
  LEVEL_MODIFIER_LABELS,
  LEVEL_MODIFIERS,
  LINE_ANNOTATION_TYPE_LABELS,
  LINE_ANNOTATION_TYPES,
  PHENOTYPE_CATEGORIES,
  PHENOTYPE_CATEGORY_LABELS,
} from "../../../entries/vocabulary.ts";

/** ClinPGx's words of one vocabulary and the code that each stands for. */
export type Words<Code extends string> = ReadonlyMap<string, Code>;

/** Phenotype categories. */
export const CATEGORY_WORDS = words({
  codes: PHENOTYPE_CATEGORIES,
  labels: PHENOTYPE_CATEGORY_LABELS,
});

/** Level modifiers. */
export const MODIFIER_WORDS = words({ codes: LEVEL_MODIFIERS, labels: LEVEL_MODIFIER_LABELS });

/** Evidence types. */
export const EVIDENCE_WORDS = words({
  codes: LINE_ANNOTATION_TYPES,
  labels: LINE_ANNOTATION_TYPE_LABELS,
});

function words<Code extends string>(input: {
  codes: readonly Code[];
  labels: Readonly<Record<Code, string>>;
}): Words<Code> {
  return new Map(input.codes.map((code) => [input.labels[code], code]));
}
