import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import {
  DRUG_COLUMNS,
  DRUG_SYNONYM_COLUMNS,
  drugKey,
  drugTerm,
  withSynonyms,
} from "#app/domain/transfer/vocab/drugs.ts";
import { type VocabRow, vocabRow } from "#app/domain/transfer/vocab/vocab-item.ts";
import type { KnownTerms, VocabRows } from "./vocab-rows.server.ts";
import { type StartedTable, startTable, tableRows } from "./vocab-tables.server.ts";

/** Other names by drug, with the line on which each drug stands first. */
type NameTable = {
  readonly names: Map<string, string[]>;
  readonly lines: Map<string, number>;
};

/**
 * Reads a table of drugs, with the table of other names that goes with it when there is one; or a
 * table of other names alone, which adds to the drugs that are known. Names are held in memory,
 * because those of one drug stand in several places.
 */
export async function* readDrugs(input: {
  rows: AsyncGenerator<TsvRow>;
  synonyms: AsyncGenerator<TsvRow> | null;
  known: KnownTerms;
}): VocabRows {
  const table = await startTable(input.rows);
  if (table.header.includes("alias")) {
    yield { type: "source", source: null, extends: true };
    yield* addNames({ table: await readNames(table), known: input.known });
    return;
  }
  const given = input.synonyms === null ? null : await readNames(await startTable(input.synonyms));
  const names = given?.names ?? new Map<string, string[]>();
  yield { type: "source", source: "drugs", extends: given === null };
  const used = new Set<string>();
  for await (const one of tableRows({ table, columns: DRUG_COLUMNS })) {
    used.add(drugKey(one.row.nci_concept_display_name ?? ""));
    yield { type: "row", line: one.line, row: drugTerm({ ...one, synonyms: names }) };
  }
  for (const [key, line] of given?.lines ?? []) {
    if (!used.has(key)) {
      yield { type: "row", line, row: unknownDrug(line, key) };
    }
  }
}

async function* addNames(input: { table: NameTable; known: KnownTerms }): VocabRows {
  const known = await input.known();
  const byName = new Map([...known.values()].map((term) => [drugKey(term.label), term]));
  for (const [key, names] of input.table.names) {
    const line = input.table.lines.get(key) ?? 0;
    const term = byName.get(key);
    const row =
      term === undefined
        ? unknownDrug(line, key)
        : vocabRow({ line, draft: withSynonyms(term, names) });
    yield { type: "row", line, row };
  }
}

async function readNames(table: StartedTable): Promise<NameTable> {
  const names = new Map<string, string[]>();
  const lines = new Map<string, number>();
  for await (const { line, row } of tableRows({ table, columns: DRUG_SYNONYM_COLUMNS })) {
    const key = drugKey(row.nci_concept_display_name ?? "");
    const known = names.get(key);
    if (known === undefined) {
      names.set(key, [row.alias ?? ""]);
      lines.set(key, line);
    } else {
      known.push(row.alias ?? "");
    }
  }
  return { names, lines };
}

function unknownDrug(line: number, key: string): VocabRow {
  const message = `${JSON.stringify(key)} is not a known drug: its other names were left out.`;
  return {
    record: null,
    former: [],
    issues: [{ line, id: null, severity: "refused", code: "drug-unknown", message }],
  };
}
