// Goal: a start installs and builds when, and only when, something changed, and never twice at once.
// Method: the decisions on plain values and small folders; the lock with real dead processes.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { contentHash } from "./content-hash.mjs";
import { isInstalled } from "./install.mjs";
import { withLock } from "./lock.mjs";
import { startOf } from "./process-identity.mjs";
import { nodeVersionProblem, satisfiesRange } from "./project.mjs";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "curatorium-start-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the version of Node.js", () => {
  it.each([
    ["20.19.0", true],
    ["20.18.9", false],
    ["21.9.0", false],
    ["22.12.0", true],
    ["22.11.9", false],
    ["23.5.0", false],
    ["24.0.0", true],
    ["26.1.0", true],
    ["18.20.0", false],
  ])("%s: %s", (version, isGood) => {
    const range = "^20.19.0 || ^22.12.0 || >=24.0.0";
    expect(satisfiesRange({ version, range })).toBe(isGood);
  });

  it("is named with what is needed when it is too old, in one line", () => {
    expect(nodeVersionProblem("18.20.0")).toMatch(
      /^Curatorium needs Node\.js .*; this is 18\.20\.0\.$/,
    );
    expect(nodeVersionProblem()).toBeNull();
  });
});

describe("isInstalled", () => {
  const here = { os: [process.platform], cpu: [process.arch] };
  const wanted = {
    "": { version: "0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/native": { version: "2.0.0", optional: true, ...here },
    "node_modules/foreign": { version: "2.0.0", optional: true, os: ["plan9"] },
  };
  const present = {
    "node_modules/a": { version: "1.0.0" },
    "node_modules/native": { version: "2.0.0" },
  };

  it("holds when everything for this machine is there", () => {
    expect(isInstalled({ wanted, present })).toBe(true);
  });

  it.each([
    ["nothing is installed", null],
    ["a package is missing", { "node_modules/native": { version: "2.0.0" } }],
    ["a package has another version", { ...present, "node_modules/a": { version: "1.0.1" } }],
    ["this machine's binary is missing", { "node_modules/a": { version: "1.0.0" } }],
  ])("fails when %s", (_what, installed) => {
    expect(isInstalled({ wanted, present: installed })).toBe(false);
  });
});

describe("contentHash", () => {
  const hash = (paths = ["src", "absent"]) =>
    contentHash({ root: folder, paths, ignore: /\.test\.ts$/, salt: "1" });

  beforeEach(() => {
    mkdirSync(join(folder, "src", "deep"), { recursive: true });
    writeFileSync(join(folder, "src", "deep", "a.ts"), "one");
  });

  it("depends on names and bytes, not on dates and tests", async () => {
    const before = await hash();
    utimesSync(join(folder, "src", "deep", "a.ts"), new Date(0), new Date(0));
    writeFileSync(join(folder, "src", "deep", "a.test.ts"), "test");
    expect(await hash()).toBe(before);
    writeFileSync(join(folder, "src", "deep", "a.ts"), "two");
    expect(await hash()).not.toBe(before);
  });

  it("tells a renamed file and a moved byte apart", async () => {
    const before = await hash();
    writeFileSync(join(folder, "src", "deep", "b.ts"), "");
    const withEmpty = await hash();
    rmSync(join(folder, "src", "deep", "b.ts"));
    writeFileSync(join(folder, "src", "b.ts"), "");
    expect(new Set([before, withEmpty, await hash()]).size).toBe(3);
  });
});

describe("withLock", () => {
  const path = () => join(folder, "the.lock");
  const lock = (work: () => Promise<void>, timeoutMs = 10_000) =>
    withLock({ path: path(), timeoutMs, work });

  it("lets one in at a time, and leaves nothing behind", async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => lock(work)));
    expect(most).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("is given back when the work fails", async () => {
    await expect(lock(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
    await lock(async () => {});
  });

  it("of a process that is gone, or whose number another one has, is taken over", async () => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const parent = { pid: process.ppid, start: "another moment", token: "b" };
    for (const holder of [{ pid, start: "1", token: "a" }, parent, "no holder at all"]) {
      writeFileSync(path(), JSON.stringify(holder));
      await lock(async () => {});
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  it("of a living process is waited for and not taken", async () => {
    const holder = { pid: process.ppid, start: startOf(process.ppid), token: "c" };
    writeFileSync(path(), JSON.stringify(holder));
    await expect(lock(async () => {}, 0)).rejects.toThrow(`Process ${process.ppid} has held`);
    expect(readdirSync(folder)).toEqual(["the.lock"]);
  });
});
