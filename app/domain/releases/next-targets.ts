import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import type { TargetEntry, TargetsSigned } from "./tuf-metadata.ts";

/** A file that targets is to list. */
export type TargetAddition = {
  readonly path: string;
  readonly sha256: string;
  readonly length: number;
  readonly custom?: Record<string, string | number>;
};

/** Only what names the present may change its content; released files are for ever. */
const REPLACEABLE = /^(channels|advisories)\//;

/**
 * The next list of targets: `current` without `removePaths`, with `addTargets`. Refuses to remove
 * what is not listed (`target-unknown`), to name a path twice (`target-twice`), and to give other
 * content to a path outside `channels/` and `advisories/` (`target-immutable`).
 */
export function nextTargets({
  current,
  addTargets,
  removePaths,
}: {
  current: TargetsSigned["targets"];
  addTargets: readonly TargetAddition[];
  removePaths: readonly string[];
}): Result<TargetsSigned["targets"]> {
  const targets = new Map<string, TargetEntry>(Object.entries(current));
  const named = [...removePaths, ...addTargets.map((target) => target.path)];
  const twice = named.find((path, index) => named.indexOf(path) !== index);
  if (twice !== undefined) {
    return refuse({ code: "target-twice", message: `${twice} is named twice.`, path: twice });
  }
  for (const path of removePaths) {
    if (!targets.delete(path)) {
      return refuse({ code: "target-unknown", message: `${path} is not published.`, path });
    }
  }
  for (const { path, sha256, length, custom } of addTargets) {
    const held = targets.get(path);
    if (held !== undefined && held.hashes.sha256 !== sha256 && !REPLACEABLE.test(path)) {
      return refuse({
        code: "target-immutable",
        message: `${path} is published with other content.`,
        path,
      });
    }
    targets.set(path, { length, hashes: { sha256 }, ...(custom === undefined ? {} : { custom }) });
  }
  return ok(Object.fromEntries(targets));
}
