import { basename } from "node:path";
import { type CivicTable, civicTableOf } from "#app/domain/transfer/formats/civic/detect-layout.ts";
import type { ImportIssue } from "#app/domain/transfer/import-item.ts";
import { TsvRefusal } from "#app/domain/transfer/tsv-row.ts";
import { listFiles } from "./list-files.server.ts";
import { openTable } from "./open-table.server.ts";

/** The most files of a folder that are looked at. */
const FILES_MAX = 500;

/** A file that holds one of CIViC's tables. */
export type CivicFile = {
  readonly path: string;
  readonly name: string;
  readonly table: CivicTable;
  readonly headerCells: readonly string[];
};

/** The tables of a source and what was passed over; or why there is nothing to import. */
export type CivicFiles =
  | {
      readonly ok: true;
      readonly files: readonly CivicFile[];
      readonly issues: readonly ImportIssue[];
    }
  | { readonly ok: false; readonly issues: readonly ImportIssue[]; readonly refusal: ImportIssue };

/**
 * Finds CIViC's tables in a folder (not in folders below) or takes the one file, by their header lines
 * and not by their names. Files that hold something else are passed over with an issue. Refused: a
 * path that is not there, neither folder nor file, or has no evidence and no assertion file.
 */
export async function findCivicFiles(path: string): Promise<CivicFiles> {
  const name = basename(path);
  const issues: ImportIssue[] = [];
  const refused = (code: string, message: string): CivicFiles => ({
    ok: false,
    issues,
    refusal: { file: name, line: 0, recordId: null, severity: "refused", code, message },
  });
  const paths = await listFiles(path);
  if (paths === "missing") {
    return refused("path-missing", "There is no such file or folder.");
  }
  if (paths === "other") {
    return refused("path-not-file", "This is neither a folder nor a file that can be read twice.");
  }
  if (paths.length > FILES_MAX) {
    return refused("too-many-files", `The folder holds more than ${FILES_MAX} files.`);
  }
  const files: CivicFile[] = [];
  for (const candidate of paths) {
    const found = await classify(candidate);
    if (found.ok) {
      files.push(found.file);
    } else {
      issues.push(found.issue);
    }
  }
  const isUseful = files.some(({ table }) => table === "evidence" || table === "assertions");
  if (isUseful) {
    return { ok: true, files, issues };
  }
  const [only] = issues;
  return paths.length === 1 && paths[0] === path && only !== undefined
    ? { ok: false, issues: [], refusal: { ...only, severity: "refused" } }
    : refused("no-civic-table", "There is no evidence and no assertion file of CIViC here.");
}

type Classified = { ok: true; file: CivicFile } | { ok: false; issue: ImportIssue };

async function classify(path: string): Promise<Classified> {
  const name = basename(path);
  const skipped = (input: { code: string; line: number; message: string }): Classified => ({
    ok: false,
    issue: { file: name, recordId: null, severity: "skipped", ...input },
  });
  try {
    for await (const { cells } of openTable(path).rows) {
      const table = civicTableOf(cells);
      return table === null
        ? skipped({
            code: "not-civic",
            line: 1,
            message: "The first line is no header of a table that is imported.",
          })
        : { ok: true, file: { path, name, table, headerCells: cells } };
    }
  } catch (error) {
    if (error instanceof TsvRefusal) {
      return skipped(error.fault);
    }
    throw error;
  }
  return skipped({ code: "tsv-empty", line: 0, message: "The file is empty." });
}
