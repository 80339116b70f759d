// Goal: a private key comes out of its file only with its passphrase and is never overwritten, and
// what signs is what the id says.
// Method: key files in temporary folders, opened rightly and wrongly.
import { generateKeyPairSync } from "node:crypto";
import { chmod, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  createKeyFile,
  loadKeyFile,
  parsePublicKey,
  publicKeyText,
  signerFromPem,
} from "#app/platform/keys/key-file.server.ts";
import { tufKeyOf } from "#app/platform/keys/signer.server.ts";
import { sha256Hex } from "#app/platform/tuf/digest.server.ts";
import { isSignatureOf, keyIdOf } from "#app/platform/tuf/signatures.server.ts";
import { temporaryFolder } from "./folders.ts";

const passphrase = "correct horse battery staple";
const refusal = (code: string) =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) });

async function place() {
  return join(await temporaryFolder(), "key.pem");
}

describe("an encrypted key file", () => {
  test("opens with its passphrase and signs as the key that was made", async () => {
    const path = await place();
    const made = await createKeyFile({ path, passphrase });
    const loaded = await loadKeyFile({ path, passphrase });
    expect(loaded.keyId).toBe(made.keyId);
    expect(await readFile(path, "utf8")).toMatch(/^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const bytes = Buffer.from("what is signed");
    const { keyid, sig } = await loaded.sign(bytes);
    expect(keyid).toBe(made.keyId);
    expect(isSignatureOf({ key: made.publicKey, bytes, sig })).toBe(true);
    expect(isSignatureOf({ key: made.publicKey, bytes: Buffer.from("else"), sig })).toBe(false);
  });

  test("does not open with another passphrase or none, and its error tells neither", async () => {
    const path = await place();
    await createKeyFile({ path, passphrase });
    const wrong = loadKeyFile({ path, passphrase: "not the passphrase" });
    await expect(wrong).rejects.toEqual(refusal("passphrase-wrong"));
    await expect(wrong).rejects.not.toThrow(/not the passphrase/);
    await expect(loadKeyFile({ path })).rejects.toEqual(refusal("passphrase-missing"));
  });

  test("is encrypted with AES-256-CBC", async () => {
    const path = await place();
    await createKeyFile({ path, passphrase });
    const body = (await readFile(path, "utf8")).replaceAll(/-----.*-----|\s/g, "");
    // 2.16.840.1.101.3.4.1.42, id-aes256-CBC, as DER.
    expect(Buffer.from(body, "base64").toString("hex")).toContain("060960864801650304012a");
  });

  test("wants a passphrase of twelve characters", async () => {
    const path = await place();
    const short = createKeyFile({ path, passphrase: "eleven char" });
    await expect(short).rejects.toEqual(refusal("passphrase-short"));
    await expect(readFile(path)).rejects.toThrow("ENOENT");
    await createKeyFile({ path, passphrase: "twelve chars" });
  });

  test("is never overwritten, and leaves nothing else in its folder", async () => {
    const path = await place();
    await createKeyFile({ path, passphrase });
    const before = await readFile(path);
    await expect(createKeyFile({ path, passphrase })).rejects.toEqual(refusal("key-exists"));
    expect(await readFile(path)).toEqual(before);
    expect(await readdir(join(path, ".."))).toEqual(["key.pem"]);
  });
});

describe("a plain key file, for what a machine signs", () => {
  test("opens without a passphrase while only its owner may read it", async () => {
    const path = await place();
    const made = await createKeyFile({ path });
    expect((await loadKeyFile({ path })).keyId).toBe(made.keyId);
    await chmod(path, 0o640);
    await expect(loadKeyFile({ path })).rejects.toEqual(refusal("key-readable"));
  });

  test("is refused when missing, a folder, not a key, or another kind of key", async () => {
    const path = await place();
    await expect(loadKeyFile({ path })).rejects.toEqual(refusal("key-missing"));
    await expect(loadKeyFile({ path: join(path, "..") })).rejects.toEqual(refusal("key-malformed"));
    await writeFile(path, "no key", { mode: 0o600 });
    await expect(loadKeyFile({ path })).rejects.toEqual(refusal("key-malformed"));
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    expect(() => signerFromPem({ pem, name: "env" })).toThrow(/an ed25519 key is needed, not ec/);
  });
});

describe("a public key", () => {
  test("is 64 hex digits under the digest of its canonical form", () => {
    const key = tufKeyOf(generateKeyPairSync("ed25519").publicKey);
    expect(key.keyval.public).toMatch(/^[0-9a-f]{64}$/);
    const canonical = `{"keytype":"ed25519","keyval":{"public":"${key.keyval.public}"},"scheme":"ed25519"}`;
    expect(keyIdOf(key)).toBe(sha256Hex(canonical));
  });

  test("travels as text and is refused with anything added or changed", () => {
    const key = tufKeyOf(generateKeyPairSync("ed25519").publicKey);
    expect(parsePublicKey(publicKeyText(key))).toEqual(key);
    for (const text of ["", "{}", publicKeyText({ ...key, keyval: { public: "00" } })]) {
      expect(() => parsePublicKey(text)).toThrow(/public-key is malformed/);
    }
    expect(() => parsePublicKey(JSON.stringify({ ...key, extra: 1 }))).toThrow();
  });
});
