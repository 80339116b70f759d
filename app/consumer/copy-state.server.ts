import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { MANIFEST_NAME, type Manifest, releaseFilePath } from "#app/domain/releases/manifest.ts";
import { parseWire, RELEASE_LIMITS, wire } from "#app/domain/releases/wire.ts";
import { TufRefusal } from "#app/platform/tuf/refusal.server.ts";

/** The file whose replacement makes a pulled release the current one. */
export const CURRENT_NAME = "current.json";

/** The folder of the TUF client's states; `current.json` names the one in force. */
export const STATES_NAME = ".tuf";

/** The trusted root that a copy was started with, in its state folder. */
export const TRUSTED_ROOT_NAME = "trusted-root.json";

const currentSchema = z.strictObject({
  release: wire.releaseLabel,
  sequence: wire.ordinal,
  manifest_sha256: wire.sha256,
  channel: wire.channelName,
  url: z.string().max(2_000),
  state: z.string().regex(/^\.tuf\/[0-9a-f]{16}$/, "must be a folder in .tuf"),
  files: z
    .array(releaseFilePath)
    .min(1)
    .max(RELEASE_LIMITS.filesPerRelease + 1),
});

/**
 * What `current.json` says: the release in force, its manifest's digest to pin, where it came from,
 * the folder with the TUF metadata that proves it, and the files of `releases/<release>/`.
 */
export type CurrentCopy = z.infer<typeof currentSchema>;

/** Reads what a copy holds; null when there is none. Refuses (`copy-damaged`) a malformed file. */
export async function readCurrent(dir: string): Promise<CurrentCopy | null> {
  let text: string;
  try {
    text = await readFile(join(dir, CURRENT_NAME), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const parsed = parseWire({ value, schema: currentSchema, what: CURRENT_NAME });
  if (parsed.ok) return parsed.value;
  throw new TufRefusal({
    code: "copy-damaged",
    message: `${CURRENT_NAME} in ${dir} is damaged: ${parsed.error.message}`,
    path: CURRENT_NAME,
  });
}

/** The text of `current.json`. */
export function currentText(current: CurrentCopy): string {
  return `${JSON.stringify(currentSchema.parse(current), null, 2)}\n`;
}

/** The names of a release's files with its manifest, in order. */
export function fileNames(manifest: Manifest): string[] {
  return [MANIFEST_NAME, ...manifest.files.map((file) => file.path)].sort();
}

/** The folder of a release inside a copy. */
export function releaseFolder({ dir, release }: { dir: string; release: string }): string {
  return join(dir, "releases", release);
}
