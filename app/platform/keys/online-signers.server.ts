import { join } from "node:path";
import { loadKeyFile } from "./key-file.server.ts";
import type { Signer } from "./signer.server.ts";

/** Names of the online keys below the key folder; the program signs with them by itself. */
export const ONLINE_KEY_FILES = { snapshot: "snapshot.pem", timestamp: "timestamp.pem" } as const;

/**
 * Opens the snapshot and timestamp keys, which sign without a person. They are kept readable by their
 * owner alone; a thief of both can freeze or mix old states until the root replaces them, never forge
 * content.
 */
export async function loadOnlineSigners(
  keysFolder: string,
): Promise<{ snapshotSigner: Signer; timestampSigner: Signer }> {
  const [snapshotSigner, timestampSigner] = await Promise.all([
    loadKeyFile({ path: join(keysFolder, ONLINE_KEY_FILES.snapshot) }),
    loadKeyFile({ path: join(keysFolder, ONLINE_KEY_FILES.timestamp) }),
  ]);
  return { snapshotSigner, timestampSigner };
}
