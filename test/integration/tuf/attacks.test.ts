// Goal: clients that others wrote take what we publish and refuse every attack on it.
// Method: a repository with two releases behind a plain file server that can be made to lie; tuf-js
// as pinned and the one inside npm pull from it, fresh and with an earlier state.

import { readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { renewOnline } from "#app/platform/tuf/publish.server.ts";
import { clientLibraries, stockConsumer } from "./clients.ts";
import { copyOf, temporaryFolder } from "./folders.ts";
import { forgeTargets } from "./forge.ts";
import {
  newKeys,
  newRepository,
  newSigner,
  online,
  publishRelease,
  sampleRelease,
} from "./publisher.ts";
import { serveFolder } from "./static-server.ts";

const DAY_MS = 86_400_000;
const libraries = await clientLibraries();
const keys = newKeys();
const first = sampleRelease({ sequence: 1 });
const second = sampleRelease({ sequence: 2, previous: first.channel });

if (libraries.length === 1) {
  test.skip("npm's own tuf-js: npm root -g holds no npm/node_modules/tuf-js here", () => {});
}

/** A repository with one release, a server over it, and consumers at will. */
async function published({ now = new Date() }: { now?: Date } = {}) {
  const dir = await temporaryFolder();
  await newRepository({ dir, keys, now });
  await publishRelease({ dir, keys, release: first, now });
  const server = await serveFolder(dir);
  onTestFinished(server.close);
  const rootBytes = await readFile(join(dir, "metadata", "1.root.json"));
  return { dir, server, rootBytes, now };
}

describe.each(libraries)("$name", (library) => {
  async function consumer({ server, rootBytes }: Awaited<ReturnType<typeof published>>) {
    const folder = await temporaryFolder();
    return stockConsumer({ library, url: server.url, folder, rootBytes });
  }

  test("takes a release, then the next, and an empty repository without one", async () => {
    const site = await published();
    const reader = await consumer(site);
    expect(await reader.pull()).toBe("2026.1.0");
    await publishRelease({ dir: site.dir, keys, release: second, now: site.now });
    expect(await reader.pull()).toBe("2026.2.0");
    expect(await (await consumer(site)).pull()).toBe("2026.2.0");
  });

  test("refuses a target with one bit, one byte more, or one byte less, and stores nothing", async () => {
    for (const damage of ["bit", "longer", "shorter"] as const) {
      const site = await published();
      const name = await targetFile(site.dir, "evidence.snapshot.ndjson");
      const bytes = await readFile(name);
      if (damage === "bit") await writeFile(name, flipped(bytes, bytes.length >> 1));
      if (damage === "longer") await writeFile(name, Buffer.concat([bytes, Buffer.from("\n")]));
      if (damage === "shorter") await truncate(name, bytes.length - 1);
      const reader = await consumer(site);
      await expect(reader.pull()).rejects.toThrow(/hash|length/i);
      const stored = await readdir(join(reader.folder, "targets"));
      expect(stored.filter((path) => path.includes("evidence"))).toEqual([]);
    }
  });

  test("refuses a truncated targets.json", async () => {
    const site = await published();
    const path = join(site.dir, "metadata", "2.targets.json");
    await truncate(path, (await readFile(path)).length - 1);
    await expect((await consumer(site)).pull()).rejects.toThrow(/length/i);
  });

  test("stops reading an endless timestamp", async () => {
    const site = await published();
    let sent = 0;
    site.server.intercept((request, response) => {
      if (!request.url?.endsWith("timestamp.json")) return false;
      const chunk = Buffer.alloc(4_096, 0x20);
      const more = () => {
        while (!response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
      };
      response.on("drain", more);
      more();
      return true;
    });
    await expect((await consumer(site)).pull()).rejects.toThrow(/max length/i);
    expect(sent).toBeLessThan(32 * 1024 * 1024);
  });

  test("refuses a stale timestamp until it is renewed, which needs no release", async () => {
    const site = await published({ now: new Date(Date.now() - 4 * DAY_MS) });
    const reader = await consumer(site);
    await expect(reader.pull()).rejects.toThrow(/timestamp.json is expired/);
    const renewed = await renewOnline({ dir: site.dir, ...online({ keys, now: new Date() }) });
    expect(renewed).toMatchObject({ targets: 2, snapshot: 2, timestamp: 3 });
    expect(await reader.pull()).toBe("2026.1.0");
  });

  test("refuses a timestamp that was rolled back, and keeps its state", async () => {
    const site = await published();
    const old = await copyOf(site.dir);
    await publishRelease({ dir: site.dir, keys, release: second, now: site.now });
    const reader = await consumer(site);
    expect(await reader.pull()).toBe("2026.2.0");
    const before = await reader.metadata();
    await replace({
      site,
      path: "metadata/timestamp.json",
      from: join(old, "metadata/timestamp.json"),
    });
    await expect(reader.pull()).rejects.toThrow(/version 2 is less than current version 3/);
    expect(await reader.metadata()).toEqual(before);
  });

  test("refuses an old snapshot under a new name, and old targets under a new snapshot", async () => {
    for (const role of ["snapshot", "targets"]) {
      const site = await published();
      await publishRelease({ dir: site.dir, keys, release: second, now: site.now });
      const from = join(site.dir, "metadata", `2.${role}.json`);
      await replace({ site, path: `metadata/3.${role}.json`, from });
      await expect((await consumer(site)).pull()).rejects.toThrow(/hash|length/i);
    }
  });

  test("refuses targets by unknown keys, by too few keys, and by one key counted twice", async () => {
    const stranger = newSigner();
    const own = keys.targets[0] ?? stranger;
    const forgeries = [
      { signers: [stranger, newSigner()], message: /targets was signed by 0\/2 keys/ },
      { signers: [own], message: /targets was signed by 1\/2 keys/ },
      { signers: [own, own], message: /multiple signatures/ },
    ];
    for (const { signers, message } of forgeries) {
      const site = await published();
      await forgeTargets({ dir: site.dir, keys, now: site.now, signers });
      await expect((await consumer(site)).pull()).rejects.toThrow(message);
    }
  });

  test("takes targets by two people from the same intruder's seat: the signatures decide", async () => {
    const site = await published();
    const signers = keys.targets.slice(0, 2);
    await forgeTargets({ dir: site.dir, keys, now: site.now, signers });
    expect(await (await consumer(site)).pull()).toBe("2026.1.0");
  });

  test("finds no file that was only dropped into the folder, and none after its withdrawal", async () => {
    const site = await published();
    await writeFile(join(site.dir, "targets", "releases", "dropped.json"), "{}");
    const folder = await temporaryFolder();
    await writeFile(join(folder, "root.json"), site.rootBytes);
    const options = { metadataDir: folder, metadataBaseUrl: `${site.server.url}/metadata` };
    const updater = new library.Updater(options);
    expect(await updater.getTargetInfo("releases/dropped.json")).toBeUndefined();
    expect(await updater.getTargetInfo("releases/2026.1.0/manifest.json")).toBeDefined();
    await publishRelease({
      dir: site.dir,
      keys,
      now: site.now,
      release: sampleRelease({ sequence: 2, previous: first.channel, minSafeSequence: 2 }),
      removePaths: first.files
        .map((file) => file.path)
        .filter((path) => path.startsWith("releases")),
    });
    const later = new library.Updater(options);
    expect(await later.getTargetInfo("releases/2026.1.0/manifest.json")).toBeUndefined();
    expect(await later.getTargetInfo("releases/2026.2.0/manifest.json")).toBeDefined();
  });

  test("needs 404 for the next root: a page, a redirect to one, 401, 410 or 503 stop it", async () => {
    const answers: ((response: ServerResponse) => void)[] = [
      (response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
      (response) => response.writeHead(302, { location: "/login" }).end(),
      (response) => response.writeHead(401).end(),
      (response) => response.writeHead(410).end(),
      (response) => response.writeHead(503).end(),
    ];
    const site = await published();
    for (const answer of answers) {
      site.server.intercept((request, response) => {
        if (request.url === "/login") response.writeHead(200).end("<html>");
        else if (isNextRoot(request)) answer(response);
        else return false;
        return true;
      });
      await expect((await consumer(site)).pull()).rejects.toThrow();
    }
    site.server.intercept(null);
    expect(await (await consumer(site)).pull()).toBe("2026.1.0");
    expect(site.server.requests.at(0)).toBe("/metadata/2.root.json");
  });

  test("refuses a root that only new keys signed", async () => {
    const site = await published();
    const other = await temporaryFolder();
    await newRepository({ dir: other, keys: newKeys(), now: site.now });
    const text = (await readFile(join(other, "metadata/1.root.json"), "utf8")).replace(
      /"version":1/,
      '"version":2',
    );
    await writeFile(join(site.dir, "metadata/2.root.json"), text);
    await expect((await consumer(site)).pull()).rejects.toThrow(/root was signed by 0\/2 keys/);
    await rm(join(site.dir, "metadata/2.root.json"));
    expect(await (await consumer(site)).pull()).toBe("2026.1.0");
  });
});

function isNextRoot(request: IncomingMessage): boolean {
  return request.url?.endsWith(".root.json") === true;
}

function flipped(bytes: Buffer, offset: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[offset] = (copy[offset] ?? 0) ^ 1;
  return copy;
}

async function targetFile(dir: string, name: string): Promise<string> {
  const folder = join(dir, "targets", "releases", "2026.1.0");
  const found = (await readdir(folder)).find((file) => file.endsWith(`.${name}`));
  return join(folder, found ?? "missing");
}

async function replace({
  site,
  path,
  from,
}: {
  site: { readonly dir: string };
  path: string;
  from: string;
}): Promise<void> {
  await writeFile(join(site.dir, path), await readFile(from));
}
