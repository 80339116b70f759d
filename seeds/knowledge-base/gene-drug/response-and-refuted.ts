import { snp } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

/** Genotypes of response (CFTR, IFNL3), of a small or unsettled effect (F5, COMT), and a refuted one (PON1). */
export const RESPONSE_AND_REFUTED: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "cftr-g551d-ivacaftor",
    genes: [GENES.CFTR],
    profile: snp({ gene: GENES.CFTR, rs: "rs75527207", name: "G551D" }),
    drugs: [DRUGS.ivacaftor],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.cysticFibrosis],
    population: "Adults and children with cystic fibrosis",
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "CFTR G551D leaves the chloride channel at the cell surface but shut, and ivacaftor holds it open. Patients with at least one copy respond to the drug, children and adults alike, and have fewer pulmonary exacerbations. G551D is one of a list of variants for which ivacaftor is labelled; the drug alone does not help two copies of F508del.",
    evidence: [
      {
        pmid: "22047557",
        direction: "supports",
        summary: "Response to ivacaftor with one or two copies of G551D.",
      },
      {
        pmid: "23590265",
        direction: "supports",
        summary: "Response of children with G551D.",
      },
      {
        pmid: "28651844",
        direction: "supports",
        summary: "Fewer pulmonary exacerbations with G551D on ivacaftor.",
      },
      {
        pmid: "24598717",
        label: "Clancy et al., 2014",
        direction: "supports",
        summary: "CPIC guideline on ivacaftor and CFTR.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981755803", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "ifnl3-rs12979860-peginterferon-ribavirin",
    genes: [GENES.IFNL3],
    profile: snp({ gene: GENES.IFNL3, rs: "rs12979860" }),
    drugs: [DRUGS.peginterferonAlfa2a, DRUGS.peginterferonAlfa2b, DRUGS.ribavirin],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.hepatitisC],
    genotypes: [
      { genotype: "CC", text: "Most likely of the three genotypes to clear the virus." },
      { genotype: "CT", text: "Less likely than CC to clear the virus." },
      { genotype: "TT", text: "Least likely to clear the virus." },
    ],
    levels: [{ scheme: "clinpgx", value: "1A" }],
    statement:
      "Chronic hepatitis C responds to peginterferon with ribavirin most often in people with the CC genotype of rs12979860 near IFNL3, and least often with TT. Some cohorts, notably with other viral genotypes, did not see it. Direct-acting antivirals have replaced the regimen where they can be had, so that the marker matters where they cannot.",
    evidence: [
      {
        pmid: "20389235",
        direction: "supports",
        summary: "Better response with CC than with CT or TT.",
      },
      {
        pmid: "26339796",
        direction: "supports",
        summary: "Better response with CC than with CT or TT.",
      },
      {
        pmid: "22345656",
        direction: "disputes",
        summary: "Sustained response not associated with CC in this cohort.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 827862764"],
  },
  {
    kind: "gene-drug",
    slug: "ifnl3-rs8099917-peginterferon-ribavirin",
    genes: [GENES.IFNL3],
    profile: snp({ gene: GENES.IFNL3, rs: "rs8099917" }),
    drugs: [DRUGS.peginterferonAlfa2a, DRUGS.peginterferonAlfa2b, DRUGS.ribavirin],
    phenotypeCategories: ["efficacy"],
    phenotypes: [PHENOTYPES.hepatitisC],
    levels: [
      {
        scheme: "clinpgx",
        value: "1B",
        basis: "overridden",
        reason:
          "Its score would make it 1A, but the CPIC guideline names only rs12979860, with which this variant is in high linkage disequilibrium.",
      },
    ],
    statement:
      "The T allele of rs8099917 near IFNL3 goes with a better response of chronic hepatitis C to peginterferon and ribavirin, as shown by rapid and sustained virological response. The variant travels with rs12979860 and carries little information beyond it; one of the two is enough.",
    evidence: [
      {
        pmid: "24308755",
        direction: "supports",
        summary: "More rapid and more sustained virological responses with TT.",
      },
      {
        pmid: "21346780",
        direction: "supports",
        summary: "Poorer response with GG or GT than with TT.",
      },
      {
        pmid: "22345656",
        direction: "disputes",
        summary: "Viral genotype 5: response not associated with TT.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981239773"],
  },
  {
    kind: "gene-drug",
    slug: "f5-leiden-hormonal-contraceptives",
    genes: [GENES.F5],
    profile: snp({ gene: GENES.F5, rs: "rs6025", name: "Factor V Leiden" }),
    drugs: [DRUGS.hormonalContraceptives],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.venousThromboembolism],
    population: "Women using systemic hormonal contraception",
    genotypes: [
      { genotype: "CC", text: "No factor V Leiden; baseline risk." },
      { genotype: "CT", text: "One copy (plus strand); raised risk of venous thrombosis." },
      { genotype: "TT", text: "Two copies; raised risk of venous thrombosis." },
    ],
    levels: [
      { scheme: "clinpgx", value: "2B" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "Factor V Leiden and systemic hormonal contraceptives each favour venous thrombosis, and women with both are at higher risk than women with the contraceptive alone. The absolute risk of young women stays low, which is why general screening is not advised. One study did not find the association.",
    evidence: [
      {
        pmid: "28750087",
        direction: "supports",
        summary: "More venous thrombosis on hormonal contraceptives with factor V Leiden.",
      },
      {
        pmid: "12069454",
        direction: "supports",
        summary: "More venous thrombosis in heterozygotes on hormonal contraceptives.",
      },
      {
        pmid: "7968118",
        direction: "supports",
        summary: "More venous thrombosis in carriers on hormonal contraceptives.",
      },
      {
        pmid: "15208046",
        direction: "disputes",
        summary: "Venous thromboembolism not associated with the variant in this study.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183689558", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "comt-morphine-dose",
    genes: [GENES.COMT],
    profile: snp({ gene: GENES.COMT, rs: "rs4680" }),
    drugs: [DRUGS.morphine],
    phenotypeCategories: ["dosage"],
    phenotypes: [PHENOTYPES.pain],
    levels: [
      { scheme: "clinpgx", value: "3" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "Whether COMT rs4680 alters the need for morphine is unsettled. Some cohorts with postoperative or cancer pain saw higher doses with the G allele; as many found no difference. CPIC examined the pair and makes no recommendation.",
    evidence: [
      {
        pmid: "17156920",
        direction: "supports",
        summary: "Higher dose with AG or GG than with AA.",
      },
      {
        pmid: "31967515",
        direction: "supports",
        summary: "Postoperative pain in coronary artery disease: higher dose with G.",
      },
      {
        pmid: "28346387",
        direction: "disputes",
        summary: "Cancer: dose not associated with G.",
      },
      {
        pmid: "29474345",
        direction: "disputes",
        summary: "Postoperative pain: dose not associated with A.",
      },
      {
        pmid: "33387367",
        label: "Crews et al., 2021",
        direction: "neutral",
        summary: "CPIC guideline on opioids: no recommendation for COMT.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 655385205", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "pon1-clopidogrel-unsupported",
    genes: [GENES.PON1],
    profile: snp({ gene: GENES.PON1, rs: "rs662", name: "Q192R" }),
    drugs: [DRUGS.clopidogrel],
    phenotypeCategories: ["efficacy", "toxicity"],
    phenotypes: [PHENOTYPES.acuteCoronarySyndrome],
    levels: [{ scheme: "clinpgx", value: "4" }],
    statement:
      "PON1 Q192R was once proposed as the main determinant of the response to clopidogrel, on a report of more stent thrombosis in QQ homozygotes (TT on the plus strand). Most attempts at replication, with platelet function or with clinical events, found nothing.\n\nThe entry keeps the first report beside the refutations, so that the claim is not rediscovered as new. It is no reason to test PON1.",
    summary: "PON1 Q192R does not predict the response to clopidogrel.",
    evidence: [
      {
        pmid: "21170047",
        direction: "supports",
        summary: "The first report: more stent thrombosis with TT than with CC.",
      },
      {
        pmid: "22940005",
        direction: "disputes",
        summary: "STEMI: cardiovascular events not associated with the variant.",
      },
      {
        pmid: "21918510",
        direction: "disputes",
        summary: "Myocardial infarction: events within a year not more frequent with TT.",
      },
      {
        pmid: "22368149",
        direction: "disputes",
        summary: "Acute coronary syndrome: cardiovascular events not associated with the variant.",
      },
      {
        pmid: "21685174",
        direction: "disputes",
        summary:
          "Elective stenting: residual platelet aggregation not associated with the variant.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981202068"],
  },
];
