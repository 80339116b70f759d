import { ok, type Result, refuse } from "../shared/result.ts";

/** The longest line of a table that is read, in bytes. */
export const TSV_LINE_BYTES_MAX = 1_048_576;

/**
 * One line of a tab-separated file as its cells. `line` counts from 1, which is the header.
 * `nulCount` says how many U+0000 were left out of it: no database text can hold them.
 */
export type TsvRow = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly nulCount: number;
};

/** Why a file cannot be read as a table: a stable code, one sentence, and the line (0: the whole file). */
export type TsvFault = {
  readonly code:
    | "tsv-encoding"
    | "tsv-line-length"
    | "tsv-empty"
    | "tsv-columns"
    | "tsv-cell-count";
  readonly line: number;
  readonly message: string;
};

/** Thrown by the reader on a {@link TsvFault}; the caller turns it into a refusal of the file. */
export class TsvRefusal extends Error {
  readonly fault: TsvFault;

  constructor(fault: TsvFault) {
    super(fault.message);
    this.name = "TsvRefusal";
    this.fault = fault;
  }
}

/** The columns that a table may have. Where `open` is true, columns of other names are passed over. */
export type TableColumns<Column extends string> = {
  readonly required: readonly Column[];
  readonly optional: readonly Column[];
  readonly open: boolean;
};

/** Where each column stands in a file's rows, and how many cells a row has. */
export type TableHeader<Column extends string> = {
  readonly positions: ReadonlyMap<Column, number>;
  readonly cellCount: number;
};

/** A row's cells by column; an optional column that the file lacks is absent. */
export type RowValues<Column extends string> = { readonly [C in Column]?: string };

/**
 * Maps a header line to columns by name, in any order. Refuses missing, unknown and repeated columns
 * and names them all.
 */
export function mapHeader<Column extends string>(input: {
  cells: readonly string[];
  columns: TableColumns<Column>;
}): Result<TableHeader<Column>, TsvFault> {
  const { cells, columns } = input;
  const known = [...columns.required, ...columns.optional];
  const positions = new Map<Column, number>();
  const unknown: string[] = [];
  const repeated: string[] = [];

  for (const [position, cell] of cells.entries()) {
    const column = known.find((name) => name === cell);
    if (column === undefined) {
      unknown.push(cell);
    } else if (positions.has(column)) {
      repeated.push(cell);
    } else {
      positions.set(column, position);
    }
  }
  const missing = columns.required.filter((name) => !positions.has(name));
  const problems = [
    ...listed({ label: "missing", names: missing }),
    ...listed({ label: "unknown", names: columns.open ? [] : unknown }),
    ...listed({ label: "twice", names: repeated }),
  ];
  return problems.length === 0
    ? ok({ positions, cellCount: cells.length })
    : refuse({
        code: "tsv-columns",
        line: 1,
        message: `The header does not fit. ${problems.join(" ")}`,
      });
}

/** A row's cells by column. Refuses a row with more or fewer cells than the header. */
export function rowValues<Column extends string>(input: {
  row: Pick<TsvRow, "line" | "cells">;
  header: TableHeader<Column>;
}): Result<RowValues<Column>, TsvFault> {
  const { row, header } = input;
  if (row.cells.length !== header.cellCount) {
    return refuse({
      code: "tsv-cell-count",
      line: row.line,
      message: `The line has ${row.cells.length} cells where the header has ${header.cellCount}.`,
    });
  }
  const values: { [C in Column]?: string } = {};
  for (const [column, position] of header.positions) {
    values[column] = row.cells[position] ?? "";
  }
  return ok(values);
}

function listed({ label, names }: { label: string; names: readonly string[] }): string[] {
  const shown = names.map((name) => JSON.stringify(name.slice(0, 60)));
  const more = shown.length > 20 ? ` and ${shown.length - 20} more` : "";
  return shown.length === 0 ? [] : [`${label}: ${shown.slice(0, 20).join(", ")}${more}.`];
}
