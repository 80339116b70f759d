import { z } from "zod";
import { profileNode } from "../biomarkers/profile.ts";
import { decimalText } from "../shared/decimal.ts";
import { term } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { commonFields } from "./common.ts";
import { LEVEL_MODIFIERS, PHENOTYPE_CATEGORIES } from "./vocabulary.ts";

/** What a genotype or allele means for the drug, and the allele's clinical function where assigned. */
export const genotypeAnnotation = z.strictObject({
  genotype: z.string().trim().min(1).max(TEXT_LIMITS.label),
  text: z.string().max(TEXT_LIMITS.summary),
  alleleFunction: z.string().max(100).nullable(),
});

/** What the source says was done to its record, and when; sources name no author. */
export const historyItem = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "A date looks like 2025-08-05."),
  /** The source's own word ("Update"). */
  type: z.string().trim().min(1).max(40),
  comment: z.string().max(TEXT_LIMITS.comment).nullable(),
});

/**
 * A gene–drug entry (ClinPGx summary annotation, CPIC pair): variants, haplotypes, diplotypes or
 * phenotypes of one or more genes, drugs, and what they do to efficacy, toxicity or dosage.
 */
export const geneDrug = z.strictObject({
  kind: z.literal("gene-drug"),
  /** Empty for a variant between genes, which the profile then names. */
  genes: z.array(term).max(10),
  /** Which variants, star alleles or phenotypes are meant; null for the gene as a whole. */
  profile: profileNode.nullable(),
  drugs: z.array(term).min(1, "Name at least one drug.").max(30),
  phenotypeCategories: z.array(z.enum(PHENOTYPE_CATEGORIES)).max(6),
  /** Outcomes: diseases, side effects, efficacy measures. */
  phenotypes: z.array(term).max(50),
  /** The people it holds for, free text; null when it is general. */
  population: z.string().max(TEXT_LIMITS.line).nullable(),
  genotypes: z.array(genotypeAnnotation).max(200),
  /** The total that the level was computed from; absent for entries that are not scored. */
  score: decimalText.optional(),
  /** What changes how the score is read; absent when there is nothing. */
  levelModifiers: z.array(z.enum(LEVEL_MODIFIERS)).max(2).optional(),
  /** The record's story at its source, oldest first; absent when it tells none. */
  history: z.array(historyItem).max(500).optional(),
  ...commonFields,
});

/** See {@link geneDrug}. */
export type GeneDrug = z.infer<typeof geneDrug>;
