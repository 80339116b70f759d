import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import { MANIFEST_NAME } from "#app/domain/releases/manifest.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { loadOnlineSigners } from "#app/platform/keys/online-signers.server.ts";
import { withRepositoryServer } from "#app/platform/tuf/loopback-server.server.ts";
import { publishStaged } from "#app/platform/tuf/publish.server.ts";
import { verifyPublished } from "#app/platform/tuf/verify-published.server.ts";
import { release } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { RefusedError, requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  lockRelease,
  lockRepository,
  type ReleaseRecord,
  releaseSubject,
} from "./internal.server.ts";
import { refusing } from "./refusing.server.ts";
import { signaturesOf, stagedOf } from "./sign.server.ts";

const Input = z.strictObject({ version: z.string().max(40) });

/**
 * Publishes a signed release: writes its files and metadata in the order that survives a kill at any
 * point, fetches and verifies the whole from outside with a stock client, and only then calls it
 * published. Running it again after a crash ends in the same files; on a published release it changes
 * nothing.
 */
export async function publishRelease(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  input: z.input<typeof Input>;
}): Promise<{ version: string; sequence: number; manifestSha256: string }> {
  const { ctx, paths } = input;
  requirePermission(can(ctx.actor, "release.publish"));
  const publisher = requirePerson(ctx);
  const given = parseInput(Input, input.input);
  const record = await inTransaction(ctx, async (tctx) => {
    await lockRepository(tctx);
    const current = await lockRelease(tctx, given.version);
    if (current.state === "published") {
      return current;
    }
    if (current.state !== "signed") {
      throw new RefusedError({
        code: "state-forbids",
        message: `Release ${current.version} is ${current.state}; only a signed one is published.`,
      });
    }
    await writeRepository(tctx, { record: current, paths });
    await verifyFromOutside({ record: current, paths });
    await tctx.tx
      .update(release)
      .set({ state: "superseded", rowVersion: sql`${release.rowVersion} + 1` })
      .where(and(eq(release.state, "published"), ne(release.id, current.id)));
    await tctx.tx
      .update(release)
      .set({
        state: "published",
        publishedBy: publisher.userId,
        publishedAt: tctx.at,
        rowVersion: sql`${release.rowVersion} + 1`,
      })
      .where(eq(release.id, current.id));
    await emitAudit(tctx, {
      action: "release.publish",
      subject: releaseSubject(current),
      before: { state: current.state },
      after: { state: "published", manifestSha256: current.manifestSha256 },
    });
    return current;
  });
  await rm(join(paths.staging, record.id), { recursive: true, force: true });
  return {
    version: record.version,
    sequence: record.sequence,
    manifestSha256: record.manifestSha256 ?? "",
  };
}

/** Outside effects inside the transaction are safe here: the writer is idempotent and holds the lock. */
async function writeRepository(
  tctx: TransactionContext,
  input: { record: ReleaseRecord; paths: DataPaths },
): Promise<void> {
  const { record, paths } = input;
  const folder = join(paths.staging, record.id);
  const signatures = await signaturesOf(tctx, record.id);
  const online = await loadOnlineSigners(paths.keys);
  await refusing(() =>
    publishStaged({
      dir: paths.tuf,
      staged: stagedOf(record),
      signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })),
      files: (record.files ?? []).map((file) => ({
        path: file.path,
        source: join(folder, stagedName(file.path)),
      })),
      ...online,
      now: tctx.at,
    }),
  );
}

/** The name of a target's file in the staging folder. */
function stagedName(path: string): string {
  return path.startsWith("channels/") ? "channel.json" : (path.split("/").at(-1) ?? MANIFEST_NAME);
}

async function verifyFromOutside(input: {
  record: ReleaseRecord;
  paths: DataPaths;
}): Promise<void> {
  const { record, paths } = input;
  const rootBytes = await readFile(join(paths.tuf, "metadata", "1.root.json"));
  const check = await withRepositoryServer(paths.tuf, (url) =>
    refusing(() => verifyPublished({ url, rootBytes, channel: record.channel })),
  );
  if (check.release?.manifestSha256 !== record.manifestSha256) {
    throw new RefusedError({
      code: "verification-failed",
      message: "A client does not get this release from the published files. It stays unpublished.",
    });
  }
}
