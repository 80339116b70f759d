import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { writeGeneratedRows } from "./generate.ts";

/** A folder to import, and what is to be said of it. */
export type CivicRows = { readonly path: string; readonly description: string };

/**
 * The rows to measure with: the newest complete CIViC release below `CURATORIUM_DATA_DIR` (default
 * `shared/data` beside the project), or generated rows of the same shape where there is none.
 */
export async function findCivicRows(folder: string): Promise<CivicRows> {
  const given = process.env.CURATORIUM_DATA_DIR;
  const civic = join(given ? resolve(given) : join(projectRoot, "..", "shared", "data"), "civic");
  const releases = existsSync(civic)
    ? readdirSync(civic).filter((name) => hasEvidence(join(civic, name)))
    : [];
  const newest = releases.sort().at(-1);
  if (newest !== undefined) {
    return { path: join(civic, newest), description: `CIViC's release of ${newest}` };
  }
  const { path, rows } = await writeGeneratedRows(folder);
  return { path, description: `${rows} generated rows in CIViC's shape (no data folder)` };
}

function hasEvidence(folder: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(folder.slice(-10)) &&
    readdirSync(folder).some((name) => name.endsWith("ClinicalEvidenceSummaries.tsv"))
  );
}
