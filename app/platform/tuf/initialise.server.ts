import {
  checkRootKeys,
  EVALUATION_POLICY,
  type RolePolicy,
} from "#app/domain/releases/root-keys.ts";
import {
  type RootSigned,
  TUF_ROLES,
  type TufKey,
  type TufRole,
  type TufSignature,
} from "#app/domain/releases/tuf-metadata.ts";
import { expiryOf, rootSigned, targetsSigned } from "#app/domain/releases/tuf-plan.ts";
import { removeLeftovers, writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { metadataFolder, metadataPath } from "./layout.server.ts";
import { type OnlineSigning, type OnlineVersions, signOnlineRoles } from "./online-roles.server.ts";
import { TufRefusal, unwrap } from "./refusal.server.ts";
import {
  isSignedUnder,
  metaOf,
  readMetadata,
  readNewestRoot,
  type StoredMetadata,
} from "./repository.server.ts";
import { keyIdOf, tufCanonicalText } from "./signatures.server.ts";
import {
  countSignatures,
  documentFile,
  type SignedDocument,
  type StagedDocument,
  type StagedRole,
  signedPartOf,
  stageDocument,
} from "./staged.server.ts";

/** Who signs each role: public keys and how many of them must sign. */
export type RoleAssignment = Record<
  TufRole,
  { readonly keys: readonly TufKey[]; readonly threshold: number }
>;

/** The first two documents that people sign. */
export type StagedRepository = {
  readonly root: StagedDocument<"root">;
  readonly targets: StagedDocument<"targets">;
};

/**
 * The keys and roles of a root, from who signs what. Refuses what {@link checkRootKeys} refuses,
 * with `policy` (evaluation: root 2 of 3) as the least that is accepted.
 */
export function rootKeys({
  roles,
  policy = EVALUATION_POLICY,
}: {
  roles: RoleAssignment;
  policy?: RolePolicy | undefined;
}): Pick<RootSigned, "keys" | "roles"> {
  const keys: Record<string, TufKey> = {};
  const idsOf = (role: TufRole) =>
    roles[role].keys.map((key) => {
      const id = keyIdOf(key);
      keys[id] = key;
      return id;
    });
  const assigned = Object.fromEntries(
    TUF_ROLES.map((role) => [role, { keyids: idsOf(role), threshold: roles[role].threshold }]),
  ) as RootSigned["roles"];
  unwrap(checkRootKeys({ keys, roles: assigned, policy, keyIdOf }));
  return { keys, roles: assigned };
}

/** Stages the first root and an empty first targets document for signing. */
export function stageRepository({
  roles,
  policy,
  now,
}: {
  roles: RoleAssignment;
  policy?: RolePolicy;
  now: Date;
}): StagedRepository {
  const head = (role: TufRole) => ({ version: 1, expires: expiryOf({ role, now }) });
  return {
    root: stageDocument({
      role: "root",
      signed: rootSigned({ ...head("root"), ...rootKeys({ roles, policy }) }),
      base: null,
    }),
    targets: stageDocument({
      role: "targets",
      signed: targetsSigned({ ...head("targets"), targets: {} }),
      base: null,
    }),
  };
}

/**
 * Writes a new repository into `dir`: root, empty targets, snapshot, and last the timestamp. A run
 * that was cut off may be repeated, also with freshly staged documents as long as keys and roles are
 * the same. Refuses a folder that has a repository (`repository-exists`) and documents that lack
 * signatures (`threshold-not-met`).
 */
export async function initialiseRepository({
  dir,
  staged,
  rootSignatures,
  targetsSignatures,
  ...signing
}: {
  dir: string;
  staged: StagedRepository;
  rootSignatures: readonly TufSignature[];
  targetsSignatures: readonly TufSignature[];
} & OnlineSigning): Promise<OnlineVersions> {
  const roots = [signedPartOf(staged.root)];
  const root = countSignatures({ staged: staged.root, signatures: rootSignatures, roots });
  const targets = countSignatures({ staged: staged.targets, signatures: targetsSignatures, roots });
  assertComplete(root);
  assertComplete(targets);
  if ((await readMetadata({ dir, role: "timestamp", version: 0 })) !== null) {
    throw new TufRefusal({
      code: "repository-exists",
      message: `${dir} holds a release repository already.`,
      path: dir,
    });
  }
  await removeLeftovers(metadataFolder(dir));
  await writeFirst({
    dir,
    document: root,
    signing,
    isKept: (stored) => hasSameKeys(stored, roots),
  });
  const stored = await readNewestRoot({ dir });
  const meta = await writeFirst({
    dir,
    document: targets,
    signing,
    isKept: (left) => isSignedUnder({ stored: left, root: stored.signed }),
  });
  return signOnlineRoles({ dir, roots: [stored.signed], targets: meta, signing });
}

/** Refuses (`threshold-not-met`) a document that lacks signatures. */
export function assertComplete(document: SignedDocument): void {
  const open = document.tallies.find((tally) => !tally.isComplete);
  if (open === undefined) return;
  throw new TufRefusal({
    code: "threshold-not-met",
    message: `The ${document.staged.role} document has ${open.signed.length} of the ${open.threshold} signatures that root version ${open.rootVersion} asks for.`,
  });
}

async function writeFirst<Role extends StagedRole>({
  dir,
  document,
  signing,
  isKept,
}: {
  dir: string;
  document: SignedDocument<Role>;
  signing: OnlineSigning;
  isKept: (stored: StoredMetadata<Role>) => boolean;
}) {
  const { role, version } = document.staged;
  const path = metadataPath({ dir, role, version });
  const left = await readMetadata({ dir, role, version });
  if (left !== null && isKept(left)) return left.meta;
  if (left !== null) {
    throw new TufRefusal({
      code: "version-used",
      message: `${path} holds another ${role} of version ${version}.`,
      path,
    });
  }
  const data = documentFile(document);
  await writeFileAtomic({ path, data, onWrite: signing.onWrite });
  return metaOf({ bytes: data, version });
}

function hasSameKeys(stored: StoredMetadata<"root">, roots: readonly RootSigned[]): boolean {
  const essence = (root: RootSigned) => tufCanonicalText({ keys: root.keys, roles: root.roles });
  return roots.some((root) => essence(root) === essence(stored.signed));
}
