import type { ProfileNode } from "#app/domain/biomarkers/profile.ts";
import type {
  Direction,
  EvidenceType,
  LineDirection,
  ModuleId,
  PhenotypeCategory,
  Significance,
  TherapyInteraction,
  VariantOrigin,
} from "#app/domain/entries/vocabulary.ts";
import type { LevelBasis, LevelSchemeId } from "#app/domain/evidence/scheme.ts";
import type { SeedTerm } from "./terms/seed-term.ts";

/** The level of one scheme. Without a basis it was assigned by the authority that `factSource` names. */
export type SeedLevel = {
  readonly scheme: LevelSchemeId;
  readonly value: string;
  readonly basis?: LevelBasis;
  /** Needed when overridden. */
  readonly reason?: string;
};

/** One paper behind an entry, in our words. */
export type SeedEvidence = {
  readonly pmid: string;
  /** First author and year, where the source of the fact gives them. */
  readonly label?: string;
  /** Of the paper, towards the claim "this biomarker has this significance", whatever the entry's direction. */
  readonly direction: LineDirection;
  readonly summary: string;
  readonly studyType?: string;
  /** ClinicalTrials.gov numbers. */
  readonly trials?: readonly string[];
};

type SeedBase = {
  /** Stable name inside the seed, kebab-case; never shown and never reused. */
  readonly slug: string;
  readonly levels: readonly SeedLevel[];
  /** Plain text in our own words; a blank line parts paragraphs. */
  readonly statement: string;
  readonly summary?: string;
  readonly evidence: readonly SeedEvidence[];
  /**
   * Where the fact can be looked up, publicly: knowledge base, release and record
   * (`CIViC 2024-08-01 EID1409`, `ClinPGx 2025-01-05 annotation 981201535`, `CPIC pairs 2025-06-17`),
   * or the paper's DOI for a fact that stands in none of them.
   */
  readonly factSource: readonly string[];
  readonly module?: ModuleId;
};

/** A biomarker–therapy entry of the seed. */
export type BiomarkerTherapySeed = SeedBase & {
  readonly kind: "biomarker-therapy";
  readonly profile: ProfileNode;
  readonly disease: SeedTerm | null;
  readonly therapies: readonly SeedTerm[];
  readonly therapyInteraction?: TherapyInteraction;
  readonly evidenceType: EvidenceType;
  readonly direction: Direction;
  readonly significance: Significance;
  readonly variantOrigin: VariantOrigin;
  /** CIViC rating of the strongest evidence item that is named in `factSource`. */
  readonly rating: number | null;
  /** Makes the entry an assertion; without it, it is an evidence item. */
  readonly assertion?: {
    readonly guideline?: { readonly name: string; readonly version: string };
    readonly regulatoryApproval: boolean | null;
    readonly companionDiagnostic: boolean | null;
  };
};

/** A gene–drug entry of the seed. */
export type GeneDrugSeed = SeedBase & {
  readonly kind: "gene-drug";
  readonly genes: readonly SeedTerm[];
  readonly profile: ProfileNode | null;
  readonly drugs: readonly SeedTerm[];
  readonly phenotypeCategories: readonly PhenotypeCategory[];
  readonly phenotypes: readonly SeedTerm[];
  readonly population?: string;
  readonly genotypes?: readonly {
    readonly genotype: string;
    readonly text: string;
    readonly alleleFunction?: string;
  }[];
};

/** An entry of the starter knowledge base. */
export type SeedEntry = BiomarkerTherapySeed | GeneDrugSeed;
