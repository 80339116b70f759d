import { fusion, is, snp, variant } from "../profiles.ts";
import type { BiomarkerTherapySeed } from "../seed-entry.ts";
import { DISEASES } from "../terms/diseases.ts";
import { GENES } from "../terms/genes.ts";

/** Biomarkers that diagnose, give a prognosis, predispose or explain function, without naming a therapy. */
export const WITHOUT_THERAPY: readonly BiomarkerTherapySeed[] = [
  {
    kind: "biomarker-therapy",
    slug: "npm1-exon-12-diagnostic-aml",
    profile: variant(GENES.NPM1, "Exon 12 Mutation"),
    disease: DISEASES.acuteMyeloidLeukemia,
    therapies: [],
    evidenceType: "diagnostic",
    direction: "supports",
    significance: "positive",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Mutation of NPM1 in its last coding exon marks a subtype of acute myeloid leukaemia that the WHO classification of 2008 took up as a provisional entity. Testing was recommended for all cytogenetically normal cases, where the mutation is most useful.",
    evidence: [
      {
        pmid: "19357394",
        label: "Vardiman et al., 2009",
        direction: "supports",
        summary:
          "Summary of the WHO classification: NPM1-mutated acute myeloid leukaemia as provisional entity, with advice on whom to test.",
        studyType: "Classification guideline",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID116"],
  },
  {
    kind: "biomarker-therapy",
    slug: "ss18-ssx1-diagnostic-synovial-sarcoma",
    profile: fusion(GENES.SSX1, "SS18::SSX1"),
    disease: DISEASES.synovialSarcoma,
    therapies: [],
    evidenceType: "diagnostic",
    direction: "supports",
    significance: "positive",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Fusion of SS18 with SSX1 (or SSX2) by the translocation t(X;18) is found in nearly all synovial sarcomas with adequate RNA, whatever the histological subtype. Sarcomas that look similar lack it. Its demonstration by cytogenetics, FISH or RT-PCR secures the diagnosis.",
    evidence: [
      {
        pmid: "11607825",
        label: "Ladanyi, 2001",
        direction: "supports",
        summary:
          "Translocation seen cytogenetically in over 90% of synovial sarcomas and by RT-PCR in almost all; absent from morphological mimics.",
        studyType: "Review",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1063"],
  },
  {
    kind: "biomarker-therapy",
    slug: "jak2-v617f-diagnostic-negative-lymphoid-leukemia",
    profile: variant(GENES.JAK2, "V617F"),
    disease: DISEASES.lymphoidLeukemia,
    therapies: [],
    evidenceType: "diagnostic",
    direction: "supports",
    significance: "negative",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "JAK2 V617F belongs to myeloid disease. A mutation survey found no association with acute lymphoblastic leukaemia of B or T lineage or with chronic lymphocytic leukaemia, so that its detection speaks against a purely lymphoid neoplasm or for a second, myeloid clone.",
    evidence: [
      {
        pmid: "16081687",
        label: "Levine et al., 2005",
        direction: "supports",
        summary:
          "Mutation screening of myeloid and lymphoid neoplasms; V617F not associated with B-ALL, T-ALL or CLL.",
        studyType: "Mutation survey",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1"],
  },
  {
    kind: "biomarker-therapy",
    slug: "flt3-itd-prognostic-aml",
    profile: variant(GENES.FLT3, "ITD"),
    disease: DISEASES.acuteMyeloidLeukemia,
    therapies: [],
    evidenceType: "prognostic",
    direction: "supports",
    significance: "poor-outcome",
    variantOrigin: "somatic",
    rating: 3,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "Internal tandem duplication of FLT3 worsens the outlook of younger adults with cytogenetically normal acute myeloid leukaemia: relapse-free and overall survival are both shorter. The analysis covers patients under 60 and predates routine use of FLT3 inhibitors.",
    evidence: [
      {
        pmid: "24801015",
        label: "Port et al., 2014",
        direction: "supports",
        summary:
          "Meta-analysis in cytogenetically normal patients under 60: reduced overall and relapse-free survival with FLT3-ITD.",
        studyType: "Meta-analysis",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID190"],
  },
  {
    kind: "biomarker-therapy",
    slug: "tp53-mutation-prognostic-cll",
    profile: variant(GENES.TP53, "Mutation"),
    disease: DISEASES.chronicLymphocyticLeukemia,
    therapies: [],
    evidenceType: "prognostic",
    direction: "supports",
    significance: "poor-outcome",
    variantOrigin: "somatic",
    rating: 5,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "A TP53 mutation shortens survival in chronic lymphocytic leukaemia, and it does so even when only a small part of the clone carries it. Sequencing should therefore be sensitive enough to report subclonal mutations.",
    evidence: [
      {
        pmid: "26837699",
        label: "Nadeu et al., 2016",
        direction: "supports",
        summary:
          "406 patients: clonal or subclonal TP53 mutation, hazard ratio for death 1.71 (95% confidence interval 1.28 to 2.26).",
        studyType: "Cohort study with ultra-deep sequencing",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1507"],
  },
  {
    kind: "biomarker-therapy",
    slug: "mycn-amplification-prognostic-neuroblastoma",
    profile: is({ type: "copy-number", gene: GENES.MYCN, name: "Amplification" }),
    disease: DISEASES.neuroblastoma,
    therapies: [],
    evidenceType: "prognostic",
    direction: "supports",
    significance: "poor-outcome",
    variantOrigin: "somatic",
    rating: 4,
    levels: [{ scheme: "civic", value: "A" }],
    statement:
      "MYCN amplification, present in about a fifth of neuroblastomas at diagnosis, goes with a much worse outcome. In a large cooperative-group cohort event-free and overall survival at five years were little more than half of those without amplification.",
    evidence: [
      {
        pmid: "25517749",
        label: "Bresler et al., 2014",
        direction: "supports",
        summary:
          "1579 tumours with known status, 22% amplified; five-year overall survival 46% against 83%, event-free 39% against 74%.",
        studyType: "Cohort study",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1328"],
  },
  {
    kind: "biomarker-therapy",
    slug: "hoxb13-g84e-predisposing-prostate",
    profile: snp({ gene: GENES.HOXB13, rs: "rs138213197", name: "G84E" }),
    disease: DISEASES.prostateCancer,
    therapies: [],
    evidenceType: "predisposing",
    direction: "supports",
    significance: "predisposition",
    variantOrigin: "rare-germline",
    rating: 4,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "Men who inherit HOXB13 G84E have a raised risk of prostate cancer, about three times that of non-carriers in a meta-analysis of sixteen case-control studies. The variant informs about risk and says nothing of treatment.",
    evidence: [
      {
        pmid: "27626483",
        label: "Zhang et al., 2016",
        direction: "supports",
        summary:
          "50 048 cases and 123 211 controls: pooled odds ratio 3.38 (95% confidence interval 2.45 to 4.66).",
        studyType: "Meta-analysis of case-control studies",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1836", "CIViC 2024-08-01 EID1760"],
  },
  {
    kind: "biomarker-therapy",
    slug: "vhl-r167q-predisposing-von-hippel-lindau",
    profile: variant(GENES.VHL, "R167Q (c.500G>A)"),
    disease: DISEASES.vonHippelLindauDisease,
    therapies: [],
    evidenceType: "predisposing",
    direction: "supports",
    significance: "predisposition",
    variantOrigin: "rare-germline",
    rating: 4,
    levels: [{ scheme: "civic", value: "C" }],
    statement:
      "VHL R167Q, a missense mutation that leaves a full-length protein, was found in six unrelated families with von Hippel-Lindau disease type 2, the type with phaeochromocytoma. In the same series all 93 families that met the clinical criteria had a germline mutation, and mutations that destroy the protein went with type 1.",
    evidence: [
      {
        pmid: "9829911",
        label: "Stolle et al., 1998",
        direction: "supports",
        summary: "R167Q in six of 93 families with VHL disease, all of them type 2.",
        studyType: "Family series",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID5062"],
  },
  {
    kind: "biomarker-therapy",
    slug: "tp53-r72p-predisposing-breast-not-supported",
    profile: variant(GENES.TP53, "R72P"),
    disease: DISEASES.breastCancer,
    therapies: [],
    evidenceType: "predisposing",
    direction: "does-not-support",
    significance: "predisposition",
    variantOrigin: "common-germline",
    rating: 4,
    levels: [{ scheme: "civic", value: "B" }],
    statement:
      "The common TP53 polymorphism at codon 72 does not alter the risk of breast cancer. In a pooled comparison of more than nine thousand women the odds ratios of heterozygotes and homozygotes were close to one, and carriers did not fall ill earlier. It should not be reported as a risk variant.",
    evidence: [
      {
        pmid: "17909070",
        label: "Schmidt et al., 2007",
        direction: "disputes",
        summary:
          "5191 patients and 3834 controls: odds ratio 0.98 (95% confidence interval 0.91 to 1.05) for heterozygotes, 0.97 (0.86 to 1.11) for homozygotes.",
        studyType: "Pooled case-control analysis",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID1302"],
  },
  {
    kind: "biomarker-therapy",
    slug: "kiaa1549-braf-oncogenic-pilocytic-astrocytoma",
    profile: fusion(GENES.BRAF, "KIAA1549::BRAF"),
    disease: DISEASES.pilocyticAstrocytoma,
    therapies: [],
    evidenceType: "oncogenic",
    direction: "supports",
    significance: "oncogenicity",
    variantOrigin: "somatic",
    rating: 3,
    levels: [{ scheme: "civic", value: "D" }],
    statement:
      "A tandem rearrangement fuses KIAA1549 to BRAF in about two thirds of pilocytic astrocytomas. The fusion protein has lost the part that keeps BRAF in check; its kinase was at least as active as that of V600E, and the short form let fibroblasts grow without anchorage.",
    evidence: [
      {
        pmid: "18974108",
        label: "Jones et al., 2008",
        direction: "supports",
        summary:
          "KIAA1549::BRAF in 29 of 44 pilocytic astrocytomas; constitutive kinase activity and transformation of NIH3T3 cells.",
        studyType: "Tumour survey with functional assays",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7337"],
  },
  {
    kind: "biomarker-therapy",
    slug: "tp53-r248q-dominant-negative",
    profile: variant(GENES.TP53, "R248Q"),
    disease: null,
    therapies: [],
    evidenceType: "functional",
    direction: "supports",
    significance: "dominant-negative",
    variantOrigin: "unknown",
    rating: 4,
    levels: [{ scheme: "civic", value: "D" }],
    statement:
      "One copy of TP53 R248Q disables the wild-type copy beside it. In isogenic leukaemia cells with R248Q and a normal allele, DNA damage no longer induced p21 and cells survived daunorubicin as if TP53 were absent, whereas losing one allele alone left the response largely intact.",
    evidence: [
      {
        pmid: "31395785",
        label: "Boettcher et al., 2019",
        direction: "supports",
        summary:
          "Five MOLM13 lines edited at the endogenous locus; R248Q heterozygotes behaved like knock-out cells towards daunorubicin and nutlin-3a.",
        studyType: "Isogenic cell-line study",
      },
    ],
    factSource: ["CIViC 2024-08-01 EID7525"],
  },
];
