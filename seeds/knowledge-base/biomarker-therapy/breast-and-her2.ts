import { is, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

const ERBB2_AMPLIFICATION = is({ type: "copy-number", gene: GENES.ERBB2, name: "Amplification" });

/** Breast cancer (HER2, PIK3CA, ESR1), and HER2 amplification beyond it. */
export const BREAST_AND_HER2: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "erbb2-amplification-trastuzumab-breast",
    profile: ERBB2_AMPLIFICATION,
    disease: DISEASES.her2PositiveBreastCancer,
    therapies: [DRUGS.trastuzumab],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: {
      guideline: { name: "Breast Cancer", version: "3.2017" },
      regulatoryApproval: true,
      companionDiagnostic: true,
    },
    levels: [
      { scheme: "civic", value: "A" },
      { scheme: "amp-asco-cap", value: "Tier I - Level A" },
    ],
    statement:
      "Amplification of ERBB2 (HER2) defines the breast cancers that trastuzumab treats. Added to chemotherapy for untreated metastatic disease it delayed progression and raised response rates, and with docetaxel it improved survival. One year of adjuvant trastuzumab after chemotherapy lowered recurrences in early disease. HER2 status is established by immunohistochemistry and in situ hybridisation before treatment.",
    summary: "ERBB2 amplification predicts response of breast cancer to trastuzumab.",
    evidence: [
      {
        pmid: "16236737",
        label: "Piccart-Gebhart et al., 2005",
        direction: "supports",
        summary:
          "HERA: 127 disease-free survival events among 1694 women on one year of adjuvant trastuzumab, 220 among 1693 observed.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT00045032"],
      },
      {
        pmid: "11248153",
        label: "Slamon et al., 2001",
        direction: "supports",
        summary:
          "469 women with untreated metastatic disease; longer time to progression, more and longer responses with trastuzumab added to chemotherapy.",
        studyType: "Randomised trial",
      },
      {
        pmid: "15911866",
        label: "Marty et al., 2005",
        direction: "supports",
        summary:
          "186 women with untreated metastatic disease; better survival, response and time to progression with trastuzumab added to docetaxel.",
        studyType: "Randomised trial",
      },
    ],
    factSource: [
      "CIViC 2024-08-01 AID2",
      "CIViC 2024-08-01 EID1122",
      "CIViC 2024-08-01 EID528",
      "CIViC 2024-08-01 EID529",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "erbb2-amplification-pertuzumab-trastuzumab-docetaxel-breast",
    profile: ERBB2_AMPLIFICATION,
    disease: DISEASES.her2PositiveBreastCancer,
    therapies: [DRUGS.pertuzumab, DRUGS.trastuzumab, DRUGS.docetaxel],
    therapyInteraction: "combination",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: { regulatoryApproval: true, companionDiagnostic: null },
    levels: [
      { scheme: "civic", value: "B" },
      {
        scheme: "amp-asco-cap",
        value: "Tier I - Level A",
        reason: "The US label names the biomarker in its indication for this tumour.",
      },
    ],
    statement:
      "Pertuzumab binds HER2 at another site than trastuzumab, and the two complement each other. Added to trastuzumab and docetaxel as first treatment of HER2-positive metastatic breast cancer, it prolonged progression-free survival by about six months, and the final analysis showed longer overall survival as well.",
    summary:
      "HER2-positive metastatic breast cancer: adding pertuzumab to trastuzumab and docetaxel prolongs survival.",
    evidence: [
      {
        pmid: "25693012",
        label: "Swain et al., 2015",
        direction: "supports",
        summary:
          "CLEOPATRA, 808 patients: median overall survival 56.5 against 40.8 months with placebo.",
        studyType: "Randomised phase 3 trial, final analysis",
        trials: ["NCT00567190"],
      },
      {
        pmid: "22149875",
        label: "Baselga et al., 2012",
        direction: "supports",
        summary:
          "Primary analysis: median progression-free survival 18.5 against 12.4 months, response rate 80.2% against 69.3%.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT00567190"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID1077",
      "CIViC 2024-08-01 EID1437",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Pertuzumab (1)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "erbb2-amplification-trastuzumab-pertuzumab-colorectal",
    profile: ERBB2_AMPLIFICATION,
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.trastuzumab, DRUGS.pertuzumab],
    therapyInteraction: "combination",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: { regulatoryApproval: null, companionDiagnostic: null },
    levels: [
      { scheme: "civic", value: "B" },
      {
        scheme: "amp-asco-cap",
        value: "Tier II - Level C",
        reason: "Both drugs are approved for the biomarker in another tumour.",
      },
    ],
    statement:
      "Roughly a third of patients with treatment-refractory, HER2-amplified metastatic colorectal cancer responded to trastuzumab with pertuzumab in a basket study, without chemotherapy. An exploratory comparison suggests that the effect is largely confined to KRAS wild-type tumours, so both genes should be read together.",
    summary:
      "HER2-amplified refractory colorectal cancer responds to trastuzumab with pertuzumab, mostly when KRAS is wild type.",
    evidence: [
      {
        pmid: "30857956",
        label: "Meric-Bernstam et al., 2019",
        direction: "supports",
        summary:
          "57 patients: response rate 32%; 40% with wild-type and 8% with mutated KRAS in an exploratory analysis.",
        studyType: "Phase 2a basket trial",
        trials: ["NCT02091141"],
      },
      {
        pmid: "29320312",
        label: "Hainsworth et al., 2018",
        direction: "supports",
        summary:
          "Earlier report of the same study: partial response in 14 of 37 patients, median duration 11 months.",
        studyType: "Phase 2a basket trial",
        trials: ["NCT02091141"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7302", "CIViC 2024-08-01 EID5981"],
  },
  {
    kind: "biomarker-therapy",
    slug: "pik3ca-mutation-alpelisib-fulvestrant-breast",
    profile: variant(GENES.PIK3CA, "Mutation"),
    disease: DISEASES.breastCancer,
    therapies: [DRUGS.alpelisib, DRUGS.fulvestrant],
    therapyInteraction: "combination",
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "In hormone-receptor-positive, HER2-negative advanced breast cancer, alpelisib added to fulvestrant nearly doubled progression-free survival when the tumour carried a hot-spot mutation of PIK3CA in exon 7, 9 or 20. The parallel cohort without such a mutation did not gain significantly, which makes testing a condition of treatment.",
    evidence: [
      {
        pmid: "31091374",
        label: "André et al., 2019",
        direction: "supports",
        summary:
          "Mutated cohort: 11.0 against 5.7 months with placebo, hazard ratio 0.65; cohort without mutation: hazard ratio 0.85 with an interval across 1.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02437318"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7313"],
  },
  {
    kind: "biomarker-therapy",
    slug: "esr1-mutation-elacestrant-breast",
    profile: variant(GENES.ESR1, "Mutation"),
    disease: DISEASES.breastCancer,
    therapies: [DRUGS.elacestrant],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Elacestrant, an oral degrader of the oestrogen receptor, lowered the risk of progression or death compared with fulvestrant or an aromatase inhibitor in ER-positive, HER2-negative breast cancer after endocrine and CDK4/6 inhibitor therapy. The reduction was larger with an ESR1 mutation than in the whole trial population, and the US approval followed in 2023.",
    evidence: [
      {
        pmid: "35584336",
        label: "Bidard et al., 2022",
        direction: "supports",
        summary:
          "477 patients, 228 with ESR1 mutation; risk of progression or death lower by 45% in mutated disease and by 30% overall.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT03778931"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID11443"],
  },
];
