import { allele, anyOf, is } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

const phenotype = (name: string) => is({ type: "metabolizer-phenotype", gene: GENES.CYP2D6, name });

/** CYP2D6: opioids, antidepressants, tamoxifen, metoprolol. Tamoxifen and oxycodone hold real disagreement. */
export const CYP2D6: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "cyp2d6-codeine-toxicity",
    genes: [GENES.CYP2D6],
    profile: phenotype("Ultrarapid Metabolizer"),
    drugs: [DRUGS.codeine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.pain],
    population: "Adults, children after tonsillectomy, breast-fed infants of treated mothers",
    genotypes: [
      {
        genotype: "*1xN",
        text: "Duplicated functional gene; more morphine is formed from the same dose.",
        alleleFunction: "Increased function",
      },
      {
        genotype: "*2xN",
        text: "Duplicated functional gene; more morphine is formed from the same dose.",
        alleleFunction: "Increased function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CYP2D6 converts codeine to morphine. Ultrarapid metabolizers, who carry extra copies of a functional gene, can form dangerous amounts from ordinary doses: life-threatening intoxication in an adult, deaths of children after tonsillectomy for sleep apnoea, and depression of the central nervous system in infants breast-fed by treated mothers have been reported. Most of the evidence is case reports, but the mechanism is plain and the outcome severe.",
    evidence: [
      {
        pmid: "15625333",
        direction: "supports",
        summary: "Life-threatening opioid intoxication of an adult with *1/*1xN on codeine.",
      },
      {
        pmid: "22492761",
        direction: "supports",
        summary:
          "Deaths and severe respiratory depression in children, ultrarapid by genotype, given codeine after adenotonsillectomy.",
      },
      {
        pmid: "18719619",
        direction: "supports",
        summary:
          "Depression of the central nervous system in breast-fed infants of mothers with *2/*2xN who took codeine.",
      },
      {
        pmid: "33387367",
        label: "Crews et al., 2021",
        direction: "supports",
        summary: "CPIC guideline on opioids: avoid codeine in ultrarapid metabolizers.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451288200", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2d6-codeine-efficacy",
    genes: [GENES.CYP2D6],
    profile: anyOf(phenotype("Poor Metabolizer"), phenotype("Intermediate Metabolizer")),
    drugs: [DRUGS.codeine],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.pain],
    genotypes: [
      {
        genotype: "*4",
        text: "No morphine is formed by this allele; less analgesia from codeine.",
        alleleFunction: "No function",
      },
      {
        genotype: "*5",
        text: "Deletion of the gene; less analgesia from codeine.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Without CYP2D6 codeine relieves little pain, as hardly any morphine is formed. Children with sickle-cell anaemia who carried no- or reduced-function alleles responded less often to codeine, and adult poor metabolizers reported more residual pain than normal metabolizers. Giving more codeine is no answer; an opioid that does not depend on CYP2D6 is.",
    evidence: [
      {
        pmid: "17517247",
        direction: "supports",
        summary:
          "Children with sickle-cell anaemia: *4, *5, *17 and *40 went with a poorer response to codeine.",
      },
      {
        pmid: "30784356",
        direction: "supports",
        summary: "More pain on codeine or tramadol in poor than in normal metabolizers.",
      },
      {
        pmid: "33387367",
        label: "Crews et al., 2021",
        direction: "supports",
        summary: "CPIC guideline on opioids: avoid codeine in poor metabolizers.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451288220", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2d6-nortriptyline",
    genes: [GENES.CYP2D6],
    profile: anyOf(
      allele(GENES.CYP2D6, "*4"),
      allele(GENES.CYP2D6, "*5"),
      allele(GENES.CYP2D6, "*10"),
    ),
    drugs: [DRUGS.nortriptyline],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [PHENOTYPES.depressiveDisorder],
    genotypes: [
      {
        genotype: "*4",
        text: "Higher nortriptyline concentration per dose than with *1/*1.",
        alleleFunction: "No function",
      },
      {
        genotype: "*10",
        text: "Moderately higher nortriptyline concentration per dose than with *1/*1.",
        alleleFunction: "Decreased function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Nortriptyline is hydroxylated by CYP2D6, and its plasma concentration at a given dose rises with each allele of lost or reduced function, as shown in patients with depression and in volunteers. Tricyclic antidepressants have a narrow margin, so a lower starting dose with measured concentrations, or another drug, suits poor metabolizers.",
    evidence: [
      {
        pmid: "11682257",
        direction: "supports",
        summary:
          "Patients with major depression: *3, *4 and *5/*10 had higher nortriptyline concentrations, also per unit dose.",
      },
      {
        pmid: "10770451",
        direction: "supports",
        summary:
          "Dose- and weight-corrected concentrations raised with *5 and *10 in patients with depression.",
      },
      {
        pmid: "9797795",
        direction: "supports",
        summary: "Slower metabolism of nortriptyline in healthy *10/*10 than *1/*1.",
      },
      {
        pmid: "27997040",
        label: "Hicks et al., 2017",
        direction: "supports",
        summary: "CPIC guideline on tricyclic antidepressants, update of 2016.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183618725", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2d6-tamoxifen",
    genes: [GENES.CYP2D6],
    profile: phenotype("Poor Metabolizer"),
    drugs: [DRUGS.tamoxifen],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.breastNeoplasms],
    population: "Women with hormone-receptor-positive breast cancer on adjuvant tamoxifen",
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CYP2D6 forms endoxifen, the metabolite to which most of tamoxifen's effect is ascribed. Several cohorts found more recurrences or shorter event-free survival in women with two no-function alleles. Other studies, among them genotyping of women in two large adjuvant trials, found no association with recurrence.\n\nThe disagreement has not been resolved; the grade rests on the pharmacology and the positive cohorts, and dissenting studies are listed beside them.",
    summary:
      "CYP2D6 poor metabolizers may profit less from adjuvant tamoxifen; the clinical studies disagree.",
    evidence: [
      {
        pmid: "17115111",
        direction: "supports",
        summary: "Shorter event-free and recurrence-free survival with *4/*4 than with *1/*1.",
      },
      {
        pmid: "19809024",
        direction: "supports",
        summary:
          "More recurrences in poor metabolizers and shorter event-free survival with reduced-function alleles; overall survival not different.",
      },
      {
        pmid: "20515869",
        direction: "supports",
        summary: "More recurrences with two no-function alleles than with two functional ones.",
      },
      {
        pmid: "22395643",
        direction: "disputes",
        summary: "Recurrence on tamoxifen unrelated to poor metabolism or to *4.",
      },
      {
        pmid: "22395644",
        direction: "disputes",
        summary: "Recurrence on tamoxifen not different in intermediate or poor metabolizers.",
      },
      {
        pmid: "29385237",
        label: "Goetz et al., 2018",
        direction: "supports",
        summary: "CPIC guideline on CYP2D6 and tamoxifen.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451285240", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2d6-metoprolol",
    genes: [GENES.CYP2D6],
    profile: allele(GENES.CYP2D6, "*4"),
    drugs: [DRUGS.metoprolol],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [],
    genotypes: [
      {
        genotype: "*4",
        text: "Higher plasma concentration of metoprolol than with *1/*1.",
        alleleFunction: "No function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "B" },
    ],
    statement:
      "Metoprolol is cleared by CYP2D6, and carriers of *4 reach higher plasma concentrations; poor metabolizers also show a greater fall of heart rate and blood pressure. As the dose is titrated to effect anyway, testing is optional: slow titration and a low starting dose, or a beta-blocker that does not depend on CYP2D6, answer the same problem.",
    evidence: [
      {
        pmid: "24193112",
        direction: "supports",
        summary: "Higher metoprolol concentrations with one or two copies of *4.",
      },
      {
        pmid: "19037197",
        direction: "supports",
        summary:
          "Higher concentrations and greater reduction of heart rate, diastolic and mean arterial pressure in poor metabolizers.",
      },
      {
        pmid: "38951961",
        direction: "supports",
        summary: "CPIC guideline that covers CYP2D6 and beta-blockers.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1447681932", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2d6-oxycodone-metabolism",
    genes: [GENES.CYP2D6],
    profile: phenotype("Poor Metabolizer"),
    drugs: [DRUGS.oxycodone],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [PHENOTYPES.pain],
    levels: [
      { scheme: "clinpgx", value: "2A" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "Poor metabolizers form less oxymorphone from oxycodone, as concentrations and the ratio of metabolite to parent show. Oxycodone itself is active, and the change in metabolites has not translated into a consistent change of analgesia; CPIC therefore gives no recommendation. The entry on efficacy should be read with this one.",
    evidence: [
      {
        pmid: "21735164",
        direction: "supports",
        summary:
          "Patients with cancer: lower oxymorphone and noroxymorphone and a lower oxymorphone to oxycodone ratio with two no-function alleles.",
      },
      {
        pmid: "23555934",
        direction: "supports",
        summary: "Lower ratio of oxymorphone to oxycodone in poor than in ultrarapid metabolizers.",
      },
      {
        pmid: "33387367",
        label: "Crews et al., 2021",
        direction: "neutral",
        summary: "CPIC guideline on opioids: no recommendation for oxycodone.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183617979", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "cyp2d6-oxycodone-efficacy-unsupported",
    genes: [GENES.CYP2D6],
    profile: phenotype("Poor Metabolizer"),
    drugs: [DRUGS.oxycodone],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.pain],
    levels: [
      { scheme: "clinpgx", value: "4" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "Taken together the studies speak against an effect of CYP2D6 genotype on pain relief from oxycodone. Experiments in volunteers and small reports suggested less analgesia in poor metabolizers; in patients pain intensity did not differ by genotype. Genotype should not decide for or against oxycodone.",
    evidence: [
      {
        pmid: "21735164",
        direction: "disputes",
        summary:
          "Pain intensity, nausea, tiredness and cognition of patients with cancer unrelated to CYP2D6 genotype.",
      },
      {
        pmid: "19719813",
        direction: "disputes",
        summary: "Efficacy of oxycodone not different between two no-function alleles and *1/*1.",
      },
      {
        pmid: "19281600",
        direction: "supports",
        summary: "Experimental pain in volunteers: smaller reduction in poor metabolizers.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451323336", "CPIC pairs 2025-06-17"],
  },
];
