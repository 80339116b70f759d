import { allele, anyOf, snp } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

const CYP2C9_REDUCED = anyOf(allele(GENES.CYP2C9, "*2"), allele(GENES.CYP2C9, "*3"));

/** The three genes of the warfarin dose, and CYP2C9 with phenytoin. */
export const ANTICOAGULANTS_AND_PHENYTOIN: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "vkorc1-warfarin",
    genes: [GENES.VKORC1],
    profile: snp({ gene: GENES.VKORC1, rs: "rs9923231" }),
    drugs: [DRUGS.warfarin],
    phenotypeCategories: ["dosage"],
    phenotypes: [],
    genotypes: [
      { genotype: "CC", text: "Highest dose requirement of the three genotypes." },
      { genotype: "CT", text: "Intermediate dose requirement." },
      { genotype: "TT", text: "Lowest dose requirement of the three genotypes." },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "The promoter variant rs9923231 of VKORC1, the target of warfarin, lowers the dose that a patient needs, in steps from CC over CT to TT (alleles on the plus strand; the variant is known as -1639G>A on the gene's). It is the strongest single genetic predictor of the dose. Dosing uses an algorithm that combines it with CYP2C9, age, body size and interacting drugs.",
    evidence: [
      {
        pmid: "19228618",
        direction: "supports",
        summary:
          "Lower warfarin dose with the T allele; the data from which a widely used dosing algorithm was derived.",
      },
      {
        pmid: "18305455",
        direction: "supports",
        summary: "Lower dose with T than with C.",
      },
      {
        pmid: "26024874",
        direction: "supports",
        summary: "CT and TT went with lower doses than CC.",
      },
      {
        pmid: "28198005",
        label: "Johnson et al., 2017",
        direction: "supports",
        summary: "CPIC guideline on warfarin, update of 2017, with a dosing algorithm.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 655385012", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2c9-warfarin-dose",
    genes: [GENES.CYP2C9],
    profile: CYP2C9_REDUCED,
    drugs: [DRUGS.warfarin],
    phenotypeCategories: ["dosage"],
    phenotypes: [],
    genotypes: [
      {
        genotype: "*2",
        text: "Lower dose requirement than with *1/*1; the smaller of the two effects.",
        alleleFunction: "Decreased function",
      },
      {
        genotype: "*3",
        text: "Lower dose requirement than with *1/*1; the larger of the two effects.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CYP2C9 inactivates S-warfarin, the more potent enantiomer. Carriers of *2 and *3 need lower maintenance doses and take longer to reach a steady state. Algorithms that know *2 and *3 alone overdose carriers of *5, *6, *8 and *11, alleles that occur mainly in people of African ancestry.",
    evidence: [
      {
        pmid: "19228618",
        direction: "supports",
        summary: "Lower dose with the variants that define *2 and *3.",
      },
      {
        pmid: "10961881",
        direction: "supports",
        summary: "Lower dose with either variant than with the common alleles.",
      },
      {
        pmid: "19802360",
        direction: "supports",
        summary: "Lower dose with *2, *3, *5, *6 and *11 taken together than with *1.",
      },
      {
        pmid: "16611750",
        direction: "disputes",
        summary: "No lower dose with *2 in this cohort.",
      },
      {
        pmid: "28198005",
        label: "Johnson et al., 2017",
        direction: "supports",
        summary: "CPIC guideline on warfarin, update of 2017.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981238341", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2c9-warfarin-over-anticoagulation",
    genes: [GENES.CYP2C9],
    profile: CYP2C9_REDUCED,
    drugs: [DRUGS.warfarin],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.overAnticoagulation],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Patients with CYP2C9 *2 or *3 are over-anticoagulated more often on warfarin than those with *1/*1, most of all early in treatment when the dose is still being found, and one study saw more bleeding. Some cohorts found no excess. The finding argues for closer monitoring in the first weeks.",
    evidence: [
      {
        pmid: "11926893",
        direction: "supports",
        summary: "More over-anticoagulation and more haemorrhage with any *2 or *3 allele.",
      },
      {
        pmid: "17324110",
        direction: "supports",
        summary: "More over-anticoagulation with *2 and *3 than with *1/*1.",
      },
      {
        pmid: "25244877",
        direction: "disputes",
        summary: "Over-anticoagulation not more frequent with *2 or *3.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1447672658", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp4f2-warfarin",
    genes: [GENES.CYP4F2],
    profile: snp({ gene: GENES.CYP4F2, rs: "rs2108622" }),
    drugs: [DRUGS.warfarin],
    phenotypeCategories: ["dosage"],
    phenotypes: [],
    genotypes: [
      { genotype: "CC", text: "Reference dose requirement." },
      { genotype: "CT", text: "Slightly higher dose than CC." },
      { genotype: "TT", text: "Higher dose than CC." },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CYP4F2 removes vitamin K from its cycle. Its variant rs2108622 (T on the plus strand, V433M) leaves more vitamin K and so raises the warfarin dose moderately, as several cohorts agree. The effect is small beside those of VKORC1 and CYP2C9, and a study of children did not see it.",
    evidence: [
      {
        pmid: "18250228",
        direction: "supports",
        summary: "Lower dose with CC than with CT or TT.",
      },
      {
        pmid: "24019055",
        direction: "supports",
        summary: "Higher dose with TT than with CC or CT.",
      },
      {
        pmid: "27262824",
        direction: "disputes",
        summary: "No association with the dose in children.",
      },
      {
        pmid: "28198005",
        label: "Johnson et al., 2017",
        direction: "supports",
        summary: "CPIC guideline on warfarin: CYP4F2 may be added where it is known.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 655385400", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2c9-phenytoin",
    genes: [GENES.CYP2C9],
    profile: allele(GENES.CYP2C9, "*3"),
    drugs: [DRUGS.phenytoin],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.epilepsy, PHENOTYPES.severeCutaneousAdverseReaction],
    genotypes: [
      {
        genotype: "*3",
        text: "Slow clearance; higher risk of concentration-dependent toxicity and of severe skin reactions.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CYP2C9 *3 slows the clearance of phenytoin, whose kinetics are saturable, and has been linked both to neurological toxicity at ordinary doses and to severe cutaneous adverse reactions. The skin reactions add to the risk that HLA-B*15:02 carries; both should be known before the drug is started.",
    evidence: [
      {
        pmid: "25096692",
        direction: "supports",
        summary:
          "*3 associated with severe cutaneous reactions to phenytoin, both Stevens-Johnson syndrome or toxic epidermal necrolysis and DRESS.",
      },
      {
        pmid: "30270535",
        direction: "supports",
        summary: "More maculopapular and severe skin reactions with *3 than with *1/*1.",
      },
      {
        pmid: "20390258",
        direction: "supports",
        summary: "More phenytoin toxicity with *1/*3 than with *1/*1 in epilepsy.",
      },
      {
        pmid: "32779747",
        label: "Karnes et al., 2021",
        direction: "supports",
        summary: "CPIC guideline on phenytoin, update of 2020.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981238501", "CPIC pairs 2025-06-17"],
  },
];
