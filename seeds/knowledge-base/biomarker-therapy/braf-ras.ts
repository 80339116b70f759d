import { variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

/**
 * BRAF and KRAS in melanoma and colorectal cancer. The BRAF V600E entries together show why a level
 * needs its disease: the same drug, the same mutation, opposite findings. The cetuximab entry holds a
 * real disagreement between its sources.
 */
export const BRAF_RAS: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "braf-v600e-vemurafenib-melanoma",
    profile: variant(GENES.BRAF, "V600E"),
    disease: DISEASES.skinMelanoma,
    therapies: [DRUGS.vemurafenib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: { regulatoryApproval: true, companionDiagnostic: null },
    levels: [
      { scheme: "civic", value: "A" },
      {
        scheme: "amp-asco-cap",
        value: "Tier I - Level A",
        reason: "The US label names the biomarker in its indication for this tumour.",
      },
    ],
    statement:
      "In untreated metastatic melanoma with BRAF V600E, vemurafenib improved overall and progression-free survival over dacarbazine in a phase 3 trial, and the advantage held on longer follow-up. Combination with a MEK inhibitor has since done better than the drug alone.",
    summary:
      "BRAF V600E predicts benefit from vemurafenib over dacarbazine in metastatic melanoma.",
    evidence: [
      {
        pmid: "21639808",
        label: "Chapman et al., 2011",
        direction: "supports",
        summary:
          "675 untreated patients; six-month overall survival 84% against 64% with dacarbazine, risk of death lower by 63%.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT01006980"],
      },
      {
        pmid: "24508103",
        label: "McArthur et al., 2014",
        direction: "supports",
        summary:
          "Extended follow-up of the same trial, V600E subgroup: median overall survival 13.3 against 10.0 months, progression-free 6.9 against 1.6 months.",
        studyType: "Randomised phase 3 trial, extended follow-up",
        trials: ["NCT01006980"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID1409",
      "CIViC 2024-08-01 EID1398",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Vemurafenib (1)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "braf-v600-dabrafenib-trametinib-melanoma",
    profile: variant(GENES.BRAF, "V600"),
    disease: DISEASES.skinMelanoma,
    therapies: [DRUGS.dabrafenib, DRUGS.trametinib],
    therapyInteraction: "combination",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: { regulatoryApproval: true, companionDiagnostic: null },
    levels: [
      { scheme: "civic", value: "A" },
      {
        scheme: "amp-asco-cap",
        value: "Tier I - Level A",
        reason: "The US label names the biomarker in its indication for this tumour.",
      },
    ],
    statement:
      "Blocking MEK together with mutant BRAF delays escape. Dabrafenib plus trametinib gave longer overall and progression-free survival than vemurafenib alone as first treatment of metastatic BRAF V600-mutant melanoma, and longer progression-free survival than dabrafenib alone in an earlier randomised study. Cutaneous squamous-cell carcinoma, a typical effect of BRAF inhibitors by themselves, became rare with the combination.",
    summary:
      "BRAF V600 mutation in metastatic melanoma: dabrafenib with trametinib is superior to a BRAF inhibitor alone.",
    evidence: [
      {
        pmid: "25399551",
        label: "Robert et al., 2015",
        direction: "supports",
        summary:
          "704 untreated patients; hazard ratio for death 0.69 and for progression 0.56 against vemurafenib; squamous-cell carcinoma or keratoacanthoma 1% against 18%.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT01597908"],
      },
      {
        pmid: "23020132",
        label: "Flaherty et al., 2012",
        direction: "supports",
        summary:
          "162 patients with V600E or V600K; median progression-free survival 9.4 months with the combination and 5.8 with dabrafenib alone.",
        studyType: "Randomised phase 2 part of a phase 1/2 trial",
        trials: ["NCT01072175"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID1411",
      "CIViC 2024-08-01 EID93",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Trametinib (1)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "braf-v600e-vemurafenib-colorectal",
    profile: variant(GENES.BRAF, "V600E"),
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.vemurafenib],
    evidenceType: "predictive",
    direction: "does-not-support",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "What works in melanoma does not carry over: vemurafenib alone had no meaningful activity in metastatic colorectal cancer with BRAF V600E, with one durable partial response among 21 patients and a median progression-free survival of about two months. The mutation becomes targetable in colorectal cancer when EGFR is blocked at the same time.",
    evidence: [
      {
        pmid: "26460303",
        label: "Kopetz et al., 2015",
        direction: "disputes",
        summary:
          "21 patients: one partial response of 21 weeks, seven with stable disease for eight weeks; median progression-free survival 2.1, overall survival 7.7 months.",
        studyType: "Single-arm phase 2 trial",
        trials: ["NCT00405587"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1405"],
  },
  {
    kind: "biomarker-therapy",
    slug: "braf-v600e-vemurafenib-colorectal-basket-study",
    profile: variant(GENES.BRAF, "V600E"),
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.vemurafenib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 2,
    levels: [{ scheme: "civic", value: "C" }],
    statement:
      "In a basket study one of two patients with BRAF V600E colorectal cancer had a partial response to vemurafenib alone. The observation stands against a larger single-arm trial that found no meaningful activity, and two patients cannot overturn it.",
    evidence: [
      {
        pmid: "29320312",
        label: "Hainsworth et al., 2018",
        direction: "supports",
        summary: "One partial response among two patients with V600E colorectal cancer.",
        studyType: "Phase 2a basket trial",
        trials: ["NCT02091141"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID5960"],
  },
  {
    kind: "biomarker-therapy",
    slug: "braf-v600e-encorafenib-cetuximab-colorectal",
    profile: variant(GENES.BRAF, "V600E"),
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.encorafenib, DRUGS.cetuximab],
    therapyInteraction: "combination",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "In pretreated metastatic colorectal cancer with BRAF V600E, encorafenib together with cetuximab lengthened overall survival compared with cetuximab plus irinotecan-based chemotherapy. Blocking EGFR as well prevents the feedback activation that makes BRAF inhibitors alone fail in this disease.",
    evidence: [
      {
        pmid: "31566309",
        label: "Kopetz et al., 2019",
        direction: "supports",
        summary:
          "BEACON CRC, 665 patients in three arms; median overall survival 8.4 months with the doublet and 5.4 with control, hazard ratio for death 0.60.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02928224"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID9851"],
  },
  {
    kind: "biomarker-therapy",
    slug: "braf-v600e-cetuximab-resistance-colorectal",
    profile: variant(GENES.BRAF, "V600E"),
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.cetuximab],
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
        value: "Tier II - Level C",
        reason: "Several small studies, contradicted by a meta-analysis.",
      },
    ],
    statement:
      "Sources disagree on whether BRAF V600E makes metastatic colorectal cancer resistant to cetuximab. Two retrospective series of pretreated, KRAS wild-type disease found almost no responses in mutated tumours. A meta-analysis of randomised trials, which can separate prediction from the mutation's poor prognosis, held the data insufficient to withhold EGFR antibodies on the strength of BRAF status.\n\nThe entry keeps resistance as the better supported reading for pretreated disease and shows the contrary analysis beside it.",
    summary:
      "BRAF V600E was linked to lack of response to cetuximab in retrospective series; a meta-analysis of randomised trials did not confirm it.",
    evidence: [
      {
        pmid: "20619739",
        label: "De Roock et al., 2010",
        direction: "supports",
        summary:
          "Chemotherapy-refractory disease treated with cetuximab: one response among 30 patients with V600E and wild-type KRAS, NRAS and PIK3CA.",
        studyType: "Retrospective cohort",
      },
      {
        pmid: "19001320",
        label: "Di Nicolantonio et al., 2008",
        direction: "supports",
        summary:
          "KRAS wild-type disease on cetuximab or panitumumab: no response with V600E against 32% without; V600E lowered sensitivity in a transfected cell line.",
        studyType: "Retrospective cohort with functional work",
      },
      {
        pmid: "25989278",
        label: "Rowland et al., 2015",
        direction: "disputes",
        summary:
          "Seven randomised trials for overall and eight for progression-free survival; no proof that benefit from EGFR antibodies is confined to BRAF wild-type tumours.",
        studyType: "Meta-analysis of randomised trials",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID126", "CIViC 2024-08-01 EID2115", "CIViC 2024-08-01 EID816"],
  },
  {
    kind: "biomarker-therapy",
    slug: "kras-mutation-cetuximab-resistance-colorectal",
    profile: variant(GENES.KRAS, "Mutation"),
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.cetuximab],
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: null,
    assertion: { regulatoryApproval: null, companionDiagnostic: null },
    levels: [
      { scheme: "civic", value: "A" },
      {
        scheme: "amp-asco-cap",
        value: "Tier I - Level A",
        reason: "Named in a professional guideline for this tumour.",
      },
    ],
    statement:
      "Patients whose colorectal cancer carries a KRAS mutation do not benefit from cetuximab. In a randomised comparison with best supportive care the antibody prolonged survival in tumours with wild-type exon 2 alone, and guidelines accordingly advise against EGFR antibodies in KRAS-mutated disease. RAS testing therefore precedes the choice of treatment.",
    summary: "KRAS mutation predicts lack of benefit from cetuximab in colorectal cancer.",
    evidence: [
      {
        pmid: "18946061",
        label: "Karapetis et al., 2008",
        direction: "supports",
        summary:
          "394 tumours from a randomised trial, 42% with an exon 2 mutation; effect of cetuximab on overall and progression-free survival depended on KRAS status.",
        studyType: "Biomarker analysis of a randomised phase 3 trial",
        trials: ["NCT00079066"],
      },
      {
        pmid: "28275037",
        label: "Benson et al., 2017",
        direction: "supports",
        summary:
          "Guideline: patients with KRAS-mutated colorectal cancer should receive neither cetuximab nor panitumumab.",
        studyType: "Practice guideline",
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID993",
      "CIViC 2024-08-01 EID5345",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Cetuximab (2)",
    ],
  },
];
