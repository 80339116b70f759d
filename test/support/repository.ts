import { execFileSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The absolute path of the repository's root folder. */
export function repositoryRoot(): string {
  return dirname(dirname(dirname(fileURLToPath(import.meta.url))));
}

/**
 * Every file under a folder, at any depth, as a path relative to the repository's root with
 * forward slashes, sorted. A folder that is absent holds nothing.
 */
export function filesUnder(folder: string): readonly string[] {
  const absolute = join(repositoryRoot(), folder);
  if (!existsSync(absolute)) return [];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(repositoryRoot().length + 1))
    .map((path) => path.split(sep).join("/"))
    .sort();
}

/**
 * Every file that belongs to the repository: tracked, or new and not ignored. Relative to the
 * root, with forward slashes. Throws when git is absent or this is no clone.
 */
export function repositoryFiles(): readonly string[] {
  const args = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
  const output = execFileSync("git", args, { cwd: repositoryRoot(), encoding: "utf8" });
  return output
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(repositoryRoot(), path)))
    .sort();
}
