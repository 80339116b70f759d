import { dirname, join, posix } from "node:path";
import type { TufRole } from "#app/domain/releases/tuf-metadata.ts";

/** The folder of the metadata files inside a repository. */
export function metadataFolder(dir: string): string {
  return join(dir, "metadata");
}

/** Where a role's metadata of one version lies; the timestamp alone has no version in its name. */
export function metadataPath({
  dir,
  role,
  version,
}: {
  dir: string;
  role: TufRole;
  version: number;
}): string {
  const name = role === "timestamp" ? "timestamp.json" : `${version}.${role}.json`;
  return join(metadataFolder(dir), name);
}

/** A target's address below `targets/`: its digest stands before the last segment (consistent snapshots). */
export function hashedTargetName({ path, sha256 }: { path: string; sha256: string }): string {
  const folder = posix.dirname(path);
  return posix.join(folder, `${sha256}.${posix.basename(path)}`);
}

/** Where a target's bytes lie. */
export function targetFilePath({
  dir,
  path,
  sha256,
}: {
  dir: string;
  path: string;
  sha256: string;
}): string {
  return join(dir, "targets", ...hashedTargetName({ path, sha256 }).split("/"));
}

/** The folders in which a killed publication may have left temporary files for these targets. */
export function targetFolders({ dir, paths }: { dir: string; paths: readonly string[] }): string[] {
  return [...new Set(paths.map((path) => join(dir, "targets", ...dirname(path).split("/"))))];
}
