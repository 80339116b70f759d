import { createPrivateKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import { link, readFile, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { type TufKey, tufKey } from "#app/domain/releases/tuf-metadata.ts";
import { parseWire } from "#app/domain/releases/wire.ts";
import { syncFolder, writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { TufRefusal, unwrap } from "#app/platform/tuf/refusal.server.ts";
import { keyObjectSigner, type Signer } from "./signer.server.ts";

/** Shortest passphrase in characters: PKCS#8 by OpenSSL stretches it 2048 times only. */
export const MIN_PASSPHRASE_LENGTH = 12;

const MAX_PASSPHRASE_LENGTH = 1_024;
const MAX_KEY_FILE_BYTES = 16_384;
const ENCRYPTED_HEADER = "-----BEGIN ENCRYPTED PRIVATE KEY-----";

/** Where a private key lies and what opens it; no passphrase means that the file is not encrypted. */
export type KeyFile = { readonly path: string; readonly passphrase?: string | undefined };

/**
 * Makes an ed25519 key and writes it as PKCS#8 PEM with mode 0600, encrypted (AES-256-CBC) when a
 * passphrase is given. Only a key that a machine signs with, snapshot's or timestamp's, should go
 * without. Refuses a short passphrase (`passphrase-short`) and to touch an existing file
 * (`key-exists`).
 */
export async function createKeyFile({ path, passphrase }: KeyFile): Promise<Signer> {
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKeyPem({ privateKey, passphrase });
  const draft = `${path}.${process.pid}.new`;
  await writeFileAtomic({ path: draft, data: pem, mode: 0o600 });
  try {
    // A link, unlike a rename, fails when the name is taken: a key is never overwritten.
    await link(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new TufRefusal({ code: "key-exists", message: `${path} exists already.`, path });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(dirname(path));
  return keyObjectSigner(privateKey);
}

/** A private key as PKCS#8 PEM, encrypted when a passphrase is given. */
export function privateKeyPem({
  privateKey,
  passphrase,
}: {
  privateKey: KeyObject;
  passphrase?: string | undefined;
}): string {
  if (passphrase === undefined) {
    return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  }
  if (passphrase.length < MIN_PASSPHRASE_LENGTH || passphrase.length > MAX_PASSPHRASE_LENGTH) {
    throw new TufRefusal({
      code: "passphrase-short",
      message: `A passphrase has ${MIN_PASSPHRASE_LENGTH} to ${MAX_PASSPHRASE_LENGTH} characters.`,
    });
  }
  return privateKey
    .export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase })
    .toString();
}

/**
 * Opens a key file. Refuses a missing file (`key-missing`), a wrong passphrase
 * (`passphrase-wrong`) or none where one is needed (`passphrase-missing`), a key that is not
 * ed25519 (`key-malformed`), and an unencrypted file that others on the machine may read
 * (`key-readable`).
 */
export async function loadKeyFile({ path, passphrase }: KeyFile): Promise<Signer> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new TufRefusal({ code: "key-missing", message: `There is no key file ${path}.`, path });
  });
  if (!found.isFile() || found.size > MAX_KEY_FILE_BYTES) {
    throw new TufRefusal({ code: "key-malformed", message: `${path} is not a key file.`, path });
  }
  const pem = await readFile(path, "utf8");
  const isReadable = process.platform !== "win32" && (found.mode & 0o077) !== 0;
  if (!pem.includes(ENCRYPTED_HEADER) && isReadable) {
    throw new TufRefusal({
      code: "key-readable",
      message: `${path} is not encrypted and others may read it; set its mode to 600.`,
      path,
    });
  }
  return signerFromPem({ pem, passphrase, name: path });
}

/** A signer over a PEM text; `name` says in refusals where it came from. See {@link loadKeyFile}. */
export function signerFromPem({
  pem,
  passphrase,
  name,
}: {
  pem: string;
  passphrase?: string | undefined;
  name: string;
}): Signer {
  const refusal = (code: string, message: string) =>
    new TufRefusal({ code, message: `${name}: ${message}`, path: name });
  const isEncrypted = pem.includes(ENCRYPTED_HEADER);
  if (isEncrypted && passphrase === undefined) {
    throw refusal("passphrase-missing", "the key is encrypted and no passphrase was given.");
  }
  let key: KeyObject;
  try {
    key = createPrivateKey({ key: pem, format: "pem", ...(isEncrypted ? { passphrase } : {}) });
  } catch {
    throw isEncrypted
      ? refusal("passphrase-wrong", "the passphrase does not open the key.")
      : refusal("key-malformed", "this is not a private key in PKCS#8 PEM.");
  }
  if (key.asymmetricKeyType !== "ed25519") {
    throw refusal("key-malformed", `an ed25519 key is needed, not ${key.asymmetricKeyType}.`);
  }
  return keyObjectSigner(key);
}

/** A public key as the JSON text that a key holder sends to the ceremony. */
export function publicKeyText(key: TufKey): string {
  return `${JSON.stringify(key, null, 2)}\n`;
}

/** Reads such a text; refuses (`public-key-malformed`) anything else. */
export function parsePublicKey(text: string): TufKey {
  let value: unknown;
  try {
    value = JSON.parse(text.slice(0, MAX_KEY_FILE_BYTES));
  } catch {
    value = null;
  }
  return unwrap(parseWire({ value, schema: tufKey, what: "public-key" }));
}
