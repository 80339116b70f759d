import { typeFromName } from "../../../biomarkers/guess-biomarker.ts";
import type { BiomarkerType } from "../../../entries/vocabulary.ts";

/** Sequence Ontology terms (as CIViC writes them, without id) that say what is measured. The first that fits decides. */
const DECISIVE_TERMS: readonly (readonly [RegExp, BiomarkerType])[] = [
  [/fusion$/, "fusion"],
  [/amplification$|^transcript_ablation$|^feature_ablation$|^copy_number_/, "copy-number"],
  [/^gene_silenced_by|transcript_level_variant$/, "expression"],
];

/** Terms that leave open what is measured, so that the name has to say it. */
const GENERAL_TERMS = new Set([
  "",
  "N/A",
  "gene_variant",
  "transcript_variant",
  "transcription_variant",
  "exon_variant",
  "functional_variant",
  "sequence_variant",
  "loss_of_function_variant",
  "gain_of_function_variant",
  "protein_altering_variant",
]);

/**
 * The biomarker type of a CIViC variant, of its Sequence Ontology types (comma-separated, may be
 * empty or "N/A") and, where these leave it open, of its name.
 */
export function civicBiomarkerType(input: { variantTypes: string; name: string }): BiomarkerType {
  const terms = input.variantTypes.split(",").map((term) => term.trim());
  for (const [pattern, type] of DECISIVE_TERMS) {
    if (terms.some((term) => pattern.test(term))) {
      return type;
    }
  }
  return terms.every((term) => GENERAL_TERMS.has(term)) ? typeFromName(input.name) : "variant";
}
