// Goal: the offline check accepts a pulled copy at any age and names what was changed in any other.
// Method: a copy pulled once; each test damages its own copy of it in one place.
import { mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pullRelease } from "#app/consumer/pull.server.ts";
import { verifyCopy } from "#app/consumer/verify.server.ts";
import { sha256Hex } from "#app/platform/tuf/digest.server.ts";
import { copyOf, temporaryFolder, tree } from "./folders.ts";
import { newKeys, newRepository, publishRelease, sampleRelease } from "./publisher.ts";
import { serveFolder } from "./static-server.ts";

const now = new Date();
let home = "";
let original = "";
let rootBytes = Buffer.alloc(0);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "curatorium-verify-"));
  original = join(home, "copy");
  const repo = join(home, "repo");
  const keys = newKeys();
  await newRepository({ dir: repo, keys, now });
  await publishRelease({ dir: repo, keys, release: sampleRelease({ sequence: 1 }), now });
  rootBytes = await readFile(join(repo, "metadata/1.root.json"));
  const server = await serveFolder(repo);
  await pullRelease({ url: server.url, dir: original, rootBytes, now });
  await server.close();
});

afterAll(() => rm(home, { recursive: true, force: true }));

test("a copy as pulled is accepted, also long after its signatures' time", async () => {
  const report = await verifyCopy({ dir: original, rootBytes, now });
  expect(report).toMatchObject({
    release: "2026.1.0",
    sequence: 1,
    files: 4,
    rows: 2,
    trusted_root_sha256: sha256Hex(rootBytes),
    versions: { root: 1, timestamp: 2, snapshot: 2, targets: 2 },
    expired: [],
  });
  const later = new Date(now.getTime() + 20 * 86_400_000);
  expect(await verifyCopy({ dir: original, now: later })).toMatchObject({
    expired: ["timestamp", "snapshot"],
  });
});

test("one changed byte anywhere in the copy is refused, and a release file is named", async () => {
  for (const path of Object.keys(await tree(original))) {
    const dir = await copyOf(original);
    const bytes = await readFile(join(dir, path));
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (offset) => {
        const changed = Buffer.from(bytes);
        changed[offset] = (changed[offset] ?? 0) ^ 1;
        await writeFile(join(dir, path), changed);
        if (path === "current.json" && isHarmless(bytes, offset)) return;
        await expect(verifyCopy({ dir, rootBytes, now }), `${path} at ${offset}`).rejects.toThrow(
          path.startsWith("releases/") ? (path.split("/").at(-1) ?? "") : /./,
        );
      }),
      { numRuns: 8 },
    );
  }
});

/** Nobody signs the address in `current.json`; the rest of the file is held against the manifest. */
function isHarmless(bytes: Buffer, offset: number): boolean {
  const text = bytes.toString("utf8");
  const start = text.indexOf('"url"');
  return offset >= start && offset < text.indexOf("\n", start);
}

describe("the check names", () => {
  const named = async (damage: (dir: string) => Promise<unknown>, message: RegExp) => {
    const dir = await copyOf(original);
    await damage(dir);
    await expect(verifyCopy({ dir, now })).rejects.toThrow(message);
  };
  const release = (dir: string, name: string) => join(dir, "releases/2026.1.0", name);

  test("a file that is missing", () =>
    named((dir) => rm(release(dir, "schema.json")), /schema.json is missing/));

  test("a file that nobody signed, also in a folder or behind a link", async () => {
    await named((dir) => writeFile(release(dir, "extra.csv"), "x"), /extra.csv is not part/);
    await named(async (dir) => {
      const path = release(dir, "schema.json");
      await rename(path, join(dir, "elsewhere.json"));
      await symlink(join(dir, "elsewhere.json"), path);
    }, /schema.json is not part/);
  });

  test("a manifest that is missing, and a current.json for another release", async () => {
    await named((dir) => rm(release(dir, "manifest.json")), /manifest.json is missing/);
    await named(async (dir) => {
      const path = join(dir, "current.json");
      const text = await readFile(path, "utf8");
      await writeFile(path, text.replace('"sequence": 1', '"sequence": 2'));
    }, /current.json does not tell what the manifest tells/);
  });

  test("a whole copy that rests on another root", async () => {
    const other = await temporaryFolder();
    const keys = newKeys();
    await newRepository({ dir: other, keys, now });
    const otherRoot = await readFile(join(other, "metadata/1.root.json"));
    await expect(verifyCopy({ dir: original, rootBytes: otherRoot, now })).rejects.toThrow(
      /not the one that this copy was started with/,
    );
    await named(async (dir) => {
      const [state = ""] = await readdir(join(dir, ".tuf"));
      await writeFile(join(dir, ".tuf", state, "trusted-root.json"), otherRoot);
    }, /metadata\/root.json: does not follow from the trusted root/);
  });

  test("a folder without a copy", async () => {
    await expect(verifyCopy({ dir: await temporaryFolder(), now })).rejects.toThrow(
      /no pulled release/,
    );
  });
});
