import { is, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

/**
 * Who responds to PD-1 blockade, and who does not. The two genomic signatures stand in none of the
 * knowledge bases that the other entries come from: their sources are the trials themselves, named by
 * DOI, and level and rating are ours by CIViC's definitions.
 */
export const CHECKPOINT_INHIBITORS: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "msi-high-pembrolizumab-colorectal",
    profile: is({ type: "genomic-signature", gene: null, name: "Microsatellite Instability-High" }),
    disease: DISEASES.colorectalCancer,
    therapies: [DRUGS.pembrolizumab],
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
      "High microsatellite instability, or its cause, deficient mismatch repair, marks colorectal cancers that respond to pembrolizumab. As first treatment of metastatic MSI-high disease the drug gave longer progression-free survival than chemotherapy. The first trial of the idea had already shown the contrast: objective responses in mismatch-repair-deficient and none in mismatch-repair-proficient colorectal cancer.",
    summary:
      "MSI-high or mismatch-repair-deficient metastatic colorectal cancer: pembrolizumab is superior to chemotherapy as first treatment.",
    evidence: [
      {
        pmid: "33264544",
        label: "André et al., 2020",
        direction: "supports",
        summary:
          "KEYNOTE-177, untreated MSI-high metastatic colorectal cancer; median progression-free survival 16.5 against 8.2 months, hazard ratio 0.60.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02563002"],
      },
      {
        pmid: "26028255",
        label: "Le et al., 2015",
        direction: "supports",
        summary:
          "41 patients with progressive metastatic cancer; immune-related responses in 4 of 10 mismatch-repair-deficient and none of 18 proficient colorectal cancers.",
        studyType: "Phase 2 trial in three cohorts",
        trials: ["NCT01876511"],
      },
    ],
    factSource: [
      "doi:10.1056/NEJMoa2017699",
      "doi:10.1056/NEJMoa1500596",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Pembrolizumab (3)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "tmb-high-pembrolizumab-solid-tumor",
    profile: is({
      type: "genomic-signature",
      gene: null,
      name: "Tumor Mutational Burden-High (at least 10 mutations per megabase)",
    }),
    disease: DISEASES.solidTumor,
    therapies: [DRUGS.pembrolizumab],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 3,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "In previously treated advanced solid tumours of ten types, a tissue mutational burden of at least 10 mutations per megabase went with a clearly higher response rate to pembrolizumab than a lower burden. The analysis was planned in advance but the study had no control arm, and the threshold belongs to the assay with which it was set; results of another panel are not interchangeable without calibration.",
    evidence: [
      {
        pmid: "32919526",
        label: "Marabelle et al., 2020",
        direction: "supports",
        summary:
          "KEYNOTE-158: responses in 29% of 102 patients with high and 6% of 688 with lower tissue mutational burden.",
        studyType: "Prospective biomarker analysis of a single-arm phase 2 trial",
        trials: ["NCT02628067"],
      },
    ],
    factSource: [
      "doi:10.1016/S1470-2045(20)30445-9",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Pembrolizumab (6)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "pd-l1-expression-pembrolizumab-nsclc",
    profile: is({ type: "expression", gene: GENES.CD274, name: "Expression" }),
    disease: DISEASES.nonSmallCellLungCancer,
    therapies: [DRUGS.pembrolizumab],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "not-applicable",
    rating: 3,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "Staining of at least half of the tumour cells for PD-L1 (CD274) identifies non-small cell lung cancers that profit most from pembrolizumab. In such tumours without a sensitising EGFR mutation or ALK translocation, first-line pembrolizumab prolonged progression-free and overall survival over chemotherapy. The cut-off belongs to the assay of the trial.",
    evidence: [
      {
        pmid: "27718847",
        label: "Reck et al., 2016",
        direction: "supports",
        summary:
          "Open-label comparison with chemotherapy in untreated tumours with PD-L1 on at least 50% of cells; progression-free and overall survival both better with pembrolizumab.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02142738"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1733"],
  },
  {
    kind: "biomarker-therapy",
    slug: "pd-l1-expression-pembrolizumab-merkel-cell",
    profile: is({ type: "expression", gene: GENES.CD274, name: "Expression" }),
    disease: DISEASES.merkelCellCarcinoma,
    therapies: [DRUGS.pembrolizumab],
    evidenceType: "predictive",
    direction: "does-not-support",
    significance: "sensitivity-response",
    variantOrigin: "not-applicable",
    rating: 2,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "Unlike in lung cancer, PD-L1 staining did not tell responders from non-responders in advanced Merkel cell carcinoma. More than half of 25 evaluable patients responded to pembrolizumab, and response was unrelated to PD-L1 on tumour cells or on infiltrating immune cells. The cohort is small, so a modest effect cannot be excluded.",
    evidence: [
      {
        pmid: "27093365",
        label: "Nghiem et al., 2016",
        direction: "disputes",
        summary:
          "Response rate 56% among 25 patients, without correlation to PD-L1 at a cut-off of 1% (P = 0.61).",
        studyType: "Single-arm phase 2 trial",
        trials: ["NCT02267603"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1578"],
  },
  {
    kind: "biomarker-therapy",
    slug: "stk11-mutation-pd1-blockade-resistance-lung",
    profile: variant(GENES.STK11, "Mutation"),
    disease: DISEASES.lungAdenocarcinoma,
    therapies: [DRUGS.atezolizumab, DRUGS.nivolumab, DRUGS.pembrolizumab],
    therapyInteraction: "substitutes",
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "Among KRAS-mutant lung adenocarcinomas, those that have also lost STK11 (LKB1) respond less often to blockade of PD-1 or PD-L1 and have shorter progression-free and overall survival than tumours with KRAS mutation alone or together with TP53. The association was seen in two separate patient sets, looked at retrospectively.",
    evidence: [
      {
        pmid: "29773717",
        label: "Skoulidis et al., 2018",
        direction: "supports",
        summary:
          "Lower response rate and shorter survival with KRAS and STK11 co-mutation in two data sets treated with PD-1 axis inhibitors.",
        studyType: "Retrospective analysis of two cohorts",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID6441"],
  },
  {
    kind: "biomarker-therapy",
    slug: "b2m-frameshift-pembrolizumab-resistance-melanoma",
    profile: variant(GENES.B2M, "S14FS"),
    disease: DISEASES.skinMelanoma,
    therapies: [DRUGS.pembrolizumab],
    evidenceType: "predictive",
    direction: "supports",
    significance: "resistance",
    variantOrigin: "somatic",
    rating: 3,
    levels: [{ scheme: "civic", value: "C" }],
    statement:
      "One of four patients whose metastatic melanoma relapsed after an initial response to pembrolizumab had gained a homozygous frameshift in B2M. Without beta-2-microglobulin HLA class I no longer reaches the cell surface, as staining of the relapsed tumour showed, so that T cells cannot recognise the tumour. The observation rests on a single patient.",
    evidence: [
      {
        pmid: "27433843",
        label: "Zaretsky et al., 2016",
        direction: "supports",
        summary:
          "Paired biopsies of four relapsed patients; in one, a new homozygous B2M frameshift and loss of class I from the membrane.",
        studyType: "Case series with paired biopsies",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1569"],
  },
];
