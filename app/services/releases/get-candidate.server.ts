import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { readNewestRoot } from "#app/platform/tuf/repository.server.ts";
import { releaseSignature, signingKey } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { findOpenCandidate } from "./find.server.ts";
import { getRelease, type ReleaseView } from "./get-release.server.ts";
import type { ReleaseRecord } from "./internal.server.ts";
import { isSoleAuthor } from "./sign.server.ts";

/** The open candidate with all that a publisher decides by. */
export type CandidateView = ReleaseView & {
  readonly state: "candidate" | "frozen" | "signed";
  /** The digest of the bytes that publishers sign; null until the files are built. */
  readonly stagedSha256: string | null;
  /** How many signatures it takes; null where there is no repository yet. */
  readonly threshold: number | null;
  /** Why the actor may not sign it now; null when they may. */
  readonly signRefusal: Refusal | null;
};

/** Reads the open candidate; null when there is none. Only for publishers. */
export async function getCandidate(input: {
  ctx: ServiceContext;
  paths: DataPaths;
}): Promise<CandidateView | null> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "release.prepare"));
  const reader = requirePerson(ctx);
  const record = await findOpenCandidate(ctx);
  if (record === null) {
    return null;
  }
  const view = await getRelease({ ctx, version: record.version });
  return {
    ...view,
    state: openState(record),
    stagedSha256: z.object({ sha256: z.string() }).safeParse(record.staged).data?.sha256 ?? null,
    threshold: await signatureThreshold(input.paths),
    signRefusal: await signRefusal({ ctx, record, reader }),
  };
}

/** How many publishers must sign a release, as the repository's root says; null without a repository. */
export async function signatureThreshold(paths: DataPaths): Promise<number | null> {
  const root = await readNewestRoot({ dir: paths.tuf }).catch(() => null);
  return root?.signed.roles.targets.threshold ?? null;
}

function openState(record: ReleaseRecord): CandidateView["state"] {
  return record.state === "frozen" || record.state === "signed" ? record.state : "candidate";
}

async function signRefusal(input: {
  ctx: ServiceContext;
  record: ReleaseRecord;
  reader: PersonActor;
}): Promise<Refusal | null> {
  const { ctx, record, reader } = input;
  const allowed = can(ctx.actor, "release.sign");
  if (!allowed.ok) {
    return allowed.error;
  }
  if (record.state === "candidate") {
    return { code: "state-forbids", message: "Its files are not built yet." };
  }
  const mine = and(
    eq(releaseSignature.releaseId, record.id),
    eq(releaseSignature.signerId, reader.userId),
  );
  if ((await ctx.db.$count(releaseSignature, mine)) > 0) {
    return { code: "signed-already", message: "You have signed this release." };
  }
  if (record.state === "signed") {
    return { code: "state-forbids", message: "It has all the signatures that it needs." };
  }
  const enrolled = and(
    eq(signingKey.holderId, reader.userId),
    eq(signingKey.role, "targets"),
    isNull(signingKey.revokedAt),
  );
  if ((await ctx.db.$count(signingKey, enrolled)) === 0) {
    return {
      code: "key-missing",
      message: "No signing key is enrolled for you. Ask an administrator to enrol one.",
    };
  }
  return (await isSoleAuthor(ctx.db, { releaseId: record.id, userId: reader.userId }))
    ? {
        code: "sole-author",
        message: "You wrote everything that changes in this release, so somebody else must sign.",
      }
    : null;
}
