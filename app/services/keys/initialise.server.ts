import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { can } from "#app/domain/permissions/can.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { loadKeyFile } from "#app/platform/keys/key-file.server.ts";
import { createKeyRing, type RingKey, readKeyRing } from "#app/platform/keys/key-ring.server.ts";
import { loadOnlineSigners } from "#app/platform/keys/online-signers.server.ts";
import type { Signer } from "#app/platform/keys/signer.server.ts";
import { initialiseRepository, stageRepository } from "#app/platform/tuf/initialise.server.ts";
import { signStaged } from "#app/platform/tuf/staged.server.ts";
import { signingKey } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { RefusedError, requirePermission } from "../errors.server.ts";
import { refusing } from "../releases/refusing.server.ts";
import { inTransaction } from "../transaction.server.ts";

/** How many signatures targets, snapshot and timestamp need. Content never hangs on one person. */
const THRESHOLDS = { targets: 2, snapshot: 1, timestamp: 1 } as const;

/** A majority of the root keys has to sign: two of three, three of five. */
const rootThreshold = (keys: number) => Math.floor(keys / 2) + 1;

/** What {@link initialiseKeys} takes: at least three root passphrases and two publishers. */
export type InitialiseKeysInput = {
  readonly rootPassphrases: readonly string[];
  readonly publishers: readonly { readonly userId: string; readonly passphrase: string }[];
};

/**
 * The first ceremony: makes the keys, the signed root and an empty repository, and enrols each
 * publisher's key. Killed anywhere, it is run again with the same passphrases and goes on where it
 * stopped. Only an administrator, or the system when it sets up an evaluation.
 */
export async function initialiseKeys(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  input: InitialiseKeysInput;
}): Promise<{ keys: readonly RingKey[]; isNew: boolean }> {
  const { ctx, paths } = input;
  if (ctx.actor.kind !== "system") {
    requirePermission(can(ctx.actor, "key.manage"));
  }
  if (
    input.input.rootPassphrases.length < 3 ||
    input.input.publishers.length < THRESHOLDS.targets
  ) {
    throw new RefusedError({
      code: "keys-too-few",
      message: "A repository needs three root keys and two publishers.",
    });
  }
  const earlier = await readKeyRing(paths.keys);
  const isPublished = existsSync(join(paths.tuf, "metadata", "1.root.json"));
  const keys =
    earlier ?? (await refusing(() => createKeyRing({ keysFolder: paths.keys, ...input.input })));
  if (!isPublished) {
    await refusing(() => createRepository({ ...input, keys }));
  }
  await enrol({ ctx, keys });
  return { keys, isNew: !isPublished };
}

async function createRepository(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  input: InitialiseKeysInput;
  keys: readonly RingKey[];
}): Promise<void> {
  const { paths, keys } = input;
  const rootSigners = await open({
    paths,
    keys: keys.filter((key) => key.role === "root"),
    passphraseOf: (_key, index) => input.input.rootPassphrases[index],
  });
  const targetsSigners = await open({
    paths,
    keys: keys.filter((key) => key.role === "targets"),
    passphraseOf: (key) =>
      input.input.publishers.find((publisher) => publisher.userId === key.holderId)?.passphrase,
  });
  const online = await loadOnlineSigners(paths.keys);
  const now = input.ctx.now();
  const role = (signers: readonly Signer[], threshold: number) => ({
    keys: signers.map((signer) => signer.publicKey),
    threshold,
  });
  const staged = stageRepository({
    roles: {
      root: role(rootSigners, rootThreshold(rootSigners.length)),
      targets: role(targetsSigners, THRESHOLDS.targets),
      snapshot: role([online.snapshotSigner], THRESHOLDS.snapshot),
      timestamp: role([online.timestampSigner], THRESHOLDS.timestamp),
    },
    now,
  });
  const partial = `${paths.tuf}.partial`;
  await rm(partial, { recursive: true, force: true });
  await initialiseRepository({
    dir: partial,
    staged,
    rootSignatures: await signStaged({ staged: staged.root, signers: rootSigners }),
    targetsSignatures: await signStaged({ staged: staged.targets, signers: targetsSigners }),
    ...online,
    now,
  });
  await rename(partial, paths.tuf);
}

async function open(input: {
  paths: DataPaths;
  keys: readonly RingKey[];
  passphraseOf: (key: RingKey, index: number) => string | undefined;
}): Promise<Signer[]> {
  return await Promise.all(
    input.keys.map((key, index) => {
      const path = join(input.paths.keys, key.fileName);
      const passphrase = input.passphraseOf(key, index);
      return loadKeyFile(passphrase === undefined ? { path } : { path, passphrase });
    }),
  );
}

async function enrol(input: { ctx: ServiceContext; keys: readonly RingKey[] }): Promise<void> {
  await inTransaction(input.ctx, async (tctx) => {
    const added = await tctx.tx
      .insert(signingKey)
      .values(input.keys.map((key) => ({ ...key, createdAt: tctx.at })))
      .onConflictDoNothing()
      .returning({ keyId: signingKey.keyId, role: signingKey.role, holderId: signingKey.holderId });
    await emitAudit(
      tctx,
      added.map((key) => ({
        action: "key.enrol" as const,
        subject: { type: "key" as const, id: key.keyId, label: `${key.role} key` },
        after: { role: key.role, holderId: key.holderId },
      })),
    );
  });
}
