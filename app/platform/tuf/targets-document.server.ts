import type { MetaFile, RootSigned } from "#app/domain/releases/tuf-metadata.ts";
import { type OnWrite, writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { metadataPath } from "./layout.server.ts";
import { TufRefusal } from "./refusal.server.ts";
import { isSignedUnder, metaOf, readMetadata } from "./repository.server.ts";
import { tufCanonicalText } from "./signatures.server.ts";
import { documentFile, type SignedDocument } from "./staged.server.ts";

/**
 * What an earlier, cut-off attempt wrote for this targets document; null when it is still to be
 * written. Refuses (`version-used`) when the version lies on disk with other content.
 */
export async function leftOverTargets({
  dir,
  document,
  root,
}: {
  dir: string;
  document: SignedDocument<"targets">;
  root: RootSigned;
}): Promise<MetaFile | null> {
  const { version, text } = document.staged;
  const stored = await readMetadata({ dir, role: "targets", version });
  if (stored === null) return null;
  if (tufCanonicalText(stored.signed) === text) {
    // Signed by keys that have gone since: written again, with the signatures that count now.
    return isSignedUnder({ stored, root }) ? stored.meta : null;
  }
  throw new TufRefusal({
    code: "version-used",
    message: `Targets version ${version} was used for other content.`,
    path: metadataPath({ dir, role: "targets", version }),
  });
}

/** Writes a signed targets document under its version; clients see it once a timestamp leads to it. */
export async function writeTargetsDocument({
  dir,
  document,
  onWrite,
}: {
  dir: string;
  document: SignedDocument<"targets">;
  onWrite?: OnWrite | undefined;
}): Promise<MetaFile> {
  const { version } = document.staged;
  const data = documentFile(document);
  const path = metadataPath({ dir, role: "targets", version });
  await writeFileAtomic({ path, data, onWrite });
  return metaOf({ bytes: data, version });
}
