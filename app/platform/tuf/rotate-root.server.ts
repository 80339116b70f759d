import type { RolePolicy } from "#app/domain/releases/root-keys.ts";
import type { RootSigned, TargetsSigned, TufSignature } from "#app/domain/releases/tuf-metadata.ts";
import { expiryOf, rootSigned } from "#app/domain/releases/tuf-plan.ts";
import { removeLeftovers, writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { assertComplete, type RoleAssignment, rootKeys } from "./initialise.server.ts";
import { metadataFolder, metadataPath } from "./layout.server.ts";
import { type OnlineSigning, signOnlineRoles } from "./online-roles.server.ts";
import type { PublishedVersions } from "./publish.server.ts";
import { TufRefusal } from "./refusal.server.ts";
import {
  isSignedUnder,
  readMetadata,
  readNewestRoot,
  readRepository,
  type StoredMetadata,
} from "./repository.server.ts";
import { tufCanonicalText } from "./signatures.server.ts";
import {
  countSignatures,
  documentFile,
  parseStaged,
  type StagedDocument,
  signedDigest,
  signedPartOf,
  stageDocument,
} from "./staged.server.ts";
import { leftOverTargets, writeTargetsDocument } from "./targets-document.server.ts";

/** Stages the next root: other keys or thresholds, or the same ones for another year. */
export async function stageRoot({
  dir,
  roles,
  policy,
  now,
}: {
  dir: string;
  roles: RoleAssignment;
  policy?: RolePolicy;
  now: Date;
}): Promise<StagedDocument<"root">> {
  const current = (await readNewestRoot({ dir })).signed;
  return stageDocument({
    role: "root",
    signed: rootSigned({
      version: current.version + 1,
      expires: expiryOf({ role: "root", now }),
      ...rootKeys({ roles, policy }),
    }),
    base: { version: current.version, sha256: signedDigest(current) },
  });
}

/**
 * Brings a new root into force, signed by a threshold of the former root and of itself. `targets` is
 * a targets document signed by the new keys (made with `stageTargets`, no change), needed when too
 * few of the former targets keys stay. With `formerSigners` (the former online keys, where they
 * change) and a targets document that both roots accept, targets, snapshot and timestamp are signed
 * for both roots and written before the root, so that no client meets a mixture; without them, as
 * after a theft, the root goes first and clients fail until the timestamp follows; give the versions
 * that you published yourself as `remembered`, because those of the thief do not count. A run that was
 * cut off may be repeated. Refuses `threshold-not-met`, `staged-outdated`, `targets-unsigned`.
 */
export async function publishRoot({
  dir,
  staged,
  signatures,
  targets,
  ...signing
}: {
  dir: string;
  staged: StagedDocument<"root">;
  signatures: readonly TufSignature[];
  targets?: {
    readonly staged: StagedDocument<"targets">;
    readonly signatures: readonly TufSignature[];
  };
} & OnlineSigning): Promise<PublishedVersions & { readonly root: number }> {
  const checked = parseStaged({ value: staged, role: "root" });
  const next = signedPartOf(checked);
  const former = await formerRoot({ dir, staged: checked });
  const document = countSignatures({ staged: checked, signatures, roots: [former, next] });
  assertComplete(document);
  await removeLeftovers(metadataFolder(dir));

  const state = await readRepository({ dir, roots: [next, former] });
  const bound = await targetsUnder({ dir, targets, former, next, current: state.targets, signing });
  const isSmooth =
    bound.isForBoth &&
    (["snapshot", "timestamp"] as const).every((role) =>
      [signing[`${role}Signer`], ...(signing.formerSigners ?? [])].some(({ keyId }) =>
        former.roles[role].keyids.includes(keyId),
      ),
    );
  const roots = isSmooth ? [next, former] : [next];
  const path = metadataPath({ dir, role: "root", version: next.version });
  const writeRoot = () =>
    writeFileAtomic({ path, data: documentFile(document), onWrite: signing.onWrite });
  const isWritten = state.root.signed.version === next.version;
  if (!isSmooth && !isWritten) await writeRoot();
  const online = await signOnlineRoles({ dir, roots, targets: bound.meta, signing });
  if (isSmooth && !isWritten) await writeRoot();
  return {
    ...online,
    root: next.version,
    targets: bound.meta.version,
    isChanged: online.isChanged || !isWritten,
  };
}

/** The root that the staged one follows; refuses when another one has come into force. */
async function formerRoot({
  dir,
  staged,
}: {
  dir: string;
  staged: StagedDocument<"root">;
}): Promise<RootSigned> {
  const newest = (await readNewestRoot({ dir })).signed;
  const stored = await readMetadata({ dir, role: "root", version: staged.version - 1 });
  const isNewest = stored !== null && newest.version === stored.signed.version;
  const isWritten = newest.version === staged.version && signedDigest(newest) === staged.sha256;
  const isBase = stored !== null && signedDigest(stored.signed) === staged.base?.sha256;
  if (isBase && (isNewest || isWritten)) return stored.signed;
  throw new TufRefusal({
    code: "staged-outdated",
    message: `Root version ${staged.version} was staged over version ${staged.base?.version ?? 0}, but version ${newest.version} is in force; stage and sign again.`,
  });
}

async function targetsUnder({
  dir,
  targets,
  former,
  next,
  current,
  signing,
}: {
  dir: string;
  targets:
    | { readonly staged: StagedDocument<"targets">; readonly signatures: readonly TufSignature[] }
    | undefined;
  former: RootSigned;
  next: RootSigned;
  current: StoredMetadata<"targets">;
  signing: OnlineSigning;
}) {
  if (targets === undefined) {
    if (isSignedUnder({ stored: current, root: next })) {
      const isForBoth = isSignedUnder({ stored: current, root: former });
      return { meta: current.meta, isForBoth };
    }
    throw new TufRefusal({
      code: "targets-unsigned",
      message: "The published targets lack the signatures that the new root asks for.",
    });
  }
  const staged = parseStaged({ value: targets.staged, role: "targets" });
  const roots = [next, former];
  const document = countSignatures({ staged, signatures: targets.signatures, roots });
  const [forNext, forFormer] = document.tallies;
  if (forNext?.isComplete !== true) assertComplete(document);
  const listed = (signed: TargetsSigned) => tufCanonicalText(signed.targets);
  if (listed(signedPartOf(staged)) !== listed(current.signed)) {
    throw new TufRefusal({
      code: "staged-outdated",
      message: `Targets version ${staged.version} does not list what version ${current.signed.version} publishes.`,
    });
  }
  const isForBoth = forFormer?.isComplete === true;
  const left = await leftOverTargets({ dir, document, root: next });
  const { onWrite } = signing;
  return { meta: left ?? (await writeTargetsDocument({ dir, document, onWrite })), isForBoth };
}
