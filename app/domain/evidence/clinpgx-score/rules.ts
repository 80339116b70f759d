import type { PhenotypeCategory } from "../../entries/vocabulary.ts";

/** Numbers with the place that they come from. */
export type Sourced<Value> = { readonly value: Value; readonly source: string };

/** Points for a P value up to a bound; the first bound that it keeps counts. */
export type PValueStep = {
  readonly upTo: number;
  /** Whether the bound itself still belongs to the step. */
  readonly isInclusive: boolean;
  readonly points: number;
};

/** Points for a cohort of at least so many people; the last step that it reaches counts. */
export type CohortStep = { readonly from: number; readonly points: number };

/** The lowest totals of the levels of one column of the paper's table 2. */
export type LevelThresholds = {
  readonly guided: number;
  readonly high: number;
  readonly moderate: number;
  readonly low: number;
};

/** Every number of the ClinPGx score. Another table of this type changes the score without a change of code. */
export type ClinpgxScoreRules = {
  readonly scheme: "clinpgx";
  /** Changes with any number below. */
  readonly version: string;
  readonly category: Sourced<Readonly<Record<PhenotypeCategory, number>>>;
  readonly functionalAssayScore: Sourced<number>;
  readonly pValue: Sourced<readonly PValueStep[]>;
  /** The largest P value of a significant association. */
  readonly significantPValueMax: Sourced<number>;
  readonly cohort: Sourced<readonly CohortStep[]>;
  /** The largest cohort whose negative or not significant result counts as a small one. */
  readonly smallCohortMax: Sourced<number>;
  readonly effect: Sourced<{
    readonly above: number;
    readonly below: number;
    readonly points: number;
  }>;
  readonly weight: Sourced<{
    readonly significant: number;
    readonly notAssociated: number;
    readonly notAssociatedInSmallCohort: number;
    readonly notSignificant: number;
    readonly notSignificantInSmallCohort: number;
    /** Multiplied with the weight above. */
    readonly metaAnalysis: number;
    /** Multiplied with the weight above. */
    readonly gwasWithoutReplication: number;
  }>;
  readonly severalSignificantSets: Sourced<{ readonly from: number; readonly points: number }>;
  readonly guidance: Sourced<number>;
  readonly thresholds: Sourced<{
    readonly standard: LevelThresholds;
    readonly rareVariant: LevelThresholds;
  }>;
  /** The fewest independent publications behind 1B, 2A and 2B. */
  readonly publicationsMin: Sourced<number>;
  /** The fewest publications that must stand behind 1A besides the guideline or label. */
  readonly publicationsMinWithGuidance: Sourced<number>;
};

const PAPER = "Whirl-Carrillo et al. 2021, PMC8457105, doi:10.1002/cpt.2350";
/** The paper names the steps of the score and leaves their numbers to its tables; these were read off published scores. */
const RECONSTRUCTION = `Reconstruction from published scores; steps as in ${PAPER}`;

/**
 * The ClinPGx score as published in 2021. The numbers of a single variant annotation are a
 * reconstruction that gives 93.8 % of published variant–drug scores; weakest are the points for PD, for several sets
 * and for replicated genome-wide studies. The levels' totals and conditions are the paper's.
 */
export const CLINPGX_SCORE_RULES: ClinpgxScoreRules = {
  scheme: "clinpgx",
  version: "2021.1",
  category: {
    value: { efficacy: 1, toxicity: 1, dosage: 1, "metabolism-pk": 0.5, pd: 0.5, other: 0 },
    source: RECONSTRUCTION,
  },
  functionalAssayScore: {
    value: 0,
    source: "Every published functional assay annotation scores 0 (823 of 823 on 2025-08-05)",
  },
  pValue: {
    value: [
      { upTo: 0.01, isInclusive: false, points: 1 },
      { upTo: 0.05, isInclusive: true, points: 0.5 },
    ],
    source: RECONSTRUCTION,
  },
  significantPValueMax: { value: 0.05, source: RECONSTRUCTION },
  cohort: {
    value: [
      { from: 0, points: 0 },
      { from: 51, points: 0.25 },
      { from: 101, points: 0.5 },
      { from: 251, points: 0.75 },
      { from: 501, points: 1 },
    ],
    source: RECONSTRUCTION,
  },
  smallCohortMax: { value: 50, source: RECONSTRUCTION },
  effect: { value: { above: 2, below: 0.5, points: 0.5 }, source: RECONSTRUCTION },
  weight: {
    value: {
      significant: 1,
      notAssociated: -1,
      notAssociatedInSmallCohort: -0.25,
      notSignificant: 0,
      notSignificantInSmallCohort: 0.25,
      metaAnalysis: 0.5,
      gwasWithoutReplication: 0,
    },
    source: RECONSTRUCTION,
  },
  severalSignificantSets: { value: { from: 2, points: 0.5 }, source: RECONSTRUCTION },
  guidance: {
    value: 100,
    source: "Every published guideline and label annotation shows 100 (509 of 509 on 2025-08-05)",
  },
  thresholds: {
    value: {
      standard: { guided: 80, high: 25, moderate: 8, low: 0 },
      rareVariant: { guided: 80, high: 10, moderate: 3, low: 0 },
    },
    source: `${PAPER}, table 2`,
  },
  publicationsMin: { value: 2, source: `${PAPER}, table 2` },
  publicationsMinWithGuidance: { value: 1, source: `${PAPER}, table 2` },
};
