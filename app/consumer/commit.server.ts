import { randomBytes } from "node:crypto";
import { readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { admitRelease, channelPath } from "#app/domain/releases/channel.ts";
import { MANIFEST_NAME, parseManifest, releaseTargetPath } from "#app/domain/releases/manifest.ts";
import {
  ensureFolder,
  syncFolder,
  syncTree,
  writeFileAtomic,
} from "#app/platform/atomic-file.server.ts";
import { sha256Hex } from "#app/platform/tuf/digest.server.ts";
import { TufRefusal } from "#app/platform/tuf/refusal.server.ts";
import {
  CURRENT_NAME,
  type CurrentCopy,
  currentText,
  readCurrent,
  releaseFolder,
  STATES_NAME,
} from "./copy-state.server.ts";

/** What is to become current; the state folder gets its name when it is put in place. */
export type NextCopy = Omit<CurrentCopy, "state">;

/** The points between two steps of putting a pulled release in place. */
export type CommitStep = "checked" | "release-placed" | "state-placed" | "current-written";

type StateCommit = {
  readonly dir: string;
  /** The prepared state folder. */
  readonly state: string;
  readonly held: CurrentCopy | null;
  readonly next: NextCopy;
  /** Told each step; tests kill the process from here. */
  readonly onStep: (step: CommitStep) => void;
};

/**
 * Puts a fetched release in place: its files under `releases/`, then the state that proves it, and
 * last `current.json`, the one step that a reader sees. Refuses (`pull-overtaken`) when another pull
 * has moved the copy on meanwhile.
 */
export async function commitRelease({
  workspace,
  into,
  ...commit
}: { readonly workspace: string; readonly into: string } & StateCommit): Promise<void> {
  const { dir, next } = commit;
  const place = releaseFolder({ dir, release: next.release });
  await syncTree(into);
  await ensureFolder(join(dir, "releases"));
  await assertNotOvertaken(commit);
  commit.onStep("checked");
  // Left by a pull that was killed before the end, or damaged: it is not what was just checked.
  if (await exists(place)) await rename(place, join(workspace, "replaced"));
  await rename(into, place);
  await syncFolder(join(dir, "releases"));
  commit.onStep("release-placed");
  await putState(commit);
}

/** Keeps newer metadata of a copy whose release is unchanged; writes nothing when there is none. */
export async function commitState(commit: StateCommit): Promise<void> {
  const { dir, state, held, next } = commit;
  const isSame =
    held !== null &&
    (await hasSameFiles({ a: state, b: join(dir, held.state) })) &&
    currentText({ ...next, state: held.state }) === currentText(held);
  if (isSame) return;
  await assertNotOvertaken(commit);
  await putState(commit);
}

/** The files of the held release by digest, for a pull that needs some of them again. */
export async function heldFiles({
  dir,
  held,
}: {
  dir: string;
  held: CurrentCopy | null;
}): Promise<(sha256: string) => string | null> {
  if (held === null) return () => null;
  const folder = releaseFolder({ dir, release: held.release });
  const bytes = await readFile(join(folder, MANIFEST_NAME)).catch(() => Buffer.alloc(0));
  const manifest = parseManifest(bytes.toString("utf8"));
  if (!manifest.ok || sha256Hex(bytes) !== held.manifest_sha256) return () => null;
  const places = new Map(
    manifest.value.files.map((file) => [file.sha256, join(folder, ...file.path.split("/"))]),
  );
  return (sha256) => places.get(sha256) ?? null;
}

async function putState({ dir, state, held, next, onStep }: StateCommit): Promise<void> {
  const name = `${STATES_NAME}/${randomBytes(8).toString("hex")}`;
  await pruneTargets({ state, next });
  await syncTree(state);
  await ensureFolder(join(dir, STATES_NAME));
  await rename(state, join(dir, name));
  await syncFolder(join(dir, STATES_NAME));
  onStep("state-placed");
  const data = currentText({ ...next, state: name });
  await writeFileAtomic({ path: join(dir, CURRENT_NAME), data });
  onStep("current-written");
  if (held !== null) await rm(join(dir, held.state), { recursive: true, force: true });
}

/** Keeps, of the targets that the client stored, those that the current release needs. */
async function pruneTargets({ state, next }: { state: string; next: NextCopy }): Promise<void> {
  const folder = join(state, "targets");
  const manifest = releaseTargetPath({ release: next.release, path: MANIFEST_NAME });
  const kept = new Set([channelPath(next.channel), manifest].map(encodeURIComponent));
  for (const name of await readdir(folder)) {
    if (!kept.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function assertNotOvertaken({ dir, held, next }: StateCommit): Promise<void> {
  const found = await readCurrent(dir);
  const isExpected = found === null || found.sequence === held?.sequence;
  const channel = { ...next, min_safe_sequence: 1 };
  if (isExpected || admitRelease({ channel, held: found }).ok) return;
  throw new TufRefusal({
    code: "pull-overtaken",
    message: `Another pull has moved this copy to ${found.release} meanwhile.`,
  });
}

async function hasSameFiles({ a, b }: { a: string; b: string }): Promise<boolean> {
  const [left, right] = await Promise.all([contentsOf(a), contentsOf(b)]);
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Names and digests of the files below a folder, in order. */
async function contentsOf(folder: string): Promise<string[][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const found = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length), sha256Hex(await readFile(path))]),
  );
  return found.sort((x, y) => ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1));
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}
