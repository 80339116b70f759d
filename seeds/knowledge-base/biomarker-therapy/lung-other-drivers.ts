import { allOf, fusion, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

/** Drivers of non-small cell lung cancer other than EGFR: ALK, ROS1, RET, MET, KRAS. */
export const LUNG_OTHER_DRIVERS: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "alk-fusion-alectinib-nsclc",
    profile: fusion(GENES.ALK, "Fusion"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.alectinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: null,
    assertion: {
      guideline: { name: "Non-Small Cell Lung Cancer", version: "6.2020" },
      regulatoryApproval: true,
      companionDiagnostic: true,
    },
    levels: [
      { scheme: "civic", value: "A" },
      { scheme: "amp-asco-cap", value: "Tier I - Level A" },
    ],
    statement:
      "In advanced ALK-rearranged non-small cell lung cancer that had not yet seen an ALK inhibitor, alectinib gave longer progression-free survival than crizotinib in two independent randomised trials, with fewer severe adverse events and, in the larger of them, better control of disease in the brain. After resection of early-stage disease, adjuvant alectinib also lowered the risk of recurrence or death compared with platinum chemotherapy.",
    summary:
      "ALK fusion predicts response to alectinib, which is superior to crizotinib as first treatment of advanced disease.",
    evidence: [
      {
        pmid: "28586279",
        label: "Peters et al., 2017",
        direction: "supports",
        summary:
          "303 untreated patients; hazard ratio for progression or death 0.47 against crizotinib, responses of measurable brain lesions 81% against 50%.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02075840"],
      },
      {
        pmid: "28501140",
        label: "Hida et al., 2017",
        direction: "supports",
        summary:
          "207 Japanese patients, alectinib 300 mg twice daily; hazard ratio for progression 0.34 against crizotinib.",
        studyType: "Randomised phase 3 trial",
      },
      {
        pmid: "38598794",
        label: "Wu et al., 2024",
        direction: "supports",
        summary:
          "Adjuvant setting, 257 patients; hazard ratio for recurrence or death 0.24 against platinum chemotherapy.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT03456076"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 AID34",
      "CIViC 2024-08-01 EID7284",
      "CIViC 2024-08-01 EID8657",
      "CIViC 2024-08-01 EID12012",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "alk-fusion-g1202r-crizotinib-resistance-nsclc",
    profile: allOf(fusion(GENES.ALK, "EML4::ALK"), variant(GENES.ALK, "G1202R")),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.crizotinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "D" }],
    statement:
      "G1202R alters the solvent front of the ALK kinase. Introduced into EML4::ALK it made Ba/F3 cells resistant to crizotinib. The mutation was found in a lung cancer that had relapsed after an initial response to the drug; no sample from before treatment was available to show that it was acquired.",
    evidence: [
      {
        pmid: "22277784",
        label: "Katayama et al., 2012",
        direction: "supports",
        summary:
          "EML4::ALK with G1202R expressed in Ba/F3 cells was resistant to crizotinib; the mutation came from a relapsed patient's tumour.",
        studyType: "Cell-line study",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID441", "CIViC 2024-08-01 EID1357"],
  },
  {
    kind: "biomarker-therapy",
    slug: "ros1-fusion-crizotinib-nsclc",
    profile: fusion(GENES.ROS1, "Fusion"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.crizotinib],
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
      "About seven in ten patients with advanced ROS1-rearranged non-small cell lung cancer responded to crizotinib in two single-arm studies, one of them in East Asian patients. Responses lasted for a median of about two years in the one and more than a year and a half in the other. Both fluorescence in situ hybridisation and reverse-transcription PCR served to detect the rearrangement.",
    evidence: [
      {
        pmid: "30980071",
        label: "Shaw et al., 2019",
        direction: "supports",
        summary:
          "53 patients: response rate 72%, median progression-free survival 19.3 months, median overall survival 51.4 months.",
        studyType: "Single-arm cohort of a phase 1 trial",
        trials: ["NCT00585195"],
      },
      {
        pmid: "29596029",
        label: "Wu et al., 2018",
        direction: "supports",
        summary:
          "127 East Asian patients without ALK rearrangement: response rate 71.7%, median progression-free survival 15.9 months, whatever the earlier treatment.",
        studyType: "Single-arm phase 2 trial",
        trials: ["NCT01945021"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID7282",
      "CIViC 2024-08-01 EID7933",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Crizotinib (2)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "ret-fusion-pralsetinib-nsclc",
    profile: fusion(GENES.RET, "Fusion"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.pralsetinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "The selective RET inhibitor pralsetinib produced objective responses in 53 of 87 patients with RET fusion-positive non-small cell lung cancer in a single-arm study. Most of the responses lasted for half a year or more.",
    evidence: [
      {
        pmid: "34118197",
        label: "Gainor et al., 2021",
        direction: "supports",
        summary:
          "87 patients on 400 mg daily: 53 responses, five of them complete; median progression-free survival 17.1 months.",
        studyType: "Single-arm phase 1/2 trial",
        trials: ["NCT03037385"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID11233"],
  },
  {
    kind: "biomarker-therapy",
    slug: "met-exon-14-skipping-capmatinib-nsclc",
    profile: variant(GENES.MET, "Exon 14 Skipping Mutation"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.capmatinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Mutations that make MET lose exon 14 sensitise non-small cell lung cancer to capmatinib. Responses were more frequent and longer when the drug was the first systemic treatment than after one or two earlier lines, which argues for testing at diagnosis.",
    evidence: [
      {
        pmid: "32877583",
        label: "Wolf et al., 2020",
        direction: "supports",
        summary:
          "97 patients with exon 14 skipping: response in 68% of 28 untreated and 41% of 69 pretreated patients; median duration 12.6 and 9.7 months.",
        studyType: "Multi-cohort phase 2 trial",
        trials: ["NCT02414139"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID8847"],
  },
  {
    kind: "biomarker-therapy",
    slug: "kras-g12c-sotorasib-nsclc",
    profile: variant(GENES.KRAS, "G12C"),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.sotorasib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Sotorasib, an inhibitor specific to the G12C mutant of KRAS, was active in previously treated non-small cell lung cancer: more than a third of patients had an objective response by central review in a single-arm study. The finding holds for G12C alone and says nothing of other KRAS mutations or of first-line use.",
    evidence: [
      {
        pmid: "34096690",
        label: "Skoulidis et al., 2021",
        direction: "supports",
        summary:
          "124 evaluable pretreated patients: response rate 37.1%, four complete responses; median progression-free survival 6.8 and overall survival 12.5 months.",
        studyType: "Single-arm phase 2 trial",
        trials: ["NCT03600883"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID9431"],
  },
];
