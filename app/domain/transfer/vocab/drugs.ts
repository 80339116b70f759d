import { checkIdentifier } from "../../identifiers/check-identifier.ts";
import { TEXT_LIMITS } from "../../shared/text-limits.ts";
import { distinctNames, TERM_LIMITS, type TermRecord } from "../../terms/term-record.ts";
import type { RowValues, TableColumns } from "../tsv-row.ts";
import { refusedRow, type VocabRow, vocabRow, withoutEntities } from "./vocab-item.ts";

type DrugColumn = "nci_concept_display_name" | "ncit_code" | "molecule_chembl_id" | "drug_name";

/** The table of drugs by NCIt code and ChEMBL id (oncoPharmaDB). */
export const DRUG_COLUMNS: TableColumns<DrugColumn> = {
  required: ["nci_concept_display_name", "ncit_code", "molecule_chembl_id"],
  optional: ["drug_name"],
  open: true,
};

type SynonymColumn = "nci_concept_display_name" | "alias" | "molecule_chembl_id";

/** The table of other names of drugs (oncoPharmaDB): one name a row, by the drug's name. */
export const DRUG_SYNONYM_COLUMNS: TableColumns<SynonymColumn> = {
  required: ["nci_concept_display_name", "alias"],
  optional: ["molecule_chembl_id"],
  open: true,
};

/** Other names by the drug's name in {@link drugKey}. */
export type DrugSynonyms = ReadonlyMap<string, readonly string[]>;

/** How a drug's name is looked up: without character references, case and blanks around. */
export function drugKey(name: string): string {
  return withoutEntities(name).trim().toLowerCase();
}

/** A row of the table of drugs, with the other names that are known of it. */
export function drugTerm(input: {
  line: number;
  row: RowValues<DrugColumn>;
  synonyms: DrugSynonyms;
}): VocabRow {
  const { line, row, synonyms } = input;
  const code = row.ncit_code?.trim() ?? "";
  const id = `NCIT:${code}`;
  const label = withoutEntities(row.nci_concept_display_name ?? "").trim();
  if (code === "") {
    const message = `${JSON.stringify(label)} has no NCIt code to be known by.`;
    return refusedRow({ line, id: null, code: "drug-without-id", message });
  }
  const problem = checkIdentifier(id);
  if (problem !== null) {
    return refusedRow({ line, id, code: "id-malformed", message: problem.message });
  }
  const chembl = row.molecule_chembl_id?.trim() ?? "";
  const xref = `CHEMBL:${chembl}`;
  const isXref = chembl !== "" && checkIdentifier(xref) === null;
  return vocabRow({
    line,
    draft: {
      kind: "drug",
      id,
      label,
      synonyms: drugNames([row.drug_name ?? "", ...(synonyms.get(drugKey(label)) ?? [])], label),
      previous: [],
      xrefs: isXref ? [xref] : [],
    },
    issues:
      chembl === "" || isXref
        ? []
        : [
            {
              line,
              id,
              severity: "warning",
              code: "id-malformed",
              message: `${chembl} is no ChEMBL id; it was left out.`,
            },
          ],
  });
}

/** A known drug with the other names that a table of names alone gives it. */
export function withSynonyms(drug: TermRecord, names: readonly string[]): TermRecord {
  return { ...drug, synonyms: drugNames([...drug.synonyms, ...names], drug.label) };
}

function drugNames(names: readonly string[], label: string): string[] {
  return distinctNames(names.map(withoutEntities), [label])
    .filter((name) => name.length <= TEXT_LIMITS.label)
    .slice(0, TERM_LIMITS.synonyms);
}
