import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { createKeyFile } from "./key-file.server.ts";
import { ONLINE_KEY_FILES } from "./online-signers.server.ts";
import type { Signer } from "./signer.server.ts";

const RING_FILE = "keys.json";

const ringKey = z.strictObject({
  keyId: z.string().regex(/^[0-9a-f]{64}$/),
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  role: z.enum(["root", "targets", "snapshot", "timestamp"]),
  /** The account of the person who holds the key; null for root and online keys. */
  holderId: z.string().max(64).nullable(),
  fileName: z.string().max(120),
});

/** One key of the ring: its public half, its role, its holder and its file's name. */
export type RingKey = z.infer<typeof ringKey>;

/** Who gets a key, and what protects it. */
export type RingRequest = {
  readonly keysFolder: string;
  /** One passphrase per root key. */
  readonly rootPassphrases: readonly string[];
  readonly publishers: readonly { readonly userId: string; readonly passphrase: string }[];
};

/**
 * Makes the whole ring of private keys in a folder beside its place and moves it there complete, so
 * that a ceremony that was killed leaves no half ring. Refuses to touch a ring that is there.
 */
export async function createKeyRing(request: RingRequest): Promise<RingKey[]> {
  const partial = `${request.keysFolder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true, mode: 0o700 });
  const keys: RingKey[] = [];
  const make = async (
    key: Pick<RingKey, "role" | "holderId" | "fileName">,
    passphrase?: string,
  ) => {
    const path = join(partial, key.fileName);
    const signer = await createKeyFile(passphrase === undefined ? { path } : { path, passphrase });
    keys.push({ keyId: signer.keyId, publicKey: publicHex(signer), ...key });
  };
  for (const [index, passphrase] of request.rootPassphrases.entries()) {
    await make({ role: "root", holderId: null, fileName: `root-${index + 1}.pem` }, passphrase);
  }
  for (const { userId, passphrase } of request.publishers) {
    const fileName = `targets-${userId}.pem`;
    await make({ role: "targets", holderId: userId, fileName }, passphrase);
  }
  await make({ role: "snapshot", holderId: null, fileName: ONLINE_KEY_FILES.snapshot });
  await make({ role: "timestamp", holderId: null, fileName: ONLINE_KEY_FILES.timestamp });
  await writeFileAtomic({
    path: join(partial, RING_FILE),
    data: `${JSON.stringify(keys, null, 2)}\n`,
  });
  await rename(partial, request.keysFolder);
  return keys;
}

/** The ring of a folder, or null when there is none yet. */
export async function readKeyRing(keysFolder: string): Promise<RingKey[] | null> {
  const path = join(keysFolder, RING_FILE);
  return existsSync(path) ? z.array(ringKey).parse(JSON.parse(await readFile(path, "utf8"))) : null;
}

function publicHex(signer: Signer): string {
  return signer.publicKey.keyval.public;
}
