import { rm } from "node:fs/promises";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { release } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { RefusedError, requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { lockRelease, releaseSubject } from "./internal.server.ts";

const Input = z.strictObject({
  version: z.string().max(40),
  reason: z.string().trim().min(1, "Say why, in words.").max(TEXT_LIMITS.comment),
});

/** Gives a candidate up, for good: its version number is not used again, its signatures stay on file. */
export async function abandonRelease(input: {
  ctx: ServiceContext;
  paths: DataPaths;
  input: z.input<typeof Input>;
}): Promise<void> {
  requirePermission(can(input.ctx.actor, "release.prepare"));
  const given = parseInput(Input, input.input);
  const record = await inTransaction(input.ctx, async (tctx) => {
    const current = await lockRelease(tctx, given.version);
    if (!["candidate", "frozen", "signed"].includes(current.state)) {
      throw new RefusedError({
        code: "state-forbids",
        message: `Release ${current.version} is ${current.state}; only a candidate is abandoned.`,
      });
    }
    await tctx.tx
      .update(release)
      .set({ state: "abandoned", rowVersion: sql`${release.rowVersion} + 1` })
      .where(eq(release.id, current.id));
    await emitAudit(tctx, {
      action: "release.abandon",
      subject: releaseSubject(current),
      reason: given.reason,
      before: { state: current.state },
      after: { state: "abandoned" },
    });
    return current;
  });
  await rm(join(input.paths.staging, record.id), { recursive: true, force: true });
}
