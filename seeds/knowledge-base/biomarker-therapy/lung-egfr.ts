import { anyOf, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

/** EGFR in non-small cell lung cancer: sensitising mutations, and how tumours escape each generation of inhibitors. */
export const LUNG_EGFR: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "egfr-l858r-osimertinib-nsclc",
    profile: anyOf(variant(GENES.EGFR, "L858R"), variant(GENES.EGFR, "Exon 19 Deletion")),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.osimertinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "After complete resection of non-small cell lung cancer with EGFR L858R or an exon 19 deletion, adjuvant osimertinib given for up to three years markedly prolonged disease-free survival compared with placebo. At two years about nine in ten patients with stage II to IIIA disease on osimertinib were alive without recurrence, against fewer than half on placebo. Few deaths had occurred at the time of the report, so it does not settle whether overall survival improves.",
    evidence: [
      {
        pmid: "32955177",
        label: "Wu et al., 2020",
        direction: "supports",
        summary:
          "682 patients randomised double-blind to osimertinib or placebo after resection; hazard ratio for recurrence or death 0.17 in stage II to IIIA and 0.20 overall.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02511106"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID11219"],
  },
  {
    kind: "biomarker-therapy",
    slug: "egfr-l858r-erlotinib-nsclc",
    profile: variant(GENES.EGFR, "L858R"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.erlotinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: {
      guideline: { name: "Non-Small Cell Lung Cancer", version: "3.2018" },
      regulatoryApproval: true,
      companionDiagnostic: true,
    },
    levels: [
      { scheme: "civic", value: "A" },
      { scheme: "amp-asco-cap", value: "Tier I - Level A" },
    ],
    statement:
      "EGFR L858R in exon 21 is one of the two common sensitising mutations of non-small cell lung cancer. In chemotherapy-naive metastatic disease with L858R or an exon 19 deletion, erlotinib prolonged progression-free survival over standard chemotherapy. The US approval of 2013 for first-line use names these two mutations, and a companion diagnostic for them is approved.",
    summary:
      "EGFR L858R predicts response to first-line erlotinib in metastatic non-small cell lung cancer; a companion diagnostic is approved.",
    evidence: [
      {
        pmid: "22285168",
        label: "Rosell et al., 2012",
        direction: "supports",
        summary:
          "173 patients with exon 19 deletion or L858R; median progression-free survival 9.7 months with erlotinib and 5.2 months with chemotherapy.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT00446225"],
      },
      {
        pmid: "24868098",
        label: "Khozin et al., 2014",
        direction: "supports",
        summary:
          "Regulatory summary of the approval of May 2013 for first-line treatment of metastatic disease with exon 19 deletion or L858R.",
        studyType: "Regulatory approval summary",
      },
    ],
    factSource: ["CIViC 2024-08-01 AID5", "CIViC 2024-08-01 EID2994", "CIViC 2024-08-01 EID885"],
  },
  {
    kind: "biomarker-therapy",
    slug: "egfr-t790m-gefitinib-resistance-nsclc",
    profile: variant(GENES.EGFR, "T790M"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.gefitinib],
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
      "T790M, the gatekeeper mutation in EGFR exon 20, is the mechanism most often found when an EGFR-mutant lung cancer progresses on gefitinib. It was present in about half of the rebiopsied tumours in these early series and absent from samples taken before treatment, and adding it to a sensitising mutation largely removes the effect of gefitinib in cell models. Its finding at progression argues against continuing a first-generation inhibitor alone and opens the way to osimertinib.",
    summary: "Acquired EGFR T790M confers resistance to gefitinib.",
    evidence: [
      {
        pmid: "15728811",
        label: "Kobayashi et al., 2005",
        direction: "supports",
        summary:
          "T790M appeared in a non-small cell lung cancer that had become resistant to gefitinib.",
        studyType: "Patient report",
      },
      {
        pmid: "15737014",
        label: "Pao et al., 2005",
        direction: "supports",
        summary:
          "T790M acquired in 3 of 6 patients progressing on gefitinib or erlotinib and in none of 155 untreated tumours; it removed the sensitivity of L858R cells in vitro.",
        studyType: "Case series with functional work",
      },
      {
        pmid: "17020982",
        label: "Kosaka et al., 2006",
        direction: "supports",
        summary:
          "7 of 14 tumours gained T790M during gefitinib; a sensitive assay found none in 52 samples from before treatment.",
        studyType: "Paired-biopsy series",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID239", "CIViC 2024-08-01 EID2158", "CIViC 2024-08-01 EID2159"],
  },
  {
    kind: "biomarker-therapy",
    slug: "egfr-t790m-osimertinib-nsclc",
    profile: variant(GENES.EGFR, "T790M"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.osimertinib],
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
      "The same T790M that defeats gefitinib and erlotinib marks the tumours that respond to osimertinib. In T790M-positive advanced disease progressing after a first EGFR inhibitor, osimertinib more than doubled progression-free survival over platinum-pemetrexed. In the dose-finding study responses were about three times as frequent with T790M as without it.",
    summary:
      "EGFR T790M after a first-line EGFR inhibitor predicts benefit from osimertinib over platinum-pemetrexed.",
    evidence: [
      {
        pmid: "27959700",
        label: "Mok et al., 2017",
        direction: "supports",
        summary:
          "419 T790M-positive patients; progression-free survival 10.1 against 4.4 months (hazard ratio 0.30), response rate 71% against 31%.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02151981"],
      },
      {
        pmid: "25923549",
        label: "Jänne et al., 2015",
        direction: "supports",
        summary:
          "Response in 61% of evaluable patients with T790M and 21% without; median progression-free survival 9.6 and 2.8 months.",
        studyType: "Phase 1/2 trial",
        trials: ["NCT01802632"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID1867",
      "CIViC 2024-08-01 EID965",
      "CIViC 2024-08-01 EID1592",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Osimertinib",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "egfr-c797s-osimertinib-resistance-nsclc",
    profile: variant(GENES.EGFR, "C797S"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.osimertinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: 3,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "C797S replaces the cysteine to which osimertinib binds covalently. It was found in circulating tumour DNA of patients whose T790M-positive lung cancer had escaped osimertinib, in 6 of 15 patients followed with serial plasma samples, and the mutant receptor made cells resistant to the drug. Plasma testing at progression can therefore show it without a new biopsy.",
    evidence: [
      {
        pmid: "25939061",
        label: "Thress et al., 2015",
        direction: "supports",
        summary:
          "C797S detected in plasma of 6 of 15 T790M-positive patients treated with osimertinib; resistance reproduced in cells expressing the mutant.",
        studyType: "Serial plasma DNA study with functional work",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID964"],
  },
  {
    kind: "biomarker-therapy",
    slug: "egfr-exon-20-insertion-amivantamab-nsclc",
    profile: variant(GENES.EGFR, "Exon 20 Insertion"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.amivantamab],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Non-small cell lung cancers with an in-frame EGFR exon 20 insertion responded to amivantamab, a bispecific antibody against EGFR and MET, in the expansion part of a single-arm study. Four in ten patients had an objective response, with a median duration of about eleven months. The data come without a control arm.",
    evidence: [
      {
        pmid: "34339292",
        label: "Park et al., 2021",
        direction: "supports",
        summary:
          "81 patients at the recommended dose: response rate 40%, three complete responses, median progression-free survival 8.3 months.",
        studyType: "Phase 1 trial, dose expansion",
        trials: ["NCT02609776"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID11227"],
  },
];
