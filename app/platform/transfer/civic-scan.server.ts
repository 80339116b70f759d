import { SIDE_COLUMNS } from "#app/domain/transfer/formats/civic/catalog.ts";
import { type CivicContext, noteRow } from "#app/domain/transfer/formats/civic/context.ts";
import {
  type CivicRowReader,
  civicRowReader,
} from "#app/domain/transfer/formats/civic/detect-layout.ts";
import type { ImportFile, ImportIssue } from "#app/domain/transfer/import-item.ts";
import { mapHeader, rowValues, type TsvFault, TsvRefusal } from "#app/domain/transfer/tsv-row.ts";
import type { CivicFile } from "./civic-files.server.ts";
import { openTable } from "./open-table.server.ts";

/** What the first pass over one file found. `reader` is there for tables that hold records. */
export type CivicScan = {
  readonly issues: readonly ImportIssue[];
  readonly refusal: ImportIssue | null;
  readonly summary: ImportFile;
  readonly reader: CivicRowReader | null;
};

/**
 * Reads a table once, checks the structure of every line, and notes in `context` what its rows teach.
 * A malformed line of a table that holds records refuses the file; a side table's is passed over,
 * because it gives names to others and becomes no record. Bytes that are not text refuse either.
 */
export async function scanCivicFile(input: {
  file: CivicFile;
  context: CivicContext;
}): Promise<CivicScan> {
  const { file, context } = input;
  return file.table === "evidence" || file.table === "assertions"
    ? await scanMainTable({ file, table: file.table, context })
    : await scanSideTable({ file, table: file.table, context });
}

async function scanMainTable(input: {
  file: CivicFile;
  table: "evidence" | "assertions";
  context: CivicContext;
}): Promise<CivicScan> {
  const { file, table, context } = input;
  const nothing = { name: file.name, role: table, rows: 0, length: 0, sha256: "" };
  const fail = (fault: TsvFault): CivicScan => ({
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

async function scanSideTable(input: {
  file: CivicFile;
  table: "profiles" | "variants" | "genes";
  context: CivicContext;
}): Promise<CivicScan> {
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
