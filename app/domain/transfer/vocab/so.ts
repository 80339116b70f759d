import { checkIdentifier } from "../../identifiers/check-identifier.ts";
import type { RowValues, TableColumns } from "../tsv-row.ts";
import { listCell, refusedRow, type VocabRow, vocabRow } from "./vocab-item.ts";

type SoColumn = "so_id" | "name" | "alt_ids" | "synonyms" | "obsolete" | "replaced_by";

/** A table of terms of the Sequence Ontology. */
export const SO_COLUMNS: TableColumns<SoColumn> = {
  required: ["so_id", "name"],
  optional: ["alt_ids", "synonyms", "obsolete", "replaced_by"],
  open: true,
};

/** A row of a table of the Sequence Ontology: an obsolete term is retired, an alternative id leads to its term. */
export function soTerm({ line, row }: { line: number; row: RowValues<SoColumn> }): VocabRow {
  const id = row.so_id?.trim() ?? "";
  const problem = id.startsWith("SO:") ? checkIdentifier(id) : { message: "No SO id stands here." };
  if (problem !== null) {
    return refusedRow({ line, id: id || null, code: "id-malformed", message: problem.message });
  }
  const obsolete = (row.obsolete ?? "").trim().toLowerCase();
  if (!/^(?:true|false|)$/.test(obsolete)) {
    const message = `obsolete is true or false, not ${JSON.stringify(obsolete)}.`;
    return refusedRow({ line, id, code: "so-obsolete", message });
  }
  const isObsolete = obsolete === "true";
  const successors = listCell(row.replaced_by).filter((one) => checkIdentifier(one) === null);
  const label = (row.name ?? "").trim();
  return vocabRow({
    line,
    draft: {
      kind: "variant-type",
      id,
      label,
      synonyms: listCell(row.synonyms),
      previous: [],
      xrefs: [],
      status: isObsolete ? "retired" : "active",
      replacedBy: isObsolete && successors.length === 1 ? (successors[0] ?? null) : null,
    },
    former: isObsolete
      ? []
      : listCell(row.alt_ids)
          .filter((former) => former.startsWith("SO:") && checkIdentifier(former) === null)
          .map((former) => ({ id: former, label, replacedBy: id })),
  });
}
