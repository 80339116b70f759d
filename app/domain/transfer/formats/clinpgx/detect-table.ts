import { ok, type Result } from "../../../shared/result.ts";
import {
  mapHeader,
  rowValues,
  type TableHeader,
  type TsvFault,
  type TsvRow,
} from "../../tsv-row.ts";
import {
  CLINPGX_COLUMNS,
  CLINPGX_NAMINGS,
  CLINPGX_TABLES,
  type ClinpgxColumn,
  type ClinpgxNaming,
  type ClinpgxTable,
  headerColumns,
} from "./layouts.ts";

/** The cells of a row by column; a column that the file lacks is absent. */
export type ClinpgxCells = { readonly [Column in ClinpgxColumn]?: string };

/** Reads rows of one table. */
export type ClinpgxRowReader = {
  readonly table: ClinpgxTable;
  readonly naming: ClinpgxNaming;
  /** The cells of a row. Refuses one with more or fewer cells than the header. */
  readonly toCells: (row: TsvRow) => Result<ClinpgxCells, TsvFault>;
};

/** Which table a header belongs to, by the columns that no other table has; null when it is none. */
export function clinpgxTableOf(cells: readonly string[]): ClinpgxTable | null {
  return (
    CLINPGX_TABLES.find((table) =>
      CLINPGX_COLUMNS[table].marks.every((column) => cells.includes(column)),
    ) ?? null
  );
}

/**
 * Makes the reader of a table's rows from its header, in any order of columns. Refuses missing,
 * unknown and repeated columns and names them all: a column that nobody knows would be lost.
 */
export function clinpgxRowReader(input: {
  cells: readonly string[];
  table: ClinpgxTable;
}): Result<ClinpgxRowReader, TsvFault> {
  const { cells, table } = input;
  const isFormer = cells.includes(CLINPGX_NAMINGS.clinical.idColumn);
  const naming = isFormer ? "clinical" : "summary";
  const header = mapHeader({ cells, columns: headerColumns({ table, naming }) });
  return header.ok
    ? ok({ table, naming, toCells: (row) => toCells({ row, naming, header: header.value }) })
    : header;
}

function toCells(input: {
  row: TsvRow;
  naming: ClinpgxNaming;
  header: TableHeader<string>;
}): Result<ClinpgxCells, TsvFault> {
  const values = rowValues(input);
  if (!values.ok) {
    return values;
  }
  const { [CLINPGX_NAMINGS[input.naming].idColumn]: id = "", ...others } = values.value;
  return ok({ id: id.trim(), ...others });
}
