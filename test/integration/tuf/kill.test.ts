// Goal: a publication or a pull that is killed at any point leaves everybody with the old release or
// the new one, never with an error, and a second run ends where an undisturbed one would have ended.
// Method: a child process kills itself with SIGKILL at each of its writes in turn; stock clients and
// our own consumer look at what is left, then the same child runs to its end.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { readCurrent } from "#app/consumer/copy-state.server.ts";
import { pullRelease } from "#app/consumer/pull.server.ts";
import { verifyCopy } from "#app/consumer/verify.server.ts";
import { createKeyFile } from "#app/platform/keys/key-file.server.ts";
import { signStaged } from "#app/platform/tuf/staged.server.ts";
import { clientLibraries, stockConsumer } from "./clients.ts";
import { copyOf, temporaryFolder, tree } from "./folders.ts";
import type { ChildTask } from "./kill-child.ts";
import {
  newKeys,
  newRepository,
  publishRelease,
  sampleRelease,
  stageRelease,
} from "./publisher.ts";
import { childRunner } from "./run-child.ts";
import { serveFolder } from "./static-server.ts";

const now = new Date();
const first = sampleRelease({ sequence: 1 });
const second = sampleRelease({ sequence: 2, previous: first.channel });
let folder = "";
let runChild: Awaited<ReturnType<typeof childRunner>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "curatorium-kill-"));
  runChild = await childRunner(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function keysOnDisk() {
  const place = await temporaryFolder();
  const paths = {
    snapshotKey: join(place, "snapshot.pem"),
    timestampKey: join(place, "timestamp.pem"),
  };
  const keys = {
    ...newKeys(),
    snapshot: await createKeyFile({ path: paths.snapshotKey }),
    timestamp: await createKeyFile({ path: paths.timestampKey }),
  };
  return { keys, paths };
}

async function oneRelease() {
  const { keys, paths } = await keysOnDisk();
  const base = await temporaryFolder();
  await newRepository({ dir: base, keys, now });
  await publishRelease({ dir: base, keys, release: first, now });
  return { keys, paths, base, rootBytes: await readFile(join(base, "metadata/1.root.json")) };
}

test("a publication that is killed at each of its writes", { timeout: 300_000 }, async () => {
  const { keys, paths, base, rootBytes } = await oneRelease();
  const staged = await stageRelease({ dir: base, release: second, now });
  const signatures = await signStaged({ staged, signers: keys.targets.slice(0, 2) });
  const task = ({ dir, killAt }: { dir: string; killAt: number }): ChildTask => ({
    kind: "publish",
    now: now.toISOString(),
    files: second.files,
    dir,
    staged,
    signatures,
    killAt,
    ...paths,
  });
  const undisturbed = await copyOf(base);
  const { points } = await runChild(task({ dir: undisturbed, killAt: 0 }));
  const wanted = await tree(undisturbed);
  // Five target files and three metadata files, each with five points.
  expect(points).toBe(40);

  const [library] = await clientLibraries();
  if (library === undefined) throw new Error("tuf-js is missing.");
  const seen = new Set<string>();
  for (let killAt = 1; killAt <= 40; killAt += 1) {
    const dir = await copyOf(base);
    const server = await serveFolder(dir);
    onTestFinished(server.close);
    const consumer = async () =>
      stockConsumer({ library, url: server.url, folder: await temporaryFolder(), rootBytes });
    const older = await consumer();
    expect(await older.pull()).toBe("2026.1.0");
    expect(await runChild(task({ dir, killAt }))).toEqual({ points: null });

    const left = await older.pull();
    expect(["2026.1.0", "2026.2.0"]).toContain(left);
    expect(await (await consumer()).pull()).toBe(left);
    seen.add(left);

    await runChild(task({ dir, killAt: 0 }));
    expect(await tree(dir), `after point ${killAt}`).toEqual(wanted);
    expect(await older.pull()).toBe("2026.2.0");
    expect(await (await consumer()).pull()).toBe("2026.2.0");
    await server.close();
  }
  expect([...seen]).toEqual(["2026.1.0", "2026.2.0"]);
});

test("a pull that is killed during its transfers and between its steps", {
  timeout: 300_000,
}, async () => {
  const { keys, base, rootBytes } = await oneRelease();
  const server = await serveFolder(base);
  onTestFinished(server.close);
  const copy = join(await temporaryFolder(), "copy");
  await pullRelease({ url: server.url, dir: copy, rootBytes, now });
  await publishRelease({ dir: base, keys, release: second, now });
  const root = join(base, "metadata/1.root.json");
  const task = ({ dir, killAt }: { dir: string; killAt: number }): ChildTask => ({
    kind: "pull",
    now: now.toISOString(),
    url: server.url,
    root,
    dir,
    killAt,
  });
  const { points } = await runChild(task({ dir: await copyOf(copy), killAt: 0 }));
  const total = points ?? 0;
  expect(total).toBeGreaterThanOrEqual(8);
  const seen = new Set<string | undefined>();
  for (let killAt = 1; killAt <= total; killAt += 1) {
    const dir = await copyOf(copy);
    expect(await runChild(task({ dir, killAt }))).toEqual({ points: null });
    const left = await verifyCopy({ dir, rootBytes, now });
    expect((await readCurrent(dir))?.release).toBe(left.release);
    seen.add(left.release);
    await pullRelease({ url: server.url, dir, rootBytes, now });
    expect(await verifyCopy({ dir, rootBytes, now })).toMatchObject({ release: "2026.2.0" });
    expect(Object.keys(await tree(dir)).filter((path) => path.startsWith(".staging"))).toEqual([]);
  }
  expect([...seen]).toEqual(["2026.1.0", "2026.2.0"]);
});
