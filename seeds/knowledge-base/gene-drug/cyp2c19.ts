import { allele, anyOf, is } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

const NO_FUNCTION_ALLELES = anyOf(allele(GENES.CYP2C19, "*2"), allele(GENES.CYP2C19, "*3"));

/** CYP2C19: activation of clopidogrel, clearance of citalopram and voriconazole. */
export const CYP2C19: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "cyp2c19-clopidogrel",
    genes: [GENES.CYP2C19],
    profile: NO_FUNCTION_ALLELES,
    drugs: [DRUGS.clopidogrel],
    phenotypeCategories: ["efficacy", "toxicity"],
    phenotypes: [PHENOTYPES.acuteCoronarySyndrome],
    population: "Patients with acute coronary syndrome or percutaneous coronary intervention",
    genotypes: [
      {
        genotype: "*2",
        text: "Loss of function; less active metabolite and more residual platelet reactivity, most of all in two copies or with another no-function allele.",
        alleleFunction: "No function",
      },
      {
        genotype: "*3",
        text: "Loss of function with the same consequence as *2; mainly of importance in people of East Asian ancestry.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Clopidogrel is a prodrug that CYP2C19 turns into its active form. After myocardial infarction or coronary stenting, carriers of the no-function alleles *2 and *3 had more cardiovascular events and stent thromboses on the drug than people with two normal alleles, and the effect is strongest in poor metabolizers. Studies in lower-risk coronary disease did not all find a difference in hard outcomes, which is why the advice is firmest for acute coronary syndrome and stenting.",
    evidence: [
      {
        pmid: "19106083",
        direction: "supports",
        summary:
          "Carriers of loss-of-function alleles treated with clopidogrel after myocardial infarction had more cardiovascular events than *1/*1.",
      },
      {
        pmid: "19193675",
        direction: "supports",
        summary:
          "Stent thrombosis after percutaneous intervention was more frequent with one or two copies of *2.",
      },
      {
        pmid: "24019397",
        direction: "supports",
        summary:
          "Two no-function alleles went with more major cardiac and cerebrovascular events after myocardial infarction than all other diplotypes.",
      },
      {
        pmid: "24080325",
        direction: "disputes",
        summary: "No association of *2 or *3 with mortality in coronary artery disease.",
      },
      {
        pmid: "35034351",
        label: "Lee et al., 2022",
        direction: "supports",
        summary: "CPIC guideline, update of 2022, with separate advice by indication.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451282440", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2c19-clopidogrel-recommendation",
    module: "recommendation",
    genes: [GENES.CYP2C19],
    profile: anyOf(
      is({ type: "metabolizer-phenotype", gene: GENES.CYP2C19, name: "Poor Metabolizer" }),
      is({ type: "metabolizer-phenotype", gene: GENES.CYP2C19, name: "Intermediate Metabolizer" }),
    ),
    drugs: [DRUGS.clopidogrel],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.acuteCoronarySyndrome],
    population: "Acute coronary syndrome, percutaneous coronary intervention, or both",
    genotypes: [
      {
        genotype: "Poor Metabolizer",
        text: "Another P2Y12 inhibitor (prasugrel or ticagrelor) in place of clopidogrel, unless contraindicated. Strength of recommendation: strong.",
      },
      {
        genotype: "Intermediate Metabolizer",
        text: "No clopidogrel at the usual 75 mg where it can be avoided; prasugrel or ticagrelor instead, unless contraindicated. Strength of recommendation: strong.",
      },
    ],
    levels: [{ scheme: "cpic", value: "A" }],
    statement:
      "For acute coronary syndrome or percutaneous coronary intervention, CPIC strongly advises prasugrel or ticagrelor at standard dose over clopidogrel in CYP2C19 poor and intermediate metabolizers who have no contraindication. Normal, rapid and ultrarapid metabolizers can have clopidogrel at the usual dose. For other cardiovascular indications the advice on intermediate metabolizers is left open, and for neurovascular ones it is weaker.",
    summary:
      "CYP2C19 poor or intermediate metabolizer with ACS or PCI: use prasugrel or ticagrelor instead of clopidogrel if not contraindicated (CPIC, strong).",
    evidence: [
      {
        pmid: "35034351",
        label: "Lee et al., 2022",
        direction: "supports",
        summary: "Guideline, update of 2022.",
        studyType: "Guideline",
      },
      {
        pmid: "23698643",
        label: "Scott et al., 2013",
        direction: "supports",
        summary: "Guideline, update of 2013.",
        studyType: "Guideline",
      },
      {
        pmid: "21716271",
        label: "Scott et al., 2011",
        direction: "supports",
        summary: "First edition of the guideline.",
        studyType: "Guideline",
      },
    ],
    factSource: ["CPIC pairs 2025-06-17", "PharmCAT 2.9.0 CPIC_clopidogrel_and_CYP2C19"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2c19-citalopram",
    genes: [GENES.CYP2C19],
    profile: NO_FUNCTION_ALLELES,
    drugs: [DRUGS.citalopram],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [PHENOTYPES.depressiveDisorder],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CYP2C19 clears citalopram. No-function alleles raise its exposure and the ratio of parent drug to metabolite, while the increased-function allele *17 lowers that ratio. The pharmacokinetic effect is well replicated; whether tolerability and remission follow the genotype has been reported both ways, and this entry is confined to exposure. High exposure matters because citalopram prolongs the QT interval with the dose.",
    genotypes: [
      {
        genotype: "*2/*2",
        text: "Higher ratio of citalopram to desmethylcitalopram than with *1/*1.",
        alleleFunction: "No function",
      },
      {
        genotype: "*1/*17",
        text: "Lower ratio of citalopram to desmethylcitalopram than with *1/*1.",
      },
    ],
    evidence: [
      {
        pmid: "20531370",
        direction: "supports",
        summary: "Metabolic ratio of citalopram raised with *2/*2 and lowered with *1/*17.",
      },
      {
        pmid: "19840783",
        direction: "supports",
        summary: "Greater area under the curve in healthy carriers of *2 than in *1/*1.",
      },
      {
        pmid: "11802100",
        direction: "disputes",
        summary: "Heterozygotes for *2 with depression did not differ in citalopram metabolism.",
      },
      {
        pmid: "37032427",
        label: "Bousman et al., 2023",
        direction: "supports",
        summary: "CPIC guideline on serotonin reuptake inhibitors.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183620386", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2c19-voriconazole",
    genes: [GENES.CYP2C19],
    profile: anyOf(
      allele(GENES.CYP2C19, "*2"),
      allele(GENES.CYP2C19, "*3"),
      allele(GENES.CYP2C19, "*17"),
    ),
    drugs: [DRUGS.voriconazole],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [],
    population: "Adults and children treated for fungal infection, and healthy volunteers",
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Trough concentrations of voriconazole follow CYP2C19: they are low with the increased-function allele *17, at the risk of treatment failure, and high with the no-function alleles *2 and *3, at the risk of toxicity. Inflammation, liver function and interacting drugs act on the same clearance, so genotype guides the first choice and concentrations guide what follows.",
    genotypes: [
      {
        genotype: "*17",
        text: "Faster clearance and lower trough concentrations.",
        alleleFunction: "Increased function",
      },
      {
        genotype: "*2",
        text: "Slower clearance and higher trough concentrations.",
        alleleFunction: "No function",
      },
    ],
    evidence: [
      {
        pmid: "26775563",
        direction: "supports",
        summary:
          "Patients with mycosis: lower troughs with *1/*17 or *17/*17 and higher ones with *2 than with *1/*1.",
      },
      {
        pmid: "28306618",
        direction: "supports",
        summary: "Lower concentrations in *17/*17 than in all other diplotypes taken together.",
      },
      {
        pmid: "18982321",
        direction: "supports",
        summary: "Healthy volunteers: *1/*17 metabolised voriconazole faster than *2/*2.",
      },
      {
        pmid: "27981572",
        label: "Moriyama et al., 2017",
        direction: "supports",
        summary: "CPIC guideline on CYP2C19 and voriconazole.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183689217", "CPIC pairs 2025-06-17"],
  },
];
