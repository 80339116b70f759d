import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inventedWord, randomSource } from "./random.ts";

const ROWS = 4_400;
const GENES = 350;
const THERAPIES = 300;
const DISEASES = 200;
const VOCABULARY = 6_000;

/** Words of one statement: with these a row is about as long as one of CIViC's. */
const STATEMENT_WORDS = { min: 40, max: 110 };

const COLUMNS = [
  "molecular_profile",
  "molecular_profile_id",
  "disease",
  "doid",
  "phenotypes",
  "therapies",
  "therapy_interaction_type",
  "evidence_type",
  "evidence_direction",
  "evidence_level",
  "significance",
  "evidence_statement",
  "citation_id",
  "source_type",
  "asco_abstract_id",
  "citation",
  "nct_ids",
  "rating",
  "evidence_status",
  "evidence_id",
  "variant_origin",
  "last_review_date",
  "evidence_civic_url",
  "molecular_profile_civic_url",
  "is_flagged",
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

/**
 * Writes an evidence file with {@link ROWS} rows of invented content in CIViC's present layout. A few
 * genes, therapies and words are frequent and most are rare, as in the real file.
 */
export async function writeGeneratedRows(folder: string): Promise<{ path: string; rows: number }> {
  const path = join(folder, "generated-rows");
  await mkdir(path, { recursive: true });
  const random = randomSource(20_240_801);
  const lines = [COLUMNS.join("\t")];
  for (let number = 1; number <= ROWS; number += 1) {
    const row = generatedRow({ number, random });
    lines.push(COLUMNS.map((column) => row[column]).join("\t"));
  }
  await writeFile(join(path, "generated-ClinicalEvidenceSummaries.tsv"), `${lines.join("\n")}\n`);
  return { path, rows: ROWS };
}

const KINDS = [
  { type: "Predictive", significance: "Sensitivity/Response" },
  { type: "Predictive", significance: "Resistance" },
  { type: "Predictive", significance: "Sensitivity/Response" },
  { type: "Prognostic", significance: "Poor Outcome" },
  { type: "Diagnostic", significance: "Positive" },
] as const;

function generatedRow(input: { number: number; random: () => number }): Row {
  const { number, random } = input;
  /** Squaring makes low numbers frequent and high ones rare. */
  const skewed = (count: number) => Math.floor(random() ** 2 * count);
  const kind = KINDS[Math.floor(random() * KINDS.length)] ?? KINDS[0];
  const gene = `${inventedWord(skewed(GENES)).slice(0, 4).toUpperCase()}${skewed(9) + 1}`;
  const profile = `${gene} ${"AGVLK"[skewed(5)]}${skewed(900) + 1}${"EDRFS"[skewed(5)]}`;
  const disease = skewed(DISEASES);
  const { min, max } = STATEMENT_WORDS;
  const words = Array.from({ length: min + Math.floor(random() * (max - min)) }, () =>
    inventedWord(skewed(VOCABULARY)),
  );
  return {
    molecular_profile: profile,
    molecular_profile_id: String(number),
    disease: `${inventedWord(disease)} carcinoma`,
    doid: String(disease + 1),
    phenotypes: "",
    therapies: kind.type === "Predictive" ? `${inventedWord(skewed(THERAPIES))}nib` : "",
    therapy_interaction_type: "",
    evidence_type: kind.type,
    evidence_direction: "Supports",
    evidence_level: "ABBCCD"[Math.floor(random() * 6)] ?? "B",
    significance: kind.significance,
    evidence_statement: `In patients with ${profile}, ${words.join(" ")}.`,
    citation_id: String(10_000_000 + skewed(3_000)),
    source_type: "PubMed",
    asco_abstract_id: "",
    citation: `${inventedWord(skewed(900))} et al., 2020`,
    nct_ids: "",
    rating: String(1 + Math.floor(random() * 5)),
    evidence_status: "accepted",
    evidence_id: String(number),
    variant_origin: "Somatic",
    last_review_date: "2024-01-01 00:00:00 UTC",
    evidence_civic_url: `https://example.org/evidence/${number}`,
    molecular_profile_civic_url: `https://example.org/profiles/${number}`,
    is_flagged: "false",
  };
}
