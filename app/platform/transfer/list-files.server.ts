import { lstat, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * The files of a source: the one file that the path names, or the files of the folder, not of folders
 * below it and without hidden ones, sorted by name. "missing" when there is nothing, "other" for what
 * is neither and cannot be read twice.
 */
export async function listFiles(path: string): Promise<readonly string[] | "missing" | "other"> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") {
      return null;
    }
    throw error;
  });
  if (found === null) {
    return "missing";
  }
  if (found.isFile()) {
    return [path];
  }
  if (!found.isDirectory()) {
    return "other";
  }
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).sort();
  const paths: string[] = [];
  for (const name of names) {
    const child = join(path, name);
    if ((await lstat(child)).isFile() || (await stat(child).catch(() => null))?.isFile()) {
      paths.push(child);
    }
  }
  return paths;
}
