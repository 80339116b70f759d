import { anyOf, is, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";

/** BRCA1/2 with PARP inhibition, FGFR3 in urothelial cancer, MGMT in glioblastoma, IDH1 in bile duct cancer. */
export const DNA_REPAIR_AND_UROTHELIAL: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "brca1-brca2-mutation-olaparib-ovarian",
    profile: anyOf(variant(GENES.BRCA1, "Mutation"), variant(GENES.BRCA2, "Mutation")),
    disease: DISEASES.ovarianCancer,
    therapies: [DRUGS.olaparib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "rare-germline",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Women with newly diagnosed advanced ovarian cancer and a BRCA1 or BRCA2 mutation who had responded to platinum chemotherapy were given olaparib or placebo as maintenance. After three years about two thirds of those on olaparib and one third of those on placebo were free of progression. Nearly all mutations in the trial were germline; two patients had a somatic one.",
    evidence: [
      {
        pmid: "30345884",
        label: "Moore et al., 2018",
        direction: "supports",
        summary:
          "SOLO1, about 390 patients randomised 2:1; hazard ratio for progression or death 0.28.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT01844986"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7274", "CIViC 2024-08-01 EID7276"],
  },
  {
    kind: "biomarker-therapy",
    slug: "brca1-brca2-loss-olaparib-pancreatic-companion-diagnostic",
    profile: anyOf(
      variant(GENES.BRCA1, "Loss-of-function"),
      variant(GENES.BRCA2, "Loss-of-function"),
    ),
    disease: DISEASES.pancreaticAdenocarcinoma,
    therapies: [DRUGS.olaparib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "rare-germline",
    rating: null,
    assertion: { regulatoryApproval: true, companionDiagnostic: true },
    levels: [
      { scheme: "civic", value: "A" },
      {
        scheme: "amp-asco-cap",
        value: "Tier I - Level A",
        reason: "The US label names the biomarker in its indication for this tumour.",
      },
    ],
    statement:
      "Patients with metastatic pancreatic adenocarcinoma and a germline BRCA1 or BRCA2 mutation, found with the companion diagnostic BRACAnalysis CDx, received olaparib or placebo after first-line platinum chemotherapy had held the disease. Maintenance olaparib about doubled progression-free survival. The benefit presupposes that the tumour has not progressed on platinum, so the germline test is best ordered at diagnosis.",
    summary:
      "Germline BRCA1/2 mutation (BRACAnalysis CDx) selects metastatic pancreatic cancer for maintenance olaparib after platinum.",
    evidence: [
      {
        pmid: "31157963",
        label: "Golan et al., 2019",
        direction: "supports",
        summary:
          "POLO: median progression-free survival 7.4 months on olaparib and 3.8 on placebo, hazard ratio 0.53.",
        studyType: "Randomised phase 3 trial",
        trials: ["NCT02184195"],
      },
    ],
    factSource: [
      "CIViC 2024-08-01 EID7384",
      "CIViC 2024-08-01 EID7385",
      "FDA table of pharmacogenomic biomarkers in drug labeling 2022-08-11, Olaparib (1)",
    ],
  },
  {
    kind: "biomarker-therapy",
    slug: "fgfr3-mutation-erdafitinib-urothelial",
    profile: variant(GENES.FGFR3, "Mutation"),
    disease: DISEASES.transitionalCellCarcinoma,
    therapies: [DRUGS.erdafitinib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Erdafitinib brought objective responses in about half of the patients with FGFR3-mutated, advanced urothelial carcinoma that had progressed on or after chemotherapy. The commonest mutations in the trial were S249C, R248C and Y373C. The study was single-arm and also enrolled FGFR2 and FGFR3 fusions, which are not the subject of this entry.",
    evidence: [
      {
        pmid: "31340094",
        label: "Loriot et al., 2019",
        direction: "supports",
        summary:
          "99 patients on continuous daily treatment, response rate 40%; 36 of 74 with FGFR3 mutation responded and 26 more had stable disease.",
        studyType: "Phase 2 trial",
        trials: ["NCT02365597"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7422"],
  },
  {
    kind: "biomarker-therapy",
    slug: "mgmt-promoter-methylation-temozolomide-glioblastoma",
    profile: is({ type: "laboratory-measure", gene: GENES.MGMT, name: "Promoter Methylation" }),
    disease: DISEASES.glioblastoma,
    therapies: [DRUGS.temozolomide],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "MGMT removes the alkyl groups that temozolomide puts on DNA; methylation of its promoter silences it. Patients with a methylated promoter survived longer when temozolomide was given in a randomised trial of glioblastoma, while those with an unmethylated one gained little. The marker is read from tumour DNA by methylation-specific assays and not from sequence.",
    evidence: [
      {
        pmid: "15758010",
        label: "Hegi et al., 2005",
        direction: "supports",
        summary: "Benefit from temozolomide depended on methylation of the MGMT promoter.",
        studyType: "Biomarker analysis of a randomised trial",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID307"],
  },
  {
    kind: "biomarker-therapy",
    slug: "idh1-r132-ivosidenib-cholangiocarcinoma",
    profile: variant(GENES.IDH1, "R132"),
    disease: DISEASES.cholangiocarcinoma,
    therapies: [DRUGS.ivosidenib],
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Ivosidenib slowed the progression of previously treated cholangiocarcinoma with a mutation at IDH1 R132 in a placebo-controlled trial. The gain in overall survival fell short of significance in the main analysis; patients on placebo were allowed to cross over at progression, which dilutes the comparison.",
    evidence: [
      {
        pmid: "32416072",
        label: "Abou-Alfa et al., 2020",
        direction: "supports",
        summary:
          "Median progression-free survival 2.7 against 1.4 months, hazard ratio 0.37; overall survival 10.8 against 9.7 months, hazard ratio 0.69 (P = 0.060).",
        studyType: "Randomised, placebo-controlled phase 3 trial",
        trials: ["NCT02989857"],
      },
    ],
    factSource: ["CIViC 2024-08-01 EID10886"],
  },
];
