// Goal: the committed migrations make exactly the tables that the code believes in.
// Method: drizzle-kit compares the schema with a copy of the migrations and would write the
// difference as a new migration there; with the later migrations taken away it must do so.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { repositoryRoot } from "../support/repository.ts";

const GENERATE_LIMIT_MS = 60_000;

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "curatorium-drift-"));
  cpSync(join(repositoryRoot(), "db/migrations"), folder, { recursive: true });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const migrations = () => readdirSync(folder).filter((name) => name.endsWith(".sql"));

/** Lets drizzle-kit write what is missing, and gives the names of the new migrations. */
async function generate(): Promise<readonly string[]> {
  const cwd = repositoryRoot();
  const before = migrations();
  const args = ["--dialect=postgresql", "--schema=./db/schema/index.ts", "--casing=snake_case"];
  // drizzle-kit takes every folder for a relative one.
  const out = `--out=${relative(cwd, folder)}`;
  const kit = join(cwd, "node_modules/drizzle-kit/bin.cjs");
  const running = promisify(execFile)(process.execPath, [kit, "generate", ...args, out], {
    cwd,
    timeout: GENERATE_LIMIT_MS,
  });
  // Asked to choose between two readings of a change, it must not wait for an answer.
  running.child.stdin?.end();
  await running;
  return migrations().filter((name) => !before.includes(name));
}

test("the migrations lack nothing that the schema has", async () => {
  expect(await generate()).toEqual([]);
});

test("a lacking migration is seen", async () => {
  const path = join(folder, "meta/_journal.json");
  const journal = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
  for (const name of readdirSync(join(folder, "meta"))) {
    if (/^0*[1-9]\d*_snapshot/.test(name)) rmSync(join(folder, "meta", name));
  }
  expect(await generate()).toHaveLength(1);
});
