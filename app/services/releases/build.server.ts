import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { CONTENT_SCHEMA_VERSION } from "#app/domain/entries/entry-content.ts";
import { LEVEL_SCHEMES } from "#app/domain/evidence/registry.ts";
import { can } from "#app/domain/permissions/can.ts";
import { channelPath, channelText } from "#app/domain/releases/channel.ts";
import {
  MANIFEST_NAME,
  type ManifestFile,
  manifestText,
  releaseManifest,
  releaseTargetPath,
} from "#app/domain/releases/manifest.ts";
import { releaseInstant } from "#app/domain/releases/row-line.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { programVersion } from "#app/platform/program-version.server.ts";
import { checkReleaseFile } from "#app/platform/tuf/check-file.server.ts";
import { stageTargets } from "#app/platform/tuf/stage-targets.server.ts";
import { release, type StagedFile, tufVersion } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { accept, NotFoundError, requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  lockRelease,
  lockRepository,
  type ReleaseRecord,
  releaseSubject,
} from "./internal.server.ts";
import { snapshotPages } from "./members.server.ts";
import { refusing } from "./refusing.server.ts";

/** The snapshot's name in its release: every entry's latest version, the retired ones included. */
export const SNAPSHOT_NAME = "evidence.snapshot.ndjson";

const Input = z.strictObject({ version: z.string().max(40) });

/**
 * Builds the files of a frozen candidate and stages the metadata that publishers sign. The files are a
 * pure function of the membership, so that a build that was killed is simply run again; a candidate
 * that is built already is left as it is. Returns the digest of the manifest.
 */
export async function buildRelease(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  input: z.input<typeof Input>;
}): Promise<{ version: string; manifestSha256: string; bytes: number; rows: number }> {
  const { ctx, paths } = input;
  requirePermission(can(ctx.actor, "release.prepare"));
  const given = parseInput(Input, input.input);
  const [candidate] = await ctx.db.select().from(release).where(eq(release.version, given.version));
  if (candidate === undefined) {
    throw new NotFoundError(`Release ${given.version}`);
  }
  if (candidate.state !== "candidate") {
    return builtSummary(candidate);
  }
  const built = await writeFiles({ ctx, paths, candidate });
  const record = await inTransaction(ctx, async (tctx) => {
    await lockRepository(tctx);
    const current = await lockRelease(tctx, given.version);
    if (current.state !== "candidate") {
      return current;
    }
    const [remembered] = await tctx.tx
      .select()
      .from(tufVersion)
      .where(eq(tufVersion.role, "targets"));
    const staged = await refusing(() =>
      stageTargets({
        dir: paths.tuf,
        addTargets: built.files.map(({ path, sha256, length }) => ({ path, sha256, length })),
        removePaths: [],
        now: tctx.at,
        ...(remembered === undefined ? {} : { remembered: { targets: remembered.version } }),
      }),
    );
    await tctx.tx
      .insert(tufVersion)
      .values({ role: "targets", version: staged.version })
      .onConflictDoUpdate({ target: tufVersion.role, set: { version: staged.version } });
    const [updated] = await tctx.tx
      .update(release)
      .set({
        state: "frozen",
        files: built.files,
        manifestSha256: built.manifestSha256,
        staged,
        rowVersion: sql`${release.rowVersion} + 1`,
      })
      .where(and(eq(release.id, current.id), eq(release.state, "candidate")))
      .returning();
    invariant(updated, "the locked candidate is still there");
    await emitAudit(tctx, {
      action: "release.build",
      subject: releaseSubject(updated),
      before: { state: current.state },
      after: { state: updated.state, manifestSha256: built.manifestSha256 },
    });
    return updated;
  });
  return builtSummary(record);
}

function builtSummary(record: ReleaseRecord) {
  const snapshot = record.files?.find((file) => file.path.endsWith(`/${SNAPSHOT_NAME}`));
  return {
    version: record.version,
    manifestSha256: record.manifestSha256 ?? "",
    bytes: record.files?.reduce((sum, file) => sum + file.length, 0) ?? 0,
    rows: snapshot?.rows ?? 0,
  };
}

async function writeFiles(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  candidate: ReleaseRecord;
}): Promise<{ files: StagedFile[]; manifestSha256: string }> {
  const { candidate, paths } = input;
  const folder = join(paths.staging, candidate.id);
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const { file: snapshot, modules } = await writeSnapshot({
    ...input,
    path: join(partial, SNAPSHOT_NAME),
  });
  // What a consumer would refuse must be found before anybody signs it.
  await refusing(() => checkReleaseFile({ path: join(partial, SNAPSHOT_NAME), file: snapshot }));
  const manifest = await describeRelease({ ...input, files: [snapshot], modules });
  await writeFileAtomic({ path: join(partial, MANIFEST_NAME), data: manifest });
  const manifestSha256 = sha256Hex(manifest);
  const channel = accept(
    channelText({
      release: candidate.version,
      sequence: candidate.sequence,
      min_safe_sequence: 1,
      manifest_sha256: manifestSha256,
    }),
  );
  await writeFileAtomic({ path: join(partial, "channel.json"), data: channel });
  await rename(partial, folder);
  const target = (path: string) => releaseTargetPath({ release: candidate.version, path });
  return {
    manifestSha256,
    files: [
      {
        path: target(MANIFEST_NAME),
        sha256: manifestSha256,
        length: Buffer.byteLength(manifest),
        media: "application/json",
        rows: null,
      },
      { ...snapshot, path: target(SNAPSHOT_NAME) },
      {
        path: channelPath(candidate.channel),
        sha256: sha256Hex(channel),
        length: Buffer.byteLength(channel),
        media: "application/json",
        rows: null,
      },
    ],
  };
}

async function writeSnapshot(input: {
  ctx: ServiceContext;
  candidate: ReleaseRecord;
  path: string;
}): Promise<{ file: ManifestFile; modules: string[] }> {
  const hash = createHash("sha256");
  const modules = new Set<string>();
  let length = 0;
  let rows = 0;
  const file = await open(input.path, "wx", 0o644);
  try {
    for await (const page of snapshotPages({ db: input.ctx.db, releaseId: input.candidate.id })) {
      hash.update(page.bytes);
      await file.write(page.bytes);
      length += page.bytes.length;
      rows += page.rows;
      for (const module of page.modules) {
        modules.add(module);
      }
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return {
    file: {
      path: SNAPSHOT_NAME,
      sha256: hash.digest("hex"),
      length,
      media: "application/x-ndjson",
      rows,
    },
    modules: [...modules],
  };
}

async function describeRelease(input: {
  ctx: ServiceContext;
  candidate: ReleaseRecord;
  files: ManifestFile[];
  modules: string[];
}): Promise<string> {
  const { candidate } = input;
  const [previous] =
    candidate.previousId === null
      ? []
      : await input.ctx.db.select().from(release).where(eq(release.id, candidate.previousId));
  const manifest = accept(
    releaseManifest({
      release: candidate.version,
      semver: candidate.semver,
      sequence: candidate.sequence,
      channel: candidate.channel,
      previous: previous?.manifestSha256
        ? { release: previous.version, manifest_sha256: previous.manifestSha256 }
        : null,
      effectiveTime: releaseInstant(candidate.effectiveTime),
      files: input.files,
      modules: input.modules,
      counts: candidate.counts,
      changes: candidate.changes,
      sources: {
        "content-schema": String(CONTENT_SCHEMA_VERSION),
        ...Object.fromEntries(
          Object.values(LEVEL_SCHEMES).map((scheme) => [
            `level-scheme/${scheme.id}`,
            scheme.version,
          ]),
        ),
      },
      audit: { head: candidate.auditHead, count: candidate.auditSeq },
      builder: { version: programVersion(), commit: null, toolchain: {} },
    }),
  );
  return manifestText(manifest);
}
