import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import { SO_COLUMNS, soTerm } from "#app/domain/transfer/vocab/so.ts";
import { readObo } from "./vocab-obo.server.ts";
import type { VocabRows } from "./vocab-rows.server.ts";
import { startTable, tableRows } from "./vocab-tables.server.ts";

/** Reads terms of the Sequence Ontology from a table, or from its OBO file, told apart by the first line. */
export async function* readSo(rows: AsyncGenerator<TsvRow>): VocabRows {
  const table = await startTable(rows);
  if (table.header[0]?.startsWith("format-version:") === true) {
    yield* readObo({ rows: withFirst(table.header, rows), format: "so" });
    return;
  }
  yield { type: "source", source: "so", extends: false };
  for await (const one of tableRows({ table, columns: SO_COLUMNS })) {
    yield { type: "row", line: one.line, row: soTerm(one) };
  }
}

async function* withFirst(
  cells: readonly string[],
  rows: AsyncGenerator<TsvRow>,
): AsyncGenerator<TsvRow> {
  yield { line: 1, cells, nulCount: 0 };
  yield* rows;
}
