import { readFile, stat } from "node:fs/promises";
import { METADATA_LIMITS } from "#app/domain/releases/tuf-metadata.ts";
import { TufRefusal } from "#app/platform/tuf/refusal.server.ts";

/** Reads the trusted root that a person names; refuses (`root-file`) what cannot be one. */
export async function readRootFile(path: string): Promise<Buffer> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw refusal(path, "there is no such file");
  if (!found.isFile() || found.size > METADATA_LIMITS.root)
    throw refusal(path, "this is no root.json");
  return readFile(path);
}

function refusal(path: string, what: string): TufRefusal {
  return new TufRefusal({ code: "root-file", message: `${path}: ${what}.`, path });
}
