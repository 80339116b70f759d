import { allele, anyOf, snp } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

/** CYP2B6 with efavirenz; CYP3A5 and CYP3A4 with tacrolimus; UGT2B15 with oxazepam. */
export const OTHER_CYTOCHROMES: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "cyp2b6-efavirenz",
    genes: [GENES.CYP2B6],
    profile: snp({ gene: GENES.CYP2B6, rs: "rs3745274" }),
    drugs: [DRUGS.efavirenz],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [PHENOTYPES.hivInfection],
    genotypes: [
      { genotype: "GG", text: "Fastest clearance of efavirenz of the three genotypes." },
      { genotype: "GT", text: "Intermediate clearance." },
      {
        genotype: "TT",
        text: "Slowest clearance and highest exposure; found with CYP2B6*6 in both copies.",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "The T allele of rs3745274, the variant that marks CYP2B6*6, slows the clearance of efavirenz stepwise. People with HIV infection and TT reach plasma exposures at which central nervous effects, liver injury and QT prolongation have been described. A lower dose keeps them in the therapeutic range.",
    evidence: [
      {
        pmid: "24551111",
        direction: "supports",
        summary: "Clearance lower with GT than with GG, and lower still with TT.",
      },
      {
        pmid: "16267764",
        direction: "supports",
        summary: "Greater plasma exposure with TT than with GG.",
      },
      {
        pmid: "26774523",
        direction: "supports",
        summary: "Higher concentrations with TT than with the other genotypes.",
      },
      {
        pmid: "31006110",
        label: "Desta et al., 2019",
        direction: "supports",
        summary: "CPIC guideline on CYP2B6 and efavirenz.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 827923032", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp3a5-tacrolimus",
    genes: [GENES.CYP3A5],
    profile: anyOf(allele(GENES.CYP3A5, "*1"), allele(GENES.CYP3A5, "*3")),
    drugs: [DRUGS.tacrolimus],
    phenotypeCategories: ["dosage"],
    phenotypes: [PHENOTYPES.kidneyTransplantation],
    population:
      "Recipients of a kidney, heart, lung or stem-cell transplant, or of a liver whose donor has the same CYP3A5 genotype",
    genotypes: [
      {
        genotype: "*1",
        text: "The enzyme is expressed; a higher dose is needed for the same concentration.",
        alleleFunction: "Normal function",
      },
      {
        genotype: "*3",
        text: "Two copies: no enzyme, the dose of the label suits.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Transplant recipients who carry CYP3A5*1 express the enzyme, clear tacrolimus faster and need more of it than the *3/*3 majority of people of European ancestry. Starting expressers at a higher dose brings them to target sooner; concentrations are measured in either case. A liver graft brings its own genotype, so the donor counts there.",
    evidence: [
      {
        pmid: "24655974",
        direction: "supports",
        summary: "Kidney recipients with *1/*1 or *1/*3 needed higher doses than *3/*3.",
      },
      {
        pmid: "28605053",
        direction: "supports",
        summary: "Any *1 allele went with a higher dose than two no-function alleles (*3, *6, *7).",
      },
      {
        pmid: "24444408",
        direction: "supports",
        summary: "Lower dose with *3/*3 than with *1/*3.",
      },
      {
        pmid: "25801146",
        label: "Birdwell et al., 2015",
        direction: "supports",
        summary: "CPIC guideline on CYP3A5 and tacrolimus dosing.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981203719", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp3a4-tacrolimus",
    genes: [GENES.CYP3A4],
    profile: allele(GENES.CYP3A4, "*22"),
    drugs: [DRUGS.tacrolimus],
    phenotypeCategories: ["dosage"],
    phenotypes: [PHENOTYPES.kidneyTransplantation],
    population: "Recipients of a solid-organ transplant",
    levels: [
      { scheme: "clinpgx", value: "2A" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "Carriers of CYP3A4*22 needed lower doses of tacrolimus than *1/*1 in several cohorts of adult and paediatric transplant recipients. At least one kidney cohort found no difference. The effect comes on top of that of CYP3A5, and no CPIC guideline covers it.",
    evidence: [
      {
        pmid: "23837477",
        direction: "supports",
        summary: "Children after transplantation: lower dose with *1/*22 than with *1/*1.",
      },
      {
        pmid: "25287072",
        direction: "supports",
        summary: "Kidney recipients: lower dose with *1/*22 than with *1/*1.",
      },
      {
        pmid: "24444408",
        direction: "disputes",
        summary: "Kidney recipients: dose not different with *1/*22.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451251080", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "ugt2b15-oxazepam",
    genes: [GENES.UGT2B15],
    profile: snp({ gene: GENES.UGT2B15, rs: "rs1902023" }),
    drugs: [DRUGS.oxazepam],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [],
    genotypes: [
      { genotype: "AA", text: "Lower oral clearance and glucuronidation of oxazepam than CC." },
      { genotype: "CC", text: "Higher oral clearance and glucuronidation of oxazepam than AA." },
    ],
    levels: [
      { scheme: "clinpgx", value: "3" },
      { scheme: "cpic", value: "C/D" },
    ],
    statement:
      "Oxazepam is eliminated by glucuronidation, and the AA genotype of UGT2B15 rs1902023 goes with slower elimination, both in subjects who took the drug and in liver microsomes. The studies concern elimination alone; a clinical consequence has not been shown, and no action follows from the genotype today.",
    evidence: [
      {
        pmid: "19916996",
        direction: "supports",
        summary: "Lower oral clearance of oxazepam with AA than with CC.",
      },
      {
        pmid: "15044558",
        direction: "supports",
        summary: "Less glucuronidation of S-oxazepam in liver microsomes with AA than with CC.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 655387798", "CPIC pairs 2025-06-17"],
  },
];
