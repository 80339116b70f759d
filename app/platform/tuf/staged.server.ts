import { z } from "zod";
import {
  parseSigned,
  type RootSigned,
  type SignedByRole,
  type TufSignature,
  tufSignature,
} from "#app/domain/releases/tuf-metadata.ts";
import { parseWire, wire } from "#app/domain/releases/wire.ts";
import type { Signer } from "#app/platform/keys/signer.server.ts";
import { sha256Hex } from "./digest.server.ts";
import { TufRefusal, unwrap } from "./refusal.server.ts";
import { readNewestRoot } from "./repository.server.ts";
import {
  checkSignatures,
  type SignatureTally,
  tallySignatures,
  tufCanonicalText,
} from "./signatures.server.ts";

/** The roles that people sign, at different times and places. */
export type StagedRole = "root" | "targets";

/**
 * A document that waits for signatures: `text` is the exact text that is signed (UTF-8) and
 * `sha256` its digest, which signers compare. `base` is the published document that it was made from
 * (null for the first), so that nothing published in between is lost. Plain JSON, safe to store;
 * read it back with {@link parseStaged}.
 */
export type StagedDocument<Role extends StagedRole = StagedRole> = {
  readonly role: Role;
  readonly version: number;
  readonly expires: string;
  readonly text: string;
  readonly sha256: string;
  readonly base: { readonly version: number; readonly sha256: string } | null;
};

const stagedSchema = z.strictObject({
  role: z.enum(["root", "targets"]),
  version: wire.ordinal,
  expires: wire.instant,
  text: z.string().max(5_000_000),
  sha256: wire.sha256,
  base: z.strictObject({ version: wire.ordinal, sha256: wire.sha256 }).nullable(),
});

/** A staged document with the signatures collected so far, one per key, ordered by key id. */
export type SignedDocument<Role extends StagedRole = StagedRole> = {
  readonly staged: StagedDocument<Role>;
  readonly signatures: readonly TufSignature[];
  /** One per root that has a say: the current one, and for a new root also itself. */
  readonly tallies: readonly SignatureTally[];
  readonly isComplete: boolean;
};

/** Stages a signed part. */
export function stageDocument<Role extends StagedRole>({
  role,
  signed,
  base,
}: {
  role: Role;
  signed: SignedByRole[Role];
  base: StagedDocument["base"];
}): StagedDocument<Role> {
  const checked = unwrap(parseSigned({ role, value: signed }));
  const text = tufCanonicalText(checked);
  const { version, expires } = checked;
  return { role, version, expires, text, sha256: sha256Hex(text), base };
}

/** What is to be signed. */
export function bytesToSign(staged: StagedDocument): Uint8Array {
  return Buffer.from(staged.text, "utf8");
}

/** The digest by which a stored document is named as a base. */
export function signedDigest(signed: SignedByRole[StagedRole]): string {
  return sha256Hex(tufCanonicalText(signed));
}

/** Reads a staged document that was stored; refuses (`staged-malformed`) one that was altered. */
export function parseStaged<Role extends StagedRole>({
  value,
  role,
}: {
  value: unknown;
  role: Role;
}): StagedDocument<Role> {
  const staged = unwrap(parseWire({ value, schema: stagedSchema, what: "staged" }));
  const signed = staged.role === role ? signedPartOf({ ...staged, role }) : null;
  const isWhole =
    signed !== null &&
    sha256Hex(staged.text) === staged.sha256 &&
    signed.version === staged.version &&
    signed.expires === staged.expires;
  if (!isWhole) {
    throw new TufRefusal({
      code: "staged-malformed",
      message: `The staged ${role} is not what was staged.`,
    });
  }
  return { ...staged, role };
}

/** The signed part of a staged document; refuses (`staged-malformed`) a text that is not canonical. */
export function signedPartOf<Role extends StagedRole>({
  role,
  text,
}: Pick<StagedDocument<Role>, "role" | "text">): SignedByRole[Role] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = null;
  }
  const signed = unwrap(parseSigned({ role, value }));
  if (tufCanonicalText(signed) !== text) {
    throw new TufRefusal({
      code: "staged-malformed",
      message: `The staged ${role} is not in canonical form.`,
    });
  }
  return signed;
}

/** Signs a staged document with each of these keys. */
export async function signStaged({
  staged,
  signers,
}: {
  staged: StagedDocument;
  signers: readonly Signer[];
}): Promise<TufSignature[]> {
  return Promise.all(signers.map((signer) => signer.sign(bytesToSign(staged))));
}

/**
 * Checks detached signatures over a staged document and counts distinct keys against the thresholds:
 * those of the repository's newest root and, for a new root, its own as well. `root` stands in for
 * the newest one before a repository exists. An incomplete document is no refusal; a signature that
 * is wrong, by a stranger, or second by one key is (see {@link checkSignatures}).
 */
export async function attachSignatures<Role extends StagedRole>({
  dir,
  staged,
  signatures,
  root,
}: {
  dir: string;
  staged: StagedDocument<Role>;
  signatures: readonly TufSignature[];
  root?: RootSigned;
}): Promise<SignedDocument<Role>> {
  const checked = parseStaged({ value: staged, role: staged.role });
  const current = root ?? (await newestRootOr({ dir, staged: checked }));
  const own = checked.role === "root" ? (signedPartOf(checked) as RootSigned) : null;
  const roots = own === null || own.version === current.version ? [current] : [current, own];
  return countSignatures({ staged: checked, signatures, roots });
}

/** As {@link attachSignatures}, against given roots. */
export function countSignatures<Role extends StagedRole>({
  staged,
  signatures,
  roots,
}: {
  staged: StagedDocument<Role>;
  signatures: readonly TufSignature[];
  roots: readonly RootSigned[];
}): SignedDocument<Role> {
  const parsed = unwrap(
    parseWire({ value: signatures, schema: z.array(tufSignature).max(64), what: "signatures" }),
  );
  const bytes = bytesToSign(staged);
  const { role } = staged;
  checkSignatures({ roots, role, bytes, signatures: parsed });
  const tallies = roots.map((root) => tallySignatures({ root, role, bytes, signatures: parsed }));
  return {
    staged,
    signatures: [...parsed].sort((a, b) => (a.keyid < b.keyid ? -1 : 1)),
    tallies,
    isComplete: tallies.every((tally) => tally.isComplete),
  };
}

/** The file of a complete document; the signed text stands in it byte for byte. */
export function documentFile({ staged, signatures }: SignedDocument): Buffer {
  return envelopeFile({ text: staged.text, signatures });
}

/** A metadata file: signatures in order of key id, then the text that was signed. */
export function envelopeFile({
  text,
  signatures,
}: {
  text: string;
  signatures: readonly TufSignature[];
}): Buffer {
  return Buffer.from(`{"signatures":${tufCanonicalText(signatures)},"signed":${text}}`, "utf8");
}

async function newestRootOr({
  dir,
  staged,
}: {
  dir: string;
  staged: StagedDocument;
}): Promise<RootSigned> {
  if (staged.role === "root" && staged.base === null)
    return signedPartOf({ role: "root", text: staged.text });
  return (await readNewestRoot({ dir })).signed;
}
