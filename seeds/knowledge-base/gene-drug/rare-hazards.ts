import { is, snp } from "../profiles.ts";
import type { GeneDrugSeed } from "../seed-entry.ts";
import { DRUGS } from "../terms/drugs.ts";
import { GENES } from "../terms/genes.ts";
import { PHENOTYPES } from "../terms/phenotypes.ts";

/** Rare genotypes that turn an ordinary drug into a hazard: G6PD, MT-RNR1, RYR1, BCHE. */
export const RARE_HAZARDS: readonly GeneDrugSeed[] = [
  {
    kind: "gene-drug",
    slug: "g6pd-rasburicase",
    genes: [GENES.G6PD],
    profile: is({ type: "metabolizer-phenotype", gene: GENES.G6PD, name: "Deficient" }),
    drugs: [DRUGS.rasburicase],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.hemolysis, PHENOTYPES.methemoglobinemia],
    population: "Patients at risk of tumour lysis syndrome",
    genotypes: [
      {
        genotype: "A- 202A_376G",
        text: "Class III deficiency; haemolysis and methaemoglobinaemia reported.",
        alleleFunction: "III/Deficient",
      },
      {
        genotype: "Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham",
        text: "Class II deficiency; haemolysis, in one child fatal, reported.",
        alleleFunction: "II/Deficient",
      },
    ],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Rasburicase yields hydrogen peroxide when it breaks down uric acid. Red cells that lack G6PD cannot cope with it: haemolysis and methaemoglobinaemia, some of it fatal, are on record in deficient adults, children and infants. The reports are single cases, and the contraindication rests on them and on the mechanism. Enzyme activity should be measured where the genotype leaves doubt, as in heterozygous women.",
    evidence: [
      {
        pmid: "20196170",
        direction: "supports",
        summary: "Haemolysis in a man with Burkitt lymphoma and the A- allele.",
      },
      {
        pmid: "23209099",
        direction: "supports",
        summary: "Fatal haemolysis in a deficient child with the Mediterranean allele.",
      },
      {
        pmid: "23989394",
        direction: "supports",
        summary: "Methaemoglobinaemia in an infant with the A- allele.",
      },
      {
        pmid: "36049896",
        label: "Gammal et al., 2022",
        direction: "supports",
        summary: "CPIC guideline on medications and G6PD deficiency.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183621000", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "mt-rnr1-gentamicin",
    genes: [GENES["MT-RNR1"]],
    profile: snp({ gene: GENES["MT-RNR1"], rs: "rs267606617", name: "m.1555A>G" }),
    drugs: [DRUGS.gentamicin],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.ototoxicity],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "The mitochondrial variant m.1555A>G makes the inner ear vulnerable to gentamicin and other aminoglycosides; hearing loss can follow a single course at normal concentrations and is permanent. Most evidence is from families and cases. As inheritance is maternal, a carrier's mother, siblings and, in a woman, children share the risk.",
    evidence: [
      {
        pmid: "25155176",
        direction: "supports",
        summary: "Infants: ototoxicity of gentamicin more frequent with G.",
      },
      {
        pmid: "11857751",
        direction: "supports",
        summary: "Ototoxicity of aminoglycosides, gentamicin among them, with G.",
      },
      {
        pmid: "21495045",
        direction: "disputes",
        summary: "Infants: no ototoxicity of gentamicin with G in this study.",
      },
      {
        pmid: "34032273",
        label: "McDermott et al., 2022",
        direction: "supports",
        summary: "CPIC guideline on aminoglycosides and MT-RNR1.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1451434860", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "ryr1-malignant-hyperthermia-triggers",
    genes: [GENES.RYR1],
    profile: snp({ gene: GENES.RYR1, rs: "rs121918592" }),
    drugs: [DRUGS.sevoflurane, DRUGS.succinylcholine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.malignantHyperthermia],
    levels: [
      { scheme: "clinpgx", value: "1A" },
      { scheme: "cpic", value: "A" },
    ],
    statement:
      "Variant alleles at RYR1 rs121918592 make carriers susceptible to malignant hyperthermia when they are exposed to sevoflurane, to another volatile anaesthetic or to succinylcholine. One copy suffices. An uneventful earlier anaesthetic is no proof against it, and a negative genotype does not exclude susceptibility, since many other variants and genes can be at fault.",
    evidence: [
      {
        pmid: "24433488",
        direction: "supports",
        summary:
          "More malignant hyperthermia with A than with G on volatile anaesthetics or succinylcholine.",
      },
      {
        pmid: "30499100",
        label: "Gonsalves et al., 2019",
        direction: "supports",
        summary: "CPIC guideline on volatile anaesthetics and succinylcholine.",
        studyType: "Guideline",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1183705764", "CPIC pairs 2025-06-17"],
  },
  {
    kind: "gene-drug",
    slug: "bche-succinylcholine",
    genes: [GENES.BCHE],
    profile: snp({ gene: GENES.BCHE, rs: "rs1799807", name: "D70G (atypical)" }),
    drugs: [DRUGS.succinylcholine],
    phenotypeCategories: ["toxicity"],
    phenotypes: [PHENOTYPES.postanesthesiaApnea],
    levels: [
      { scheme: "clinpgx", value: "3" },
      { scheme: "cpic", value: "B/C" },
    ],
    statement:
      "Butyrylcholinesterase ends the effect of succinylcholine within minutes. The atypical variant rs1799807 (C on the plus strand) lowers its affinity, and carriers, homozygotes above all, may stay paralysed and apnoeic long after the operation. Ventilation and sedation until the drug has worn off are the treatment; relatives should be tested.",
    evidence: [
      {
        pmid: "12724618",
        direction: "supports",
        summary: "Apnoea after succinylcholine associated with the C allele.",
      },
      {
        pmid: "33774263",
        direction: "supports",
        summary: "More apnoea after succinylcholine with CC or CT.",
      },
    ],
    factSource: ["ClinPGx 2025-01-05 annotation 1184513863", "CPIC pairs 2025-06-17"],
  },
];
