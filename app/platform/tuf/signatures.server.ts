import { createPublicKey, verify } from "node:crypto";
import { canonicalize } from "@tufjs/canonical-json";
import type {
  RootSigned,
  TufKey,
  TufRole,
  TufSignature,
} from "#app/domain/releases/tuf-metadata.ts";
import { sha256Hex } from "./digest.server.ts";
import { TufRefusal } from "./refusal.server.ts";

/** DER of an ed25519 SubjectPublicKeyInfo up to the 32 bytes of the key (RFC 8410, section 4). */
const ED25519_SPKI_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

/** OLPC canonical JSON, the form in which TUF metadata is signed. Never for manifests or entries. */
export function tufCanonicalText(value: unknown): string {
  return canonicalize(value);
}

/** A key's id: SHA-256 over the canonical form of keytype, scheme and keyval. */
export function keyIdOf(key: TufKey): string {
  return sha256Hex(tufCanonicalText(key));
}

/** Whether `sig` is the key's ed25519 signature over `bytes`. */
export function isSignatureOf({
  key,
  bytes,
  sig,
}: {
  key: TufKey;
  bytes: Uint8Array;
  sig: string;
}): boolean {
  const publicKey = createPublicKey({
    key: Buffer.concat([ED25519_SPKI_PREFIX, Buffer.from(key.keyval.public, "hex")]),
    format: "der",
    type: "spki",
  });
  return verify(null, bytes, publicKey, Buffer.from(sig, "hex"));
}

/** The keys of one root that have signed a document, and how many are needed. */
export type SignatureTally = {
  readonly rootVersion: number;
  readonly threshold: number;
  readonly keyIds: readonly string[];
  readonly signed: readonly string[];
  readonly isComplete: boolean;
};

/**
 * Counts the distinct keys of `root`'s `role` whose signature over `bytes` holds. Signatures of
 * others do not count and do no harm here; see {@link checkSignatures} for those that must be right.
 */
export function tallySignatures({
  root,
  role,
  bytes,
  signatures,
}: {
  root: RootSigned;
  role: TufRole;
  bytes: Uint8Array;
  signatures: readonly TufSignature[];
}): SignatureTally {
  const { keyids, threshold } = root.roles[role];
  const signed = keyids.filter((id) => {
    const key = root.keys[id];
    const signature = signatures.find(({ keyid }) => keyid === id);
    return (
      key !== undefined &&
      signature !== undefined &&
      isSignatureOf({ key, bytes, sig: signature.sig })
    );
  });
  return {
    rootVersion: root.version,
    threshold,
    keyIds: keyids,
    signed,
    isComplete: signed.length >= threshold,
  };
}

/**
 * Refuses the first signature that is not right: by a key that has no part in the role under any of
 * the roots (`signature-stranger`), a second one by the same key (`signature-twice`), or one that does
 * not hold over these bytes (`signature-invalid`).
 */
export function checkSignatures({
  roots,
  role,
  bytes,
  signatures,
}: {
  roots: readonly RootSigned[];
  role: TufRole;
  bytes: Uint8Array;
  signatures: readonly TufSignature[];
}): void {
  const seen = new Set<string>();
  for (const { keyid, sig } of signatures) {
    const root = roots.find((candidate) => candidate.roles[role].keyids.includes(keyid));
    const key = root?.keys[keyid];
    const refuse = (code: string, message: string) =>
      new TufRefusal({ code, message, path: `signatures.${keyid}` });
    if (key === undefined) {
      throw refuse("signature-stranger", `Key ${keyid} does not sign the ${role} role.`);
    }
    if (seen.has(keyid)) throw refuse("signature-twice", `Key ${keyid} has signed already.`);
    seen.add(keyid);
    if (!isSignatureOf({ key, bytes, sig })) {
      throw refuse(
        "signature-invalid",
        `The signature by key ${keyid} does not match the document.`,
      );
    }
  }
}
