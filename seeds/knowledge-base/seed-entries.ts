import { BRAF_RAS } from "./biomarker-therapy/braf-ras.ts";
import { BREAST_AND_HER2 } from "./biomarker-therapy/breast-and-her2.ts";
import { CHECKPOINT_INHIBITORS } from "./biomarker-therapy/checkpoint-inhibitors.ts";
import { DNA_REPAIR_AND_UROTHELIAL } from "./biomarker-therapy/dna-repair-and-urothelial.ts";
import { KINASE_FUSIONS_AND_GIST } from "./biomarker-therapy/kinase-fusions-and-gist.ts";
import { LEUKEMIA } from "./biomarker-therapy/leukemia.ts";
import { LUNG_EGFR } from "./biomarker-therapy/lung-egfr.ts";
import { LUNG_OTHER_DRIVERS } from "./biomarker-therapy/lung-other-drivers.ts";
import { WITHOUT_THERAPY } from "./biomarker-therapy/without-therapy.ts";
import { ANTICOAGULANTS_AND_PHENYTOIN } from "./gene-drug/anticoagulants-and-phenytoin.ts";
import { CYP2C19 } from "./gene-drug/cyp2c19.ts";
import { CYP2D6 } from "./gene-drug/cyp2d6.ts";
import { FLUOROPYRIMIDINES_AND_IRINOTECAN } from "./gene-drug/fluoropyrimidines-and-irinotecan.ts";
import { HLA } from "./gene-drug/hla.ts";
import { OTHER_CYTOCHROMES } from "./gene-drug/other-cytochromes.ts";
import { RARE_HAZARDS } from "./gene-drug/rare-hazards.ts";
import { RESPONSE_AND_REFUTED } from "./gene-drug/response-and-refuted.ts";
import { STATINS_AND_ACETYLATION } from "./gene-drug/statins-and-acetylation.ts";
import { THIOPURINES } from "./gene-drug/thiopurines.ts";
import type { SeedEntry } from "./seed-entry.ts";

/**
 * The starter knowledge base: true facts of the literature in our own words, in the order in which
 * they are entered. A slug, once given, stays; the order decides the accessions of a new installation.
 */
export const SEED_ENTRIES: readonly SeedEntry[] = [
  ...LUNG_EGFR,
  ...LUNG_OTHER_DRIVERS,
  ...BRAF_RAS,
  ...BREAST_AND_HER2,
  ...DNA_REPAIR_AND_UROTHELIAL,
  ...CHECKPOINT_INHIBITORS,
  ...KINASE_FUSIONS_AND_GIST,
  ...LEUKEMIA,
  ...WITHOUT_THERAPY,
  ...CYP2C19,
  ...CYP2D6,
  ...ANTICOAGULANTS_AND_PHENYTOIN,
  ...OTHER_CYTOCHROMES,
  ...THIOPURINES,
  ...FLUOROPYRIMIDINES_AND_IRINOTECAN,
  ...HLA,
  ...STATINS_AND_ACETYLATION,
  ...RARE_HAZARDS,
  ...RESPONSE_AND_REFUTED,
];
