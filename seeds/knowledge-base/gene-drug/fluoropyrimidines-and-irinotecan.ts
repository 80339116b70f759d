import { allele, anyOf, is, snp } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

/** DPYD, UGT1A1 and XPC: inherited causes of the toxicity of chemotherapy. */
export const FLUOROPYRIMIDINES_AND_IRINOTECAN: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "dpyd-capecitabine",
    genes: [GENES.DPYD],
    profile: snp({ gene: GENES.DPYD, rs: "rs3918290", name: "c.1905+1G>A (*2A)" }),
    drugs: [DRUGS.capecitabine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.neoplasms],
    genotypes: [
      { genotype: "CC", text: "No variant; risk lower, though not absent." },
      {
        genotype: "CT",
        text: "One no-function allele (plus strand); more frequent and more severe toxicity at full dose.",
        alleleFunction: "No function",
      },
      {
        genotype: "TT",
        text: "No functional allele; fluoropyrimidines are to be avoided.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "DPYD breaks down more than four fifths of fluorouracil, which is what capecitabine becomes. Carriers of the splice variant c.1905+1G>A (*2A) suffer severe toxicity of capecitabine more often than others, as cohorts in colorectal, breast and other cancers have shown. Not every study found the association; the variant is rare, so that a single study has little power.",
    evidence: [
      {
        pmid: "30114658",
        direction: "supports",
        summary: "Colorectal cancer: more toxicity of capecitabine or fluorouracil in carriers.",
      },
      {
        pmid: "21498394",
        direction: "supports",
        summary: "Colorectal cancer: more toxicity of capecitabine in carriers.",
      },
      {
        pmid: "27454530",
        direction: "supports",
        summary: "Breast cancer: more toxicity of capecitabine in carriers.",
      },
      {
        pmid: "24647007",
        direction: "disputes",
        summary: "Severity of capecitabine toxicity in colorectal cancer unrelated to the variant.",
      },
      {
        pmid: "29152729",
        label: "Amstutz et al., 2018",
        direction: "supports",
        summary: "CPIC guideline on fluoropyrimidines and DPYD, update of 2017.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451274984", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "dpyd-fluorouracil",
    genes: [GENES.DPYD],
    profile: snp({ gene: GENES.DPYD, rs: "rs67376798", name: "c.2846A>T" }),
    drugs: [DRUGS.fluorouracil],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.neoplasms],
    genotypes: [
      { genotype: "TT", text: "No variant (plus strand); risk lower, though not absent." },
      {
        genotype: "AT",
        text: "One decreased-function allele; more frequent and more severe toxicity at full dose.",
        alleleFunction: "Decreased function",
      },
      {
        genotype: "AA",
        text: "Two decreased-function alleles; highest risk of the three genotypes.",
        alleleFunction: "Decreased function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "The DPYD variant c.2846A>T (A on the plus strand) lowers enzyme activity without abolishing it, yet heterozygotes treated with fluorouracil had more frequent and more severe toxicity in several large cohorts of patients with colon and other cancers. Toxicity is avoided by a lower starting dose, titrated upwards if it is tolerated.",
    evidence: [
      {
        pmid: "25381393",
        direction: "supports",
        summary: "Colon cancer: more toxicity of fluorouracil with AT than with TT.",
      },
      {
        pmid: "26794347",
        direction: "supports",
        summary: "Colon cancer: more severe toxicity with the A allele.",
      },
      {
        pmid: "30858516",
        direction: "supports",
        summary: "Various cancers: more toxicity of capecitabine or fluorouracil with AA or AT.",
      },
      {
        pmid: "28427087",
        direction: "disputes",
        summary: "Toxicity not different between TT and carriers of A.",
      },
      {
        pmid: "29152729",
        label: "Amstutz et al., 2018",
        direction: "supports",
        summary: "CPIC guideline on fluoropyrimidines and DPYD, update of 2017.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981203618", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "dpyd-fluoropyrimidines-recommendation",
    module: "recommendation",
    genes: [GENES.DPYD],
    profile: anyOf(
      is({ type: "activity-score", gene: GENES.DPYD, name: "1.5" }),
      is({ type: "activity-score", gene: GENES.DPYD, name: "1.0" }),
      is({ type: "activity-score", gene: GENES.DPYD, name: "0.5" }),
      is({ type: "activity-score", gene: GENES.DPYD, name: "0.0" }),
    ),
    drugs: [DRUGS.capecitabine, DRUGS.fluorouracil],
    phenotypeCategories: ["dosage", "toxicity"],
    phenotypes: [PHENOTYPES.neoplasms],
    genotypes: [
      {
        genotype: "Activity score 1.5",
        text: "Half the usual starting dose, then titration by toxicity or drug concentration. Strength of recommendation: moderate.",
      },
      {
        genotype: "Activity score 1.0",
        text: "Half the usual starting dose, then titration; less than half for two copies of c.2846A>T. Strength of recommendation: strong.",
      },
      {
        genotype: "Activity score 0.5",
        text: "No fluoropyrimidine; if there is no alternative, fluorouracil at a strongly reduced dose with early drug monitoring. Strength of recommendation: strong.",
      },
      {
        genotype: "Activity score 0.0",
        text: "No fluoropyrimidine. Strength of recommendation: strong.",
      },
    ],
    levels: [{ scheme: "cpic", value: "A" }],
    statement:
      "CPIC doses capecitabine and fluorouracil by the DPYD activity score. Intermediate metabolizers (1.5 or 1.0) start at half the usual dose and are titrated, upwards too if the first cycles are tolerated, lest they be undertreated. Poor metabolizers (0.5 or 0.0) should not receive a fluoropyrimidine; for 0.5 a strongly reduced dose of fluorouracil under early drug monitoring remains if nothing else will do.",
    summary:
      "DPYD intermediate metabolizer: halve the starting dose of fluoropyrimidines and titrate; poor metabolizer: avoid them (CPIC).",
    evidence: [
      {
        pmid: "29152729",
        label: "Amstutz et al., 2018",
        direction: "supports",
        summary: "Guideline, update of 2017.",
        studyType: "Guideline",
      },
      {
        pmid: "23988873",
        label: "Caudle et al., 2013",
        direction: "supports",
        summary: "First edition of the guideline.",
        studyType: "Guideline",
      },
    ],
    factSource: ["CPIC pairs 2025-06-17", "PharmCAT 2.9.0 CPIC_capecitabine_and_DPYD"],
  },
  {
    kind: "gene-drug",
    slug: "ugt1a1-28-irinotecan",
    genes: [GENES.UGT1A1],
    profile: allele(GENES.UGT1A1, "*28"),
    drugs: [DRUGS.irinotecan],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.neutropenia],
    genotypes: [
      {
        genotype: "*28",
        text: "One copy raises the risk of neutropenia moderately, two copies clearly.",
        alleleFunction: "Decreased function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "UGT1A1 glucuronidates SN-38, the active metabolite of irinotecan. Two copies of *28 raise the risk of severe neutropenia, as most studies in colorectal and other cancers found. A number of studies found no association; dose and schedule differed between them. CPIC rates the pair A provisionally: it has no guideline of its own yet.",
    evidence: [
      {
        pmid: "15007088",
        direction: "supports",
        summary: "More neutropenia with *28/*28 than with all other diplotypes.",
      },
      {
        pmid: "20530282",
        direction: "supports",
        summary: "Colorectal cancer: more neutropenia with *28/*28 than with *1/*1 or *1/*28.",
      },
      {
        pmid: "15297419",
        direction: "supports",
        summary: "Colorectal cancer on FOLFIRI: more severe neutropenia in carriers of *28.",
      },
      {
        pmid: "16951398",
        direction: "disputes",
        summary: "Neutropenia unrelated to *28 in this study of various cancers.",
      },
      {
        pmid: "17185998",
        direction: "disputes",
        summary: "Neutropenia unrelated to *28 in this study of various cancers.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451204660", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "ugt1a1-6-irinotecan",
    genes: [GENES.UGT1A1],
    profile: allele(GENES.UGT1A1, "*6"),
    drugs: [DRUGS.irinotecan],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.neutropenia],
    levels: [{ scheme: "clinpgx", value: "1B" }],
    statement:
      "UGT1A1*6, a reduced-function allele that is common in East Asia and rare elsewhere, predisposes to neutropenia and diarrhoea from irinotecan as *28 does. Homozygotes are at the highest risk. Panels that test for *28 alone miss these patients.",
    evidence: [
      {
        pmid: "28502040",
        direction: "supports",
        summary: "Lung cancer: more neutropenia and diarrhoea in carriers of *6.",
      },
      {
        pmid: "18221820",
        direction: "supports",
        summary: "Non-small cell lung cancer: more neutropenia in homozygotes.",
      },
      {
        pmid: "19390945",
        direction: "supports",
        summary: "Various cancers: more severe neutropenia in heterozygotes and homozygotes.",
      },
      {
        pmid: "25285015",
        direction: "disputes",
        summary: "Colorectal cancer: neutropenia not related to *6.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451329460"],
  },
  {
    kind: "gene-drug",
    slug: "xpc-cisplatin-ototoxicity",
    genes: [GENES.XPC],
    profile: snp({ gene: GENES.XPC, rs: "rs2228001" }),
    drugs: [DRUGS.cisplatin],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.ototoxicity, PHENOTYPES.osteosarcoma],
    levels: [
      { scheme: "clinpgx", value: "3" },
      { scheme: "cpic", value: "D" },
    ],
    statement:
      "One study of patients with osteosarcoma linked the G allele of XPC rs2228001 to hearing loss from cisplatin; a later one in men with testicular cancer did not find it. With a single positive study against a negative one the association is unproven and of no use at the bedside.",
    evidence: [
      {
        pmid: "19434073",
        direction: "supports",
        summary: "Osteosarcoma: more ototoxicity with G than with T.",
      },
      {
        pmid: "28448657",
        direction: "disputes",
        summary: "Testicular cancer: ototoxicity not associated with the allele.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 655386612", "CPIC pairs 2025-06-17"],
  },
];
