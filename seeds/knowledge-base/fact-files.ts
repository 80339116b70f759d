import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The public files that the seed's facts were read from, as far as its tests look at them. */
export type FactFiles = {
  readonly civicEvidence: readonly Row[];
  readonly civicAssertions: readonly Row[];
  readonly annotations: readonly Row[];
  /** PMIDs of the evidence of each ClinPGx annotation. */
  readonly annotationPmids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cpicPairs: readonly Row[];
  readonly genes: readonly Row[];
  readonly drugs: readonly Row[];
  readonly chemicals: readonly Row[];
  /** Everything ClinPGx maps its phenotypes to, as `PREFIX:id`. */
  readonly phenotypeIds: ReadonlySet<string>;
  readonly diseaseIds: ReadonlySet<string>;
  /** Text that people of those projects wrote, for comparing sentences. */
  readonly prose: readonly string[];
};

/** A row of a tab-separated file by column name; a column without a cell is absent. */
export type Row = Readonly<Partial<Record<string, string>>>;

const CIVIC = "civic/2024-08-01/01-Aug-2024";
const CLINPGX = "clinpgx/2025-01-05";
const TERMS = "clinpgx/2025-08-05/terms";

/** Reads the files below the data folder, or gives null when the folder has none of them. */
export function readFactFiles(dataDir: string): FactFiles | null {
  if (!existsSync(join(dataDir, `${CIVIC}-ClinicalEvidenceSummaries.tsv`))) {
    return null;
  }
  const table = (path: string) => readTable(join(dataDir, path));
  const civicEvidence = table(`${CIVIC}-ClinicalEvidenceSummaries.tsv`);
  const civicAssertions = table(`${CIVIC}-AssertionSummaries.tsv`);
  const evidence = table(`${CLINPGX}/clinical_ann_evidence.tsv`);
  return {
    civicEvidence,
    civicAssertions,
    annotations: table(`${CLINPGX}/clinical_annotations.tsv`),
    annotationPmids: pmidsByAnnotation(evidence),
    cpicPairs: table("cpic/cpic_pairs_2025-06-17.tsv"),
    genes: table("vocab/hgnc_2024-10-18.tsv"),
    drugs: table("vocab/drugs_ncit22.04d_chembl30.tsv"),
    chemicals: table(`${TERMS}/chemicals.tsv`),
    phenotypeIds: new Set(table(`${TERMS}/phenotypes.tsv`).flatMap(mappedIds)),
    diseaseIds: new Set([
      ...ontologyIds(
        readFileSync(join(dataDir, "vocab/doid_2024-07-31_DO_cancer_slim.obo"), "utf8"),
      ),
      ...civicEvidence.flatMap((row) => (row.doid ? [`DOID:${row.doid}`] : [])),
    ]),
    prose: [
      ...column(civicEvidence, "evidence_statement"),
      ...column(civicAssertions, "assertion_summary"),
      ...column(civicAssertions, "assertion_description"),
      ...column(table(`${CIVIC}-MolecularProfileSummaries.tsv`), "summary"),
      ...column(table(`${CIVIC}-GeneSummaries.tsv`), "description"),
      ...column(evidence, "Summary"),
      ...column(table(`${CLINPGX}/clinical_ann_alleles.tsv`), "Annotation Text"),
    ],
  };
}

/** The sentences of a text, lower-cased and with single blanks, so that only wording is compared. */
export function sentencesOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/\s+/g, " ")
    .split(/(?<=[.!?])\s+/)
    .map((sentence) => sentence.trim().replace(/[.!?]+$/, ""))
    .filter((sentence) => sentence.length > 0);
}

/** These files quote nothing: a double quote is a character (see CIViC's release notes). */
function readTable(path: string): Row[] {
  const [header = "", ...lines] = readFileSync(path, "utf8")
    .split("\n")
    .map((line) => line.replace(/\r$/, ""));
  const names = header.split("\t");
  return lines
    .filter((line) => line !== "")
    .map((line) => {
      const cells = line.split("\t");
      return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
    });
}

function column(rows: readonly Row[], name: string): string[] {
  return rows.flatMap((row) => (row[name] ? [row[name]] : []));
}

function pmidsByAnnotation(evidence: readonly Row[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const row of evidence) {
    const id = row["Clinical Annotation ID"] ?? "";
    const pmids = found.get(id) ?? new Set<string>();
    if (row.PMID) pmids.add(row.PMID);
    found.set(id, pmids);
  }
  return found;
}

/** `MeSH:D004342(Drug Hypersensitivity), MONDO:MONDO:0000775(drug allergy)` as ids of our spelling. */
function mappedIds(row: Row): string[] {
  const text = row["External Vocabulary"] ?? "";
  return [...text.matchAll(/(MeSH|MONDO|HP):(?:MONDO:|HP:)?([A-Z0-9]+)\(/g)].map(
    ([, prefix, id]) => `${prefix?.toUpperCase()}:${id}`,
  );
}

function ontologyIds(obo: string): string[] {
  return [...obo.matchAll(/^id: (DOID:\d+)$/gm)].flatMap(([, id]) => (id ? [id] : []));
}
