import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { projectRoot } from "./project.mjs";
import { run } from "./run.mjs";
import { lastLines, step } from "./step.mjs";

const INSTALL_TIMEOUT_MS = 15 * 60_000;

async function readLockfile(path) {
  try {
    return JSON.parse(await readFile(path, "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT" || error instanceof SyntaxError) return null;
    throw error;
  }
}

const admits = (allowed, actual) =>
  allowed === undefined || allowed.includes(actual) || allowed.every((one) => one === `!${actual}`);

/** Whether npm puts this package on this machine; those bound to a C library are left to npm. */
function belongsHere({ os, cpu, libc }) {
  return libc === undefined && admits(os, process.platform) && admits(cpu, process.arch);
}

/**
 * Whether node_modules holds what package-lock.json asks for on this machine. npm writes
 * `node_modules/.package-lock.json` last, so that a broken installation lacks it.
 *
 * @param {{ wanted: Record<string, object>, present: Record<string, object> | null }} lockfiles
 *   the `packages` of both files
 */
export function isInstalled({ wanted, present }) {
  if (present === null) return false;
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === "" || entry.link === true) return true;
    if (present[place] !== undefined) return present[place].version === entry.version;
    // An optional package that fits this machine (a binary for it) is one that we need.
    if (entry.peer === true && entry.optional === true) return true;
    return entry.optional === true && !belongsHere(entry);
  });
}

/** The npm that started us when there is one, else the one on the path. */
function npmCommand() {
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.c?js$/.test(script) && existsSync(script)) {
    return { command: process.execPath, args: [script] };
  }
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

async function install(root) {
  const npm = npmCommand();
  const { code, output } = await run({
    command: npm.command,
    // `--include=dev` wins over NODE_ENV=production and an `omit` setting.
    args: [...npm.args, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    cwd: root,
    timeoutMs: INSTALL_TIMEOUT_MS,
    output: "capture",
  });
  if (code !== 0) throw new Error(`npm ci failed (exit code ${code}):\n${lastLines(output)}`);
  await writeFile(stampPath(root), await stampFor(root));
}

const stampPath = (root) => join(root, "node_modules", ".curatorium-install");

/** What an installation depends on: the lock file and the kind of machine. */
async function stampFor(root) {
  const lockfile = await readFile(join(root, "package-lock.json"));
  const machine = `${process.platform}-${process.arch}`;
  return createHash("sha256").update(lockfile).update(machine).digest("hex");
}

/**
 * Whether there is nothing to install. The stamp is ours, for a machine where npm leaves an
 * optional package out; without it, npm's own record of what it installed decides.
 */
async function isComplete(root) {
  const wanted = await readLockfile(join(root, "package-lock.json"));
  if (wanted === null) throw new Error("package-lock.json is missing or cannot be read.");
  const present = await readLockfile(join(root, "node_modules", ".package-lock.json"));
  if (isInstalled({ wanted, present })) return true;
  const stamp = await readFile(stampPath(root), "utf8").catch(() => null);
  return present !== null && stamp === (await stampFor(root));
}

/**
 * Makes sure that node_modules holds exactly what package-lock.json names: runs `npm ci` when it
 * does not, and nothing when it does. Rejects with npm's last lines when that fails.
 *
 * @param {object} [options]
 * @param {string} [options.root] the project
 * @param {(line: string) => void} [options.report] takes the progress, a line at a time
 */
export async function ensureInstalled({ root = projectRoot, report = console.log } = {}) {
  if (await isComplete(root)) return;
  await withLock({
    path: join(root, ".cache", "install.lock"),
    timeoutMs: INSTALL_TIMEOUT_MS,
    onWait: () => report("Waiting for another installation …"),
    work: async () => {
      if (await isComplete(root)) return;
      await step({ title: "Installing packages", report, work: () => install(root) });
    },
  });
}
