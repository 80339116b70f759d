import { readdir, readFile, stat } from "node:fs/promises";
import {
  METADATA_LIMITS,
  type MetaFile,
  parseEnvelope,
  type RootSigned,
  type SignedByRole,
  type TufEnvelope,
  type TufRole,
} from "#app/domain/releases/tuf-metadata.ts";
import type { HighestVersions } from "#app/domain/releases/tuf-plan.ts";
import { sha256Hex } from "./digest.server.ts";
import { metadataFolder, metadataPath } from "./layout.server.ts";
import { TufRefusal, unwrap } from "./refusal.server.ts";
import { tallySignatures, tufCanonicalText } from "./signatures.server.ts";

/** A metadata file as it lies in the repository. */
export type StoredMetadata<Role extends TufRole> = {
  readonly role: Role;
  readonly envelope: TufEnvelope<Role>;
  readonly signed: SignedByRole[Role];
  readonly meta: MetaFile;
};

/**
 * What a repository publishes: the newest root, and what its timestamp leads to. `highest` are the
 * versions that are in use on disk, published or left over from a publication that was cut off.
 */
export type RepositoryState = {
  readonly root: StoredMetadata<"root">;
  readonly timestamp: StoredMetadata<"timestamp">;
  readonly snapshot: StoredMetadata<"snapshot">;
  readonly targets: StoredMetadata<"targets">;
  readonly highest: Required<HighestVersions>;
};

/**
 * Reads what a repository publishes, following timestamp to snapshot to targets by version, length
 * and digest, each signed as the newest root asks. Refuses a folder without a repository
 * (`repository-missing`), and one whose files are missing, malformed, unsigned or do not fit
 * (`repository-damaged`, naming the file).
 */
export async function readRepository({
  dir,
  roots,
}: {
  dir: string;
  /** Roots whose signatures are accepted instead of the newest one's; for a change of root. */
  roots?: readonly RootSigned[];
}): Promise<RepositoryState> {
  const root = await readNewestRoot({ dir });
  const accepted = roots ?? [root.signed];
  const timestamp = await readSigned({ dir, role: "timestamp", version: 0, roots: accepted });
  const wanted = timestamp.signed.meta["snapshot.json"];
  const snapshot = await readBound({ dir, role: "snapshot", wanted, roots: accepted });
  const targets = await readBound({
    dir,
    role: "targets",
    wanted: snapshot.signed.meta["targets.json"],
    roots: accepted,
  });
  const onDisk = await highestOnDisk({ dir });
  return {
    root,
    timestamp,
    snapshot,
    targets,
    highest: { ...onDisk, timestamp: timestamp.signed.version },
  };
}

/** Reads the root with the highest version; refuses `repository-missing` where there is none. */
export async function readNewestRoot({ dir }: { dir: string }): Promise<StoredMetadata<"root">> {
  const { root: version } = await highestOnDisk({ dir });
  const root = version === 0 ? null : await readMetadata({ dir, role: "root", version });
  if (root === null) {
    throw new TufRefusal({
      code: "repository-missing",
      message: `There is no release repository in ${dir}.`,
      path: dir,
    });
  }
  assertSigned({
    stored: root,
    roots: [root.signed],
    path: metadataPath({ dir, role: "root", version }),
  });
  return root;
}

/** The highest versions of root, targets and snapshot that are in use on disk; 0 where there is none. */
export async function highestOnDisk({
  dir,
}: {
  dir: string;
}): Promise<{ root: number; targets: number; snapshot: number }> {
  const highest = { root: 0, targets: 0, snapshot: 0 };
  const names = await readdir(metadataFolder(dir)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of names) {
    const match = /^([1-9][0-9]{0,9})\.(root|targets|snapshot)\.json$/.exec(name);
    if (match === null) continue;
    const role = match[2] as keyof typeof highest;
    highest[role] = Math.max(highest[role], Number(match[1]));
  }
  return highest;
}

/** Reads and checks one metadata file, without its signatures; null when it does not exist. */
export async function readMetadata<Role extends TufRole>({
  dir,
  role,
  version,
}: {
  dir: string;
  role: Role;
  version: number;
}): Promise<StoredMetadata<Role> | null> {
  const path = metadataPath({ dir, role, version });
  let bytes: Buffer;
  try {
    if ((await stat(path)).size > METADATA_LIMITS[role]) {
      throw damaged(path, `is longer than ${METADATA_LIMITS[role]} bytes`);
    }
    bytes = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw damaged(path, "is not JSON");
  }
  const parsed = parseEnvelope({ role, value });
  if (!parsed.ok) throw damaged(path, `is malformed (${parsed.error.message})`);
  const envelope = unwrap(parsed, path);
  const { version: found } = envelope.signed;
  if (role !== "timestamp" && found !== version) throw damaged(path, `holds version ${found}`);
  return { role, envelope, signed: envelope.signed, meta: metaOf({ bytes, version: found }) };
}

/** How a metadata file of these bytes is bound by another. */
export function metaOf({ bytes, version }: { bytes: Uint8Array; version: number }): MetaFile {
  return { version, length: bytes.length, hashes: { sha256: sha256Hex(bytes) } };
}

/** Whether a stored file has the signatures that `root` asks of its role. */
export function isSignedUnder({
  stored,
  root,
}: {
  stored: StoredMetadata<TufRole>;
  root: RootSigned;
}): boolean {
  const bytes = Buffer.from(tufCanonicalText(stored.signed));
  const { signatures } = stored.envelope;
  return tallySignatures({ root, role: stored.role, bytes, signatures }).isComplete;
}

function assertSigned({
  stored,
  roots,
  path,
}: {
  stored: StoredMetadata<TufRole>;
  roots: readonly RootSigned[];
  path: string;
}): void {
  if (roots.some((root) => isSignedUnder({ stored, root }))) return;
  throw damaged(path, "lacks the signatures it needs");
}

async function readSigned<Role extends TufRole>({
  dir,
  role,
  version,
  roots,
}: {
  dir: string;
  role: Role;
  version: number;
  roots: readonly RootSigned[];
}): Promise<StoredMetadata<Role>> {
  const path = metadataPath({ dir, role, version });
  const stored = await readMetadata({ dir, role, version });
  if (stored === null) throw damaged(path, "is missing");
  assertSigned({ stored, roots, path });
  return stored;
}

async function readBound<Role extends TufRole>({
  dir,
  role,
  wanted,
  roots,
}: {
  dir: string;
  role: Role;
  wanted: MetaFile;
  roots: readonly RootSigned[];
}): Promise<StoredMetadata<Role>> {
  const stored = await readSigned({ dir, role, version: wanted.version, roots });
  const isSame =
    stored.meta.length === wanted.length && stored.meta.hashes.sha256 === wanted.hashes.sha256;
  if (!isSame) {
    const path = metadataPath({ dir, role, version: wanted.version });
    throw damaged(path, "is not the file that the role above it names");
  }
  return stored;
}

function damaged(path: string, what: string): TufRefusal {
  return new TufRefusal({ code: "repository-damaged", message: `${path} ${what}.`, path });
}
