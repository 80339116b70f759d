import { checkIdentifier } from "../../identifiers/check-identifier.ts";
import type { TermRecord } from "../../terms/term-record.ts";
import type { RowValues, TableColumns } from "../tsv-row.ts";
import {
  listCell,
  refusedRow,
  unquoted,
  type VocabIssue,
  type VocabRow,
  vocabRow,
} from "./vocab-item.ts";

type GeneColumn =
  | "hgnc_id"
  | "symbol"
  | "name"
  | "status"
  | "alias_symbol"
  | "alias_name"
  | "prev_symbol"
  | "prev_name"
  | "entrez_id"
  | "ensembl_gene_id";

/** HGNC's table of genes (hgnc_complete_set.txt, or a download with these columns among others). */
export const HGNC_COLUMNS: TableColumns<GeneColumn> = {
  required: ["hgnc_id", "symbol", "name", "status"],
  optional: [
    "alias_symbol",
    "alias_name",
    "prev_symbol",
    "prev_name",
    "entrez_id",
    "ensembl_gene_id",
  ],
  open: true,
};

type WithdrawnColumn = "hgnc_id" | "status" | "withdrawn_symbol" | "merged_into_report";

/** HGNC's table of withdrawn ids (withdrawn.txt). */
export const HGNC_WITHDRAWN_COLUMNS: TableColumns<WithdrawnColumn> = {
  required: ["hgnc_id", "status", "withdrawn_symbol", "merged_into_report"],
  optional: [],
  open: true,
};

type ChangeColumn = "hgnc_id" | "change" | "old_symbol" | "new_symbol";

/** A list of symbols that changed between two editions: `renamed` to another, or `removed`. */
export const HGNC_CHANGE_COLUMNS: TableColumns<ChangeColumn> = {
  required: ["hgnc_id", "change", "old_symbol", "new_symbol"],
  optional: [],
  open: true,
};

/** Header cells as the tables above name them: HGNC writes some in capitals, one with its explanation. */
export function hgncHeader(cells: readonly string[]): string[] {
  return cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/^merged_into_report.*$/, "merged_into_report"),
  );
}

/** A row of the table of genes. A withdrawn symbol is retired; its name may say where it went. */
export function hgncGene({ line, row }: { line: number; row: RowValues<GeneColumn> }): VocabRow {
  const id = row.hgnc_id ?? "";
  const problem = idProblem({ line, id });
  if (problem !== null) {
    return problem;
  }
  const status = row.status ?? "";
  if (!/^(?:Approved|(?:Entry|Symbol) Withdrawn)$/i.test(status)) {
    const message = `The status ${JSON.stringify(status)} is not known.`;
    return refusedRow({ line, id, code: "hgnc-status", message });
  }
  const isWithdrawn = !/^approved$/i.test(status);
  const name = unquoted(row.name ?? "");
  const target = isWithdrawn ? (/\bHGNC:\d+/.exec(name)?.[0] ?? null) : null;
  return vocabRow({
    line,
    draft: {
      kind: "gene",
      id,
      label: unquoted(row.symbol ?? "").replace(/~withdrawn$/i, ""),
      synonyms: [
        ...(isWithdrawn || name === "" ? [] : [name]),
        ...listCell(row.alias_symbol),
        ...listCell(row.alias_name),
      ],
      previous: [...listCell(row.prev_symbol), ...listCell(row.prev_name)],
      xrefs: [
        ...listCell(row.entrez_id).map((one) => `NCBIGene:${one}`),
        ...listCell(row.ensembl_gene_id).map((one) => `ENSEMBL:${one}`),
      ].filter((one) => checkIdentifier(one) === null),
      status: isWithdrawn ? "retired" : "active",
      replacedBy: target === id ? null : target,
    },
  });
}

/** A row of the table of withdrawn ids. One that was split has no single successor. */
export function hgncWithdrawn({
  line,
  row,
}: {
  line: number;
  row: RowValues<WithdrawnColumn>;
}): VocabRow {
  const id = row.hgnc_id ?? "";
  const problem = idProblem({ line, id });
  if (problem !== null) {
    return problem;
  }
  const targets = [...new Set((row.merged_into_report ?? "").match(/HGNC:\d+/g) ?? [])];
  const issues: VocabIssue[] =
    targets.length > 1
      ? [
          {
            line,
            id,
            severity: "warning",
            code: "hgnc-split",
            message: `${id} was split into ${targets.join(", ")}: none of them takes its place.`,
          },
        ]
      : [];
  return vocabRow({
    line,
    draft: {
      kind: "gene",
      id,
      label: unquoted(row.withdrawn_symbol ?? "").replace(/~withdrawn$/i, ""),
      synonyms: [],
      previous: [],
      xrefs: [],
      status: "retired",
      replacedBy: targets.length === 1 ? (targets[0] ?? null) : null,
    },
    issues,
  });
}

/**
 * A row of a list of changed symbols, applied to the gene as it is known: an old symbol becomes a
 * previous one, a removed gene is retired. What is known keeps a newer symbol than the list has.
 */
export function hgncChange(input: {
  line: number;
  row: RowValues<ChangeColumn>;
  known: TermRecord | undefined;
}): VocabRow {
  const { line, row, known } = input;
  const id = row.hgnc_id ?? "";
  const problem = idProblem({ line, id });
  if (problem !== null) {
    return problem;
  }
  const [old = "", fresh = ""] = [row.old_symbol?.trim(), row.new_symbol?.trim()];
  const base = known ?? {
    kind: "gene" as const,
    id,
    label: fresh === "" ? old : fresh,
    synonyms: [],
    previous: [],
    xrefs: [],
  };
  switch (row.change) {
    case "renamed":
      return vocabRow({
        line,
        draft: {
          ...base,
          label: base.label === old && fresh !== "" ? fresh : base.label,
          previous: [...base.previous, old],
        },
      });
    case "removed":
      return vocabRow({ line, draft: { ...base, status: "retired" } });
    default: {
      const message = `The change ${JSON.stringify(row.change ?? "")} is not known.`;
      return refusedRow({ line, id, code: "hgnc-change", message });
    }
  }
}

function idProblem({ line, id }: { line: number; id: string }): VocabRow | null {
  const problem = id.startsWith("HGNC:")
    ? checkIdentifier(id)
    : { message: "No HGNC id stands here." };
  return problem === null
    ? null
    : refusedRow({ line, id: id || null, code: "id-malformed", message: problem.message });
}
