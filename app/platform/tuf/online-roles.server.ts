import type {
  MetaFile,
  RootSigned,
  SignedByRole,
  TufSignature,
} from "#app/domain/releases/tuf-metadata.ts";
import {
  expiryOf,
  freshnessOf,
  type HighestVersions,
  nextVersion,
  snapshotSigned,
  timestampSigned,
} from "#app/domain/releases/tuf-plan.ts";
import { type OnWrite, writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import type { Signer } from "#app/platform/keys/signer.server.ts";
import { metadataPath } from "./layout.server.ts";
import { TufRefusal } from "./refusal.server.ts";
import { highestOnDisk, isSignedUnder, metaOf, readMetadata } from "./repository.server.ts";
import { isSignatureOf, tufCanonicalText } from "./signatures.server.ts";
import { envelopeFile } from "./staged.server.ts";

/** The keys that a machine signs with, and when it signs. `remembered` are versions used but not on disk. */
export type OnlineSigning = {
  readonly snapshotSigner: Signer;
  readonly timestampSigner: Signer;
  readonly now: Date;
  readonly remembered?: HighestVersions | undefined;
  /** Keys of the former root that sign along while a new root comes into force. */
  readonly formerSigners?: readonly Signer[] | undefined;
  readonly onWrite?: OnWrite | undefined;
};

/** The versions that clients see after an online signing, and whether anything was written. */
export type OnlineVersions = {
  readonly snapshot: number;
  readonly timestamp: number;
  readonly isChanged: boolean;
};

const LARGEST_VERSION = 2 ** 31 - 1;

type OnlineRole = "snapshot" | "timestamp";

/**
 * Makes the targets file `targets` current: a snapshot that binds it, then the timestamp, which is
 * the moment at which clients see it. A snapshot that an earlier attempt left behind is used again
 * when it says the same and is fresh, as is a fresh timestamp unless `isForced`; so a second run
 * after a crash ends in the same files. `roots` are those that must accept the signatures, the
 * newest first.
 */
export async function signOnlineRoles({
  dir,
  roots,
  targets,
  signing,
  isForced = false,
}: {
  dir: string;
  roots: readonly RootSigned[];
  targets: MetaFile;
  signing: OnlineSigning;
  isForced?: boolean;
}): Promise<OnlineVersions> {
  const { now } = signing;
  const newest = roots[0];
  if (newest === undefined) throw new TypeError("A root is needed.");
  assertRoleKey({ root: newest, role: "snapshot", signer: signing.snapshotSigner });
  assertRoleKey({ root: newest, role: "timestamp", signer: signing.timestampSigner });

  const held = await usableSnapshot({ dir, roots, targets, now });
  const snapshot = held ?? (await writeSnapshot({ dir, roots, targets, signing }));
  const published = await readMetadata({ dir, role: "timestamp", version: 0 });
  const isCurrent =
    !isForced &&
    published !== null &&
    roots.every((root) => isSignedUnder({ stored: published, root })) &&
    isSame(published.signed.meta["snapshot.json"], snapshot) &&
    freshnessOf({ role: "timestamp", expires: published.signed.expires, now }) === "fresh";
  if (isCurrent) {
    const timestamp = published.signed.version;
    return { snapshot: snapshot.version, timestamp, isChanged: held === null };
  }
  // Clients forget a timestamp whose key has been replaced (tuf-spec.md 5.3.11), and so may we.
  const counts =
    published !== null && roots.some((root) => isSignedUnder({ stored: published, root }));
  const onDisk = { timestamp: counts ? published.signed.version : 0 };
  const version = freeVersion({ role: "timestamp", seen: [onDisk, signing.remembered ?? {}] });
  const expires = expiryOf({ role: "timestamp", now });
  const signed = timestampSigned({ version, expires, snapshot });
  await writeOnline({ dir, role: "timestamp", signed, roots, signing });
  return { snapshot: snapshot.version, timestamp: version, isChanged: true };
}

/** Refuses (`key-stranger`) a signer that the root does not list for the role. */
export function assertRoleKey({
  root,
  role,
  signer,
}: {
  root: RootSigned;
  role: OnlineRole;
  signer: Signer;
}): void {
  if (root.roles[role].keyids.includes(signer.keyId)) return;
  throw new TufRefusal({
    code: "key-stranger",
    message: `Root version ${root.version} does not list key ${signer.keyId} for the ${role} role.`,
  });
}

async function usableSnapshot({
  dir,
  roots,
  targets,
  now,
}: {
  dir: string;
  roots: readonly RootSigned[];
  targets: MetaFile;
  now: Date;
}): Promise<MetaFile | null> {
  const { snapshot: version } = await highestOnDisk({ dir });
  const stored = version === 0 ? null : await readMetadata({ dir, role: "snapshot", version });
  if (stored === null || !isSame(stored.signed.meta["targets.json"], targets)) return null;
  const isFresh =
    freshnessOf({ role: "snapshot", expires: stored.signed.expires, now }) === "fresh";
  return isFresh && roots.every((root) => isSignedUnder({ stored, root })) ? stored.meta : null;
}

async function writeSnapshot({
  dir,
  roots,
  targets,
  signing,
}: {
  dir: string;
  roots: readonly RootSigned[];
  targets: MetaFile;
  signing: OnlineSigning;
}): Promise<MetaFile> {
  const seen = [await highestOnDisk({ dir }), signing.remembered ?? {}];
  const version = freeVersion({ role: "snapshot", seen });
  const expires = expiryOf({ role: "snapshot", now: signing.now });
  const signed = snapshotSigned({ version, expires, targets });
  return writeOnline({ dir, role: "snapshot", signed, roots, signing });
}

async function writeOnline<Role extends OnlineRole>({
  dir,
  role,
  signed,
  roots,
  signing,
}: {
  dir: string;
  role: Role;
  signed: SignedByRole[Role];
  roots: readonly RootSigned[];
  signing: OnlineSigning;
}): Promise<MetaFile> {
  const text = tufCanonicalText(signed);
  const own = role === "snapshot" ? signing.snapshotSigner : signing.timestampSigner;
  const former = (signing.formerSigners ?? []).filter(
    ({ keyId }) =>
      keyId !== own.keyId && roots.some((root) => root.roles[role].keyids.includes(keyId)),
  );
  const signatures = await Promise.all(
    [own, ...former].map((signer) => checkedSignature({ signer, bytes: Buffer.from(text) })),
  );
  signatures.sort((a, b) => (a.keyid < b.keyid ? -1 : 1));
  const data = envelopeFile({ text, signatures });
  const path = metadataPath({ dir, role, version: signed.version });
  await writeFileAtomic({ path, data, onWrite: signing.onWrite });
  return metaOf({ bytes: data, version: signed.version });
}

/** The next version; refuses (`version-exhausted`) to go past what clients can count. */
function freeVersion({
  role,
  seen,
}: {
  role: OnlineRole;
  seen: readonly HighestVersions[];
}): number {
  const version = nextVersion({ role, seen });
  if (version <= LARGEST_VERSION) return version;
  throw new TufRefusal({
    code: "version-exhausted",
    message: `No version follows ${version - 1} of the ${role}; restore the repository from a backup and replace both online keys.`,
  });
}

async function checkedSignature({
  signer,
  bytes,
}: {
  signer: Signer;
  bytes: Uint8Array;
}): Promise<TufSignature> {
  const signature = await signer.sign(bytes);
  const isRight =
    signature.keyid === signer.keyId &&
    isSignatureOf({ key: signer.publicKey, bytes, sig: signature.sig });
  if (isRight) return signature;
  throw new TufRefusal({
    code: "signature-invalid",
    message: `The signer of key ${signer.keyId} returned a signature that does not hold.`,
  });
}

function isSame(a: MetaFile, b: MetaFile): boolean {
  return a.version === b.version && a.length === b.length && a.hashes.sha256 === b.hashes.sha256;
}
