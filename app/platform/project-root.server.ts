import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function findRoot(folder: string): string {
  if (existsSync(join(folder, "package.json"))) {
    return folder;
  }
  const parent = dirname(folder);
  if (parent === folder) {
    throw new Error("Curatorium's package.json is not above its code.");
  }
  return findRoot(parent);
}

/**
 * The folder that holds package.json, absolute: the nearest above this code, which works from the
 * sources and from `build/` alike.
 */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));
