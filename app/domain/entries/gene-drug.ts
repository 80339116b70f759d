import { z } from "zod";
import { profileNode } from "../biomarkers/profile.ts";
import { term } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { commonFields } from "./common.ts";
import { PHENOTYPE_CATEGORIES } from "./vocabulary.ts";

/** What a genotype or allele means for the drug, and the allele's clinical function where assigned. */
export const genotypeAnnotation = z.strictObject({
  genotype: z.string().trim().min(1).max(TEXT_LIMITS.label),
  text: z.string().max(TEXT_LIMITS.summary),
  alleleFunction: z.string().max(100).nullable(),
});

/**
 * A gene–drug entry (ClinPGx summary annotation, CPIC pair): variants, haplotypes, diplotypes or
 * phenotypes of one or more genes, drugs, and what they do to efficacy, toxicity or dosage.
 */
export const geneDrug = z.strictObject({
  kind: z.literal("gene-drug"),
  genes: z.array(term).min(1, "Name at least one gene.").max(10),
  /** Which variants, star alleles or phenotypes are meant; null for the gene as a whole. */
  profile: profileNode.nullable(),
  drugs: z.array(term).min(1, "Name at least one drug.").max(30),
  phenotypeCategories: z.array(z.enum(PHENOTYPE_CATEGORIES)).max(6),
  /** Outcomes: diseases, side effects, efficacy measures. */
  phenotypes: z.array(term).max(50),
  /** The people it holds for, free text; null when it is general. */
  population: z.string().max(TEXT_LIMITS.line).nullable(),
  genotypes: z.array(genotypeAnnotation).max(200),
  ...commonFields,
});

/** See {@link geneDrug}. */
export type GeneDrug = z.infer<typeof geneDrug>;
