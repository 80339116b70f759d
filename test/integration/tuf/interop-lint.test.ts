// Goal: nothing is published that one of the known TUF clients reads differently or refuses.
// Method: every metadata file of a repository with two releases and a rotated root is read as plain
// JSON and held against the pitfalls that were measured on tuf-js, python-tuf and tuf-browser.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyIdOf } from "#app/platform/tuf/signatures.server.ts";
import { stageTargets } from "#app/platform/tuf/stage-targets.server.ts";
import { temporaryFolder } from "./folders.ts";
import { newKeys, newRepository, publishRelease, sampleRelease } from "./publisher.ts";

const now = new Date("2026-03-02T10:20:30.456Z");
const keys = newKeys();

/** Every value in a JSON document with the path to it. */
function* walk(
  value: unknown,
  path: readonly string[] = [],
): Generator<[readonly string[], unknown]> {
  yield [path, value];
  if (value === null || typeof value !== "object") return;
  for (const [key, item] of Object.entries(value)) yield* walk(item, [...path, key]);
}

async function documents() {
  const dir = await temporaryFolder();
  await newRepository({ dir, keys, now });
  const first = sampleRelease({ sequence: 1 });
  await publishRelease({ dir, keys, release: first, now });
  const second = sampleRelease({ sequence: 2, previous: first.channel });
  await publishRelease({ dir, keys, release: second, now });
  const names = await readdir(join(dir, "metadata"));
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(dir, "metadata", name), "utf8");
      return { name, text, json: JSON.parse(text) as Record<string, Record<string, unknown>> };
    }),
  );
}

test("dates have whole seconds, numbers are integers, names are ASCII, digests are SHA-256", async () => {
  const all = await documents();
  expect(all.map(({ name }) => name).sort()).toEqual([
    "1.root.json",
    "1.snapshot.json",
    "1.targets.json",
    "2.snapshot.json",
    "2.targets.json",
    "3.snapshot.json",
    "3.targets.json",
    "timestamp.json",
  ]);
  for (const { name, text, json } of all) {
    expect(json.signed?.expires, name).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(json.signed?._type, name).toBe(name.replace(/^\d+\./, "").replace(".json", ""));
    expect(text, name).not.toMatch(/sha512|BEGIN/);
    for (const [path, value] of walk(json)) {
      expect(path.join("."), name).toMatch(/^[\x20-\x7e]*$/);
      if (typeof value === "number") expect(Number.isSafeInteger(value), path.join(".")).toBe(true);
      if (path.at(-1) === "hashes") expect(Object.keys(value as object)).toEqual(["sha256"]);
      // JavaScript puts integer-like names first, so that other languages would sign other bytes.
      if (value !== null && typeof value === "object" && !Array.isArray(value)) {
        expect(Object.keys(value).filter((key) => /^\d+$/.test(key))).toEqual([]);
      }
    }
  }
});

test("keys are 64 hex digits under the digest of their canonical form; snapshots are consistent", async () => {
  const root = (await documents()).find(({ name }) => name === "1.root.json");
  const signed = root?.json.signed;
  expect(signed?.consistent_snapshot).toBe(true);
  const listed = Object.entries(signed?.keys as Record<string, Parameters<typeof keyIdOf>[0]>);
  expect(listed).toHaveLength(8);
  for (const [id, key] of listed) {
    expect(key.keyval.public).toMatch(/^[0-9a-f]{64}$/);
    expect(keyIdOf(key)).toBe(id);
  }
  expect(signed?.roles).toMatchObject({
    root: { threshold: 2 },
    targets: { threshold: 2 },
    snapshot: { threshold: 1 },
    timestamp: { threshold: 1 },
  });
});

test("custom members of a target are integers and plain texts, or they are refused", async () => {
  const dir = await temporaryFolder();
  await newRepository({ dir, keys, now });
  const stage = (custom: Record<string, string | number>) =>
    stageTargets({
      dir,
      now,
      addTargets: [{ path: "releases/2026.1.0/a.json", sha256: "0".repeat(64), length: 1, custom }],
    });
  await expect(stage({ rows: 12, note: "Évidence 🧬" })).resolves.toMatchObject({ version: 2 });
  const bad: Record<string, string | number>[] = [
    { share: 0.5 },
    { size: 1e21 },
    { note: "two\nlines" },
    { note: "\ud800" },
    { "2026": 1 },
    { étage: 1 },
  ];
  for (const custom of bad) await expect(stage(custom), JSON.stringify(custom)).rejects.toThrow();
});
