import { stat } from "node:fs/promises";
import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import {
  type ClinpgxRowReader,
  clinpgxRowReader,
} from "#app/domain/transfer/formats/clinpgx/detect-table.ts";
import type { ClinpgxPartTable } from "#app/domain/transfer/formats/clinpgx/layouts.ts";
import type { ImportFile, ImportIssue } from "#app/domain/transfer/import-item.ts";
import { type TsvFault, TsvRefusal } from "#app/domain/transfer/tsv-row.ts";
import type { ClinpgxFile } from "./clinpgx-files.server.ts";
import { openTable } from "./open-table.server.ts";
import { RowGroups } from "./row-groups.server.ts";

/** A table whose structure is sound. */
export type ScannedTable = {
  readonly file: ClinpgxFile;
  readonly reader: ClinpgxRowReader;
  readonly summary: ImportFile;
  /** Changes when the file does. */
  readonly stamp: string;
};

/** A table of the annotations' parts, with its rows by annotation. */
export type ScannedParts = ScannedTable & {
  readonly table: ClinpgxPartTable;
  readonly groups: RowGroups;
  readonly issues: readonly ImportIssue[];
};

/** The annotations' numbers, by id, in the order of the file; an id that stands twice has its first number. */
export type AnnotationNumbers = ReadonlyMap<string, number>;

/** Checks the structure of every line of the annotations, and numbers them. A malformed line refuses the table. */
export async function scanAnnotations(
  file: ClinpgxFile,
): Promise<
  Result<ScannedTable & { numbers: AnnotationNumbers; repeated: ReadonlySet<string> }, ImportIssue>
> {
  const numbers = new Map<string, number>();
  const repeated = new Set<string>();
  const scanned = await scanTable({
    file,
    onRow: ({ id }) => {
      if (numbers.has(id)) {
        repeated.add(id);
      } else {
        numbers.set(id, numbers.size);
      }
    },
  });
  return scanned.ok ? ok({ ...scanned.value, numbers, repeated }) : scanned;
}

/**
 * Checks the structure of every line of a table of parts, and notes where each annotation's rows
 * stand. A malformed line refuses the table; rows of no annotation are passed over, run by run.
 */
export async function scanParts(input: {
  table: ClinpgxPartTable;
  file: ClinpgxFile;
  numbers: AnnotationNumbers;
}): Promise<Result<ScannedParts, ImportIssue>> {
  const { table, file, numbers } = input;
  const groups = new RowGroups({ records: numbers.size });
  const strays: { id: string; first: number; last: number }[] = [];
  const scanned = await scanTable({
    file,
    onBytes: (chunk) => groups.lineStarts.add(chunk),
    onRow: ({ id, line }) => {
      const record = numbers.get(id);
      const stray = strays.at(-1);
      if (record !== undefined) {
        groups.add({ record, line });
      } else if (stray?.id === id && stray.last === line - 1) {
        stray.last = line;
      } else {
        strays.push({ id, first: line, last: line });
      }
    },
  });
  const issues = strays.map(({ id, first, last }): ImportIssue => {
    const rows = last === first ? "This row is" : `Lines ${first} to ${last} are`;
    const message = `${rows} of annotation ${JSON.stringify(id.slice(0, 40))}, which is not in the table of annotations.`;
    return {
      file: file.name,
      line: first,
      recordId: null,
      severity: "skipped",
      code: "annotation-unknown",
      message,
    };
  });
  return scanned.ok ? ok({ ...scanned.value, table, groups, issues }) : scanned;
}

/** What changes when a file does: its identity, its length and when it was written, to the nanosecond. */
export async function stampOf(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs].join(":");
}

async function scanTable(input: {
  file: ClinpgxFile;
  onBytes?: (chunk: Uint8Array) => void;
  onRow: (row: { id: string; line: number }) => void;
}): Promise<Result<ScannedTable, ImportIssue>> {
  const { file } = input;
  const fail = (fault: TsvFault) =>
    refuse<ImportIssue>({ file: file.name, recordId: null, severity: "refused", ...fault });
  const found = clinpgxRowReader({ cells: file.headerCells, table: file.table });
  if (!found.ok) {
    return fail(found.error);
  }
  const reader = found.value;
  const stamp = await stampOf(file.path);
  const open = openTable(file.path, input.onBytes);
  let rows = 0;
  try {
    for await (const row of open.rows) {
      if (row.line === 1) {
        continue;
      }
      const cells = reader.toCells(row);
      if (!cells.ok) {
        return fail(cells.error);
      }
      rows += 1;
      input.onRow({ id: cells.value.id ?? "", line: row.line });
    }
  } catch (error) {
    if (error instanceof TsvRefusal) {
      return fail(error.fault);
    }
    throw error;
  }
  const role = `clinpgx ${file.table}, ${reader.naming} naming`;
  return ok({
    file,
    reader,
    stamp,
    summary: { name: file.name, role, rows, ...open.fingerprint() },
  });
}
