import { join } from "node:path";
import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import type { TufSignature } from "#app/domain/releases/tuf-metadata.ts";
import type { Result } from "#app/domain/shared/result.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { loadKeyFile } from "#app/platform/keys/key-file.server.ts";
import type { Signer } from "#app/platform/keys/signer.server.ts";
import { TufRefusal } from "#app/platform/tuf/refusal.server.ts";
import { attachSignatures, parseStaged, signStaged } from "#app/platform/tuf/staged.server.ts";
import { release, releaseSignature, signingKey } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { accept, RefusedError, requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { lockRelease, type ReleaseRecord, releaseSubject } from "./internal.server.ts";
import { refusing } from "./refusing.server.ts";

/** What a signature stands for, as it is shown and kept (21 CFR 11.50). */
export const SIGNATURE_MEANING = "Approved for publication";

const Input = z.strictObject({
  version: z.string().max(40),
  /** The digest of the metadata that the publisher was shown. */
  stagedSha256: z.string().length(64),
  passphrase: z.string().min(1, "The key's passphrase is needed.").max(1_000),
});

/**
 * Signs a frozen release with the acting publisher's own key, after the password was asked for again.
 * The key is opened with its passphrase for this one signature. When enough publishers have signed,
 * the release is ready to publish. Refused: other bytes than were shown, a wrong passphrase, a second
 * signature by the same person, and a signer who wrote everything that changes.
 */
export async function signRelease(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  /** Asks for the actor's password once more (21 CFR 11.200); see `reauthenticate`. */
  reauthenticate: () => Promise<Result<true>>;
  input: z.input<typeof Input>;
}): Promise<{ isComplete: boolean }> {
  const { ctx, paths } = input;
  requirePermission(can(ctx.actor, "release.sign"));
  const signer = requirePerson(ctx);
  const given = parseInput(Input, input.input);
  accept(await input.reauthenticate());
  return await inTransaction(ctx, async (tctx) => {
    const record = await lockRelease(tctx, given.version);
    const staged = stagedOf(record);
    if (staged.sha256 !== given.stagedSha256) {
      throw new RefusedError({
        code: "content-changed",
        message: "The release is not the one that you were shown. Reload the page.",
      });
    }
    await refuseSoleAuthor(tctx, { record, signer });
    const key = await keyOf(tctx, signer);
    const opened = await openOwnKey({
      path: join(paths.keys, key.fileName),
      passphrase: given.passphrase,
    });
    if (opened.keyId !== key.keyId) {
      throw new RefusedError({
        code: "key-foreign",
        message: "The key file holds another key than the one enrolled for you.",
      });
    }
    const [signature] = await signStaged({ staged, signers: [opened] });
    if (signature === undefined) {
      throw new RefusedError({ code: "signature-missing", message: "The key gave no signature." });
    }
    return await keepSignature(tctx, { record, signer, signature, paths });
  });
}

/** Opens the signer's key file. What is refused names no file: the signer knows the passphrase only. */
async function openOwnKey(input: { path: string; passphrase: string }): Promise<Signer> {
  try {
    return await loadKeyFile(input);
  } catch (error) {
    if (!(error instanceof TufRefusal)) {
      throw error;
    }
    const { code } = error.refusal;
    throw new RefusedError(
      code === "passphrase-wrong"
        ? { code, path: "passphrase", message: "This passphrase does not open your key." }
        : { code, message: "Your key file cannot be used here. Tell an administrator." },
    );
  }
}

/** The staged metadata of a frozen release; refuses any other state. */
export function stagedOf(record: ReleaseRecord) {
  if (record.state !== "frozen" && record.state !== "signed") {
    throw new RefusedError({
      code: "state-forbids",
      message: `Release ${record.version} is ${record.state}; it takes no signature.`,
    });
  }
  return parseStaged({ value: record.staged, role: "targets" });
}

async function keepSignature(
  tctx: TransactionContext,
  input: {
    record: ReleaseRecord;
    signer: PersonActor;
    signature: TufSignature;
    paths: DataPaths;
  },
): Promise<{ isComplete: boolean }> {
  const { record, signer, signature } = input;
  const earlier = await signaturesOf(tctx, record.id);
  if (earlier.some((given) => given.signerId === signer.userId)) {
    throw new RefusedError({ code: "signed-already", message: "You have signed this release." });
  }
  const signed = await refusing(() =>
    attachSignatures({
      dir: input.paths.tuf,
      staged: stagedOf(record),
      signatures: [...earlier.map(({ keyid, sig }) => ({ keyid, sig })), signature],
    }),
  );
  await tctx.tx.insert(releaseSignature).values({
    releaseId: record.id,
    keyId: signature.keyid,
    signature: signature.sig,
    signerId: signer.userId,
    signerName: signer.name,
    meaning: SIGNATURE_MEANING,
    signedAt: tctx.at,
  });
  if (signed.isComplete) {
    await tctx.tx
      .update(release)
      .set({ state: "signed", rowVersion: sql`${release.rowVersion} + 1` })
      .where(eq(release.id, record.id));
  }
  await emitAudit(tctx, {
    action: "release.sign",
    subject: releaseSubject(record),
    after: {
      keyId: signature.keyid,
      meaning: SIGNATURE_MEANING,
      manifestSha256: record.manifestSha256,
      isComplete: signed.isComplete,
    },
  });
  return { isComplete: signed.isComplete };
}

/** The signatures of a release so far, in the shape that TUF metadata carries, with who gave them. */
export async function signaturesOf(
  tctx: Pick<TransactionContext, "tx">,
  releaseId: string,
): Promise<(TufSignature & { signerId: string })[]> {
  return await tctx.tx
    .select({
      keyid: releaseSignature.keyId,
      sig: releaseSignature.signature,
      signerId: releaseSignature.signerId,
    })
    .from(releaseSignature)
    .where(eq(releaseSignature.releaseId, releaseId));
}

async function keyOf(
  tctx: TransactionContext,
  signer: PersonActor,
): Promise<{ keyId: string; fileName: string }> {
  const [key] = await tctx.tx
    .select({ keyId: signingKey.keyId, fileName: signingKey.fileName })
    .from(signingKey)
    .where(
      and(
        eq(signingKey.holderId, signer.userId),
        eq(signingKey.role, "targets"),
        isNull(signingKey.revokedAt),
      ),
    );
  if (!key?.fileName) {
    throw new RefusedError({
      code: "key-missing",
      message: "No signing key is enrolled for you here. Ask an administrator to enrol one.",
    });
  }
  return { keyId: key.keyId, fileName: key.fileName };
}

/** Whoever wrote all that changes in a release may not sign it: the two signatures would be one opinion. */
async function refuseSoleAuthor(
  tctx: TransactionContext,
  input: { record: ReleaseRecord; signer: PersonActor },
): Promise<void> {
  const { record, signer } = input;
  if (await isSoleAuthor(tctx.tx, { releaseId: record.id, userId: signer.userId })) {
    throw new RefusedError({
      code: "sole-author",
      message: "You wrote everything that changes in this release, so somebody else must sign.",
    });
  }
}

/** Whether a person contributed to every change in a release. */
export async function isSoleAuthor(
  db: Pick<ServiceContext["db"], "execute">,
  input: { releaseId: string; userId: string },
): Promise<boolean> {
  const { rows } = await db.execute<{ others: boolean }>(sql`
    select exists (
      select 1 from release_member m
      join entry_version v on v.entry_id = m.entry_id and v.version = m.version
      where m.release_id = ${input.releaseId} and m.change <> 'unchanged'
        and not exists (select 1 from proposal_contributor c
          where c.proposal_id = v.proposal_id and c.user_id = ${input.userId})
    ) as others`);
  return rows[0]?.others === false;
}
