// Goal: a pulled copy is exactly what was signed, costs next to nothing when nothing changed, and no
// fault of a server, a mirror or an intruder changes the copy that is there.
// Method: our consumer against a plain file server that can be made to lie; the copy's files are
// compared by digest before and after.
import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { pullRelease } from "#app/consumer/pull.server.ts";
import { verifyCopy } from "#app/consumer/verify.server.ts";
import { publishStaged, renewOnline } from "#app/platform/tuf/publish.server.ts";
import { stageTargets } from "#app/platform/tuf/stage-targets.server.ts";
import { signStaged } from "#app/platform/tuf/staged.server.ts";
import { copyOf, temporaryFolder, tree } from "./folders.ts";
import {
  newKeys,
  newRepository,
  online,
  publishRelease,
  type SampleRelease,
  sampleRelease,
} from "./publisher.ts";
import { serveFolder } from "./static-server.ts";

const DAY_MS = 86_400_000;
const now = new Date();
const keys = newKeys();
const first = sampleRelease({ sequence: 1 });
const second = sampleRelease({ sequence: 2, previous: first.channel });
const refusal = (code: string) =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) });

/** A published release behind a server, and a consumer's folder. */
async function site({ at = now }: { at?: Date } = {}) {
  const repo = await temporaryFolder();
  await newRepository({ dir: repo, keys, now: at });
  await publishRelease({ dir: repo, keys, release: first, now: at });
  const server = await serveFolder(repo);
  onTestFinished(server.close);
  const rootBytes = await readFile(join(repo, "metadata/1.root.json"));
  const dir = join(await temporaryFolder(), "copy");
  const pull = (changed: Partial<Parameters<typeof pullRelease>[0]> = {}) =>
    pullRelease({ url: server.url, dir, rootBytes, now, ...changed });
  const publish = (release: SampleRelease) => publishRelease({ dir: repo, keys, release, now });
  return { repo, server, dir, rootBytes, pull, publish };
}

describe("a pull", () => {
  test("brings the release's files under their plain names, with what proves them", async () => {
    const { dir, pull } = await site();
    const report = await pull();
    expect(report).toMatchObject({
      status: "updated",
      release: "2026.1.0",
      sequence: 1,
      semver: "1.0.0",
      manifest_sha256: first.channel.manifest_sha256,
      counts: { entries: 2 },
      files: 4,
      previous: null,
      traffic: { requests: 9 },
    });
    expect((await readdir(join(dir, "releases", "2026.1.0"))).sort()).toEqual([
      "RELEASE-NOTES.md",
      "evidence.snapshot.ndjson",
      "manifest.json",
      "schema.json",
    ]);
    const current = JSON.parse(await readFile(join(dir, "current.json"), "utf8"));
    expect(current).toMatchObject({ release: "2026.1.0", sequence: 1, channel: "stable" });
    expect(await verifyCopy({ dir, now })).toMatchObject({ files: 4, rows: 2, expired: [] });
  });

  test("again asks for the next root and the timestamp alone, and writes nothing", async () => {
    const { dir, server, pull } = await site();
    await pull();
    const before = await tree(dir);
    server.requests.length = 0;
    const again = await pull({ rootBytes: null });
    expect(again).toMatchObject({ status: "unchanged", release: "2026.1.0" });
    expect(server.requests).toEqual(["/metadata/2.root.json", "/metadata/timestamp.json"]);
    expect(again.traffic).toEqual({ requests: 2, bytes: expect.any(Number) });
    expect(again.traffic.bytes).toBeLessThan(600);
    expect(await tree(dir)).toEqual(before);
  });

  test("after a renewal keeps the new metadata and leaves the release as it is", async () => {
    const { repo, dir, pull } = await site();
    await pull();
    const before = await tree(join(dir, "releases"));
    await renewOnline({ dir: repo, ...online({ keys, now }) });
    expect(await pull()).toMatchObject({ status: "unchanged", traffic: { requests: 2 } });
    expect(await tree(join(dir, "releases"))).toEqual(before);
    expect((await verifyCopy({ dir, now })).versions.timestamp).toBe(3);
    expect(await readdir(join(dir, ".tuf"))).toHaveLength(1);
  });

  test("of the next release downloads only what differs, and keeps the former one", async () => {
    const { dir, server, pull, publish } = await site();
    await pull();
    await publish(second);
    server.requests.length = 0;
    expect(await pull()).toMatchObject({
      status: "updated",
      release: "2026.2.0",
      previous: { release: "2026.1.0", is_withdrawn: false },
    });
    expect(server.requests.filter((path) => path.endsWith("schema.json"))).toEqual([]);
    expect(server.requests.filter((path) => path.endsWith("RELEASE-NOTES.md"))).toHaveLength(1);
    expect((await readdir(join(dir, "releases"))).sort()).toEqual(["2026.1.0", "2026.2.0"]);
    expect(await verifyCopy({ dir, now })).toMatchObject({ release: "2026.2.0" });
  });

  test("puts back a file of the copy that is missing or was cut", async () => {
    const { dir, pull } = await site();
    await pull();
    const before = await tree(join(dir, "releases"));
    const file = join(dir, "releases/2026.1.0/evidence.snapshot.ndjson");
    for (const damage of [() => rm(file), () => truncate(file, 10)]) {
      await damage();
      expect(await pull()).toMatchObject({ status: "repaired" });
      expect(await tree(join(dir, "releases"))).toEqual(before);
    }
    expect(await pull()).toMatchObject({ status: "unchanged" });
  });

  test("tells when the release that was held has been withdrawn", async () => {
    const { repo, pull } = await site();
    await pull();
    await publishRelease({
      dir: repo,
      keys,
      now,
      release: sampleRelease({ sequence: 2, previous: first.channel, minSafeSequence: 2 }),
      removePaths: first.files
        .map(({ path }) => path)
        .filter((path) => path.startsWith("releases")),
    });
    expect(await pull()).toMatchObject({
      release: "2026.2.0",
      previous: { release: "2026.1.0", is_withdrawn: true },
    });
  });
});

describe("a copy stays as it was, with one clear reason, when", () => {
  /** A copy of the first release while the server goes on to the second. */
  async function behind() {
    const made = await site();
    await made.pull();
    await made.publish(second);
    const before = await tree(made.dir);
    const refused = async (pattern: RegExp, changed = {}) => {
      const error = await made.pull(changed).then(
        () => new Error("The pull was not refused."),
        (reason: Error) => reason,
      );
      expect(error.message).toMatch(pattern);
      expect(error.message).not.toContain("\n");
      expect(await tree(made.dir)).toEqual(before);
    };
    return { ...made, refused };
  }

  test("any byte of any file that the server sends is changed", { timeout: 120_000 }, async () => {
    const { repo, dir, rootBytes, server, pull, refused } = await behind();
    const probe = join(await copyOf(dir));
    server.requests.length = 0;
    await pullRelease({ url: server.url, dir: probe, rootBytes, now });
    const sent = server.requests.filter((path) => !path.endsWith(".root.json"));
    // Timestamp, snapshot, targets, channel, manifest, notes, evidence; the schema is in the copy.
    expect(sent).toHaveLength(7);
    for (const path of sent) {
      const file = join(repo, path);
      const bytes = await readFile(file);
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), async (offset) => {
          const changed = Buffer.from(bytes);
          changed[offset] = (changed[offset] ?? 0) ^ 1;
          await writeFile(file, changed);
          await refused(/./);
        }),
        { numRuns: 6 },
      );
      await writeFile(file, bytes.subarray(0, bytes.length - 1));
      await refused(/./);
      await writeFile(file, bytes);
    }
    expect(await pull()).toMatchObject({ release: "2026.2.0" });
  });

  test("the server fails, lies about the next root, or never stops sending", async () => {
    const { server, refused, pull } = await behind();
    server.intercept((request, response) => {
      if (!request.url?.endsWith(".snapshot.json")) return false;
      response.writeHead(500).end();
      return true;
    });
    await refused(/^metadata\/3.snapshot.json: .*500/);
    server.intercept((request, response) => {
      if (!request.url?.endsWith(".root.json")) return false;
      response.writeHead(200).end("<html>");
      return true;
    });
    await refused(/^metadata\/2.root.json: is not JSON/);
    server.intercept((request, response) => {
      if (!request.url?.endsWith("timestamp.json")) return false;
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(4_096, 0x20)));
      };
      response.on("drain", more);
      more();
      return true;
    });
    await refused(/^metadata\/timestamp.json: longer than the 16384 bytes/);
    server.intercept(null);
    expect(await pull()).toMatchObject({ status: "updated" });
  });

  test("nobody answers", async () => {
    const { server, refused } = await behind();
    await server.close();
    await refused(/ECONNREFUSED/);
  });

  test("another root, another channel, or an address that is none is named", async () => {
    const { rootBytes, refused } = await behind();
    const other = await temporaryFolder();
    await newRepository({ dir: other, keys: newKeys(), now });
    const otherRoot = await readFile(join(other, "metadata/1.root.json"));
    expect(otherRoot.equals(rootBytes)).toBe(false);
    await refused(/not the one that this copy was started with/, { rootBytes: otherRoot });
    await refused(/follows channel stable/, { channel: "beta" });
    await refused(/not the http or https address/, { url: "file:///etc" });
  });

  test("the repository is another one with the same layout", async () => {
    const { refused } = await behind();
    const other = await temporaryFolder();
    const otherKeys = newKeys();
    await newRepository({ dir: other, keys: otherKeys, now });
    await publishRelease({ dir: other, keys: otherKeys, release: second, now });
    const server = await serveFolder(other);
    onTestFinished(server.close);
    await refused(/timestamp was signed by 0\/1 keys/, { url: server.url });
  });

  test("the signatures have expired", async () => {
    const { repo, refused, pull } = await behind();
    await renewOnline({
      dir: repo,
      ...online({ keys, now: new Date(now.getTime() - 4 * DAY_MS) }),
    });
    await refused(/timestamp.json is expired/);
    await renewOnline({ dir: repo, ...online({ keys, now }) });
    expect(await pull()).toMatchObject({ status: "updated" });
  });

  test("its metadata was replaced on this machine", async () => {
    const { dir, pull } = await behind();
    const other = await temporaryFolder();
    await newRepository({ dir: other, keys: newKeys(), now });
    const [state = ""] = await readdir(join(dir, ".tuf"));
    const stored = join(dir, ".tuf", state, "metadata/root.json");
    await writeFile(stored, await readFile(join(other, "metadata/1.root.json")));
    await expect(pull()).rejects.toEqual(refusal("evidence-invalid"));
  });
});

describe("a signed channel is refused that", () => {
  /** Publishes a release under a channel file of any content, signed by two people. */
  async function publishChannel({
    repo,
    release,
    channel,
  }: {
    repo: string;
    release: SampleRelease;
    channel: object;
  }) {
    const text = JSON.stringify(channel);
    const files = release.files.map((file) =>
      file.path === "channels/stable.json" ? { path: file.path, data: text } : file,
    );
    await publishRelease({ dir: repo, keys, now, release: { ...release, files } });
  }
  const canonical = ({
    manifest_sha256,
    min_safe_sequence,
    release,
    sequence,
  }: SampleRelease["channel"]) => ({
    manifest_sha256,
    min_safe_sequence,
    release,
    sequence,
  });

  test("goes back to a lower sequence", async () => {
    const { repo, pull, publish } = await site();
    await publish(second);
    await pull();
    await publishChannel({ repo, release: first, channel: canonical(first.channel) });
    await expect(pull()).rejects.toEqual(refusal("release-rollback"));
  });

  test("gives the held sequence other content", async () => {
    const { repo, pull } = await site();
    await pull();
    const twin = sampleRelease({ sequence: 2, previous: first.channel });
    const channel = { ...canonical(twin.channel), sequence: 1 };
    await publishChannel({ repo, release: twin, channel });
    await expect(pull()).rejects.toEqual(refusal("release-replaced"));
  });

  test("names a release below its own lowest safe sequence", async () => {
    const { repo, pull } = await site();
    const channel = { ...canonical(second.channel), min_safe_sequence: 3 };
    await publishChannel({ repo, release: second, channel });
    await expect(pull()).rejects.toEqual(refusal("release-unsafe"));
  });

  test("disagrees with its manifest, or is not in form", async () => {
    const { repo, pull, dir } = await site();
    const cases = [
      [{ ...canonical(second.channel), sequence: 3 }, "release-incoherent"],
      [{ ...canonical(second.channel), manifest_sha256: "0".repeat(64) }, "release-incoherent"],
      [{ ...canonical(second.channel), release: "2026.9.0" }, "release-missing"],
      [{ ...canonical(second.channel), release: "../../etc" }, "channel-malformed"],
      [{ release: "2026.2.0" }, "channel-malformed"],
      [second.channel, "channel-malformed"],
    ] as const;
    for (const [channel, code] of cases) {
      await publishChannel({ repo, release: second, channel });
      await expect(pull(), code).rejects.toEqual(refusal(code));
      expect(await tree(dir)).toEqual({});
    }
  });

  test("is no longer published", async () => {
    const { repo, pull } = await site();
    await pull();
    const staged = await stageTargets({ dir: repo, now, removePaths: ["channels/stable.json"] });
    const signatures = await signStaged({ staged, signers: keys.targets.slice(0, 2) });
    await publishStaged({ dir: repo, staged, signatures, files: [], ...online({ keys, now }) });
    await expect(pull()).rejects.toEqual(refusal("channel-missing"));
  });
});

test("a first pull needs a root, and one that fails leaves no folder behind", async () => {
  const { dir, server, pull } = await site();
  await expect(pull({ rootBytes: null })).rejects.toEqual(refusal("root-missing"));
  await expect(pull({ rootBytes: Buffer.from("{}") })).rejects.toEqual(
    refusal("verification-failed"),
  );
  await expect(pull({ url: `${server.url}/elsewhere` })).rejects.toEqual(
    refusal("verification-failed"),
  );
  await expect(readdir(dir)).rejects.toThrow("ENOENT");
});
