import { condition } from "./seed-term.ts";

/** The diseases of the biomarker–therapy entries; ids of the Disease Ontology, as CIViC uses them. */
export const DISEASES = {
  acuteMyeloidLeukemia: condition({
    label: "acute myeloid leukemia",
    id: "DOID:9119",
    synonyms: ["AML"],
  }),
  acutePromyelocyticLeukemia: condition({
    label: "acute promyelocytic leukemia",
    id: "DOID:0060318",
    synonyms: ["APL", "AML M3"],
  }),
  breastCancer: condition({ label: "breast cancer", id: "DOID:1612" }),
  cholangiocarcinoma: condition({
    label: "cholangiocarcinoma",
    id: "DOID:4947",
    synonyms: ["bile duct cancer"],
  }),
  chronicLymphocyticLeukemia: condition({
    label: "chronic lymphocytic leukemia",
    id: "DOID:1040",
    synonyms: ["CLL"],
  }),
  chronicMyeloidLeukemia: condition({
    label: "chronic myeloid leukemia",
    id: "DOID:8552",
    synonyms: ["CML"],
  }),
  colorectalAdenocarcinoma: condition({
    label: "colorectal adenocarcinoma",
    id: "DOID:0050861",
  }),
  colorectalCancer: condition({
    label: "colorectal cancer",
    id: "DOID:9256",
    synonyms: ["CRC"],
  }),
  gastrointestinalStromalTumor: condition({
    label: "gastrointestinal stromal tumor",
    id: "DOID:9253",
    synonyms: ["GIST"],
  }),
  glioblastoma: condition({ label: "glioblastoma", id: "DOID:3068", synonyms: ["GBM"] }),
  her2PositiveBreastCancer: condition({
    label: "Her2-receptor positive breast cancer",
    id: "DOID:0060079",
    synonyms: ["HER2+ breast cancer"],
  }),
  lungAdenocarcinoma: condition({ label: "lung adenocarcinoma", id: "DOID:3910" }),
  lymphoidLeukemia: condition({ label: "lymphoid leukemia", id: "DOID:1037" }),
  mammaryAnalogueSecretoryCarcinoma: condition({
    label: "mammary analogue secretory carcinoma",
    id: "DOID:0080808",
    synonyms: ["MASC"],
  }),
  melanoma: condition({ label: "melanoma", id: "DOID:1909" }),
  merkelCellCarcinoma: condition({ label: "Merkel cell carcinoma", id: "DOID:3965" }),
  neuroblastoma: condition({ label: "neuroblastoma", id: "DOID:769" }),
  nonSmallCellLungCancer: condition({
    label: "lung non-small cell carcinoma",
    id: "DOID:3908",
    synonyms: ["NSCLC", "non-small cell lung cancer"],
  }),
  ovarianCancer: condition({ label: "ovarian cancer", id: "DOID:2394" }),
  pancreaticAdenocarcinoma: condition({ label: "pancreatic adenocarcinoma", id: "DOID:4074" }),
  pilocyticAstrocytoma: condition({ label: "pilocytic astrocytoma", id: "DOID:4851" }),
  prostateCancer: condition({ label: "prostate cancer", id: "DOID:10283" }),
  skinMelanoma: condition({
    label: "skin melanoma",
    id: "DOID:8923",
    synonyms: ["cutaneous melanoma"],
  }),
  /** CIViC and the trials name it so; the Disease Ontology has no term for it. */
  solidTumor: condition({ label: "solid tumor", id: null }),
  synovialSarcoma: condition({ label: "synovial sarcoma", id: "DOID:5485" }),
  thyroidCancer: condition({ label: "thyroid cancer", id: "DOID:1781" }),
  transitionalCellCarcinoma: condition({
    label: "transitional cell carcinoma",
    id: "DOID:2671",
    synonyms: ["urothelial carcinoma"],
  }),
  vonHippelLindauDisease: condition({
    label: "von Hippel-Lindau disease",
    id: "DOID:14175",
    synonyms: ["VHL disease"],
  }),
} as const;
