import {
  mapHeader,
  type RowValues,
  rowValues,
  type TableColumns,
  TsvRefusal,
  type TsvRow,
} from "#app/domain/transfer/tsv-row.ts";
import { VocabRefusal } from "#app/domain/transfer/vocab/vocab-item.ts";

/** A table whose header has been read: its column names as the file writes them, and its rows. */
export type StartedTable = {
  readonly header: readonly string[];
  readonly rows: AsyncGenerator<TsvRow>;
};

/** A row by its columns, with its line. */
export type TableRow<Column extends string> = {
  readonly line: number;
  readonly row: RowValues<Column>;
};

/** Reads the header of a table; throws a {@link VocabRefusal} when it has none. */
export async function startTable(rows: AsyncGenerator<TsvRow>): Promise<StartedTable> {
  const first = await rethrown(() => rows.next());
  return { header: first.done === true ? [] : first.value.cells, rows };
}

/**
 * The rows of a table by their columns. Throws a {@link VocabRefusal} for a header that does not fit,
 * for a line with too many or too few cells, and for bytes that are no text.
 */
export async function* tableRows<Column extends string>(input: {
  table: StartedTable;
  header?: readonly string[];
  columns: TableColumns<Column>;
}): AsyncGenerator<TableRow<Column>> {
  const { table, columns } = input;
  const header = mapHeader({ cells: input.header ?? table.header, columns });
  if (!header.ok) {
    throw new VocabRefusal(header.error);
  }
  for (;;) {
    const next = await rethrown(() => table.rows.next());
    if (next.done === true) {
      return;
    }
    const values = rowValues({ row: next.value, header: header.value });
    if (!values.ok) {
      throw new VocabRefusal(values.error);
    }
    yield { line: next.value.line, row: values.value };
  }
}

/** The lines of a text file, read by the rules of tables: UTF-8, LF or CR LF, limited in length. */
export async function* textLines(
  rows: AsyncGenerator<TsvRow>,
): AsyncGenerator<{ line: number; text: string }> {
  for (;;) {
    const next = await rethrown(() => rows.next());
    if (next.done === true) {
      return;
    }
    yield { line: next.value.line, text: next.value.cells.join("\t") };
  }
}

async function rethrown<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    throw error instanceof TsvRefusal ? new VocabRefusal(error.fault) : error;
  }
}
