import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { projectRoot } from "./project.mjs";
import { endAll } from "./run.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** Ends the compilers that we started together with ourselves. */
function stopEarly(signal) {
  endAll(signal);
  process.exit(1);
}

/** Installs and builds; one reason on stderr and exit code 1 when that cannot be done. */
async function prepare({ parts, report }) {
  for (const signal of SIGNALS) process.on(signal, stopEarly);
  try {
    await ensureInstalled({ report });
    await ensureBuilt({ parts, report });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stopEarly);
  }
}

/**
 * Installs and builds what is missing, then runs the built command line in this very process, so
 * that signals and the exit code need no passing on.
 *
 * @param {object} options
 * @param {readonly string[]} options.args the command and its options
 * @param {(line: string) => void} options.report takes the progress, a line at a time
 */
export async function launch({ args, report }) {
  const dotenv = join(projectRoot, ".env");
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  // React and Remix choose their build when they are loaded.
  process.env.NODE_ENV ??= "production";
  const parts = args.includes("serve") ? ["web", "cli"] : ["cli"];
  await prepare({ parts, report });
  process.setSourceMapsEnabled(true);
  const { main } = await import(pathToFileURL(join(projectRoot, "build/cli/main.js")).href);
  await main(args);
}
