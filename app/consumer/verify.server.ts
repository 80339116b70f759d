import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { channelPath, parseChannel } from "#app/domain/releases/channel.ts";
import {
  checkChannelNames,
  MANIFEST_NAME,
  type Manifest,
  parseManifest,
  releaseTargetPath,
} from "#app/domain/releases/manifest.ts";
import { TUF_ROLES, type TufRole } from "#app/domain/releases/tuf-metadata.ts";
import { freshnessOf } from "#app/domain/releases/tuf-plan.ts";
import { RELEASE_LIMITS } from "#app/domain/releases/wire.ts";
import { checkReleaseFile } from "#app/platform/tuf/check-file.server.ts";
import { sha256Hex } from "#app/platform/tuf/digest.server.ts";
import { TufRefusal, unwrap } from "#app/platform/tuf/refusal.server.ts";
import {
  type CurrentCopy,
  fileNames,
  readCurrent,
  releaseFolder,
  TRUSTED_ROOT_NAME,
} from "./copy-state.server.ts";
import { checkEvidence, type Evidence } from "./evidence.server.ts";

/** What an offline check of a copy found. */
export type VerifyReport = {
  readonly release: string;
  readonly sequence: number;
  readonly semver: string;
  readonly manifest_sha256: string;
  readonly counts: Manifest["counts"];
  readonly files: number;
  readonly rows: number;
  /** Digest of the root that the check rests on; compare it with a copy from elsewhere. */
  readonly trusted_root_sha256: string;
  readonly versions: Evidence["versions"];
  readonly expires: Evidence["expires"];
  /** Roles whose promise to be current is over: the copy is authentic, but may be outdated. */
  readonly expired: readonly TufRole[];
};

/**
 * Checks a pulled copy without a network: the stored metadata from the trusted root to the targets,
 * the manifest, and every file's bytes, rows and order; a file that nobody signed is refused too.
 * `rootBytes`, when given, must be the root that the copy was started with. `onBytes` is told the
 * length of each file after its check. Refuses, naming the file: `copy-missing`, `copy-damaged`,
 * `root-different`, `evidence-invalid`, `manifest-…`, `file-missing`, `file-altered`, `file-rows`,
 * `file-unlisted`.
 */
export async function verifyCopy({
  dir,
  rootBytes = null,
  now,
  onTotal = () => {},
  onBytes = () => {},
}: {
  dir: string;
  rootBytes?: Uint8Array | null;
  now: Date;
  onTotal?: (bytes: number) => void;
  onBytes?: (bytes: number) => void;
}): Promise<VerifyReport> {
  const current = await readCurrent(dir);
  if (current === null) {
    throw new TufRefusal({
      code: "copy-missing",
      message: `There is no pulled release in ${dir}.`,
    });
  }
  const state = join(dir, current.state);
  if (rootBytes !== null) await assertSameRoot({ state, rootBytes });
  const evidence = await checkEvidence(state);
  const folder = releaseFolder({ dir, release: current.release });
  const manifest = await checkManifestFile({ folder, current, evidence });
  await checkStoredTargets({ state, current, evidence, manifest });

  onTotal(manifest.files.reduce((total, file) => total + file.length, 0));
  for (const file of manifest.files) {
    assertSigned({ evidence, release: current.release, ...file });
    await checkReleaseFile({ path: join(folder, ...file.path.split("/")), file });
    onBytes(file.length);
  }
  await assertNothingElse({ folder, names: new Set(fileNames(manifest)) });
  return {
    release: manifest.release,
    sequence: manifest.sequence,
    semver: manifest.semver,
    manifest_sha256: current.manifest_sha256,
    counts: manifest.counts,
    files: manifest.files.length + 1,
    rows: manifest.files.reduce((total, file) => total + (file.rows ?? 0), 0),
    trusted_root_sha256: evidence.trustedRootSha256,
    versions: evidence.versions,
    expires: evidence.expires,
    expired: TUF_ROLES.filter(
      (role) => freshnessOf({ role, expires: evidence.expires[role], now }) === "expired",
    ),
  };
}

/** Refuses (`root-different`) a copy that was started from another root than the given one. */
export async function assertSameRoot({
  state,
  rootBytes,
}: {
  state: string;
  rootBytes: Uint8Array;
}): Promise<void> {
  const trusted = await readFile(join(state, TRUSTED_ROOT_NAME)).catch(() => null);
  if (trusted?.equals(rootBytes) === true) return;
  throw new TufRefusal({
    code: "root-different",
    message: "The given root is not the one that this copy was started with.",
    path: TRUSTED_ROOT_NAME,
  });
}

async function checkManifestFile({
  folder,
  current,
  evidence,
}: {
  folder: string;
  current: CurrentCopy;
  evidence: Evidence;
}): Promise<Manifest> {
  const bytes = await readLimited(join(folder, MANIFEST_NAME), RELEASE_LIMITS.manifestBytes);
  if (bytes === null) throw fileRefusal("file-missing", MANIFEST_NAME, "is missing");
  const { release } = current;
  const sha256 = sha256Hex(bytes);
  assertSigned({ evidence, release, path: MANIFEST_NAME, sha256, length: bytes.length });
  const manifest = unwrap(parseManifest(bytes.toString("utf8")), MANIFEST_NAME);
  const isCurrent =
    manifest.release === release &&
    manifest.sequence === current.sequence &&
    manifest.channel === current.channel &&
    current.files.join() === fileNames(manifest).join() &&
    sha256 === current.manifest_sha256;
  if (isCurrent) return manifest;
  throw fileRefusal("copy-damaged", "current.json", "does not tell what the manifest tells");
}

/** The targets that the client stored are as signed, and the channel among them names this release. */
async function checkStoredTargets({
  state,
  current,
  evidence,
  manifest,
}: {
  state: string;
  current: CurrentCopy;
  evidence: Evidence;
  manifest: Manifest;
}): Promise<void> {
  const folder = join(state, "targets");
  const stored = new Map<string, Buffer>();
  for (const name of await readdir(folder).catch(() => [])) {
    const path = targetPathOf(name);
    const bytes = await readLimited(join(folder, name), RELEASE_LIMITS.manifestBytes);
    if (bytes === null || evidence.targets.get(path)?.hashes.sha256 !== sha256Hex(bytes)) {
      throw fileRefusal("file-altered", path, "differs from what the signed targets list");
    }
    stored.set(path, bytes);
  }
  const path = channelPath(current.channel);
  const bytes = stored.get(path);
  if (bytes === undefined) throw fileRefusal("file-missing", path, "is missing");
  const channel = unwrap(parseChannel(bytes.toString("utf8")), path);
  const manifestSha256 = current.manifest_sha256;
  unwrap(checkChannelNames({ channel, channelName: current.channel, manifest, manifestSha256 }));
}

/** The target that tuf-js stored under this name; a name that it never gives stands for itself. */
function targetPathOf(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function assertSigned({
  evidence,
  release,
  path,
  sha256,
  length,
}: {
  evidence: Evidence;
  release: string;
  path: string;
  sha256: string;
  length: number;
}): void {
  const target = evidence.targets.get(releaseTargetPath({ release, path }));
  if (target?.hashes.sha256 === sha256 && target.length === length) return;
  throw fileRefusal("file-altered", path, "differs from what the signed targets list");
}

async function assertNothingElse({
  folder,
  names,
}: {
  folder: string;
  names: ReadonlySet<string>;
}): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll("\\", "/");
    if (entry.isFile() && names.has(path)) continue;
    if (entry.isDirectory() && [...names].some((name) => name.startsWith(`${path}/`))) continue;
    throw fileRefusal("file-unlisted", path, "is not part of the signed release");
  }
}

async function readLimited(path: string, limit: number): Promise<Buffer | null> {
  const found = await stat(path).catch(() => null);
  if (found === null) return null;
  if (found.size > limit) throw fileRefusal("file-altered", path, `is longer than ${limit} bytes`);
  return readFile(path);
}

function fileRefusal(code: string, path: string, what: string): TufRefusal {
  return new TufRefusal({ code, message: `${path} ${what}.`, path });
}
