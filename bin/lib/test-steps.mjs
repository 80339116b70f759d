import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { run } from "./run.mjs";
import { emptyTally, tallyPlaywright, tallyRunner, tallyVitest } from "./test-report.mjs";

const MINUTE_MS = 60_000;

/**
 * One part of the test run.
 * @typedef {{ name: string, part: string, execute: (context: Context) => Promise<import("./test-report.mjs").Tally> }} Step
 * @typedef {{ root: string, reports: string }} Context `reports`: a temporary folder for reports
 */

/** The parts that can be asked for by name; the build comes along with those that need it. */
export const PARTS = ["lint", "types", "unit", "integration", "e2e"];

/** A check that passes or fails as a whole and counts as one. */
async function check({ root, bin, args, timeoutMs = 5 * MINUTE_MS }) {
  const { code, timedOut } = await run({
    command: process.execPath,
    args: [join(root, "node_modules", ...bin), ...args],
    cwd: root,
    timeoutMs,
  });
  if (code === 0) return { ...emptyTally(), passed: 1 };
  const note = timedOut ? "stopped at its time limit" : `ended with code ${code}`;
  return { ...emptyTally(), failed: 1, notes: [note] };
}

/** True when a folder holds, at any depth, a file whose name matches. */
function hasFile({ root, folders, pattern }) {
  return folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .some((folder) => readdirSync(folder, { recursive: true }).some((name) => pattern.test(name)));
}

async function vitest({ root, reports, project, folders }) {
  if (!hasFile({ root, folders, pattern: /\.test\.tsx?$/ })) {
    return { ...emptyTally(), notes: ["there is no such test yet"] };
  }
  const file = join(reports, `${project}.json`);
  const ended = await run({
    command: process.execPath,
    args: [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      `--project=${project}`,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
    ],
    cwd: root,
    timeoutMs: 15 * MINUTE_MS,
  });
  return tallyRunner({ file, read: tallyVitest, ended });
}

async function playwright({ root, reports }) {
  if (!hasFile({ root, folders: ["test/e2e"], pattern: /\.e2e\.ts$/ })) {
    return { ...emptyTally(), notes: ["there is no such test yet"] };
  }
  const browser = await findBrowser();
  console.log(`browser: ${browser.executablePath} ${browser.version}`);
  const file = join(reports, "e2e.json");
  const ended = await run({
    command: process.execPath,
    args: [join(root, "node_modules", "@playwright", "test", "cli.js"), "test"],
    cwd: root,
    env: {
      CURATORIUM_TEST_BROWSER: browser.executablePath,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    },
    timeoutMs: 30 * MINUTE_MS,
  });
  return tallyRunner({ file, read: tallyPlaywright, ended });
}

async function build() {
  await ensureBuilt();
  return { ...emptyTally(), passed: 1 };
}

/**
 * Every step, in the order in which it runs: the cheap ones first.
 * @type {readonly Step[]}
 */
export const STEPS = [
  {
    name: "format and lint",
    part: "lint",
    execute: ({ root }) =>
      check({
        root,
        bin: ["@biomejs", "biome", "bin", "biome"],
        args: ["check", "--error-on-warnings", "--max-diagnostics=50", "."],
      }),
  },
  {
    name: "dependency rule",
    part: "lint",
    execute: ({ root }) =>
      check({
        root,
        bin: ["dependency-cruiser", "bin", "dependency-cruise.mjs"],
        args: ["--config", ".dependency-cruiser.cjs", "app", "db", "seeds", "test"].filter(
          (arg) => arg.startsWith("-") || existsSync(join(root, arg)),
        ),
      }),
  },
  {
    name: "types",
    part: "types",
    execute: ({ root }) =>
      check({ root, bin: ["typescript", "bin", "tsc"], args: ["--noEmit", "-p", "."] }),
  },
  {
    name: "unit tests",
    part: "unit",
    execute: (context) =>
      vitest({
        ...context,
        project: "unit",
        folders: ["app", "bin", "db", "seeds", "test/support"],
      }),
  },
  { name: "build", part: "build", execute: build },
  {
    name: "architecture tests",
    part: "unit",
    execute: (context) =>
      vitest({ ...context, project: "architecture", folders: ["test/architecture"] }),
  },
  {
    name: "integration tests",
    part: "integration",
    execute: (context) =>
      vitest({ ...context, project: "integration", folders: ["test/integration"] }),
  },
  { name: "end-to-end tests", part: "e2e", execute: playwright },
];

/**
 * The steps for the parts that were asked for; none asked for means all.
 * @param {readonly string[]} parts
 */
export function stepsFor(parts) {
  if (parts.length === 0) return STEPS;
  const wanted = new Set(parts);
  if (wanted.has("e2e") || wanted.has("integration")) wanted.add("build");
  return STEPS.filter((step) => wanted.has(step.part));
}
