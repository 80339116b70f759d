import type { KeyObject } from "node:crypto";
import { createPublicKey, sign } from "node:crypto";
import type { TufKey, TufSignature } from "#app/domain/releases/tuf-metadata.ts";
import { keyIdOf } from "#app/platform/tuf/signatures.server.ts";

/**
 * Something that can sign with one key. The key itself never leaves it, so that a file, an
 * environment variable, a smart card or a key management service may stand behind it.
 */
export type Signer = {
  readonly keyId: string;
  readonly publicKey: TufKey;
  sign(bytes: Uint8Array): Promise<TufSignature>;
};

/** The TUF form of an ed25519 key, private or public. Throws a TypeError for any other kind. */
export function tufKeyOf(key: KeyObject): TufKey {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  const jwk = publicKey.export({ format: "jwk" });
  if (jwk.crv !== "Ed25519" || jwk.x === undefined) {
    throw new TypeError("The key is not an ed25519 key.");
  }
  return {
    keytype: "ed25519",
    scheme: "ed25519",
    keyval: { public: Buffer.from(jwk.x, "base64url").toString("hex") },
  };
}

/** A signer over an ed25519 private key that is held in memory. */
export function keyObjectSigner(privateKey: KeyObject): Signer {
  const publicKey = tufKeyOf(privateKey);
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    publicKey,
    sign: async (bytes) => ({
      keyid: keyId,
      sig: sign(null, bytes, privateKey).toString("hex"),
    }),
  };
}
