import type { TufSignature } from "#app/domain/releases/tuf-metadata.ts";
import { type ExpiryWarning, expiryWarnings, freshnessOf } from "#app/domain/releases/tuf-plan.ts";
import { removeLeftovers } from "#app/platform/atomic-file.server.ts";
import { assertComplete } from "./initialise.server.ts";
import { metadataFolder } from "./layout.server.ts";
import {
  assertRoleKey,
  type OnlineSigning,
  type OnlineVersions,
  signOnlineRoles,
} from "./online-roles.server.ts";
import { TufRefusal } from "./refusal.server.ts";
import { type RepositoryState, readRepository } from "./repository.server.ts";
import {
  countSignatures,
  parseStaged,
  type SignedDocument,
  type StagedDocument,
  signedDigest,
  signedPartOf,
} from "./staged.server.ts";
import { type TargetSource, writeTargetFiles } from "./target-files.server.ts";
import { leftOverTargets, writeTargetsDocument } from "./targets-document.server.ts";

/** The versions that clients see after a publication, and whether anything was written. */
export type PublishedVersions = OnlineVersions & { readonly targets: number };

/**
 * Publishes a signed targets document with the files that it adds: target files, targets, snapshot,
 * timestamp, each durable before the next is begun. Killed at any point it leaves clients with the
 * old state or the new, and a second run with the same input ends in the same files; run on what is
 * published already it changes nothing. The caller lets one writer at a time into a repository.
 *
 * Refuses, before anything is written: missing or wrong signatures (`threshold-not-met`,
 * `signature-…`), an expired root or document (`root-expired`, `targets-expired`), a document that
 * was made from another state than the published one (`staged-outdated`), a version that has other
 * bytes on disk (`version-used`), online keys that the root does not list (`key-stranger`); and what
 * {@link writeTargetFiles} refuses, before any metadata is written.
 */
export async function publishStaged({
  dir,
  staged,
  signatures,
  files,
  ...signing
}: {
  dir: string;
  staged: StagedDocument<"targets">;
  signatures: readonly TufSignature[];
  files: readonly TargetSource[];
} & OnlineSigning): Promise<PublishedVersions> {
  const state = await readRepository({ dir });
  const root = state.root.signed;
  const document = countSignatures({
    staged: parseStaged({ value: staged, role: "targets" }),
    signatures,
    roots: [root],
  });
  assertComplete(document);
  assertInForce({ state, document, now: signing.now });
  assertRoleKey({ root, role: "snapshot", signer: signing.snapshotSigner });
  assertRoleKey({ root, role: "timestamp", signer: signing.timestampSigner });
  assertBase({ state, staged });
  const left = await leftOverTargets({ dir, document, root });

  await removeLeftovers(metadataFolder(dir));
  const { targets } = signedPartOf(document.staged);
  await writeTargetFiles({ dir, targets, files, onWrite: signing.onWrite });
  const meta = left ?? (await writeTargetsDocument({ dir, document, onWrite: signing.onWrite }));
  const online = await signOnlineRoles({ dir, roots: [root], targets: meta, signing });
  const isChanged = online.isChanged || left === null;
  return { ...online, targets: staged.version, isChanged };
}

/**
 * Signs a new timestamp, and a new snapshot before it when that is due, over what is published: the
 * job that keeps clients able to verify without a release. Also tells which roles are due or expired
 * after it, by role and instant; root and targets only people can renew. Refuses online keys that
 * the root does not list.
 */
export async function renewOnline({
  dir,
  ...signing
}: { dir: string } & OnlineSigning): Promise<
  PublishedVersions & { readonly warnings: ExpiryWarning[] }
> {
  const { root, targets } = await readRepository({ dir });
  await removeLeftovers(metadataFolder(dir));
  const online = await signOnlineRoles({
    dir,
    roots: [root.signed],
    targets: targets.meta,
    signing,
    isForced: true,
  });
  const { now } = signing;
  const warnings = await repositoryWarnings({ dir, now });
  return { ...online, targets: targets.signed.version, warnings };
}

/** The roles of a repository that are due or expired at `now`. */
export async function repositoryWarnings({
  dir,
  now,
}: {
  dir: string;
  now: Date;
}): Promise<ExpiryWarning[]> {
  const { root, targets, snapshot, timestamp } = await readRepository({ dir });
  const expires = {
    root: root.signed.expires,
    targets: targets.signed.expires,
    snapshot: snapshot.signed.expires,
    timestamp: timestamp.signed.expires,
  };
  return expiryWarnings({ expires, now });
}

function assertInForce({
  state,
  document,
  now,
}: {
  state: RepositoryState;
  document: SignedDocument<"targets">;
  now: Date;
}): void {
  const ends = { root: state.root.signed.expires, targets: document.staged.expires };
  for (const role of ["root", "targets"] as const) {
    const expires = ends[role];
    if (freshnessOf({ role, expires, now }) === "expired") {
      const message = `The ${role} document expired at ${expires}; a new one must be signed.`;
      throw new TufRefusal({ code: `${role}-expired`, message });
    }
  }
}

function assertBase({
  state,
  staged,
}: {
  state: RepositoryState;
  staged: StagedDocument<"targets">;
}): void {
  const published = state.targets.signed;
  const digest = signedDigest(published);
  const isBase = staged.base?.version === published.version && staged.base.sha256 === digest;
  const isPublished = staged.version === published.version && staged.sha256 === digest;
  if ((isBase && staged.version > published.version) || isPublished) return;
  throw new TufRefusal({
    code: "staged-outdated",
    message: `Targets version ${staged.version} was staged over version ${staged.base?.version ?? 0}, but version ${published.version} is published; stage and sign again.`,
  });
}
