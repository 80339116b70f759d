import { writeFile } from "node:fs/promises";
import type { TargetsSigned } from "#app/domain/releases/tuf-metadata.ts";
import { expiryOf, snapshotSigned, timestampSigned } from "#app/domain/releases/tuf-plan.ts";
import type { Signer } from "#app/platform/keys/signer.server.ts";
import { metadataPath } from "#app/platform/tuf/layout.server.ts";
import { metaOf, readRepository } from "#app/platform/tuf/repository.server.ts";
import { tufCanonicalText } from "#app/platform/tuf/signatures.server.ts";
import type { TestKeys } from "./publisher.ts";

/**
 * What an intruder on the server can do, who has both online keys and no person's: puts a targets
 * document with any signatures in place, with a snapshot and a timestamp that are right.
 */
export async function forgeTargets({
  dir,
  keys,
  now,
  signers,
  change = (signed) => signed,
}: {
  dir: string;
  keys: TestKeys;
  now: Date;
  signers: readonly Signer[];
  change?: (signed: TargetsSigned) => TargetsSigned;
}): Promise<void> {
  const { targets, snapshot, timestamp } = await readRepository({ dir });
  const version = targets.signed.version + 1;
  const text = tufCanonicalText(change({ ...targets.signed, version }));
  const signatures = await Promise.all(signers.map((signer) => signer.sign(Buffer.from(text))));
  const forged = Buffer.from(`{"signatures":${JSON.stringify(signatures)},"signed":${text}}`);
  await writeFile(metadataPath({ dir, role: "targets", version }), forged);

  const nextSnapshot = snapshotSigned({
    version: snapshot.signed.version + 1,
    expires: expiryOf({ role: "snapshot", now }),
    targets: metaOf({ bytes: forged, version }),
  });
  const snapshotBytes = await signed({ signer: keys.snapshot, value: nextSnapshot });
  const snapshotVersion = nextSnapshot.version;
  await writeFile(metadataPath({ dir, role: "snapshot", version: snapshotVersion }), snapshotBytes);

  const nextTimestamp = timestampSigned({
    version: timestamp.signed.version + 1,
    expires: expiryOf({ role: "timestamp", now }),
    snapshot: metaOf({ bytes: snapshotBytes, version: snapshotVersion }),
  });
  const timestampBytes = await signed({ signer: keys.timestamp, value: nextTimestamp });
  await writeFile(metadataPath({ dir, role: "timestamp", version: 0 }), timestampBytes);
}

async function signed({ signer, value }: { signer: Signer; value: unknown }): Promise<Buffer> {
  const text = tufCanonicalText(value);
  const signature = await signer.sign(Buffer.from(text));
  return Buffer.from(`{"signatures":${JSON.stringify([signature])},"signed":${text}}`);
}
