import { nextTargets, type TargetAddition } from "#app/domain/releases/next-targets.ts";
import {
  expiryOf,
  type HighestVersions,
  nextVersion,
  targetsSigned,
} from "#app/domain/releases/tuf-plan.ts";
import { unwrap } from "./refusal.server.ts";
import { readRepository } from "./repository.server.ts";
import { type StagedDocument, signedDigest, stageDocument } from "./staged.server.ts";

/**
 * Stages the next targets document: what is published, without `removePaths`, with `addTargets`.
 * Nothing is written. With neither it only lives longer. `expires` is 180 days from `now` unless
 * given (UTC, whole seconds); `remembered` are versions that were staged or used and are not on
 * disk. Refuses what {@link nextTargets} refuses, and an unknown folder or spelling of a path
 * (`targets-malformed`).
 */
export async function stageTargets({
  dir,
  addTargets = [],
  removePaths = [],
  now,
  expires = expiryOf({ role: "targets", now }),
  remembered = {},
}: {
  dir: string;
  addTargets?: readonly TargetAddition[];
  removePaths?: readonly string[];
  now: Date;
  expires?: string;
  remembered?: HighestVersions;
}): Promise<StagedDocument<"targets">> {
  const { targets, highest } = await readRepository({ dir });
  const current = targets.signed;
  return stageDocument({
    role: "targets",
    signed: targetsSigned({
      version: nextVersion({ role: "targets", seen: [highest, remembered] }),
      expires,
      targets: unwrap(nextTargets({ current: current.targets, addTargets, removePaths })),
    }),
    base: { version: current.version, sha256: signedDigest(current) },
  });
}
