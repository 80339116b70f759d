import { z } from "zod";
import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import { parseWire, RELEASE_LIMITS, wire } from "./wire.ts";

/** The version of the TUF specification that the metadata follows (theupdateframework/specification, tuf-spec.md). */
export const TUF_SPEC_VERSION = "1.0.34";

/** The four top-level roles in the order in which a client loads them. */
export const TUF_ROLES = ["root", "timestamp", "snapshot", "targets"] as const;
export type TufRole = (typeof TUF_ROLES)[number];

/** Largest metadata files in bytes; tuf-js, python-tuf and go-tuf refuse longer ones by default. */
export const METADATA_LIMITS = {
  root: 512_000,
  timestamp: 16_384,
  snapshot: 2_000_000,
  targets: 5_000_000,
} as const satisfies Record<TufRole, number>;

const MAX_KEYS = 64;
const MAX_TARGETS = 16_384;

/**
 * A public key as TUF metadata carries it: ed25519 as 64 hex digits (python-tuf refuses PEM). Its id
 * is the SHA-256 of the canonical form of exactly these members.
 */
export const tufKey = z.strictObject({
  keytype: z.literal("ed25519"),
  scheme: z.literal("ed25519"),
  keyval: z.strictObject({ public: z.string().regex(/^[0-9a-f]{64}$/, "must be 64 hex digits") }),
});
export type TufKey = z.infer<typeof tufKey>;

/** A signature: the id of the key and the ed25519 signature as 128 hex digits. */
export const tufSignature = z.strictObject({
  keyid: wire.sha256,
  sig: z.string().regex(/^[0-9a-f]{128}$/, "must be 128 hex digits"),
});
export type TufSignature = z.infer<typeof tufSignature>;

const roleKeys = z.strictObject({
  keyids: z.array(wire.sha256).min(1).max(MAX_KEYS),
  threshold: z.int().min(1).max(MAX_KEYS),
});
/** Who signs a role: any `threshold` of these keys. */
export type RoleKeys = z.infer<typeof roleKeys>;

const common = {
  spec_version: z.string().regex(/^1\.0(\.\d{1,3})?$/, "must be TUF 1.0"),
  version: wire.ordinal,
  expires: wire.instant,
};

const rootSchema = z.strictObject({
  _type: z.literal("root"),
  ...common,
  consistent_snapshot: z.literal(true),
  keys: z.record(wire.sha256, tufKey),
  roles: z.strictObject({
    root: roleKeys,
    timestamp: roleKeys,
    snapshot: roleKeys,
    targets: roleKeys,
  }),
});
/** The signed part of `root.json`: the keys and thresholds of every role. */
export type RootSigned = z.infer<typeof rootSchema>;

const metaFile = z.strictObject({
  version: wire.ordinal,
  length: z.int().min(1).max(METADATA_LIMITS.targets),
  hashes: z.strictObject({ sha256: wire.sha256 }),
});
/** How one metadata file binds another: version, length in bytes, SHA-256. */
export type MetaFile = z.infer<typeof metaFile>;

const timestampSchema = z.strictObject({
  _type: z.literal("timestamp"),
  ...common,
  meta: z.strictObject({ "snapshot.json": metaFile }),
});
/** The signed part of `timestamp.json`: which snapshot is current. */
export type TimestampSigned = z.infer<typeof timestampSchema>;

const snapshotSchema = z.strictObject({
  _type: z.literal("snapshot"),
  ...common,
  meta: z.strictObject({ "targets.json": metaFile }),
});
/** The signed part of `snapshot.json`: which targets file is current. */
export type SnapshotSigned = z.infer<typeof snapshotSchema>;

/**
 * A path among the targets: the folders that §7 of the release layout names, then plain ASCII
 * segments, so that no client, URL or file system reads it in two ways.
 */
export const targetPath = z
  .string()
  .max(240)
  .regex(
    /^(channels|releases|advisories|withdrawn|entries)(\/[A-Za-z0-9][A-Za-z0-9._-]*){1,9}$/,
    "must lie in channels, releases, advisories, withdrawn or entries, in plain ASCII segments",
  )
  .refine((path) => path.split("/").every((part) => !part.endsWith(".")), "must not end in a dot");

/** Free members of a target: ASCII names; integers, or texts without control characters. */
const custom = z
  .record(
    z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, "must be a lower-case ASCII name"),
    z.union([
      z.int(),
      z
        .string()
        .max(1_000)
        .regex(/^[^\p{Cc}\p{Cs}]*$/u, "must have no control characters"),
    ]),
  )
  .refine((record) => Object.keys(record).length <= 32, "must have at most 32 members");

const targetEntry = z.strictObject({
  length: z.int().min(0).max(RELEASE_LIMITS.fileBytes),
  hashes: z.strictObject({ sha256: wire.sha256 }),
  custom: custom.optional(),
});
/** What the targets role says of one file. SHA-256 alone: clients look for one copy per algorithm. */
export type TargetEntry = z.infer<typeof targetEntry>;

const targetsSchema = z.strictObject({
  _type: z.literal("targets"),
  ...common,
  targets: z
    .record(targetPath, targetEntry)
    .refine(
      (record) => Object.keys(record).length <= MAX_TARGETS,
      `must have at most ${MAX_TARGETS} files`,
    ),
});
/** The signed part of `targets.json`: every file that clients may trust. */
export type TargetsSigned = z.infer<typeof targetsSchema>;

/** The signed part of each role. */
export type SignedByRole = {
  root: RootSigned;
  timestamp: TimestampSigned;
  snapshot: SnapshotSigned;
  targets: TargetsSigned;
};

/** A metadata file: the signed part and its signatures, one per key. */
export type TufEnvelope<Role extends TufRole = TufRole> = {
  readonly signatures: readonly TufSignature[];
  readonly signed: SignedByRole[Role];
};

const signedSchemas = {
  root: rootSchema,
  timestamp: timestampSchema,
  snapshot: snapshotSchema,
  targets: targetsSchema,
} satisfies { [Role in TufRole]: z.ZodType<SignedByRole[Role]> };

/**
 * Checks the signed part of a role's metadata: shape, limits and, for root, {@link checkRootKeys}
 * without the key ids' digests. The refusal `<role>-malformed` names place and rule.
 */
export function parseSigned<Role extends TufRole>({
  role,
  value,
}: {
  role: Role;
  value: unknown;
}): Result<SignedByRole[Role]> {
  // The schema is looked up by the same name as the type, which TypeScript cannot follow.
  const schema = signedSchemas[role] as unknown as z.ZodType<SignedByRole[Role]>;
  return parseWire({ value, schema, what: role });
}

/** Checks a whole metadata file; refuses two signatures under one key id. */
export function parseEnvelope<Role extends TufRole>({
  role,
  value,
}: {
  role: Role;
  value: unknown;
}): Result<TufEnvelope<Role>> {
  const outer = parseWire({
    value,
    schema: z.strictObject({
      signatures: z.array(tufSignature).max(MAX_KEYS),
      signed: z.unknown(),
    }),
    what: role,
  });
  if (!outer.ok) return outer;
  const { signatures } = outer.value;
  if (new Set(signatures.map((signature) => signature.keyid)).size !== signatures.length) {
    return refuse({ code: `${role}-malformed`, message: `One key signed the ${role} twice.` });
  }
  const signed = parseSigned({ role, value: outer.value.signed });
  return signed.ok ? ok({ signatures, signed: signed.value }) : signed;
}
