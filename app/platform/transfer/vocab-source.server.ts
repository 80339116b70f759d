import type { TermRecord } from "#app/domain/terms/term-record.ts";
import type { FormerId, VocabFormat, VocabItem } from "#app/domain/transfer/vocab/vocab-item.ts";
import { VOCAB_KINDS } from "#app/domain/transfer/vocab/vocab-item.ts";
import type { OpenTable } from "./open-table.server.ts";
import { openTable } from "./open-table.server.ts";
import { readDrugs } from "./vocab-drugs.server.ts";
import { readHgnc } from "./vocab-hgnc.server.ts";
import { readObo } from "./vocab-obo.server.ts";
import { readOncotree } from "./vocab-oncotree.server.ts";
import type { KnownTerms, VocabRows } from "./vocab-rows.server.ts";
import { readSo } from "./vocab-so.server.ts";

/** A file of terms that is being read; `fingerprint` holds for the file once `items` has ended. */
export type VocabSource = {
  readonly items: AsyncGenerator<VocabItem>;
  readonly fingerprint: () => { sha256: string; length: number };
};

/**
 * Opens a file of terms and reads it row by row. Each id comes once, the first time it stands there;
 * ids that terms had before come last, as retired terms that lead to them, unless the file says
 * something else of them. Throws a `VocabRefusal` while reading a file that is damaged or of another
 * format.
 */
export function openVocab(input: {
  readonly format: VocabFormat;
  readonly path: string;
  /** The table of other names that goes with a table of drugs. */
  readonly synonymsPath?: string;
  readonly known: KnownTerms;
}): VocabSource {
  const table = openTable(input.path);
  return {
    items: distinctItems({ format: input.format, rows: rowsOf({ ...input, table }) }),
    fingerprint: table.fingerprint,
  };
}

function rowsOf(input: {
  format: VocabFormat;
  synonymsPath?: string;
  known: KnownTerms;
  table: OpenTable;
}): VocabRows {
  const { table, known, synonymsPath } = input;
  switch (input.format) {
    case "hgnc":
      return readHgnc({ rows: table.rows, known });
    case "doid":
      return readObo({ rows: table.rows, format: "doid" });
    case "oncotree":
      return readOncotree(table);
    case "drugs":
      return readDrugs({
        rows: table.rows,
        known,
        synonyms: synonymsPath === undefined ? null : openTable(synonymsPath).rows,
      });
    case "so":
      return readSo(table.rows);
  }
}

async function* distinctItems(input: {
  format: VocabFormat;
  rows: VocabRows;
}): AsyncGenerator<VocabItem> {
  const seen = new Set<string>();
  const former = new Map<string, FormerId & { line: number }>();
  for await (const item of input.rows) {
    if (item.type === "source") {
      yield item;
      continue;
    }
    const { line, row } = item;
    yield* row.issues.map((issue): VocabItem => ({ type: "issue", issue }));
    if (row.record === null) {
      continue;
    }
    const { id } = row.record;
    if (seen.has(id)) {
      const message = `${id} stands in the file before; this row was left out.`;
      yield {
        type: "issue",
        issue: { line, id, severity: "refused", code: "id-repeated", message },
      };
      continue;
    }
    seen.add(id);
    for (const one of row.former) {
      const other = former.get(one.id);
      const isOne = other === undefined || other.replacedBy === one.replacedBy;
      former.set(one.id, { ...one, line, replacedBy: isOne ? one.replacedBy : null });
    }
    yield { type: "record", line, record: row.record };
  }
  for (const { id, label, replacedBy, line } of former.values()) {
    if (!seen.has(id)) {
      const record = {
        kind: VOCAB_KINDS[input.format],
        id,
        label,
        synonyms: [],
        previous: [],
        xrefs: [],
        status: "retired",
        replacedBy,
      } satisfies TermRecord;
      yield { type: "record", line, record };
    }
  }
}
