import { SIDE_COLUMNS } from "#app/domain/transfer/formats/civic/catalog.ts";
import {
  type CivicContext,
  newCivicContext,
  noteRow,
  settleNames,
} from "#app/domain/transfer/formats/civic/context.ts";
import {
  type CivicRowReader,
  civicRowReader,
} from "#app/domain/transfer/formats/civic/detect-layout.ts";
import { civicRecord } from "#app/domain/transfer/formats/civic/record.ts";
import type { ImportFile, ImportIssue, ImportItem } from "#app/domain/transfer/import-item.ts";
import { EMPTY_VOCABULARY, type TermVocabulary } from "#app/domain/transfer/name-list.ts";
import { mapHeader, rowValues, type TsvFault, TsvRefusal } from "#app/domain/transfer/tsv-row.ts";
import { sha256Hex } from "../crypto.server.ts";
import { type CivicFile, findCivicFiles } from "./civic-files.server.ts";
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
    const scan = await scanFile({ file, context });
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
type Scan = {
  readonly issues: readonly ImportIssue[];
  readonly refusal: ImportIssue | null;
  readonly summary: ImportFile;
  readonly reader: CivicRowReader | null;
};
type SeenRecords = Map<
  string,
  { readonly file: string; readonly line: number; readonly digest: string }
>;

/** Evidence before the assertions that rest on it. */
function tableRank({ file }: MainTable): number {
  return file.table === "evidence" ? 0 : 1;
}

async function scanFile(input: { file: CivicFile; context: CivicContext }): Promise<Scan> {
  const { file, context } = input;
  return file.table === "evidence" || file.table === "assertions"
    ? await scanMainTable({ file, table: file.table, context })
    : await scanSideTable({ file, table: file.table, context });
}

async function scanMainTable(input: {
  file: CivicFile;
  table: "evidence" | "assertions";
  context: CivicContext;
}): Promise<Scan> {
  const { file, table, context } = input;
  const nothing = { name: file.name, role: table, rows: 0, length: 0, sha256: "" };
  const fail = (fault: TsvFault): Scan => ({
    issues: [],
    refusal: { file: file.name, recordId: null, severity: "refused", ...fault },
    summary: nothing,
    reader: null,
  });
  const found = civicRowReader({ cells: file.headerCells, table });
  if (!found.ok) {
    return fail(found.error);
  }
  const reader = found.value;
  const open = openTable(file.path);
  let rows = -1;
  try {
    for await (const row of open.rows) {
      rows += 1;
      if (rows > 0) {
        const values = rowValues({ row, header: reader.header });
        if (!values.ok) {
          return fail(values.error);
        }
        noteRow({ context, row: reader.toRow(values.value) });
      }
    }
  } catch (error) {
    if (error instanceof TsvRefusal) {
      return fail(error.fault);
    }
    throw error;
  }
  return {
    issues: droppedColumns({ file, reader }),
    refusal: null,
    summary: { ...nothing, role: reader.layout.name, rows, ...open.fingerprint() },
    reader,
  };
}

function droppedColumns(input: { file: CivicFile; reader: CivicRowReader }): ImportIssue[] {
  const { file, reader } = input;
  return reader.dropped.length === 0
    ? []
    : [
        {
          file: file.name,
          line: 1,
          recordId: null,
          severity: "warning",
          code: "columns-left-out",
          message: `Entries have no place for these columns: ${reader.dropped.join(", ")}.`,
        },
      ];
}

/** A side table's broken rows are passed over: they give names to others and become no record. */
async function scanSideTable(input: {
  file: CivicFile;
  table: "profiles" | "variants" | "genes";
  context: CivicContext;
}): Promise<Scan> {
  const { file, table, context } = input;
  const issues: ImportIssue[] = [];
  const about = { file: file.name, recordId: null };
  const header = mapHeader({ cells: file.headerCells, columns: SIDE_COLUMNS[table] });
  const summary = { name: file.name, role: table, rows: 0, length: 0, sha256: "" };
  if (!header.ok) {
    const refusal = { ...about, severity: "refused", ...header.error } as const;
    return { issues, refusal, summary, reader: null };
  }
  const open = openTable(file.path);
  let rows = -1;
  try {
    for await (const row of open.rows) {
      rows += 1;
      const values = rowValues({ row, header: header.value });
      if (!values.ok) {
        issues.push({ ...about, severity: "warning", ...values.error });
      } else if (rows > 0) {
        context.catalog.add({ table, row: values.value });
      }
    }
  } catch (error) {
    if (error instanceof TsvRefusal) {
      const refusal = { ...about, severity: "refused", ...error.fault } as const;
      return { issues, refusal, summary, reader: null };
    }
    throw error;
  }
  return {
    issues,
    refusal: null,
    summary: { ...summary, rows, ...open.fingerprint() },
    reader: null,
  };
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
