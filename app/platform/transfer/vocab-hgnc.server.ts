import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import {
  HGNC_CHANGE_COLUMNS,
  HGNC_COLUMNS,
  HGNC_WITHDRAWN_COLUMNS,
  hgncChange,
  hgncGene,
  hgncHeader,
  hgncWithdrawn,
} from "#app/domain/transfer/vocab/hgnc.ts";
import type { KnownTerms, VocabRows } from "./vocab-rows.server.ts";
import { startTable, tableRows } from "./vocab-tables.server.ts";

/** Reads HGNC's table of genes, its table of withdrawn ids, or a list of changed symbols, told apart by their columns. */
export async function* readHgnc(input: {
  rows: AsyncGenerator<TsvRow>;
  known: KnownTerms;
}): VocabRows {
  const table = await startTable(input.rows);
  const header = hgncHeader(table.header);
  if (header.includes("withdrawn_symbol")) {
    yield { type: "source", source: null, extends: true };
    for await (const one of tableRows({ table, header, columns: HGNC_WITHDRAWN_COLUMNS })) {
      yield { type: "row", line: one.line, row: hgncWithdrawn(one) };
    }
  } else if (header.includes("old_symbol")) {
    yield { type: "source", source: null, extends: true };
    const known = await input.known();
    for await (const one of tableRows({ table, header, columns: HGNC_CHANGE_COLUMNS })) {
      const term = known.get(one.row.hgnc_id ?? "");
      yield { type: "row", line: one.line, row: hgncChange({ ...one, known: term }) };
    }
  } else {
    yield { type: "source", source: "hgnc", extends: false };
    for await (const one of tableRows({ table, header, columns: HGNC_COLUMNS })) {
      yield { type: "row", line: one.line, row: hgncGene(one) };
    }
  }
}
