// Goal: the repository is fit for strangers: no trace of a machine, packages pinned and from the
// public registry, decisions confirmed, migrations in order, nothing of the server in the browser.
// Method: each rule is tried on a planted sample and its lawful neighbour, then on the real files.
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesUnder, repositoryFiles, repositoryRoot } from "../support/repository.ts";
import {
  foreignPackages,
  journalProblems,
  looseVersions,
  machinePaths,
  registryHosts,
  SERVER_MARKS,
  serverMarks,
  unconfirmed,
  unlockedPackages,
} from "./repository-rules.ts";

const MAX_TEXT_BYTES = 2_000_000;
const read = (path: string) => readFileSync(join(repositoryRoot(), path), "utf8");
const exists = (path: string) => existsSync(join(repositoryRoot(), path));
const isClone = exists(".git");

/** The repository's own texts; pictures and other binaries left out. */
function repositoryTexts() {
  return repositoryFiles()
    .filter((path) => statSync(join(repositoryRoot(), path)).size <= MAX_TEXT_BYTES)
    .map((path) => ({ path, text: read(path) }))
    .filter(({ text }) => !text.includes("\0"));
}

describe("no trace of a machine", () => {
  test.each([
    ["a folder of the author", "cd /home/" + "ann/project"],
    ["a temporary folder", 'const file = "/tmp' + '/x.json";'],
    ["root's home", "ls /root" + "/.npm"],
  ])("refuses %s", (_, text) => {
    expect(machinePaths({ path: "a.md", text })).toHaveLength(1);
  });

  test.each([
    ["an address of the application", 'href="/work"'],
    ["a route below it", 'to="/work/drafts"'],
    ["a relative folder", "the folder ./tmp/ or build/tmp/x"],
    ["a home folder by its sign", "~/home/x"],
  ])("allows %s", (_, text) => {
    expect(machinePaths({ path: "a.md", text })).toEqual([]);
  });

  test("refuses another registry and allows the public one", () => {
    const other = ["https:/", "registry.example.com", "a.tgz"].join("/");
    expect(registryHosts({ path: "a", text: other })).toHaveLength(1);
    expect(registryHosts({ path: "a", text: "https://registry.npmjs.org/zod" })).toEqual([]);
    expect(registryHosts({ path: "a", text: "https://www.clinicaltrials.gov/" })).toEqual([]);
  });

  test.skipIf(!isClone)("holds in the repository", () => {
    const texts = repositoryTexts();
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.flatMap((file) => [...machinePaths(file), ...registryHosts(file)])).toEqual([]);
  });
});

describe("packages", () => {
  test("refuses a package from elsewhere", () => {
    const packages = { "node_modules/a": { resolved: "https://mirror.example/a.tgz" } };
    expect(foreignPackages({ packages })).toHaveLength(1);
  });

  test("refuses a lock without the binaries for other systems, wherever they would be", () => {
    const optionalDependencies = { "b-darwin": "1.0.0" };
    const a = { "node_modules/x/node_modules/a": { optionalDependencies } };
    expect(unlockedPackages({ packages: a })).toHaveLength(1);
    for (const folder of ["", "node_modules/x/", "node_modules/x/node_modules/a/"]) {
      const packages = { ...a, [`${folder}node_modules/b-darwin`]: {} };
      expect(unlockedPackages({ packages })).toEqual([]);
    }
  });

  test("refuses a range and allows an exact version", () => {
    expect(looseVersions({ dependencies: { a: "^1.2.3", b: "latest", c: "1.2" } })).toHaveLength(3);
    expect(looseVersions({ devDependencies: { a: "1.2.3", b: "18.4.0-beta.17" } })).toEqual([]);
  });

  test("are pinned, locked for every system, and from the public registry", () => {
    const lockfile = JSON.parse(read("package-lock.json"));
    expect(foreignPackages(lockfile)).toEqual([]);
    expect(unlockedPackages(lockfile)).toEqual([]);
    expect(looseVersions(JSON.parse(read("package.json")))).toEqual([]);
  });
});

describe("decision records", () => {
  const record = (confirmation: string) => `# Choice\n\n## Confirmation\n\n${confirmation}\n`;
  const check = (text: string) =>
    unconfirmed({ path: "0001.md", text, exists: (path) => path === "test/a.test.ts" });

  test.each([
    ["no Confirmation", "# Choice\n"],
    ["one without a file", record("We look at it.")],
    ["one with a file that is gone", record("`test/b.test.ts` proves it.")],
  ])("refuses %s", (_, text) => {
    expect(check(text)).toHaveLength(1);
  });

  test("allows one whose files exist, and a superseded one", () => {
    expect(check(record("`test/a.test.ts` proves it, `npm test` runs it."))).toEqual([]);
    expect(check("# Choice\n\n- Status: superseded by 0002\n")).toEqual([]);
  });

  test("are confirmed by files that exist", () => {
    const records = filesUnder("docs/decisions").filter((path) =>
      /\/(?!0000)\d{4}-.*\.md$/.test(path),
    );
    expect(records.flatMap((path) => unconfirmed({ path, text: read(path), exists }))).toEqual([]);
  });
});

describe("migrations", () => {
  const entry = (idx: number, when: number) => ({ idx, when, tag: `000${idx}_x` });

  test("refuses an earlier stamp, a missing file, and a file in no journal", () => {
    const files = ["0000_x.sql", "0001_x.sql"];
    expect(journalProblems({ entries: [entry(0, 2), entry(1, 1)], files })).toHaveLength(1);
    expect(journalProblems({ entries: [entry(0, 1), entry(1, 1)], files })).toHaveLength(1);
    expect(journalProblems({ entries: [entry(0, 1)], files: [] })).toHaveLength(1);
    expect(journalProblems({ entries: [entry(0, 1)], files })).toHaveLength(1);
    expect(journalProblems({ entries: [entry(0, 1), entry(1, 2)], files })).toEqual([]);
  });

  test("are stamped in order and complete", () => {
    const { entries } = JSON.parse(read("db/migrations/meta/_journal.json"));
    const files = filesUnder("db/migrations")
      .filter((path) => path.endsWith(".sql"))
      .map((path) => path.slice("db/migrations/".length));
    expect(journalProblems({ entries, files })).toEqual([]);
  });
});

describe("the browser's bundle", () => {
  const assets = filesUnder("build/client").filter((path) => /\.(js|css|html|map)$/.test(path));

  test.each(SERVER_MARKS)("refuses %s", (mark) => {
    expect(serverMarks({ path: "a.js", text: `const x = "${mark}";` })).toHaveLength(1);
  });

  test("allows what a page needs", () => {
    expect(serverMarks({ path: "a.js", text: 'fetch("/api/auth/sign-in")' })).toEqual([]);
  });

  test.skipIf(assets.length === 0)("holds nothing of the server (after a build)", () => {
    expect(assets.flatMap((path) => serverMarks({ path, text: read(path) }))).toEqual([]);
  });
});
