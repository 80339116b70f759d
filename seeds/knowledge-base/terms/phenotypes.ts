import { condition } from "./seed-term.ts";

/**
 * The outcomes and indications of the gene–drug entries; ids as ClinPGx 2025-08-05 maps its
 * phenotypes (MONDO, MeSH, HPO).
 */
export const PHENOTYPES = {
  acuteLymphoblasticLeukemia: condition({
    label: "acute lymphoblastic leukemia",
    id: "MONDO:0004967",
    synonyms: ["ALL"],
  }),
  acuteCoronarySyndrome: condition({ label: "acute coronary syndrome", id: "MONDO:0005542" }),
  breastNeoplasms: condition({ label: "breast neoplasm", id: "MONDO:0021100" }),
  cysticFibrosis: condition({ label: "cystic fibrosis", id: "MONDO:0009061" }),
  depressiveDisorder: condition({ label: "depressive disorder", id: "MONDO:0002050" }),
  dress: condition({
    label: "drug rash with eosinophilia and systemic symptoms",
    id: "MONDO:0015340",
    synonyms: ["DRESS"],
  }),
  drugHypersensitivity: condition({ label: "drug hypersensitivity", id: "MESH:D004342" }),
  drugInducedLiverInjury: condition({ label: "drug-induced liver injury", id: "MONDO:0005359" }),
  epilepsy: condition({ label: "epilepsy", id: "MONDO:0005027" }),
  hemolysis: condition({ label: "hemolysis", id: "MESH:D006461" }),
  hepatitisC: condition({ label: "hepatitis C virus infection", id: "MONDO:0005231" }),
  hivInfection: condition({ label: "HIV infectious disease", id: "MONDO:0005109" }),
  kidneyTransplantation: condition({ label: "kidney transplantation", id: "MESH:D016030" }),
  leprosy: condition({ label: "leprosy", id: "MONDO:0005124" }),
  maculopapularExanthema: condition({ label: "maculopapular exanthema", id: "HP:0040186" }),
  malignantHyperthermia: condition({
    label: "malignant hyperthermia of anesthesia",
    id: "MONDO:0018493",
  }),
  methemoglobinemia: condition({ label: "methemoglobinemia", id: "MONDO:0001117" }),
  neoplasms: condition({ label: "neoplasm", id: "MONDO:0005070", synonyms: ["cancer"] }),
  neutropenia: condition({ label: "neutropenia", id: "MONDO:0001475" }),
  leukopenia: condition({ label: "leukopenia", id: "MONDO:0003785" }),
  osteosarcoma: condition({ label: "osteosarcoma", id: "MONDO:0009807" }),
  /** ClinPGx has no id of another vocabulary for it. */
  overAnticoagulation: condition({ label: "over-anticoagulation", id: null }),
  ototoxicity: condition({ label: "ototoxicity", id: "MONDO:0001874" }),
  pain: condition({ label: "pain", id: "HP:0012531" }),
  /** ClinPGx has no id of another vocabulary for it. */
  postanesthesiaApnea: condition({ label: "postanesthesia apnea", id: null }),
  severeCutaneousAdverseReaction: condition({
    label: "severe cutaneous adverse reaction",
    id: "MONDO:0005594",
    synonyms: ["SCAR"],
  }),
  statinMyopathy: condition({
    label: "statin-related myopathy",
    id: "MONDO:0033170",
    synonyms: ["statin toxicity"],
  }),
  stevensJohnsonSyndrome: condition({
    label: "Stevens-Johnson syndrome",
    id: "MONDO:0018229",
    synonyms: ["SJS"],
  }),
  venousThromboembolism: condition({
    label: "venous thromboembolism",
    id: "MONDO:0005399",
    synonyms: ["VTE"],
  }),
  toxicEpidermalNecrolysis: condition({
    label: "toxic epidermal necrolysis",
    id: "MONDO:0019810",
    synonyms: ["TEN"],
  }),
  tuberculosis: condition({ label: "tuberculosis", id: "MONDO:0018076" }),
} as const;
