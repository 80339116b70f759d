import { allele, anyOf } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

const TPMT_NO_FUNCTION = anyOf(
  allele(GENES.TPMT, "*2"),
  allele(GENES.TPMT, "*3A"),
  allele(GENES.TPMT, "*3C"),
);

/** Mercaptopurine and azathioprine with TPMT and NUDT15. */
export const THIOPURINES: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "tpmt-mercaptopurine",
    genes: [GENES.TPMT],
    profile: TPMT_NO_FUNCTION,
    drugs: [DRUGS.mercaptopurine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.acuteLymphoblasticLeukemia, PHENOTYPES.leukopenia],
    population:
      "Children with acute lymphoblastic leukaemia; adults with inflammatory bowel disease",
    genotypes: [
      {
        genotype: "*3A",
        text: "One copy: more myelosuppression at full dose. Two copies: life-threatening at full dose.",
        alleleFunction: "No function",
      },
      {
        genotype: "*3C",
        text: "As *3A; the usual variant in people of East Asian and African ancestry.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "TPMT inactivates thiopurines. With one no-function allele more of the active thioguanine nucleotides build up, and leukopenia, infection and stomatitis become more frequent on full doses of mercaptopurine; with two, ordinary doses are life-threatening. A few studies of intermediate metabolizers saw no excess of toxicity.",
    evidence: [
      {
        pmid: "25441457",
        direction: "supports",
        summary:
          "Children with leukaemia: more neutropenia and thrombocytopenia on mercaptopurine or thioguanine in heterozygotes.",
      },
      {
        pmid: "18987660",
        direction: "supports",
        summary:
          "Children on mercaptopurine and methotrexate: more toxicity, infection and stomatitis with *1/*3A.",
      },
      {
        pmid: "20308917",
        direction: "supports",
        summary: "Inflammatory bowel disease: more leukopenia with *1/*3C.",
      },
      {
        pmid: "25347948",
        direction: "disputes",
        summary: "Severity of myelosuppression in children not related to intermediate activity.",
      },
      {
        pmid: "30447069",
        label: "Relling et al., 2019",
        direction: "supports",
        summary: "CPIC guideline on thiopurines by TPMT and NUDT15.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1184648909", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "nudt15-mercaptopurine",
    genes: [GENES.NUDT15],
    profile: anyOf(allele(GENES.NUDT15, "*2"), allele(GENES.NUDT15, "*3")),
    drugs: [DRUGS.mercaptopurine],
    phenotypeCategories: ["dosage"],
    phenotypes: [PHENOTYPES.acuteLymphoblasticLeukemia],
    population: "Children with acute lymphoblastic leukaemia",
    genotypes: [
      {
        genotype: "*2",
        text: "Lower tolerated dose of mercaptopurine, lowest in two copies.",
        alleleFunction: "No function",
      },
      {
        genotype: "*3",
        text: "Lower tolerated dose of mercaptopurine, lowest in two copies.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Children with acute lymphoblastic leukaemia who carry a no-function allele of NUDT15 tolerate less mercaptopurine, and those with two such alleles very little. The alleles explain much of the thiopurine intolerance seen in people of East Asian and Latin American ancestry whose TPMT is normal, so that both genes belong on one panel.",
    evidence: [
      {
        pmid: "26878724",
        direction: "supports",
        summary:
          "Higher tolerated dose with *1/*1 than with any diplotype of intermediate or low activity.",
      },
      {
        pmid: "28445187",
        direction: "supports",
        summary: "Lower dose with *1/*2, *1/*3, *1/*5 and *2/*3 than with *1/*1.",
      },
      {
        pmid: "28146264",
        direction: "supports",
        summary: "Lower dose in carriers of one variant allele than in *1/*1.",
      },
      {
        pmid: "30447069",
        label: "Relling et al., 2019",
        direction: "supports",
        summary: "CPIC guideline on thiopurines by TPMT and NUDT15.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1448635217", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "tpmt-azathioprine",
    genes: [GENES.TPMT],
    profile: TPMT_NO_FUNCTION,
    drugs: [DRUGS.azathioprine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.leukopenia],
    population:
      "Patients with inflammatory bowel disease, other inflammatory disease or a transplant",
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Azathioprine is a prodrug of mercaptopurine and shares its dependence on TPMT. Intermediate and poor metabolizers with inflammatory bowel disease or a kidney transplant develop leukopenia or myelosuppression more often, and more of them have to stop the drug. A genotype before the first dose lets the dose be set accordingly; it does not replace blood counts.",
    evidence: [
      {
        pmid: "34582038",
        direction: "supports",
        summary:
          "Inflammatory disease: more myelosuppression and discontinuation in intermediate and poor metabolizers.",
      },
      {
        pmid: "16431304",
        direction: "supports",
        summary: "Inflammatory bowel disease: more leukopenia with *3A or *3C.",
      },
      {
        pmid: "19695401",
        direction: "supports",
        summary: "Kidney transplantation: more myelosuppression with *1/*3C.",
      },
      {
        pmid: "19048245",
        direction: "disputes",
        summary: "Kidney transplantation: no excess of blood or liver toxicity with *1/*3C.",
      },
      {
        pmid: "30447069",
        label: "Relling et al., 2019",
        direction: "supports",
        summary: "CPIC guideline on thiopurines by TPMT and NUDT15.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451237240", "CPIC pairs 2025-06-17"],
  },
];
