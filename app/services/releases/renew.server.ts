import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ExpiryWarning } from "#app/domain/releases/tuf-plan.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { loadOnlineSigners } from "#app/platform/keys/online-signers.server.ts";
import { renewOnline } from "#app/platform/tuf/publish.server.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { lockRepository } from "./internal.server.ts";
import { refusing } from "./refusing.server.ts";

/**
 * Signs timestamp, and snapshot when it nears its end, anew, so that consumers can tell a living
 * repository from a frozen one. Needs no release and no person. Null when there is no repository yet.
 */
export async function renewRepository(input: {
  ctx: ServiceContext;
  paths: DataPaths;
}): Promise<{ snapshot: number; timestamp: number; warnings: readonly ExpiryWarning[] } | null> {
  const { ctx, paths } = input;
  if (!existsSync(join(paths.tuf, "metadata", "1.root.json"))) {
    return null;
  }
  const online = await loadOnlineSigners(paths.keys);
  return await inTransaction(ctx, async (tctx) => {
    await lockRepository(tctx);
    const renewed = await refusing(() => renewOnline({ dir: paths.tuf, ...online, now: tctx.at }));
    await emitAudit(tctx, {
      action: "release.renew",
      subject: { type: "release", id: "repository", label: "repository" },
      after: { snapshot: renewed.snapshot, timestamp: renewed.timestamp },
    });
    return {
      snapshot: renewed.snapshot,
      timestamp: renewed.timestamp,
      warnings: renewed.warnings,
    };
  });
}
