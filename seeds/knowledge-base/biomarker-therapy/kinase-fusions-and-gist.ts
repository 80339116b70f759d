import { allOf, anyOf, fusion, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

/** NTRK fusions wherever they occur, RET in the thyroid, KIT and PDGFRA in gastrointestinal stromal tumour, and two inferences from rare findings. */
export const KINASE_FUSIONS_AND_GIST: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "ntrk1-ntrk3-fusion-larotrectinib-solid-tumor",
    profile: anyOf(fusion(GENES.NTRK1, "Fusion"), fusion(GENES.NTRK3, "Fusion")),
    disease: DISEASES.solidTumor,
    therapies: [DRUGS.larotrectinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Larotrectinib is given by the fusion and not by the organ: three quarters of children and adults whose tumour carried an NTRK fusion responded, whatever its type and their age. Tumours with NTRK1 and with NTRK3 fusions shrank alike; NTRK2 fusions were too rare in the study to judge by themselves.",
    evidence: [
      {
        pmid: "29466156",
        label: "Drilon et al., 2018",
        direction: "supports",
        summary:
          "55 patients aged 4 months to 76 years, 17 kinds of fusion: response rate 75% by independent review; shrinkage in 17 of 23 NTRK1 and 26 of 27 NTRK3 tumours.",
        studyType: "Pooled phase 1 and 2 trials",
        trials: ["NCT02122913", "NCT02576431", "NCT02637687"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID6567", "CIViC 2024-08-01 EID6568"],
  },
  {
    kind: "biomarker-therapy",
    slug: "ntrk2-fusion-larotrectinib-solid-tumor",
    profile: fusion(GENES.NTRK2, "Fusion"),
    disease: DISEASES.solidTumor,
    therapies: [DRUGS.larotrectinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 2,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "For NTRK2 fusions the support of larotrectinib is thin in numbers: of 159 patients pooled from three trials four had one, and two of their tumours became smaller. The approval covers all three NTRK genes, so the level stands while the rating is low.",
    evidence: [
      {
        pmid: "32105622",
        label: "Hong et al., 2020",
        direction: "supports",
        summary:
          "Pooled analysis of 159 patients with NTRK fusions; four NTRK2 cases, two with reduction of tumour size and one with slight growth.",
        studyType: "Pooled phase 1 and 2 trials",
        trials: ["NCT02122913", "NCT02576431", "NCT02637687"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID10392"],
  },
  {
    kind: "biomarker-therapy",
    slug: "etv6-ntrk3-g623r-entrectinib-resistance",
    profile: allOf(fusion(GENES.NTRK3, "ETV6::NTRK3"), variant(GENES.NTRK3, "G623R")),
    disease: DISEASES.mammaryAnalogueSecretoryCarcinoma,
    therapies: [DRUGS.entrectinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "C" }],
    statement:
      "A patient with mammary analogue secretory carcinoma and ETV6::NTRK3 responded to entrectinib for seven months and then progressed with an additional NTRK3 G623R. Models of the mutant kinase and cell lines explained the loss of effect. It is the NTRK3 counterpart of the solvent-front mutations known from ALK and ROS1.",
    evidence: [
      {
        pmid: "26884591",
        label: "Drilon et al., 2016",
        direction: "supports",
        summary:
          "NTRK3 G623R found at progression after a partial response to entrectinib; relative resistance confirmed in cell and structural models.",
        studyType: "Case report with functional work",
        trials: ["NCT02097810"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1874"],
  },
  {
    kind: "biomarker-therapy",
    slug: "ret-fusion-selpercatinib-thyroid",
    profile: fusion(GENES.RET, "Fusion"),
    disease: DISEASES.thyroidCancer,
    therapies: [DRUGS.selpercatinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Selpercatinib achieved responses in most of the previously treated patients with RET fusion-positive thyroid cancer, in papillary and in less differentiated tumours. The group was small, 19 patients, and there was no control arm.",
    evidence: [
      {
        pmid: "32846061",
        label: "Wirth et al., 2020",
        direction: "supports",
        summary:
          "19 pretreated patients: response rate 79%, one-year progression-free survival 64%; CCDC6 and NCOA4 were the usual partners.",
        studyType: "Phase 1/2 trial",
        trials: ["NCT03157128"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID8852"],
  },
  {
    kind: "biomarker-therapy",
    slug: "kit-exon-11-imatinib-gist",
    profile: variant(GENES.KIT, "Exon 11 Mutation"),
    disease: DISEASES.gastrointestinalStromalTumor,
    therapies: [DRUGS.imatinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Metastatic gastrointestinal stromal tumours with a KIT exon 11 mutation respond best to imatinib. More than four in five had a partial response, and event-free and overall survival were longer than with an exon 9 mutation or without mutations of KIT and PDGFRA. The exon of the KIT mutation therefore belongs in every pathology report of this tumour.",
    evidence: [
      {
        pmid: "14645423",
        label: "Heinrich et al., 2003",
        direction: "supports",
        summary:
          "127 tumours from a phase 2 trial: partial response in 71 of 85 with exon 11 mutation; median event-free survival 687 days against 200 (exon 9) and 82 (neither gene mutated).",
        studyType: "Genotype analysis of a randomised phase 2 trial",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID654"],
  },
  {
    kind: "biomarker-therapy",
    slug: "kit-exon-9-regorafenib-reduced-sensitivity-gist",
    profile: variant(GENES.KIT, "Exon 9 Mutation"),
    disease: DISEASES.gastrointestinalStromalTumor,
    therapies: [DRUGS.regorafenib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "reduced-sensitivity",
    variantOrigin: "somatic",
    rating: 3,
    levels: [{ scheme: "civic", value: "C" }],
    statement:
      "After failure of imatinib, gastrointestinal stromal tumours with a KIT exon 9 mutation gave clinical benefit from regorafenib less often than those with an exon 11 mutation or with SDH deficiency. Only three patients had an exon 9 mutation, and two of them did benefit: the finding describes reduced, not absent, sensitivity and rests on very few patients.",
    evidence: [
      {
        pmid: "27371698",
        label: "Ben-Ami et al., 2016",
        direction: "supports",
        summary:
          "Long-term results after imatinib failure; with KIT exon 9 mutation two of three patients had clinical benefit, median progression-free survival 5.7 months.",
        studyType: "Single-arm phase 2 trial, long-term follow-up",
        trials: ["NCT01068769"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID4104"],
  },
  {
    kind: "biomarker-therapy",
    slug: "pdgfra-d842v-imatinib-resistance-gist",
    profile: variant(GENES.PDGFRA, "D842V"),
    disease: DISEASES.gastrointestinalStromalTumor,
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
      "PDGFRA D842V is a primary resistance mutation of gastrointestinal stromal tumour: patients with it progressed on imatinib within months, far earlier than those with other PDGFRA mutations. Genotyping before treatment spares them an ineffective drug.",
    summary: "PDGFRA D842V predicts primary resistance of GIST to imatinib.",
    evidence: [
      {
        pmid: "26130666",
        label: "Yoo et al., 2016",
        direction: "supports",
        summary:
          "823 patients on imatinib, 18 with PDGFRA mutation; median progression-free survival 3.8 months with D842V and 29.5 with other mutations.",
        studyType: "Retrospective cohort",
      },
      {
        pmid: "15928335",
        label: "Corless et al., 2005",
        direction: "supports",
        summary:
          "Tumours with D842V were resistant to imatinib, unlike those with most other PDGFRA mutations.",
        studyType: "Genotype series with in vitro sensitivity",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID738", "CIViC 2024-08-01 EID15"],
  },
  {
    kind: "biomarker-therapy",
    slug: "ros1-rearrangement-crizotinib-colorectal-inferred",
    profile: fusion(GENES.ROS1, "Rearrangement"),
    disease: DISEASES.colorectalAdenocarcinoma,
    therapies: [DRUGS.crizotinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 2,
    levels: [{ scheme: "civic", value: "E" }],
    statement:
      "ROS1 rearrangements occur, rarely, in colorectal adenocarcinoma: two were found on a tissue microarray of 268 patients, one of them beside BRAF V600E. That such a tumour might respond to crizotinib is inferred from lung cancer. No patient in the study was treated on the finding.",
    evidence: [
      {
        pmid: "24296758",
        label: "Aisner et al., 2014",
        direction: "supports",
        summary:
          "Break-apart FISH of 268 colorectal adenocarcinomas: two ROS1 rearrangements, one of them confirmed as SLC34A2::ROS1.",
        studyType: "Tissue microarray survey",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1301"],
  },
  {
    kind: "biomarker-therapy",
    slug: "trim63-ntrk1-larotrectinib-melanoma-inferred",
    profile: fusion(GENES.NTRK1, "TRIM63::NTRK1"),
    disease: DISEASES.melanoma,
    therapies: [DRUGS.larotrectinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 2,
    levels: [{ scheme: "civic", value: "E" }],
    statement:
      "NTRK fusions were present in 4 of 751 sequenced melanomas, among them TRIM63::NTRK1 in a metastatic nodular melanoma of an adult without another known driver. Benefit from larotrectinib is a reasonable expectation from other NTRK-rearranged tumours but was not tested in these patients.",
    evidence: [
      {
        pmid: "29683819",
        label: "Lezcano et al., 2018",
        direction: "supports",
        summary:
          "Sequencing of 751 melanomas: four metastatic, non-spitzoid tumours with NTRK fusions, all reactive with a pan-Trk antibody.",
        studyType: "Sequencing survey",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID6392"],
  },
];
