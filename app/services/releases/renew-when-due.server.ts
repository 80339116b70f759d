import { LIFETIME_DAYS } from "#app/domain/releases/tuf-plan.ts";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import { readMetadata } from "#app/platform/tuf/repository.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { refusing } from "./refusing.server.ts";
import { renewRepository } from "./renew.server.ts";

const DAY_MS = 86_400_000;

/** How old a timestamp may become before it is signed anew, in milliseconds: a twelfth of its life. */
export const RENEWAL_AGE_MS = 6 * 3_600_000;

/**
 * Signs the repository anew, as {@link renewRepository} does, when its timestamp is six hours old or
 * older. Null when there is no repository or nothing is due. Refuses a damaged repository and online
 * keys that are missing or not the root's.
 */
export async function renewWhenDue(input: {
  ctx: ServiceContext;
  paths: DataPaths;
}): ReturnType<typeof renewRepository> {
  const { ctx, paths } = input;
  const stored = await refusing(() =>
    readMetadata({ dir: paths.tuf, role: "timestamp", version: 0 }),
  );
  if (stored === null) {
    return null;
  }
  // The file does not say when it was signed; its end minus its life does.
  const signedMs = Date.parse(stored.signed.expires) - LIFETIME_DAYS.timestamp * DAY_MS;
  const isDue = ctx.now().getTime() - signedMs >= RENEWAL_AGE_MS;
  return isDue ? await refusing(() => renewRepository({ ctx, paths })) : null;
}
