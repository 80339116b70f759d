import type { CivicContext } from "#app/domain/transfer/formats/civic/context.ts";
import { newCivicContext, settleNames } from "#app/domain/transfer/formats/civic/context.ts";
import type { CivicRowReader } from "#app/domain/transfer/formats/civic/detect-layout.ts";
import { civicRecord } from "#app/domain/transfer/formats/civic/record.ts";
import type { ImportFile, ImportIssue, ImportItem } from "#app/domain/transfer/import-item.ts";
import { EMPTY_VOCABULARY, type TermVocabulary } from "#app/domain/transfer/name-list.ts";
import { rowValues } from "#app/domain/transfer/tsv-row.ts";
import { sha256Hex } from "../crypto.server.ts";
import { type CivicFile, findCivicFiles } from "./civic-files.server.ts";
import { scanCivicFile } from "./civic-scan.server.ts";
import { openTable } from "./open-table.server.ts";

/**
 * Reads CIViC's release files: a folder of them, or one evidence or assertion file. The tables are
 * known by their headers; `MolecularProfileSummaries`, `VariantSummaries` and `GeneSummaries`, where
 * they lie beside, give genes and ids to the names.
 *
 * Each file is read twice. The first pass checks the structure of every line and learns the names, so
 * that a source with a malformed file is refused before any record is given; the second gives the
 * records one by one. Memory holds the side tables, the record ids and the distinct names, not the
 * rows. Throws when a file changes between the passes, and on I/O faults.
 */
export async function* readCivic(input: {
  path: string;
  therapies?: TermVocabulary;
  phenotypes?: TermVocabulary;
  isKnownRecord?: (recordId: string) => boolean;
}): AsyncGenerator<ImportItem> {
  const found = await findCivicFiles(input.path);
  for (const issue of found.issues) {
    yield { type: "issue", issue };
  }
  if (!found.ok) {
    yield { type: "refusal", issue: found.refusal };
    return;
  }
  const context = newCivicContext({
    therapies: input.therapies ?? EMPTY_VOCABULARY,
    phenotypes: input.phenotypes ?? EMPTY_VOCABULARY,
    isKnownRecord: input.isKnownRecord ?? (() => false),
  });
  const files: ImportFile[] = [];
  const tables: MainTable[] = [];
  for (const file of found.files) {
    const scan = await scanCivicFile({ file, context });
    for (const issue of scan.issues) {
      yield { type: "issue", issue };
    }
    if (scan.refusal !== null) {
      yield { type: "refusal", issue: scan.refusal };
      return;
    }
    files.push(scan.summary);
    if (scan.reader !== null) {
      tables.push({ file, reader: scan.reader, summary: scan.summary });
    }
  }
  settleNames(context);
  tables.sort((left, right) => tableRank(left) - tableRank(right));
  const records = tables.reduce((sum, { summary }) => sum + summary.rows, 0);
  yield { type: "start", files, records };
  const seen: SeenRecords = new Map();
  for (const table of tables) {
    yield* readRecords({ table, context, seen });
  }
}

type MainTable = {
  readonly file: CivicFile;
  readonly reader: CivicRowReader;
  readonly summary: ImportFile;
};
type SeenRecords = Map<
  string,
  { readonly file: string; readonly line: number; readonly digest: string }
>;

/** Evidence before the assertions that rest on it. */
function tableRank({ file }: MainTable): number {
  return file.table === "evidence" ? 0 : 1;
}

async function* readRecords(input: {
  table: MainTable;
  context: CivicContext;
  seen: SeenRecords;
}): AsyncGenerator<ImportItem> {
  const { table, context, seen } = input;
  const { file, reader } = table;
  const open = openTable(file.path);
  const repeated = new Map<string, number>();
  for await (const tsvRow of open.rows) {
    const values = rowValues({ row: tsvRow, header: reader.header });
    if (tsvRow.line === 1 || !values.ok) {
      continue;
    }
    const result = civicRecord({
      table: reader.layout.table,
      row: reader.toRow(values.value),
      context,
      file: file.name,
      line: tsvRow.line,
      removedNuls: tsvRow.nulCount,
    });
    if (!result.ok) {
      yield { type: "issue", issue: result.error };
      continue;
    }
    const record = result.value;
    const digest = sha256Hex(tsvRow.cells.join("\t"));
    const earlier = seen.get(record.recordId);
    if (earlier === undefined) {
      seen.set(record.recordId, { file: file.name, line: tsvRow.line, digest });
      yield { type: "record", record };
    } else if (earlier.digest === digest && earlier.file !== file.name) {
      repeated.set(earlier.file, (repeated.get(earlier.file) ?? 0) + 1);
    } else {
      yield { type: "issue", issue: secondRow({ record, earlier, digest }) };
    }
  }
  if (open.fingerprint().sha256 !== table.summary.sha256) {
    throw new Error(`${file.name} changed while it was read.`);
  }
  for (const [other, count] of repeated) {
    const issue: ImportIssue = {
      file: file.name,
      line: 0,
      recordId: null,
      severity: "skipped",
      code: "records-repeated",
      message: `${count} records stand just so in ${other} and were taken from there.`,
    };
    yield { type: "issue", issue };
  }
}

function secondRow(input: {
  record: { file: string; line: number; recordId: string };
  earlier: { file: string; line: number; digest: string };
  digest: string;
}): ImportIssue {
  const { record, earlier, digest } = input;
  const place = `${earlier.file}, line ${earlier.line}`;
  const about = { file: record.file, line: record.line, recordId: record.recordId };
  return earlier.digest === digest
    ? {
        ...about,
        severity: "skipped",
        code: "record-repeated",
        message: `${record.recordId} stands just so in ${place}.`,
      }
    : {
        ...about,
        severity: "refused",
        code: "record-conflict",
        message: `${record.recordId} stands with other content in ${place}, which was taken.`,
      };
}
