import { cp, mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { admitRelease, channelPath } from "#app/domain/releases/channel.ts";
import { MANIFEST_NAME, type Manifest, releaseTargetPath } from "#app/domain/releases/manifest.ts";
import { openClient, repositoryUrl, type TufClient } from "#app/platform/tuf/client.server.ts";
import { digestFile } from "#app/platform/tuf/digest.server.ts";
import {
  fetchReleaseFiles,
  readChannel,
  readManifest,
} from "#app/platform/tuf/fetch-release.server.ts";
import type { Traffic } from "#app/platform/tuf/fetcher.server.ts";
import { TufRefusal, unwrap } from "#app/platform/tuf/refusal.server.ts";
import { type CommitStep, commitRelease, commitState, heldFiles } from "./commit.server.ts";
import {
  type CurrentCopy,
  fileNames,
  readCurrent,
  releaseFolder,
  TRUSTED_ROOT_NAME,
} from "./copy-state.server.ts";
import { checkRootChain } from "./evidence.server.ts";
import { assertSameRoot } from "./verify.server.ts";
import { openWorkspace, sweep } from "./workspace.server.ts";

/** What a pull did. `traffic` counts requests and the bytes of their answers' bodies. */
export type PullReport = {
  /** `unchanged`: the copy was current already; `repaired`: it was, but files had been damaged. */
  readonly status: "updated" | "unchanged" | "repaired";
  readonly release: string;
  readonly sequence: number;
  readonly semver: string;
  readonly channel: string;
  readonly manifest_sha256: string;
  readonly counts: Manifest["counts"];
  readonly files: number;
  /** What the copy held before, and whether that has been withdrawn since. */
  readonly previous: { readonly release: string; readonly is_withdrawn: boolean } | null;
  readonly traffic: Traffic;
};

/** Told how many bytes there are to come, and how many came. */
export type PullProgress = {
  readonly onTotal?: (bytes: number) => void;
  readonly onBytes?: (bytes: number) => void;
};

/**
 * Brings the copy in `dir` to the release that the channel names. Everything is fetched and checked
 * in a staging folder first; then renames put it in place, last `current.json`. So a refusal or a
 * crash leaves the earlier copy as it was. `rootBytes`, the trusted root obtained out of band, is
 * needed for the first pull and must be the same later. A release that was pulled earlier stays in
 * `releases/`.
 *
 * Refuses: `root-missing`, `root-different`, `channel-different` (a copy follows one channel),
 * `channel-missing`, `release-rollback`, `release-replaced`, `release-unsafe`, `copy-damaged`,
 * `evidence-invalid`, and what the client and the checks of the files refuse
 * (`verification-failed`, `release-incoherent`, `file-…`).
 */
export async function pullRelease({
  url,
  dir,
  rootBytes,
  channel = "stable",
  now,
  onTotal = () => {},
  onBytes = () => {},
  onStep = () => {},
}: {
  url: string;
  dir: string;
  rootBytes: Uint8Array | null;
  channel?: string;
  now: Date;
  onStep?: (step: CommitStep) => void;
} & PullProgress): Promise<PullReport> {
  const base = repositoryUrl(url);
  channelPath(channel);
  const held = await readCurrent(dir);
  assertSameChannel({ held, channel });
  const workspace = await openWorkspace(dir);
  try {
    await sweep({ dir, keep: held?.state ?? null, now });
    const state = join(workspace.folder, "state");
    const isResumed = await prepareState({ dir, state, held, rootBytes });
    const client = await openClient({
      url: base,
      folder: state,
      rootBytes: isResumed ? null : rootBytes,
      temporaryFolder: workspace.folder,
      onBytes,
    });
    await client.refresh();
    const named = await readChannel({ client, channel });
    if (named === null) {
      const message = `${base} has no channel ${channel}.`;
      throw new TufRefusal({ code: "channel-missing", message, path: channelPath(channel) });
    }
    unwrap(admitRelease({ channel: named, held }));
    const { manifest, bytes } = await readManifest({
      client,
      channel: named,
      channelName: channel,
    });
    const { manifest_sha256, release, sequence } = named;
    const next = {
      release,
      sequence,
      manifest_sha256,
      channel,
      url: base,
      files: fileNames(manifest),
    };
    const isHeld = held?.sequence === named.sequence;
    const report = {
      release,
      sequence,
      semver: manifest.semver,
      channel,
      manifest_sha256,
      counts: manifest.counts,
      files: next.files.length,
      previous: await previousOf({ client, held, isHeld }),
      traffic: client.fetcher.traffic,
    };
    if (isHeld && (await isComplete({ dir, manifest, manifest_sha256 }))) {
      await commitState({ dir, state, held, next, onStep });
      return { status: "unchanged", ...report };
    }
    const into = join(workspace.folder, "release");
    await mkdir(into);
    onTotal(manifest.files.reduce((total, file) => total + file.length, 0));
    const reuse = await heldFiles({ dir, held });
    const onReused = onBytes;
    await fetchReleaseFiles({ client, manifest, manifestBytes: bytes, into, reuse, onReused });
    await commitRelease({ dir, workspace: workspace.folder, into, state, held, next, onStep });
    return { status: isHeld ? "repaired" : "updated", ...report };
  } finally {
    await workspace.close();
  }
}

function assertSameChannel({ held, channel }: { held: CurrentCopy | null; channel: string }): void {
  if (held === null || held.channel === channel) return;
  throw new TufRefusal({
    code: "channel-different",
    message: `This copy follows channel ${held.channel}; pull ${channel} into another folder.`,
  });
}

/** Copies the state in force into the workspace; false when the client starts from `rootBytes`. */
async function prepareState({
  dir,
  state,
  held,
  rootBytes,
}: {
  dir: string;
  state: string;
  held: CurrentCopy | null;
  rootBytes: Uint8Array | null;
}): Promise<boolean> {
  const stored = held === null ? null : join(dir, held.state);
  const isStored = stored !== null && (await stat(stored).catch(() => null)) !== null;
  if (stored !== null && isStored) {
    if (rootBytes !== null) await assertSameRoot({ state: stored, rootBytes });
    // The client trusts its stored root; make sure that it follows from the one given at the start.
    await checkRootChain(stored);
    await cp(stored, state, { recursive: true });
    return true;
  }
  if (rootBytes === null) {
    throw new TufRefusal({
      code: "root-missing",
      message: "A first pull needs the trusted root, obtained out of band.",
    });
  }
  await mkdir(state);
  await writeFile(join(state, TRUSTED_ROOT_NAME), rootBytes);
  return false;
}

async function previousOf({
  client,
  held,
  isHeld,
}: {
  client: TufClient;
  held: CurrentCopy | null;
  isHeld: boolean;
}): Promise<PullReport["previous"]> {
  if (held === null || isHeld) return null;
  const path = releaseTargetPath({ release: held.release, path: MANIFEST_NAME });
  return { release: held.release, is_withdrawn: (await client.find(path)) === null };
}

/** Whether the files of a release are all there, by length; `verify` looks at every byte. */
async function isComplete({
  dir,
  manifest,
  manifest_sha256,
}: {
  dir: string;
  manifest: Manifest;
  manifest_sha256: string;
}): Promise<boolean> {
  const folder = releaseFolder({ dir, release: manifest.release });
  for (const file of manifest.files) {
    const found = await stat(join(folder, ...file.path.split("/"))).catch(() => null);
    if (found?.size !== file.length) return false;
  }
  const stored = await digestFile(join(folder, MANIFEST_NAME)).catch(() => null);
  return stored?.sha256 === manifest_sha256;
}
