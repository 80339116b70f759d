import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { TargetEntry, TargetsSigned } from "#app/domain/releases/tuf-metadata.ts";
import {
  type OnWrite,
  removeLeftovers,
  UnexpectedContentError,
  writeFileAtomic,
} from "#app/platform/atomic-file.server.ts";
import { digestFile } from "./digest.server.ts";
import { targetFilePath, targetFolders } from "./layout.server.ts";
import { TufRefusal } from "./refusal.server.ts";

/** The bytes for a target: a file to copy (streamed), or the bytes themselves. */
export type TargetSource = { readonly path: string } & (
  | { readonly source: string }
  | { readonly data: Uint8Array | string }
);

/**
 * Puts the target files in place, each under its digest, and makes sure that every file that the
 * document lists is there. Files that are there already are kept after a look at their digest.
 * Refuses a source that the document does not list (`target-unlisted`), one whose bytes differ from
 * what is listed (`target-mismatch`), and a listed file that is neither there nor given
 * (`target-missing`).
 */
export async function writeTargetFiles({
  dir,
  targets,
  files,
  onWrite,
}: {
  dir: string;
  targets: TargetsSigned["targets"];
  files: readonly TargetSource[];
  onWrite?: OnWrite | undefined;
}): Promise<void> {
  const unlisted = files.find((file) => targets[file.path] === undefined);
  if (unlisted !== undefined) {
    throw refusal("target-unlisted", unlisted.path, "is not listed in the signed targets");
  }
  const given = new Map(files.map((file) => [file.path, file]));
  await assertOthersPresent({ dir, targets, given });
  for (const folder of targetFolders({ dir, paths: [...given.keys()] })) {
    await removeLeftovers(folder);
  }
  for (const [path, file] of given) {
    const entry = targets[path];
    if (entry !== undefined) await writeTarget({ dir, path, entry, file, onWrite });
  }
}

async function assertOthersPresent({
  dir,
  targets,
  given,
}: {
  dir: string;
  targets: TargetsSigned["targets"];
  given: ReadonlyMap<string, TargetSource>;
}): Promise<void> {
  for (const [path, entry] of Object.entries(targets)) {
    if (given.has(path)) continue;
    const place = targetFilePath({ dir, path, sha256: entry.hashes.sha256 });
    const found = await stat(place).catch(() => null);
    if (found?.size !== entry.length) {
      throw refusal("target-missing", path, "is listed, but its file is missing");
    }
  }
}

async function writeTarget({
  dir,
  path,
  entry,
  file,
  onWrite,
}: {
  dir: string;
  path: string;
  entry: TargetEntry;
  file: TargetSource;
  onWrite: OnWrite | undefined;
}): Promise<void> {
  const place = targetFilePath({ dir, path, sha256: entry.hashes.sha256 });
  if (await holds({ place, entry })) return;
  const hash = createHash("sha256");
  let length = 0;
  const chunks = "source" in file ? createReadStream(file.source) : [Buffer.from(file.data)];
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      hash.update(chunk);
      length += chunk.length;
      yield chunk;
    }
  }
  const check = () => {
    if (length !== entry.length || hash.digest("hex") !== entry.hashes.sha256) {
      throw new UnexpectedContentError();
    }
  };
  try {
    await writeFileAtomic({ path: place, data: measured(), check, onWrite });
  } catch (error) {
    if (!(error instanceof UnexpectedContentError)) throw error;
    throw refusal("target-mismatch", path, "has other bytes than the signed targets list");
  }
}

async function holds({ place, entry }: { place: string; entry: TargetEntry }): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  if (found?.size !== entry.length) return false;
  return (await digestFile(place)).sha256 === entry.hashes.sha256;
}

function refusal(code: string, path: string, what: string): TufRefusal {
  return new TufRefusal({ code, message: `${path} ${what}.`, path });
}
