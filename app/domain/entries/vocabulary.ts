/**
 * The closed vocabularies of an entry. The values are our stable codes; the labels are the words of
 * the authority that is named with each list. Free of zod, so that pages can use them.
 */

/** The two kinds of entry. */
export const ENTRY_KINDS = ["gene-drug", "biomarker-therapy"] as const;
/** See {@link ENTRY_KINDS}. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Labels of {@link ENTRY_KINDS}. */
export const ENTRY_KIND_LABELS: Record<EntryKind, string> = {
  "gene-drug": "Gene–drug",
  "biomarker-therapy": "Biomarker–therapy",
};

/**
 * What part of a release an entry belongs to. Recommendations are kept apart so that an edition
 * without them can be cut (FDA, Use of Public Human Genetic Variant Databases, April 2018, V.C).
 */
export const MODULES = ["assertion", "recommendation"] as const;
/** See {@link MODULES}. */
export type ModuleId = (typeof MODULES)[number];

/** Never goes back: draft → active → retired (HL7 CRMI, artifact lifecycle 3.1). */
export const LIFECYCLES = ["draft", "active", "retired"] as const;
/** See {@link LIFECYCLES}. */
export type Lifecycle = (typeof LIFECYCLES)[number];

/** A single piece of evidence, or an assertion that rests on several (CIViC EID and AID). */
export const RECORD_TYPES = ["evidence-item", "assertion"] as const;
/** See {@link RECORD_TYPES}. */
export type RecordType = (typeof RECORD_TYPES)[number];

/** CIViC evidence and assertion types (civic-docs, model/evidence/type). */
export const EVIDENCE_TYPES = [
  "predictive",
  "diagnostic",
  "prognostic",
  "predisposing",
  "oncogenic",
  "functional",
] as const;
/** See {@link EVIDENCE_TYPES}. */
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

/** CIViC's own words for {@link EVIDENCE_TYPES}. */
export const EVIDENCE_TYPE_LABELS: Record<EvidenceType, string> = {
  predictive: "Predictive",
  diagnostic: "Diagnostic",
  prognostic: "Prognostic",
  predisposing: "Predisposing",
  oncogenic: "Oncogenic",
  functional: "Functional",
};

/** Does the evidence support the claim? "N/A" stands in CIViC's vocabulary, but no type accepts it for new items. */
export const DIRECTIONS = ["supports", "does-not-support", "not-applicable"] as const;
/** See {@link DIRECTIONS}. */
export type Direction = (typeof DIRECTIONS)[number];

/** CIViC's own words for {@link DIRECTIONS}. */
export const DIRECTION_LABELS: Record<Direction, string> = {
  supports: "Supports",
  "does-not-support": "Does Not Support",
  "not-applicable": "N/A",
};

/**
 * CIViC's significance of evidence items and assertions, one list; which of them a type accepts is
 * said by the matrix in `validation-matrix.ts`.
 */
export const SIGNIFICANCES = [
  "sensitivity-response",
  "resistance",
  "adverse-response",
  "reduced-sensitivity",
  "positive",
  "negative",
  "better-outcome",
  "poor-outcome",
  "predisposition",
  "protectiveness",
  "oncogenicity",
  "gain-of-function",
  "loss-of-function",
  "unaltered-function",
  "neomorphic",
  "dominant-negative",
  "unknown",
  "pathogenic",
  "likely-pathogenic",
  "benign",
  "likely-benign",
  "uncertain-significance",
  "oncogenic",
  "likely-oncogenic",
  "not-applicable",
] as const;
/** See {@link SIGNIFICANCES}. */
export type Significance = (typeof SIGNIFICANCES)[number];

/** CIViC's own words for {@link SIGNIFICANCES}. */
export const SIGNIFICANCE_LABELS: Record<Significance, string> = {
  "sensitivity-response": "Sensitivity/Response",
  resistance: "Resistance",
  "adverse-response": "Adverse Response",
  "reduced-sensitivity": "Reduced Sensitivity",
  positive: "Positive",
  negative: "Negative",
  "better-outcome": "Better Outcome",
  "poor-outcome": "Poor Outcome",
  predisposition: "Predisposition",
  protectiveness: "Protectiveness",
  oncogenicity: "Oncogenicity",
  "gain-of-function": "Gain of Function",
  "loss-of-function": "Loss of Function",
  "unaltered-function": "Unaltered Function",
  neomorphic: "Neomorphic",
  "dominant-negative": "Dominant Negative",
  unknown: "Unknown",
  pathogenic: "Pathogenic",
  "likely-pathogenic": "Likely Pathogenic",
  benign: "Benign",
  "likely-benign": "Likely Benign",
  "uncertain-significance": "Uncertain Significance",
  oncogenic: "Oncogenic",
  "likely-oncogenic": "Likely Oncogenic",
  "not-applicable": "N/A",
};

/** CIViC variant origin. */
export const VARIANT_ORIGINS = [
  "somatic",
  "rare-germline",
  "common-germline",
  "combined",
  "mixed",
  "unknown",
  "not-applicable",
] as const;
/** See {@link VARIANT_ORIGINS}. */
export type VariantOrigin = (typeof VARIANT_ORIGINS)[number];

/** CIViC's own words for {@link VARIANT_ORIGINS}. */
export const VARIANT_ORIGIN_LABELS: Record<VariantOrigin, string> = {
  somatic: "Somatic",
  "rare-germline": "Rare Germline",
  "common-germline": "Common Germline",
  combined: "Combined",
  mixed: "Mixed",
  unknown: "Unknown",
  "not-applicable": "N/A",
};

/** How several therapies of one entry relate (CIViC therapy interaction type). */
export const THERAPY_INTERACTIONS = ["combination", "sequential", "substitutes"] as const;
/** See {@link THERAPY_INTERACTIONS}. */
export type TherapyInteraction = (typeof THERAPY_INTERACTIONS)[number];

/** CIViC's own words for {@link THERAPY_INTERACTIONS}. */
export const THERAPY_INTERACTION_LABELS: Record<TherapyInteraction, string> = {
  combination: "Combination",
  sequential: "Sequential",
  substitutes: "Substitutes",
};

/** What kind of thing is measured. Personalised medicine goes beyond DNA. */
export const BIOMARKER_TYPES = [
  "variant",
  "fusion",
  "copy-number",
  "expression",
  "protein",
  "genomic-signature",
  "karyotype",
  "haplotype",
  "diplotype",
  "metabolizer-phenotype",
  "activity-score",
  "laboratory-measure",
] as const;
/** See {@link BIOMARKER_TYPES}. */
export type BiomarkerType = (typeof BIOMARKER_TYPES)[number];

/** Labels of {@link BIOMARKER_TYPES}. */
export const BIOMARKER_TYPE_LABELS: Record<BiomarkerType, string> = {
  variant: "Variant",
  fusion: "Fusion",
  "copy-number": "Copy number",
  expression: "Expression",
  protein: "Protein",
  "genomic-signature": "Genomic signature",
  karyotype: "Karyotype",
  haplotype: "Haplotype / star allele",
  diplotype: "Diplotype",
  "metabolizer-phenotype": "Metabolizer phenotype",
  "activity-score": "Activity score",
  "laboratory-measure": "Laboratory measure",
};

/** ClinPGx phenotype categories of a summary annotation. */
export const PHENOTYPE_CATEGORIES = [
  "efficacy",
  "toxicity",
  "dosage",
  "metabolism-pk",
  "pd",
  "other",
] as const;
/** See {@link PHENOTYPE_CATEGORIES}. */
export type PhenotypeCategory = (typeof PHENOTYPE_CATEGORIES)[number];

/** ClinPGx's own words for {@link PHENOTYPE_CATEGORIES}. */
export const PHENOTYPE_CATEGORY_LABELS: Record<PhenotypeCategory, string> = {
  efficacy: "Efficacy",
  toxicity: "Toxicity",
  dosage: "Dosage",
  "metabolism-pk": "Metabolism/PK",
  pd: "PD",
  other: "Other",
};

/** What makes ClinPGx read a score by other totals, or give another level for it. */
export const LEVEL_MODIFIERS = ["rare-variant", "tier-1-vip"] as const;
/** See {@link LEVEL_MODIFIERS}. */
export type LevelModifier = (typeof LEVEL_MODIFIERS)[number];

/** ClinPGx's own words for {@link LEVEL_MODIFIERS}. */
export const LEVEL_MODIFIER_LABELS: Record<LevelModifier, string> = {
  "rare-variant": "Rare Variant",
  "tier-1-vip": "Tier 1 VIP",
};

/** What a scored line of evidence is at its source (ClinPGx evidence type). */
export const LINE_ANNOTATION_TYPES = [
  "variant-drug",
  "variant-phenotype",
  "variant-functional-assay",
  "guideline",
  "label",
] as const;
/** See {@link LINE_ANNOTATION_TYPES}. */
export type LineAnnotationType = (typeof LINE_ANNOTATION_TYPES)[number];

/** ClinPGx's own words for {@link LINE_ANNOTATION_TYPES}. */
export const LINE_ANNOTATION_TYPE_LABELS: Record<LineAnnotationType, string> = {
  "variant-drug": "Variant Drug Annotation",
  "variant-phenotype": "Variant Phenotype Annotation",
  "variant-functional-assay": "Variant Functional Assay Annotation",
  guideline: "Guideline Annotation",
  label: "Label Annotation",
};

/** Whether a line's score goes into the total; "unknown" where the source does not say which of several does. */
export const LINE_COUNTS = ["yes", "no", "unknown"] as const;
/** See {@link LINE_COUNTS}. */
export type LineCount = (typeof LINE_COUNTS)[number];

/** Direction of one evidence line (GA4GH VA-Spec, EvidenceLine.directionOfEvidenceProvided). */
export const LINE_DIRECTIONS = ["supports", "disputes", "neutral"] as const;
/** See {@link LINE_DIRECTIONS}. */
export type LineDirection = (typeof LINE_DIRECTIONS)[number];

/** Labels of {@link LINE_DIRECTIONS}. */
export const LINE_DIRECTION_LABELS: Record<LineDirection, string> = {
  supports: "Supports",
  disputes: "Disputes",
  neutral: "Neutral",
};

/** What can be cited. Beyond CIViC's three, because labels and guidelines carry evidence too. */
export const CITATION_SOURCES = [
  "pubmed",
  "pmcid",
  "doi",
  "nct",
  "asco",
  "ash",
  "drug-label",
  "guideline",
  "url",
] as const;
/** See {@link CITATION_SOURCES}. */
export type CitationSource = (typeof CITATION_SOURCES)[number];

/** Labels of {@link CITATION_SOURCES}. */
export const CITATION_SOURCE_LABELS: Record<CitationSource, string> = {
  pubmed: "PMID",
  pmcid: "PMCID",
  doi: "DOI",
  nct: "ClinicalTrials.gov",
  asco: "ASCO abstract",
  ash: "ASH abstract",
  "drug-label": "Drug label",
  guideline: "Guideline",
  url: "Web page",
};
