import { z } from "zod";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import type { Channel } from "./channel.ts";
import { parseCanonicalFile, parseWire, RELEASE_LIMITS, wire } from "./wire.ts";

/** Marks the shape of the manifest, so that a later one can be told apart. */
export const MANIFEST_FORMAT = "curatorium-release/1";

/** Name of the manifest in the folder of its release. */
export const MANIFEST_NAME = "manifest.json";

const MAX_NAMES = 1_024;
const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9 ._/:+-]{0,127}$/, "must be a short ASCII name");
const text = z
  .string()
  .min(1)
  .max(200)
  .refine(
    (value) => value.normalize("NFC") === value && !/\p{Cs}/u.test(value),
    "must be NFC text",
  );

/**
 * A file's place inside its release: ASCII segments that no file system and no URL changes, so no
 * `..`, no leading dot, no percent sign, and none of the names that Windows keeps for devices.
 */
export const releaseFilePath = z
  .string()
  .max(200)
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*){0,7}$/,
    "must be a relative path of plain ASCII segments",
  )
  .refine(
    (path) =>
      path
        .split("/")
        .every(
          (part) => !part.endsWith(".") && !/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part),
        ),
    "must not use a name that some file systems refuse",
  );

const fileSchema = z.object({
  path: releaseFilePath,
  sha256: wire.sha256,
  length: z.int().min(0).max(RELEASE_LIMITS.fileBytes),
  media: z
    .string()
    .regex(/^[a-z0-9.+-]{1,63}\/[a-z0-9.+-]{1,63}(; ?[a-z0-9=-]{1,40})?$/, "must be a media type"),
  rows: wire.count.nullable(),
});

/** A file of a release: its digest and length in bytes; `rows` for line files, else null. */
export type ManifestFile = z.infer<typeof fileSchema>;

const limitedRecord = <Value extends z.ZodType>(value: Value) =>
  z
    .record(name, value)
    .refine(
      (record) => Object.keys(record).length <= MAX_NAMES,
      `must have at most ${MAX_NAMES} members`,
    );

const manifestSchema = z.object({
  format: z.literal(MANIFEST_FORMAT),
  release: wire.releaseLabel,
  semver: wire.semver,
  sequence: wire.ordinal,
  channel: wire.channelName,
  previous: z.object({ release: wire.releaseLabel, manifest_sha256: wire.sha256 }).nullable(),
  effectiveTime: wire.instant,
  files: z.array(fileSchema).min(1).max(RELEASE_LIMITS.filesPerRelease),
  modules: z.array(wire.moduleId).max(64),
  counts: limitedRecord(wire.count),
  changes: limitedRecord(wire.count),
  sources: limitedRecord(text),
  audit: z.object({ head: wire.sha256, count: wire.count }),
  builder: z.object({
    version: text,
    commit: z
      .string()
      .regex(/^[0-9a-f]{7,64}$/, "must be a commit id")
      .nullable(),
    toolchain: limitedRecord(text),
  }),
});

/**
 * The table of contents of a release; its digest is what a consumer pins. `effectiveTime` is the
 * only time in it, so that the same membership gives the same bytes; `previous` is null for the first
 * release; `counts` are rows by kind, `changes` by change class, `sources` names each nomenclature
 * with its version, `audit` the head of the audit chain that the release was cut from.
 */
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Builds a manifest from its parts, with files and modules in order whatever the order of the input.
 * Refuses (`manifest-malformed`) what no consumer would read.
 */
export function releaseManifest(parts: Omit<Manifest, "format">): Result<Manifest> {
  const value = {
    ...parts,
    format: MANIFEST_FORMAT,
    files: [...parts.files].sort((a, b) => compareText(a.path, b.path)),
    modules: [...parts.modules].sort(compareText),
  };
  const parsed = parseWire({ value, schema: manifestSchema, what: "manifest" });
  return parsed.ok ? checkManifest(parsed.value) : parsed;
}

/** The manifest file's text (RFC 8785); hash its UTF-8 bytes for `manifest_sha256`. */
export function manifestText(manifest: Manifest): string {
  return canonicalJson(manifest);
}

/**
 * Reads a manifest file, at most {@link RELEASE_LIMITS.manifestBytes} long. Members that this
 * version does not know are ignored; everything it knows must be in form and in order.
 */
export function parseManifest(source: string): Result<Manifest> {
  const parsed = parseCanonicalFile({ text: source, schema: manifestSchema, what: "manifest" });
  return parsed.ok ? checkManifest(parsed.value) : parsed;
}

/** The manifest's, or one of its files', place among the signed files. */
export function releaseTargetPath({ release, path }: { release: string; path: string }): string {
  return `releases/${wire.releaseLabel.parse(release)}/${releaseFilePath.parse(path)}`;
}

/** Refuses (`release-incoherent`) a manifest that is not the one its channel names. */
export function checkChannelNames({
  channel,
  channelName,
  manifest,
  manifestSha256,
}: {
  channel: Channel;
  channelName: string;
  manifest: Manifest;
  manifestSha256: string;
}): Result<Manifest> {
  const pairs = [
    ["digest", channel.manifest_sha256, manifestSha256],
    ["release", channel.release, manifest.release],
    ["sequence", channel.sequence, manifest.sequence],
    ["channel", channelName, manifest.channel],
  ] as const;
  const different = pairs.find(([, expected, got]) => expected !== got);
  if (different === undefined) return ok(manifest);
  const [what, expected, got] = different;
  return refuse({
    code: "release-incoherent",
    message: `The channel and its manifest disagree on the ${what}: ${expected} and ${got}.`,
  });
}

function checkManifest(manifest: Manifest): Result<Manifest> {
  const bad = (message: string, path: string) =>
    refuse({ code: "manifest-malformed", message: `The manifest is malformed: ${message}.`, path });
  const seen = new Set<string>();
  let before = "";
  let total = 0;
  for (const [index, file] of manifest.files.entries()) {
    const place = `files.${index}`;
    if (index > 0 && compareText(before, file.path) >= 0) {
      return bad(`${file.path} is out of order or listed twice`, place);
    }
    const folded = file.path.toLowerCase();
    if (seen.has(folded) || folded === MANIFEST_NAME) return bad(`${file.path} clashes`, place);
    seen.add(folded);
    before = file.path;
    total += file.length;
  }
  const nested = manifest.files.find((file) =>
    parents(file.path.toLowerCase()).some((p) => seen.has(p)),
  );
  if (nested !== undefined) return bad(`${nested.path} lies below another file`, "files");
  if (total > RELEASE_LIMITS.releaseBytes) {
    return bad(`the files have ${total} bytes, more than ${RELEASE_LIMITS.releaseBytes}`, "files");
  }
  if (
    manifest.modules.some(
      (id, index) => index > 0 && compareText(manifest.modules[index - 1] ?? "", id) >= 0,
    )
  ) {
    return bad("the modules are out of order or listed twice", "modules");
  }
  if (manifest.previous !== null && manifest.sequence === 1) {
    return bad("the first release (sequence 1) has no previous one", "previous");
  }
  return ok(manifest);
}

function parents(path: string): string[] {
  const parts = path.split("/");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join("/"));
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
