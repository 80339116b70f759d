// Goal: a manifest is a pure function of the release's membership, and a consumer reads none that
// could lead it astray.
// Method: one good manifest; properties over the order of its parts; each limit and rule broken once.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkChannelNames,
  type Manifest,
  manifestText,
  parseManifest,
  releaseManifest,
  releaseTargetPath,
} from "./manifest.ts";
import { RELEASE_LIMITS } from "./wire.ts";

const sha = (digit: string) => digit.repeat(64);
const file = (path: string) => ({
  path,
  sha256: sha("a"),
  length: 10,
  media: "application/x-ndjson",
  rows: 1,
});

const parts: Omit<Manifest, "format"> = {
  release: "2026.2.0",
  semver: "1.1.0",
  sequence: 2,
  channel: "stable",
  previous: { release: "2026.1.0", manifest_sha256: sha("b") },
  effectiveTime: "2026-03-01T00:00:00Z",
  files: [file("evidence.full.ndjson"), file("evidence.snapshot.ndjson"), file("README.md")],
  modules: ["recommendation", "assertion"],
  counts: { entries: 3 },
  changes: { added: 1 },
  sources: { HGNC: "2026-02-01", "CIViC nightly": "01-Mar-2026" },
  audit: { head: sha("c"), count: 12 },
  builder: { version: "0.1.0", commit: "0123abc", toolchain: { node: "20.20.2" } },
};

const text = (changed: object = {}) => {
  const made = releaseManifest({ ...parts, ...changed });
  return made.ok ? manifestText(made.value) : made.error.message;
};

describe("a manifest", () => {
  test("has the same bytes whatever the order of its parts", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...parts.files], { minLength: 3 }),
        fc.shuffledSubarray([...parts.modules], { minLength: 2 }),
        (files, modules) => {
          const reordered = Object.fromEntries(
            Object.entries({ ...parts, files, modules }).reverse(),
          );
          expect(text(reordered)).toBe(text());
        },
      ),
    );
  });

  test("is read back as it was made, and holds one time alone", () => {
    const made = releaseManifest(parts);
    expect(parseManifest(text())).toEqual(made);
    expect(text().match(/\d{4}-\d\d-\d\dT/g)).toHaveLength(1);
  });

  test("of a later version, with members unknown here, is still read", () => {
    const later = text().replace('"files":', '"extra":{"merkle":1},"files":');
    expect(parseManifest(later.replace('"extra"', '"examples"'))).toMatchObject({ ok: true });
  });

  test("that is the first has no predecessor", () => {
    expect(releaseManifest({ ...parts, sequence: 1, previous: null })).toMatchObject({ ok: true });
    expect(releaseManifest({ ...parts, sequence: 1 })).toMatchObject({ ok: false });
  });
});

describe("a manifest is refused with", () => {
  const refused = (changed: object) =>
    expect(
      releaseManifest({ ...parts, ...changed }),
      JSON.stringify(changed).slice(0, 80),
    ).toMatchObject({
      ok: false,
      error: { code: "manifest-malformed" },
    });

  test.each([
    "../evidence.ndjson",
    "/etc/passwd",
    "a//b",
    "a/../b",
    ".hidden",
    "a/.hidden",
    "a\\b",
    "a%2fb",
    "é.json",
    "con.json",
    "a/NUL",
    "dot.",
    "a b",
    "",
    "x".repeat(201),
    "a/b/c/d/e/f/g/h/i",
  ])("a file at %j", (path) => refused({ files: [file(path)] }));

  test.each([
    [["manifest.json"]],
    [["Manifest.JSON"]],
    [["a.json", "a.json"]],
    [["a.json", "A.json"]],
    [["a", "a/b"]],
    [["A", "a/b"]],
  ])("files %j", (paths) => refused({ files: paths.map(file) }));

  test("values out of form or bounds", () => {
    refused({ release: "2026.2" });
    refused({ semver: "1.1" });
    refused({ sequence: 0 });
    refused({ sequence: 2 ** 31 });
    refused({ channel: "Stable" });
    refused({ effectiveTime: "2026-03-01T00:00:00.000Z" });
    refused({ files: [] });
    refused({ files: [{ ...file("a"), sha256: sha("A") }] });
    refused({ files: [{ ...file("a"), length: RELEASE_LIMITS.fileBytes + 1 }] });
    refused({ files: [{ ...file("a"), rows: -1 }] });
    refused({ files: [{ ...file("a"), media: "text" }] });
    refused({ modules: ["assertion", "assertion"] });
    refused({ counts: { entries: 1.5 } });
    refused({ sources: { HGNC: "" } });
    refused({ audit: { head: "none", count: 1 } });
    refused({ builder: { version: "1", commit: "main", toolchain: {} } });
  });

  test("too many files, or too many bytes in all", () => {
    const files = Array.from({ length: RELEASE_LIMITS.filesPerRelease + 1 }, (_, n) =>
      file(`f${n}`),
    );
    refused({ files });
    expect(releaseManifest({ ...parts, files: files.slice(1) })).toMatchObject({ ok: true });
    const large = (count: number) =>
      files.slice(0, count).map((each) => ({ ...each, length: RELEASE_LIMITS.fileBytes }));
    expect(releaseManifest({ ...parts, files: large(8) })).toMatchObject({ ok: true });
    refused({ files: large(9) });
  });

  test("text that is not canonical, or says a thing twice", () => {
    const good = text();
    for (const bad of [
      ` ${good}`,
      `${good}\n`,
      good.replace('"release":', '"release":"x","release":'),
      "",
      "[]",
    ]) {
      expect(parseManifest(bad)).toMatchObject({ error: { code: "manifest-malformed" } });
    }
  });
});

test("a channel and its manifest must tell the same", () => {
  const made = releaseManifest(parts);
  if (!made.ok) throw new Error(made.error.message);
  const manifestSha256 = sha("d");
  const channel = {
    release: "2026.2.0",
    sequence: 2,
    min_safe_sequence: 1,
    manifest_sha256: manifestSha256,
  };
  const check = (changed: object, channelName = "stable") =>
    checkChannelNames({
      channel: { ...channel, ...changed },
      channelName,
      manifest: made.value,
      manifestSha256,
    });
  expect(check({})).toMatchObject({ ok: true });
  for (const changed of [{ release: "2026.1.0" }, { sequence: 3 }, { manifest_sha256: sha("e") }]) {
    expect(check(changed)).toMatchObject({ error: { code: "release-incoherent" } });
  }
  expect(check({}, "beta")).toMatchObject({ error: { code: "release-incoherent" } });
});

test("a target's path is built from checked parts alone", () => {
  expect(releaseTargetPath({ release: "2026.2.0", path: "a/b.json" })).toBe(
    "releases/2026.2.0/a/b.json",
  );
  expect(() => releaseTargetPath({ release: "..", path: "a" })).toThrow();
  expect(() => releaseTargetPath({ release: "2026.2.0", path: "../a" })).toThrow();
});
