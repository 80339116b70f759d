import { z } from "zod";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import { RELEASE_LABEL_PATTERN, SEMVER_PATTERN } from "./version.ts";

/** Largest count, version or sequence that a release file holds: what every JSON reader keeps exact. */
const LARGEST_INTEGER = 2 ** 31 - 1;

/** Bounds of what a consumer takes in, in bytes unless the name says otherwise. */
export const RELEASE_LIMITS = {
  channelBytes: 64 * 1024,
  manifestBytes: 16 * 1024 * 1024,
  fileBytes: 8 * 1024 ** 3,
  releaseBytes: 64 * 1024 ** 3,
  rowBytes: 16 * 1024 * 1024,
  filesPerRelease: 4_096,
} as const;

/** The shapes that the files of a release have in common, each with its limits. */
export const wire = {
  releaseLabel: z.string().regex(RELEASE_LABEL_PATTERN, "must be a release label such as 2026.1.0"),
  semver: z.string().regex(SEMVER_PATTERN, "must be a semantic version such as 1.0.0"),
  channelName: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, "must be a channel name such as stable"),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, "must be a SHA-256 digest of 64 hex digits"),
  /** UTC, whole seconds: python-tuf refuses fractions, and one instant has one spelling. */
  instant: z
    .string()
    .regex(
      /^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$/,
      "must be UTC without fractions of a second, such as 2026-03-01T00:00:00Z",
    ),
  moduleId: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, "must be a module name such as assertion"),
  count: z.int().min(0).max(LARGEST_INTEGER),
  ordinal: z.int().min(1).max(LARGEST_INTEGER),
} as const;

/**
 * Reads a signed file of a release: JSON, in RFC 8785 form (which leaves no room for a member that
 * is written twice), and of the schema's shape. The refusal `<what>-malformed` names the first place
 * and rule that fail.
 */
export function parseCanonicalFile<Value>({
  text,
  schema,
  what,
}: {
  text: string;
  schema: z.ZodType<Value>;
  what: string;
}): Result<Value> {
  const code = `${what}-malformed`;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
    if (canonicalJson(raw) !== text) {
      return refuse({ code, message: `The ${what} is not in canonical form (RFC 8785).` });
    }
  } catch {
    return refuse({ code, message: `The ${what} is not JSON.` });
  }
  return parseWire({ value: raw, schema, what });
}

/** Checks a value against a schema; the refusal `<what>-malformed` names the first place and rule that fail. */
export function parseWire<Value>({
  value,
  schema,
  what,
}: {
  value: unknown;
  schema: z.ZodType<Value>;
  what: string;
}): Result<Value> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const path = issue === undefined ? "" : issue.path.map(String).join(".");
  const place = path === "" ? "" : ` at ${path}`;
  return refuse({
    code: `${what}-malformed`,
    message: `The ${what} is malformed${place}: ${issue?.message ?? "unknown rule"}.`,
    ...(path === "" ? {} : { path }),
  });
}
