import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** Every file at or below a path, relative to the root, sorted by name. */
async function filesUnder({ root, path, ignore }) {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if ((await stat(full)).isFile()) return [path];
  const files = [];
  for (const entry of await readdir(full, { withFileTypes: true })) {
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await filesUnder({ root, path: child, ignore })));
    else if (entry.isFile() && !ignore.test(entry.name)) files.push(child);
  }
  return files.sort();
}

/**
 * SHA-256 over names and bytes of files: the same tree gives the same text on every machine,
 * whatever its timestamps. A path that does not exist counts as empty.
 *
 * @param {object} options
 * @param {string} options.root
 * @param {readonly string[]} options.paths files and folders, relative to the root
 * @param {RegExp} options.ignore names of files that do not count
 * @param {string} options.salt whatever else the result depends on
 */
export async function contentHash({ root, paths, ignore, salt }) {
  const hash = createHash("sha256").update(`${salt}\0`);
  for (const path of paths) {
    for (const file of await filesUnder({ root, path, ignore })) {
      const bytes = await readFile(join(root, file));
      hash.update(`${file}\0${bytes.length}\0`).update(bytes);
    }
  }
  return hash.digest("hex");
}
