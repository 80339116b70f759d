import { is, snp } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

/** Transporters of statins, and acetylation by NAT2. */
export const STATINS_AND_ACETYLATION: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "slco1b1-simvastatin",
    genes: [GENES.SLCO1B1],
    profile: snp({ gene: GENES.SLCO1B1, rs: "rs4149056" }),
    drugs: [DRUGS.simvastatin],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.statinMyopathy],
    genotypes: [
      { genotype: "TT", text: "Lowest risk of myopathy of the three genotypes." },
      { genotype: "CT", text: "Raised risk of myopathy; *5 or *15 in one copy." },
      { genotype: "CC", text: "Highest risk of myopathy; *5 or *15 in both copies." },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "The C allele of SLCO1B1 rs4149056 impairs the uptake of simvastatin acid into the liver, raises its plasma level and with it the risk of myopathy. The association is strongest for simvastatin and grows with the dose. Studies that pooled several statins did not always reproduce it, as the statins depend on the transporter to different degrees.",
    evidence: [
      {
        pmid: "18650507",
        direction: "supports",
        summary: "More myopathy on simvastatin in carriers of C than in TT.",
      },
      {
        pmid: "23942138",
        direction: "supports",
        summary: "C associated with all and with severe statin myopathy.",
      },
      {
        pmid: "29242847",
        direction: "supports",
        summary: "Coronary artery disease: more myopathy on simvastatin with C.",
      },
      {
        pmid: "27839692",
        direction: "disputes",
        summary: "Seven statins taken together: no association of C with myopathy.",
      },
      {
        pmid: "35152405",
        label: "Cooper-DeHoff et al., 2022",
        direction: "supports",
        summary: "CPIC guideline on statins.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 655384011", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "abcg2-rosuvastatin",
    genes: [GENES.ABCG2],
    profile: snp({ gene: GENES.ABCG2, rs: "rs2231142" }),
    drugs: [DRUGS.rosuvastatin],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [],
    genotypes: [
      { genotype: "GG", text: "Lowest exposure to rosuvastatin." },
      {
        genotype: "TT",
        text: "Highest exposure to rosuvastatin.",
        alleleFunction: "Decreased function",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "The decreased-function variant rs2231142 of the efflux transporter ABCG2 (T on the plus strand) raises exposure to rosuvastatin, in healthy volunteers and in patients with hypercholesterolaemia. It is frequent in East Asia. A lower starting dose is advised for homozygotes.",
    evidence: [
      {
        pmid: "19474787",
        direction: "supports",
        summary: "Volunteers: greater area under the curve with TT than with GG or GT.",
      },
      {
        pmid: "23930675",
        direction: "supports",
        summary: "Hypercholesterolaemia: higher plasma concentrations with TT than with GG.",
      },
      {
        pmid: "32361904",
        direction: "supports",
        summary: "Diabetes and hypercholesterolaemia: greater exposure with GT or TT.",
      },
      {
        pmid: "35152405",
        label: "Cooper-DeHoff et al., 2022",
        direction: "supports",
        summary: "CPIC guideline on statins.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451666660", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "nat2-isoniazid",
    genes: [GENES.NAT2],
    profile: is({ type: "metabolizer-phenotype", gene: GENES.NAT2, name: "Slow Acetylator" }),
    drugs: [DRUGS.isoniazid],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.drugInducedLiverInjury, PHENOTYPES.tuberculosis],
    population: "Patients on combination treatment of tuberculosis",
    levels: [
      { scheme: "clinpgx", value: "1B" },
      { scheme: "cpic", value: "C" },
    ],
    statement:
      "Slow acetylators, with two of the alleles *5, *6, *7, *14 or *16 of NAT2, suffer liver injury more often under isoniazid-containing treatment of tuberculosis. Most studies agree, some do not. Close watch on liver enzymes is the present consequence; CPIC advises no action on the genotype so far.",
    evidence: [
      {
        pmid: "18421452",
        direction: "supports",
        summary: "More hepatotoxicity with two slow alleles.",
      },
      {
        pmid: "20392357",
        direction: "supports",
        summary: "More hepatotoxicity with *6, *7 or *16.",
      },
      {
        pmid: "17950035",
        direction: "supports",
        summary: "More hepatotoxicity with pairs of *5, *6 and *7.",
      },
      {
        pmid: "16770646",
        direction: "disputes",
        summary: "Hepatotoxicity of isoniazid not associated with slow alleles.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451241420", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "nat2-hydralazine",
    genes: [GENES.NAT2],
    profile: is({ type: "metabolizer-phenotype", gene: GENES.NAT2, name: "Slow Acetylator" }),
    drugs: [DRUGS.hydralazine],
    phenotypeCategories: ["metabolism-pk"],
    phenotypes: [],
    population: "Patients with hypertension",
    levels: [
      { scheme: "clinpgx", value: "3" },
      { scheme: "cpic", value: "A/B" },
    ],
    statement:
      "Hydralazine is acetylated by NAT2, and slow acetylators with hypertension have higher concentrations and slower elimination than rapid ones. A study in patients with cancer saw no difference. Drug-induced lupus has been tied to slow acetylation in separate reports, which this entry on kinetics does not weigh.",
    evidence: [
      {
        pmid: "445966",
        direction: "supports",
        summary: "Higher concentrations in slow than in rapid acetylators.",
      },
      {
        pmid: "31257615",
        direction: "supports",
        summary: "Pregnant women with hypertension: faster metabolism in rapid acetylators.",
      },
      {
        pmid: "17761710",
        direction: "disputes",
        summary: "Patients with cancer: metabolism not different in slow acetylators.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451139660", "CPIC pairs 2025-06-17"],
  },
];
