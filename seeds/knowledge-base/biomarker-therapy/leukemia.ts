import { allOf, fusion, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

const BCR_ABL1_T315I = allOf(fusion(GENES.ABL1, "BCR::ABL1"), variant(GENES.ABL1, "T315I"));

/** Treatment of leukaemia by its lesion: BCR::ABL1 with its gatekeeper mutation, FLT3, PML::RARA. */
export const LEUKEMIA: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "bcr-abl1-imatinib-cml",
    profile: fusion(GENES.ABL1, "BCR::ABL1"),
    disease: DISEASES.chronicMyeloidLeukemia,
    therapies: [DRUGS.imatinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "BCR::ABL1, the product of the Philadelphia chromosome, is both the hallmark of chronic myeloid leukaemia and the target of imatinib. The drug transformed the outlook of the disease compared with the treatments before it. Loss of response is mostly due to mutations in the ABL1 kinase domain, which should be looked for when it occurs.",
    evidence: [
      {
        pmid: "20537386",
        label: "An et al., 2010",
        direction: "supports",
        summary:
          "Review: response, survival and outlook in chronic myeloid leukaemia much improved by inhibitors of BCR::ABL1, imatinib first.",
        studyType: "Review",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID260", "CIViC 2024-08-01 EID344"],
  },
  {
    kind: "biomarker-therapy",
    slug: "bcr-abl1-t315i-imatinib-resistance-cml",
    profile: BCR_ABL1_T315I,
    disease: DISEASES.chronicMyeloidLeukemia,
    therapies: [DRUGS.imatinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: null,
    assertion: { regulatoryApproval: null, companionDiagnostic: null },
    levels: [
      { scheme: "civic", value: "B" },
      {
        scheme: "amp-asco-cap",
        value: "Tier I - Level A",
        reason:
          "Predicts resistance to an approved therapy of this tumour (definition of level A).",
      },
    ],
    statement:
      "T315I, the gatekeeper mutation of the ABL1 kinase, makes chronic myeloid leukaemia resistant to imatinib. Serial sequencing in a patient who lost the response showed the mutant growing from a quarter of the transcripts to all of them within months. The mutation calls for another drug.",
    summary: "ABL1 T315I confers resistance of BCR::ABL1-positive leukaemia to imatinib.",
    evidence: [
      {
        pmid: "20537386",
        label: "An et al., 2010",
        direction: "supports",
        summary: "Review of kinase-domain mutations; T315I listed as resistant to imatinib.",
        studyType: "Review",
      },
      {
        pmid: "12623848",
        label: "Branford et al., 2003",
        direction: "supports",
        summary:
          "Two patients on imatinib with rising T315I transcripts before cytogenetic relapse or blast crisis.",
        studyType: "Case series with serial sequencing",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID234", "CIViC 2024-08-01 EID2668"],
  },
  {
    kind: "biomarker-therapy",
    slug: "bcr-abl1-t315i-ponatinib-cml",
    profile: BCR_ABL1_T315I,
    disease: DISEASES.chronicMyeloidLeukemia,
    therapies: [DRUGS.ponatinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "Ponatinib was designed to fit the ABL1 kinase despite T315I. In its phase 1 study all twelve patients with chronic-phase chronic myeloid leukaemia and T315I reached a complete haematological response, and most were estimated to keep it for a year or more.",
    evidence: [
      {
        pmid: "23190221",
        label: "Cortes et al., 2012",
        direction: "supports",
        summary:
          "12 of 12 chronic-phase patients with T315I in complete haematological response; an estimated 91% still responding at one year.",
        studyType: "Phase 1 trial",
        trials: ["NCT00660920"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1390"],
  },
  {
    kind: "biomarker-therapy",
    slug: "flt3-mutation-gilteritinib-aml",
    profile: variant(GENES.FLT3, "Mutation"),
    disease: DISEASES.acuteMyeloidLeukemia,
    therapies: [DRUGS.gilteritinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "In relapsed or refractory acute myeloid leukaemia with FLT3 internal tandem duplication or a mutation at D835 or I836, gilteritinib improved overall survival over salvage chemotherapy and about doubled the rate of complete remission with full or partial recovery of blood counts. FLT3 should be tested again at relapse, as its status can change.",
    evidence: [
      {
        pmid: "31665578",
        label: "Perl et al., 2019",
        direction: "supports",
        summary:
          "ADMIRAL, 371 patients randomised 2:1: median overall survival 9.3 against 5.6 months, hazard ratio for death 0.64.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02421939"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7728"],
  },
  {
    kind: "biomarker-therapy",
    slug: "pml-rara-tretinoin-arsenic-trioxide-apl",
    profile: fusion(GENES.PML, "PML::RARA"),
    disease: DISEASES.acutePromyelocyticLeukemia,
    therapies: [DRUGS.tretinoin, DRUGS.arsenicTrioxide],
    therapyInteraction: "combination",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Acute promyelocytic leukaemia with PML::RARA is treated with tretinoin and arsenic trioxide, both of which act on the fusion protein. Added to standard chemotherapy they brought complete remission in more than three quarters of patients. Because early haemorrhage kills, treatment starts on suspicion and the fusion is confirmed afterwards.",
    evidence: [
      {
        pmid: "11704842",
        label: "Degos et al., 2001",
        direction: "supports",
        summary:
          "Complete remission in more than 75% of patients with PML::RARA when tretinoin and arsenic are combined with chemotherapy.",
        studyType: "Review",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1091"],
  },
];
