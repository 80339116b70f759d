import { asc, eq } from "drizzle-orm";
import { hashedTargetName } from "#app/platform/tuf/layout.server.ts";
import { release, releaseSignature, type StagedFile, user } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import type { ReleaseRow } from "./list-releases.server.ts";
import { visibleRelease } from "./visible.server.ts";

/** A publisher's signature and what it meant. */
export type ReleaseSignature = {
  readonly keyId: string;
  readonly signerName: string;
  readonly meaning: string;
  readonly signedAt: string;
};

/** A file of a release; `target` is its address below `/tuf/targets`. */
export type ReleaseFile = StagedFile & { readonly target: string };

/** A release with all that its page says. Times are ISO 8601, UTC. */
export type ReleaseView = ReleaseRow & {
  readonly notes: string | null;
  readonly previousVersion: string | null;
  readonly createdByName: string;
  readonly files: readonly ReleaseFile[];
  readonly auditSeq: number;
  readonly auditHead: string;
  readonly signatures: readonly ReleaseSignature[];
};

/** Reads a release. Throws NotFoundError when there is none or the actor may not see it. */
export async function getRelease(input: {
  ctx: ServiceContext;
  version: string;
}): Promise<ReleaseView> {
  const { db } = input.ctx;
  const row = await visibleRelease(input);
  const [creators, signatures, previous] = await Promise.all([
    db.select({ name: user.name }).from(user).where(eq(user.id, row.createdBy)),
    db
      .select()
      .from(releaseSignature)
      .where(eq(releaseSignature.releaseId, row.id))
      .orderBy(asc(releaseSignature.signedAt), asc(releaseSignature.keyId)),
    row.previousId === null
      ? []
      : db.select({ version: release.version }).from(release).where(eq(release.id, row.previousId)),
  ]);
  return {
    version: row.version,
    semver: row.semver,
    sequence: row.sequence,
    channel: row.channel,
    state: row.state,
    effectiveTime: row.effectiveTime.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
    counts: row.counts,
    changes: row.changes,
    manifestSha256: row.manifestSha256,
    notes: row.notes,
    previousVersion: previous[0]?.version ?? null,
    createdByName: creators[0]?.name ?? "",
    files: (row.files ?? []).map((file) => ({ ...file, target: hashedTargetName(file) })),
    auditSeq: row.auditSeq,
    auditHead: row.auditHead,
    signatures: signatures.map(({ keyId, signerName, meaning, signedAt }) => ({
      keyId,
      signerName,
      meaning,
      signedAt: signedAt.toISOString(),
    })),
  };
}
