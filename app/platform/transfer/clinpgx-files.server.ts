import { basename } from "node:path";
import { clinpgxTableOf } from "#app/domain/transfer/formats/clinpgx/detect-table.ts";
import {
  CLINPGX_NAMINGS,
  CLINPGX_TABLES,
  type ClinpgxTable,
} from "#app/domain/transfer/formats/clinpgx/layouts.ts";
import type { ImportIssue } from "#app/domain/transfer/import-item.ts";
import { TsvRefusal } from "#app/domain/transfer/tsv-row.ts";
import { listFiles } from "./list-files.server.ts";
import { openTable } from "./open-table.server.ts";

/** The most files of a folder that are looked at. */
const FILES_MAX = 500;

/** What lies in every archive of ClinPGx beside its tables and is nothing to import. */
const COMPANION = /^(?:CREATED_\d{4}-\d{2}-\d{2}|LICENSE|README(?:_.*)?)\.(?:txt|md|pdf)$/i;

/** A file that holds one of ClinPGx's tables. */
export type ClinpgxFile = {
  readonly path: string;
  readonly name: string;
  readonly table: ClinpgxTable;
  readonly headerCells: readonly string[];
};

/** The tables of a release, each once; or why there is nothing to import. */
export type ClinpgxFiles =
  | {
      readonly ok: true;
      readonly files: ReadonlyMap<ClinpgxTable, ClinpgxFile>;
      readonly issues: readonly ImportIssue[];
    }
  | { readonly ok: false; readonly issues: readonly ImportIssue[]; readonly refusal: ImportIssue };

type Problem = {
  readonly file: string;
  readonly line?: number;
  readonly code: string;
  readonly message: string;
};

/**
 * Finds the tables of one ClinPGx release in a folder (not in folders below), by their header lines
 * and not by their names. Other files are passed over with an issue. Refused: a path that is no
 * folder, a folder without annotations or evidence, and one that holds a table twice or tables of
 * both namings, because then nobody can say which release it is.
 */
export async function findClinpgxFiles(path: string): Promise<ClinpgxFiles> {
  const issues: ImportIssue[] = [];
  const refused = (problem: Problem): ClinpgxFiles => ({
    ok: false,
    issues,
    refusal: issue({ ...problem, severity: "refused" }),
  });
  const paths = await listFiles(path);
  const file = basename(path);
  if (paths === "missing") {
    return refused({ file, code: "path-missing", message: "There is no such folder." });
  }
  if (paths === "other" || (paths.length === 1 && paths[0] === path)) {
    const message = "An annotation stands in several tables; give the folder that holds them.";
    return refused({ file, code: "folder-needed", message });
  }
  if (paths.length > FILES_MAX) {
    const message = `The folder holds more than ${FILES_MAX} files.`;
    return refused({ file, code: "too-many-files", message });
  }
  const files = new Map<ClinpgxTable, ClinpgxFile>();
  for (const candidate of paths.filter((one) => !COMPANION.test(basename(one)))) {
    const found = await classify(candidate);
    if ("code" in found) {
      issues.push(issue({ ...found, severity: "skipped" }));
      continue;
    }
    const earlier = files.get(found.table);
    if (earlier !== undefined) {
      const message = `${earlier.name} holds the same table; give one release at a time.`;
      return refused({ file: found.name, code: "table-twice", message });
    }
    files.set(found.table, found);
  }
  const problem = missingTable({ file, files }) ?? mixedNamings([...files.values()]);
  if (problem !== null) {
    return refused(problem);
  }
  for (const table of CLINPGX_TABLES.filter((one) => !files.has(one))) {
    const message = `There is no table of ${table}; entries come in without it.`;
    issues.push(issue({ file, code: "table-missing", message, severity: "warning" }));
  }
  return { ok: true, files, issues };
}

function missingTable(input: {
  file: string;
  files: ReadonlyMap<ClinpgxTable, ClinpgxFile>;
}): Problem | null {
  const missing = (["annotations", "evidence"] as const).find((table) => !input.files.has(table));
  const message = `There is no table of ${missing} of ClinPGx here.`;
  return missing === undefined ? null : { file: input.file, code: "no-clinpgx-table", message };
}

function mixedNamings(files: readonly ClinpgxFile[]): Problem | null {
  const isFormer = ({ headerCells }: ClinpgxFile) =>
    headerCells.includes(CLINPGX_NAMINGS.clinical.idColumn);
  const former = files.find(isFormer);
  const current = files.find((file) => !isFormer(file));
  return former === undefined || current === undefined
    ? null
    : {
        file: former.name,
        line: 1,
        code: "release-mixed",
        message: `${former.name} and ${current.name} are of different releases.`,
      };
}

async function classify(path: string): Promise<ClinpgxFile | Problem> {
  const name = basename(path);
  try {
    for await (const { cells } of openTable(path).rows) {
      const table = clinpgxTableOf(cells);
      return table === null
        ? {
            file: name,
            line: 1,
            code: "not-clinpgx",
            message: "The first line is no header of a table that is imported.",
          }
        : { path, name, table, headerCells: cells };
    }
  } catch (error) {
    if (error instanceof TsvRefusal) {
      return { file: name, ...error.fault };
    }
    throw error;
  }
  return { file: name, code: "tsv-empty", message: "The file is empty." };
}

function issue(input: Problem & { severity: ImportIssue["severity"] }): ImportIssue {
  const { file, line = 0, severity, code, message } = input;
  return { file, line, recordId: null, severity, code, message };
}
