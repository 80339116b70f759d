// Goal: every key can be replaced without a client failing or being fooled, and a pull follows.
// Method: a root with one key of each role replaced is published while consumers at the first root
// watch each write; a stolen online key that ran its version up is recovered from.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { pullRelease } from "#app/consumer/pull.server.ts";
import { verifyCopy } from "#app/consumer/verify.server.ts";
import { timestampSigned } from "#app/domain/releases/tuf-plan.ts";
import { metadataPath } from "#app/platform/tuf/layout.server.ts";
import { renewOnline } from "#app/platform/tuf/publish.server.ts";
import { readRepository } from "#app/platform/tuf/repository.server.ts";
import { publishRoot, stageRoot } from "#app/platform/tuf/rotate-root.server.ts";
import { tufCanonicalText } from "#app/platform/tuf/signatures.server.ts";
import { stageTargets } from "#app/platform/tuf/stage-targets.server.ts";
import { envelopeFile, signStaged } from "#app/platform/tuf/staged.server.ts";
import { clientLibraries, stockConsumer } from "./clients.ts";
import { temporaryFolder, tree } from "./folders.ts";
import {
  assignment,
  newKeys,
  newRepository,
  newSigner,
  online,
  publishRelease,
  sampleRelease,
  type TestKeys,
} from "./publisher.ts";
import { serveFolder } from "./static-server.ts";

const now = new Date();
const first = sampleRelease({ sequence: 1 });
const refusal = (code: string) =>
  expect.objectContaining({ refusal: expect.objectContaining({ code }) });

/** One key of every role replaced. */
function rotated(keys: TestKeys): TestKeys {
  return {
    root: [...keys.root.slice(1), newSigner()],
    targets: [...keys.targets.slice(1), newSigner()],
    snapshot: newSigner(),
    timestamp: newSigner(),
  };
}

async function site() {
  const keys = newKeys();
  const dir = await temporaryFolder();
  await newRepository({ dir, keys, now });
  await publishRelease({ dir, keys, release: first, now });
  const server = await serveFolder(dir);
  onTestFinished(server.close);
  return { dir, keys, server, rootBytes: await readFile(join(dir, "metadata/1.root.json")) };
}

/** A new root, signed by two keys that stay, and targets signed by two keys that stay. */
async function change({ dir, keys, next }: { dir: string; keys: TestKeys; next: TestKeys }) {
  const staged = await stageRoot({ dir, roles: assignment(next), now });
  const targets = await stageTargets({ dir, now });
  return {
    dir,
    staged,
    signatures: await signStaged({ staged, signers: keys.root.slice(1) }),
    targets: {
      staged: targets,
      signatures: await signStaged({ staged: targets, signers: keys.targets.slice(1) }),
    },
    formerSigners: [keys.snapshot, keys.timestamp],
    ...online({ keys: next, now }),
  };
}

const libraries = await clientLibraries();

test.each(libraries)(
  "$name follows a change of every role, before, between and after each write",
  {
    timeout: 120_000,
  },
  async (library) => {
    const { dir, keys, server, rootBytes } = await site();
    const next = rotated(keys);
    const input = await change({ dir, keys, next });
    const writes: string[] = [];
    await publishRoot({ ...input, onWrite: (path, phase) => writes.push(`${path} ${phase}`) });
    expect(await publishRoot(input)).toMatchObject({ root: 2, targets: 3, isChanged: false });

    // The same change once more on a twin, stopped after each file.
    const files = writes.filter((write) => write.endsWith("synced"));
    expect(files.map((write) => write.slice(dir.length + 1, -7))).toEqual([
      "metadata/3.targets.json",
      "metadata/3.snapshot.json",
      "metadata/timestamp.json",
      "metadata/2.root.json",
    ]);
    for (let stopAt = 1; stopAt <= files.length; stopAt += 1) {
      const twin = await site();
      const twinNext = rotated(twin.keys);
      const twinInput = await change({ dir: twin.dir, keys: twin.keys, next: twinNext });
      const older = await stockConsumer({
        library,
        url: twin.server.url,
        folder: await temporaryFolder(),
        rootBytes: twin.rootBytes,
      });
      expect(await older.pull()).toBe("2026.1.0");
      let synced = 0;
      const stopped = publishRoot({
        ...twinInput,
        onWrite: (_path, phase) => {
          if (phase === "synced") synced += 1;
          if (synced === stopAt) throw new Error("stopped");
        },
      });
      await expect(stopped).rejects.toThrow("stopped");
      expect(await older.pull()).toBe("2026.1.0");
      await publishRoot(twinInput);
      expect(await older.pull()).toBe("2026.1.0");
    }
    const fresh = await stockConsumer({
      library,
      url: server.url,
      folder: await temporaryFolder(),
      rootBytes,
    });
    expect(await fresh.pull()).toBe("2026.1.0");
  },
);

test("our consumer walks to the new root, and its copy stays provable from the first", async () => {
  const { dir, keys, server, rootBytes } = await site();
  const copy = join(await temporaryFolder(), "copy");
  await pullRelease({ url: server.url, dir: copy, rootBytes, now });
  const next = rotated(keys);
  await publishRoot(await change({ dir, keys, next }));
  await renewOnline({ dir, ...online({ keys: next, now }) });
  await pullRelease({ url: server.url, dir: copy, rootBytes, now });
  expect(await verifyCopy({ dir: copy, rootBytes, now })).toMatchObject({
    versions: { root: 2, targets: 3, timestamp: 4 },
  });
  const second = sampleRelease({ sequence: 2, previous: first.channel });
  await publishRelease({ dir, keys: next, release: second, now });
  expect(await pullRelease({ url: server.url, dir: copy, rootBytes, now })).toMatchObject({
    release: "2026.2.0",
  });
  await expect(
    publishRelease({ dir, keys, release: sampleRelease({ sequence: 3 }), now }),
  ).rejects.toEqual(refusal("signature-stranger"));
});

test("a root is refused without the former keys, without its own, or over a stale base", async () => {
  const { dir, keys } = await site();
  const before = await tree(dir);
  const next = { ...rotated(keys), root: [newSigner(), newSigner(), newSigner()] };
  const input = await change({ dir, keys, next });
  const { staged } = input;
  const signedBy = async (signers: TestKeys["root"]) => ({
    ...input,
    signatures: await signStaged({ staged, signers }),
  });
  const own = next.root.slice(0, 2);
  const former = keys.root.slice(0, 2);
  await expect(publishRoot(await signedBy(own))).rejects.toEqual(refusal("threshold-not-met"));
  await expect(publishRoot(await signedBy(former))).rejects.toEqual(refusal("threshold-not-met"));
  expect(await tree(dir)).toEqual(before);
  const late = await stageRoot({ dir, roles: assignment(rotated(keys)), now });
  await publishRoot(await signedBy([...own, ...former]));
  const lateSignatures = await signStaged({ staged: late, signers: former });
  await expect(publishRoot({ ...input, staged: late, signatures: lateSignatures })).rejects.toEqual(
    refusal("staged-outdated"),
  );
});

test("a root that takes away the targets' keys needs targets by the new ones", async () => {
  const { dir, keys } = await site();
  const next = { ...keys, targets: [newSigner(), newSigner()] };
  const staged = await stageRoot({ dir, roles: assignment(next), now });
  const signatures = await signStaged({ staged, signers: keys.root.slice(0, 2) });
  const input = { dir, staged, signatures, ...online({ keys, now }) };
  await expect(publishRoot(input)).rejects.toEqual(refusal("targets-unsigned"));
  const document = await stageTargets({ dir, now });
  const targets = {
    staged: document,
    signatures: await signStaged({ staged: document, signers: next.targets }),
  };
  expect(await publishRoot({ ...input, targets })).toMatchObject({ root: 2, targets: 3 });
  expect((await readRepository({ dir })).targets.signed.version).toBe(3);
});

test("after a thief ran the timestamp's version up, new online keys bring clients back", async () => {
  const { dir, keys, server, rootBytes } = await site();
  const copy = join(await temporaryFolder(), "copy");
  const { snapshot } = await readRepository({ dir });
  const text = tufCanonicalText(
    timestampSigned({
      version: 2 ** 31 - 1,
      expires: new Date(now.getTime() + 86_400_000).toISOString().replace(/\.\d+/, ""),
      snapshot: snapshot.meta,
    }),
  );
  const signature = await keys.timestamp.sign(Buffer.from(text));
  const path = metadataPath({ dir, role: "timestamp", version: 0 });
  await writeFile(path, envelopeFile({ text, signatures: [signature] }));
  await pullRelease({ url: server.url, dir: copy, rootBytes, now });

  const next = rotated(keys);
  const { formerSigners: _stolen, ...input } = await change({ dir, keys, next });
  await expect(renewOnline({ dir, ...online({ keys, now }) })).rejects.toEqual(
    refusal("version-exhausted"),
  );
  const remembered = { timestamp: 2 };
  expect(await publishRoot({ ...input, remembered })).toMatchObject({ root: 2, timestamp: 3 });
  expect(await pullRelease({ url: server.url, dir: copy, rootBytes, now })).toMatchObject({
    status: "unchanged",
  });
});
