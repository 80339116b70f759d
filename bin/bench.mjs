#!/usr/bin/env node
// Measures Curatorium beside what each figure can be at best on this machine: `npm run bench`.
// Needs nothing but Node on a fresh clone. No test depends on what it prints.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureBuilt } from "./lib/build.mjs";
import { endWithNpm } from "./lib/end-with-npm.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { nodeVersionProblem, projectRoot } from "./lib/project.mjs";

const HELP = `npm run bench -- [options]

  --quick        one short round of each, in a smaller database: shows that it works, not how fast
  --only <part>  import, http, search, read-out or release; may be given several times
  --json         the figures with every round, as JSON on standard output
  --help         this text

Progress goes to standard error. See docs/benchmarks.md for what each figure means.`;

function readOptions() {
  try {
    return parseArgs({
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    process.exit(2);
  }
}

/** Bundles the benchmark beside node_modules, where its imports resolve, into a folder of this run. */
async function bundle() {
  const { build } = await import(
    pathToFileURL(join(projectRoot, "node_modules/esbuild/lib/main.js")).href
  );
  const cache = join(projectRoot, ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  await build({
    absWorkingDir: projectRoot,
    entryPoints: ["main", "worker", "bare-server"].map((name) => `test/bench/${name}.ts`),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    sourcemap: true,
    logLevel: "error",
  });
  return folder;
}

const problem = nodeVersionProblem();
if (problem !== null) {
  console.error(problem);
  process.exit(1);
}
const { quick, only, json, help } = readOptions();
if (help) {
  console.log(HELP);
  process.exit(0);
}
endWithNpm();
process.env.NODE_ENV ??= "production";
try {
  const report = (line) => console.error(line);
  await ensureInstalled({ report });
  await ensureBuilt({ report });
  const bundles = await bundle();
  process.setSourceMapsEnabled(true);
  const { bench } = await import(pathToFileURL(join(bundles, "main.js")).href);
  await bench({ options: { isQuick: quick, only, asJson: json }, bundles });
} catch (error) {
  console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
