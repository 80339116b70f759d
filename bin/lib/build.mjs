import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { contentHash } from "./content-hash.mjs";
import { withLock } from "./lock.mjs";
import { projectRoot } from "./project.mjs";
import { run } from "./run.mjs";
import { lastLines, step } from "./step.mjs";

const BUILD_TIMEOUT_MS = 10 * 60_000;

/** What a build is made from. Tests change nothing in it. */
const SOURCES = ["app", "db", "seeds", "public", "package.json", "package-lock.json"];
const CONFIGURATION = ["tsconfig.json", "vite.config.ts", "bin/lib/build.mjs"];
const IGNORED_FILES = /\.test\.tsx?$|\.sql$|\.snap$|~$|^\.DS_Store$/;

/** The pages: client assets and the server build, by Remix's own compiler. */
async function buildWeb(root) {
  const { code, output } = await run({
    command: process.execPath,
    args: [join(root, "node_modules/@remix-run/dev/dist/cli.js"), "vite:build"],
    cwd: root,
    env: { NODE_ENV: "production" },
    timeoutMs: BUILD_TIMEOUT_MS,
    output: "capture",
  });
  // The compiler ends with every file that it read, which hides the reason.
  const reason = output.replace(/ \{\s+watchFiles: \[[\s\S]*$/, "");
  if (code !== 0) throw new Error(`The build failed:\n${lastLines(reason, 40)}`);
}

/** The command line: one entry and its lazily loaded parts; packages stay in node_modules. */
async function buildCli(root) {
  const { build } = await import(
    pathToFileURL(join(root, "node_modules/esbuild/lib/main.js")).href
  );
  await rm(join(root, "build/cli"), { recursive: true, force: true });
  try {
    await build({
      absWorkingDir: root,
      entryPoints: { main: "app/cli/main.ts" },
      outdir: "build/cli",
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20",
      packages: "external",
      sourcemap: true,
      logLevel: "silent",
    });
  } catch (error) {
    throw new Error(`The build of the command line failed:\n${lastLines(error.message, 40)}`);
  }
}

const PARTS = {
  web: { title: "Building the pages", execute: buildWeb },
  cli: { title: "Building the command line", execute: buildCli },
};

const stampPath = ({ root, part }) => join(root, "build", `.${part}-stamp`);

async function readStamp(options) {
  return readFile(stampPath(options), "utf8").catch(() => null);
}

/** Written last and in one step, so that a stamp always speaks for a whole build. */
async function writeStamp({ root, part, hash }) {
  const path = stampPath({ root, part });
  await writeFile(`${path}.new`, hash);
  await rename(`${path}.new`, path);
}

async function buildPart({ root, part, hash, report }) {
  await rm(stampPath({ root, part }), { force: true });
  await step({ title: PARTS[part].title, report, work: () => PARTS[part].execute(root) });
  await mkdir(join(root, "build"), { recursive: true });
  await writeStamp({ root, part, hash });
}

/**
 * Makes sure that `build/` was made from the present sources: builds a part whose sources have
 * another hash than its last complete build, and nothing otherwise. Two processes never build at
 * once. Rejects with the compiler's last lines.
 *
 * @param {object} [options]
 * @param {string} [options.root] the project
 * @param {readonly ("web" | "cli")[]} [options.parts] `web` = the pages, `cli` = the command line
 * @param {(line: string) => void} [options.report] takes the progress, a line at a time
 */
export async function ensureBuilt({
  root = projectRoot,
  parts = ["web", "cli"],
  report = console.log,
} = {}) {
  const sourcesHash = () =>
    contentHash({
      root,
      paths: [...SOURCES, ...CONFIGURATION],
      ignore: IGNORED_FILES,
      salt: "1",
    });
  const isStale = async ({ part, hash }) => (await readStamp({ root, part })) !== hash;
  const hash = await sourcesHash();
  const states = await Promise.all(parts.map((part) => isStale({ part, hash })));
  if (!states.includes(true)) return;
  await withLock({
    path: join(root, ".cache", "build.lock"),
    timeoutMs: BUILD_TIMEOUT_MS,
    onWait: () => report("Waiting for another build …"),
    work: async () => {
      const current = await sourcesHash();
      // One after the other, the pages first: their compiler empties the whole folder.
      for (const part of Object.keys(PARTS).filter((name) => parts.includes(name))) {
        if (await isStale({ part, hash: current })) {
          await buildPart({ root, part, hash: current, report });
        }
      }
    },
  });
}
