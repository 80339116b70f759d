import { allele, is } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

const SEVERE_SKIN_REACTIONS = [
  PHENOTYPES.severeCutaneousAdverseReaction,
  PHENOTYPES.stevensJohnsonSyndrome,
  PHENOTYPES.toxicEpidermalNecrolysis,
];

/** HLA alleles and hypersensitivity. The two oxcarbazepine entries differ by the reaction alone. */
export const HLA: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "hla-b-57-01-abacavir",
    genes: [GENES["HLA-B"]],
    profile: allele(GENES["HLA-B"], "*57:01"),
    drugs: [DRUGS.abacavir],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.drugHypersensitivity, PHENOTYPES.hivInfection],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "HLA-B*57:01 is the allele behind hypersensitivity to abacavir: every study of people with HIV infection that is listed here found the reaction more often in carriers. A randomised trial showed that testing before treatment prevents immunologically confirmed reactions. Abacavir must never be given again after a reaction, whatever the genotype.",
    evidence: [
      {
        pmid: "11888582",
        direction: "supports",
        summary: "More hypersensitivity in carriers of HLA-B*57:01.",
      },
      {
        pmid: "18256392",
        direction: "supports",
        summary:
          "More hypersensitivity in carriers, with the effect of screening before treatment.",
      },
      {
        pmid: "18184080",
        direction: "supports",
        summary: "More hypersensitivity in carriers.",
      },
      {
        pmid: "24561393",
        label: "Martin et al., 2014",
        direction: "supports",
        summary: "CPIC guideline on HLA-B and abacavir, update of 2014.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981419257", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "hla-b-57-01-abacavir-recommendation",
    module: "recommendation",
    genes: [GENES["HLA-B"]],
    profile: is({ type: "haplotype", gene: GENES["HLA-B"], name: "*57:01 positive" }),
    drugs: [DRUGS.abacavir],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.drugHypersensitivity, PHENOTYPES.hivInfection],
    genotypes: [
      {
        genotype: "*57:01 positive",
        text: "No abacavir. Strength of recommendation: strong.",
      },
      {
        genotype: "*57:01 negative",
        text: "Abacavir at the usual dose. Strength of recommendation: strong.",
      },
    ],
    levels: [{ scheme: "cpic", value: "A" }],
    statement:
      "CPIC advises strongly against abacavir in anyone who carries HLA-B*57:01, in one copy or two, and allows it at the usual dose otherwise. A negative test lowers the risk of hypersensitivity and does not abolish it, so that clinical watchfulness stays.",
    summary: "HLA-B*57:01 positive: do not give abacavir (CPIC, strong).",
    evidence: [
      {
        pmid: "24561393",
        label: "Martin et al., 2014",
        direction: "supports",
        summary: "Guideline, update of 2014.",
        studyType: "Guideline",
      },
      {
        pmid: "22378157",
        label: "Martin et al., 2012",
        direction: "supports",
        summary: "First edition of the guideline.",
        studyType: "Guideline",
      },
    ],
    factSource: ["CPIC pairs 2025-06-17", "PharmCAT 2.9.0 CPIC_abacavir_and_HLA_B"],
  },
  {
    kind: "gene-drug",
    slug: "hla-b-15-02-carbamazepine",
    genes: [GENES["HLA-B"]],
    profile: allele(GENES["HLA-B"], "*15:02"),
    drugs: [DRUGS.carbamazepine],
    phenotypeCategories: ["toxicity"],
    phenotypes: SEVERE_SKIN_REACTIONS,
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "HLA-B*15:02 raises the risk that carbamazepine causes Stevens-Johnson syndrome or toxic epidermal necrolysis, in many studies and pooled analyses, most from South-East and East Asia where the allele is frequent. The danger lies in the first months of treatment. The allele does not account for milder rashes or DRESS, for which HLA-A*31:01 is the marker.",
    evidence: [
      {
        pmid: "24322785",
        direction: "supports",
        summary: "More severe cutaneous adverse reactions to carbamazepine in carriers.",
      },
      {
        pmid: "27888155",
        direction: "supports",
        summary: "More Stevens-Johnson syndrome and toxic epidermal necrolysis in carriers.",
      },
      {
        pmid: "21424386",
        direction: "supports",
        summary: "More severe cutaneous adverse reactions in carriers.",
      },
      {
        pmid: "33910375",
        direction: "disputes",
        summary: "Epilepsy: the severe reactions not more likely in carriers in this study.",
      },
      {
        pmid: "29392710",
        label: "Phillips et al., 2018",
        direction: "supports",
        summary: "CPIC guideline on HLA and carbamazepine or oxcarbazepine, update of 2017.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981419263", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "hla-a-31-01-carbamazepine",
    genes: [GENES["HLA-A"]],
    profile: allele(GENES["HLA-A"], "*31:01"),
    drugs: [DRUGS.carbamazepine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [
      PHENOTYPES.dress,
      PHENOTYPES.maculopapularExanthema,
      PHENOTYPES.drugHypersensitivity,
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "HLA-A*31:01 predisposes to a broad range of reactions to carbamazepine, chiefly DRESS and maculopapular exanthema, and occurs in most populations, unlike HLA-B*15:02. Its link with Stevens-Johnson syndrome is less certain and was not seen in a study of children.",
    evidence: [
      {
        pmid: "21149285",
        direction: "supports",
        summary: "More severe cutaneous adverse reactions to carbamazepine in carriers.",
      },
      {
        pmid: "21428769",
        direction: "supports",
        summary: "More maculopapular exanthema in carriers.",
      },
      {
        pmid: "27888155",
        direction: "supports",
        summary: "More DRESS in carriers.",
      },
      {
        pmid: "23588310",
        direction: "disputes",
        summary: "Children: Stevens-Johnson syndrome not more frequent in carriers.",
      },
      {
        pmid: "29392710",
        label: "Phillips et al., 2018",
        direction: "supports",
        summary: "CPIC guideline on HLA and carbamazepine or oxcarbazepine, update of 2017.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183701224", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "hla-b-15-02-oxcarbazepine-sjs",
    genes: [GENES["HLA-B"]],
    profile: allele(GENES["HLA-B"], "*15:02"),
    drugs: [DRUGS.oxcarbazepine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.stevensJohnsonSyndrome],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Oxcarbazepine resembles carbamazepine in structure and, in carriers of HLA-B*15:02, in its power to cause Stevens-Johnson syndrome. The evidence is smaller than for carbamazepine. Switching a carrier from the one drug to the other is no way out.",
    evidence: [
      {
        pmid: "20235791",
        direction: "supports",
        summary: "Epilepsy: more Stevens-Johnson syndrome on oxcarbazepine in carriers.",
      },
      {
        pmid: "24496695",
        direction: "supports",
        summary:
          "Children with epilepsy: more Stevens-Johnson syndrome on carbamazepine, oxcarbazepine or phenobarbital in carriers.",
      },
      {
        pmid: "29392710",
        label: "Phillips et al., 2018",
        direction: "supports",
        summary: "CPIC guideline on HLA and carbamazepine or oxcarbazepine, update of 2017.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1184996903", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "hla-b-15-02-oxcarbazepine-exanthema-unsupported",
    genes: [GENES["HLA-B"]],
    profile: allele(GENES["HLA-B"], "*15:02"),
    drugs: [DRUGS.oxcarbazepine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.maculopapularExanthema],
    levels: [{ scheme: "clinpgx", value: "4" }],
    statement:
      "For the common maculopapular rash on oxcarbazepine HLA-B*15:02 is not a marker: one early study in epilepsy reported an association, and four later ones did not. The allele must not be read as a marker of all skin reactions to this drug; its meaning is confined to Stevens-Johnson syndrome.",
    evidence: [
      {
        pmid: "21169036",
        direction: "supports",
        summary: "Epilepsy: more maculopapular exanthema in carriers.",
      },
      {
        pmid: "22818943",
        direction: "disputes",
        summary: "Epilepsy: no association with maculopapular exanthema.",
      },
      {
        pmid: "23829937",
        direction: "disputes",
        summary: "No association with maculopapular exanthema.",
      },
      {
        pmid: "24897291",
        direction: "disputes",
        summary: "No association with maculopapular exanthema.",
      },
      {
        pmid: "27666425",
        direction: "disputes",
        summary: "Epilepsy: no association with maculopapular exanthema.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1449190656"],
  },
  {
    kind: "gene-drug",
    slug: "hla-b-58-01-allopurinol",
    genes: [GENES["HLA-B"]],
    profile: allele(GENES["HLA-B"], "*58:01"),
    drugs: [DRUGS.allopurinol],
    phenotypeCategories: ["toxicity"],
    phenotypes: [...SEVERE_SKIN_REACTIONS, PHENOTYPES.dress],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "HLA-B*58:01 is strongly associated with severe cutaneous reactions to allopurinol, among them Stevens-Johnson syndrome, toxic epidermal necrolysis and DRESS, in Asian and European patients alike. Impaired kidney function adds to the risk. Whether it predicts simple exanthema too is reported both ways.",
    evidence: [
      {
        pmid: "21301380",
        direction: "supports",
        summary: "More severe cutaneous adverse reactions to allopurinol in carriers.",
      },
      {
        pmid: "19018717",
        direction: "supports",
        summary: "More Stevens-Johnson syndrome or toxic epidermal necrolysis in carriers.",
      },
      {
        pmid: "21393610",
        direction: "supports",
        summary:
          "Chronic kidney disease: more severe reactions in carriers, simple exanthema not more frequent.",
      },
      {
        pmid: "26094938",
        label: "Saito et al., 2016",
        direction: "supports",
        summary: "CPIC guideline on HLA-B and allopurinol, update of 2015.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 981419260", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "hla-b-13-01-dapsone",
    genes: [GENES["HLA-B"]],
    profile: allele(GENES["HLA-B"], "*13:01"),
    drugs: [DRUGS.dapsone],
    phenotypeCategories: ["toxicity"],
    phenotypes: [
      PHENOTYPES.drugHypersensitivity,
      PHENOTYPES.dress,
      PHENOTYPES.severeCutaneousAdverseReaction,
      PHENOTYPES.leprosy,
    ],
    levels: [
      { scheme: "clinpgx", value: "2A" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "HLA-B*13:01 marks patients at risk of the dapsone hypersensitivity syndrome and of severe cutaneous reactions, first shown in leprosy and then in other skin diseases. Six publications agree in direction. There is no CPIC guideline for the pair yet.",
    evidence: [
      {
        pmid: "24152261",
        direction: "supports",
        summary: "Leprosy: more hypersensitivity to dapsone in carriers.",
      },
      {
        pmid: "28885988",
        direction: "supports",
        summary: "More severe cutaneous reactions and DRESS in carriers.",
      },
      {
        pmid: "29458119",
        direction: "supports",
        summary: "Skin diseases: more DRESS in carriers.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183681792", "CPIC pairs 2025-06-17"],
  },
];
