// Goal: the writer publishes only what enough people signed, the same input gives the same bytes, and
// what clients do not forgive is never written.
// Method: repositories in temporary folders, with keys in memory; every refusal beside what is allowed.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { initialiseRepository, stageRepository } from "#app/platform/tuf/initialise.server.ts";
import { publishStaged, renewOnline } from "#app/platform/tuf/publish.server.ts";
import { readRepository } from "#app/platform/tuf/repository.server.ts";
import { stageTargets } from "#app/platform/tuf/stage-targets.server.ts";
import {
  attachSignatures,
  bytesToSign,
  parseStaged,
  signStaged,
} from "#app/platform/tuf/staged.server.ts";
import { verifyPublished } from "#app/platform/tuf/verify-published.server.ts";
import { temporaryFolder, tree } from "./folders.ts";
import {
  assignment,
  newKeys,
  newRepository,
  newSigner,
  online,
  publishRelease,
  sampleRelease,
  stageRelease,
} from "./publisher.ts";
import { serveFolder } from "./static-server.ts";

const now = new Date("2026-03-02T10:20:30.456Z");
const keys = newKeys();
const first = sampleRelease({ sequence: 1 });
const second = sampleRelease({ sequence: 2, previous: first.channel });
const refusal = (code: string) =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) });

async function repository() {
  const dir = await temporaryFolder();
  await newRepository({ dir, keys, now });
  return dir;
}

describe("a new repository", () => {
  test("has root, targets, snapshot and timestamp in their places, each readable by all", async () => {
    const dir = await repository();
    expect(Object.keys(await tree(dir))).toEqual([
      "metadata/1.root.json",
      "metadata/1.snapshot.json",
      "metadata/1.targets.json",
      "metadata/timestamp.json",
    ]);
    expect((await readRepository({ dir })).targets.signed).toMatchObject({
      version: 1,
      expires: "2026-08-29T10:20:30Z",
      targets: {},
    });
  });

  test("is refused to one root signature of two, and over a repository that is there", async () => {
    const dir = await temporaryFolder();
    const staged = stageRepository({ roles: assignment(keys), now });
    const sign = async (count: number) => ({
      dir,
      staged,
      rootSignatures: await signStaged({ staged: staged.root, signers: keys.root.slice(0, count) }),
      targetsSignatures: await signStaged({
        staged: staged.targets,
        signers: keys.targets.slice(0, 2),
      }),
      ...online({ keys, now }),
    });
    await expect(initialiseRepository(await sign(1))).rejects.toEqual(refusal("threshold-not-met"));
    expect(await tree(dir)).toEqual({});
    await initialiseRepository(await sign(2));
    await expect(initialiseRepository(await sign(2))).rejects.toEqual(refusal("repository-exists"));
  });

  test("can be begun again after a crash before its timestamp, also at another time", async () => {
    const dir = await repository();
    const before = await tree(dir);
    await rm(join(dir, "metadata/timestamp.json"));
    await newRepository({ dir, keys, now: new Date(now.getTime() + 3_600_000) });
    const after = await tree(dir);
    expect(after["metadata/1.root.json"]).toBe(before["metadata/1.root.json"]);
    await rm(join(dir, "metadata/timestamp.json"));
    await expect(newRepository({ dir, keys: newKeys(), now })).rejects.toEqual(
      refusal("version-used"),
    );
  });
});

describe("signatures over a staged release", () => {
  test("come one by one, from anywhere, and count by key", async () => {
    const dir = await repository();
    const staged = await stageRelease({ dir, release: first, now });
    const stored = parseStaged({ value: JSON.parse(JSON.stringify(staged)), role: "targets" });
    expect(bytesToSign(stored)).toEqual(bytesToSign(staged));
    const [a, b] = await signStaged({ staged: stored, signers: keys.targets });
    const one = await attachSignatures({ dir, staged, signatures: a === undefined ? [] : [a] });
    expect(one).toMatchObject({
      isComplete: false,
      tallies: [{ threshold: 2, signed: [a?.keyid] }],
    });
    const signatures = a === undefined || b === undefined ? [] : [a, b];
    expect(await attachSignatures({ dir, staged, signatures })).toMatchObject({ isComplete: true });
  });

  test("are refused when wrong, by a stranger, by an online key, or given twice", async () => {
    const dir = await repository();
    const staged = await stageRelease({ dir, release: first, now });
    const other = await stageRelease({ dir, release: second, now });
    const attach = async (signatures: Awaited<ReturnType<typeof signStaged>>) =>
      attachSignatures({ dir, staged, signatures });
    const one = keys.targets.slice(0, 1);
    const own = await signStaged({ staged, signers: one });
    await expect(attach(own)).resolves.toMatchObject({ isComplete: false });
    await expect(attach(await signStaged({ staged: other, signers: one }))).rejects.toEqual(
      refusal("signature-invalid"),
    );
    for (const signer of [newSigner(), keys.timestamp]) {
      await expect(attach(await signStaged({ staged, signers: [signer] }))).rejects.toEqual(
        refusal("signature-stranger"),
      );
    }
    await expect(attach([...own, ...own])).rejects.toEqual(refusal("signature-twice"));
  });

  test("do not carry over to a document that was altered", async () => {
    const dir = await repository();
    const staged = await stageRelease({ dir, release: first, now });
    const altered = { ...staged, text: staged.text.replace("2026.1.0", "2026.1.1") };
    await expect(attachSignatures({ dir, staged: altered, signatures: [] })).rejects.toEqual(
      refusal("staged-malformed"),
    );
  });
});

describe("publishing", () => {
  async function prepared({ signers = keys.targets.slice(0, 2) } = {}) {
    const dir = await repository();
    const staged = await stageRelease({ dir, release: first, now });
    const signatures = await signStaged({ staged, signers });
    return { dir, staged, signatures, files: first.files, ...online({ keys, now }) };
  }

  test("is refused without enough signatures, and then nothing is written", async () => {
    const input = await prepared({ signers: keys.targets.slice(0, 1) });
    const before = await tree(input.dir);
    await expect(publishStaged(input)).rejects.toEqual(refusal("threshold-not-met"));
    expect(await tree(input.dir)).toEqual(before);
  });

  test("is refused by a key that the root does not list, and after the root's or document's end", async () => {
    const input = await prepared();
    const before = await tree(input.dir);
    const late = (days: number) => ({ ...input, now: new Date(now.getTime() + days * 86_400_000) });
    const cases = [
      [{ ...input, timestampSigner: newSigner() }, "key-stranger"],
      [{ ...input, snapshotSigner: keys.timestamp }, "key-stranger"],
      [late(366), "root-expired"],
      [late(181), "targets-expired"],
    ] as const;
    for (const [changed, code] of cases) {
      await expect(publishStaged(changed)).rejects.toEqual(refusal(code));
    }
    expect(await tree(input.dir)).toEqual(before);
    expect(await publishStaged(late(179))).toMatchObject({ isChanged: true });
  });

  test("is refused with a file that differs, is missing, or is not listed; no metadata is written", async () => {
    const input = await prepared();
    const [one, ...others] = input.files;
    const path = one?.path ?? "";
    const before = await tree(join(input.dir, "metadata"));
    const cases = [
      [[{ path, data: "other" }, ...others], "target-mismatch"],
      [others, "target-missing"],
      [[...input.files, { path: "releases/2026.1.0/extra.json", data: "{}" }], "target-unlisted"],
    ] as const;
    for (const [files, code] of cases) {
      await expect(publishStaged({ ...input, files })).rejects.toEqual(refusal(code));
    }
    expect(await tree(join(input.dir, "metadata"))).toEqual(before);
    await publishStaged(input);
  });

  test("takes files from disk as well as from memory", async () => {
    const input = await prepared();
    const source = join(await temporaryFolder(), "file");
    const [one, ...others] = input.files;
    if (one === undefined || !("data" in one)) throw new Error("The sample has files in memory.");
    await writeFile(source, one.data);
    await publishStaged({ ...input, files: [{ path: one.path, source }, ...others] });
    const plain = await prepared();
    await publishStaged(plain);
    expect(await tree(join(input.dir, "targets"))).toEqual(await tree(join(plain.dir, "targets")));
  });

  test("of the same input gives the same bytes, and again changes nothing", async () => {
    const input = await prepared();
    const twin = await prepared();
    expect(await publishStaged(input)).toEqual({
      targets: 2,
      snapshot: 2,
      timestamp: 2,
      isChanged: true,
    });
    await publishStaged({ ...twin, files: [...twin.files].reverse() });
    expect(await tree(twin.dir)).toEqual(await tree(input.dir));
    const before = await tree(input.dir);
    expect(await publishStaged(input)).toMatchObject({ isChanged: false });
    expect(await tree(input.dir)).toEqual(before);
  });

  test("of what was staged before another publication is refused", async () => {
    const input = await prepared();
    await publishRelease({ dir: input.dir, keys, release: second, now });
    await expect(publishStaged(input)).rejects.toEqual(refusal("staged-outdated"));
    const fresh = await stageRelease({ dir: input.dir, release: first, now });
    const signatures = await signStaged({ staged: fresh, signers: keys.targets.slice(1) });
    expect(await publishStaged({ ...input, staged: fresh, signatures })).toMatchObject({
      targets: 3,
    });
  });

  test("never uses a version for other bytes, on disk or remembered", async () => {
    const input = await prepared();
    await publishStaged({
      ...input,
      onWrite: (path) => {
        if (path.endsWith("2.snapshot.json")) throw new Error("the disk is full");
      },
    }).catch(() => {});
    const other = await stageRelease({ dir: input.dir, release: second, now });
    expect(other.version).toBe(3);
    const remembering = await stageTargets({ dir: input.dir, now, remembered: { targets: 7 } });
    expect(remembering.version).toBe(8);
    const signatures = await signStaged({ staged: other, signers: keys.targets.slice(0, 2) });
    const published = await publishStaged({
      ...input,
      staged: other,
      signatures,
      files: second.files,
      remembered: { snapshot: 4, timestamp: 9 },
    });
    expect(published).toMatchObject({ targets: 3, snapshot: 5, timestamp: 10 });
    await expect(publishStaged(input)).rejects.toEqual(refusal("staged-outdated"));
  });

  test("of a released file with other content is refused; a channel may change", async () => {
    const dir = await repository();
    await publishRelease({ dir, keys, release: first, now });
    const change = (path: string) => ({ path, sha256: "0".repeat(64), length: 1 });
    const stage = (path: string) => stageTargets({ dir, now, addTargets: [change(path)] });
    await expect(stage("releases/2026.1.0/manifest.json")).rejects.toEqual(
      refusal("target-immutable"),
    );
    await expect(stage("channels/stable.json")).resolves.toMatchObject({ version: 3 });
    await expect(stage("elsewhere/file.json")).rejects.toEqual(refusal("targets-malformed"));
    await expect(stage("releases/../../etc/passwd")).rejects.toEqual(refusal("targets-malformed"));
    const missing = stageTargets({ dir, now, removePaths: ["releases/2026.9.0/manifest.json"] });
    await expect(missing).rejects.toEqual(refusal("target-unknown"));
  });
});

describe("renewal", () => {
  const later = (days: number) => new Date(now.getTime() + days * 86_400_000);

  test("makes a new timestamp, and a new snapshot only when that is due", async () => {
    const dir = await repository();
    const early = await renewOnline({ dir, ...online({ keys, now: later(2) }) });
    expect(early).toMatchObject({ targets: 1, snapshot: 1, timestamp: 2, warnings: [] });
    const due = await renewOnline({ dir, ...online({ keys, now: later(8) }) });
    expect(due).toMatchObject({ targets: 1, snapshot: 2, timestamp: 3, warnings: [] });
  });

  test("tells what people must sign soon", async () => {
    const dir = await repository();
    const renewed = await renewOnline({ dir, ...online({ keys, now: later(125) }) });
    expect(renewed.warnings).toEqual([
      { role: "targets", expires: "2026-08-29T10:20:30Z", state: "due" },
    ]);
    const late = await renewOnline({ dir, ...online({ keys, now: later(330) }) });
    expect(late.warnings.map(({ role, state }) => [role, state])).toEqual([
      ["root", "due"],
      ["targets", "expired"],
    ]);
  });
});

describe("the check from outside", () => {
  test("reads everything a release lists, and fails on one bit", async () => {
    const dir = await temporaryFolder();
    const today = new Date();
    await newRepository({ dir, keys, now: today });
    const server = await serveFolder(dir);
    onTestFinished(server.close);
    const rootBytes = await readFile(join(dir, "metadata/1.root.json"));
    const check = () => verifyPublished({ url: `${server.url}/`, rootBytes });
    expect(await check()).toMatchObject({ release: null });
    await publishRelease({ dir, keys, release: first, now: today });
    expect(await check()).toMatchObject({
      release: { release: "2026.1.0", sequence: 1, files: 3 },
      requests: 9,
    });
    const name = Object.keys(await tree(dir)).find((path) => path.endsWith("schema.json")) ?? "";
    await writeFile(join(dir, name), "{'type':'object'}\n");
    await expect(check()).rejects.toEqual(refusal("verification-failed"));
  });
});
