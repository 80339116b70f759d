import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { z } from "zod";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { register as registerAudit } from "./audit.ts";
import { register as registerBatch } from "./batch.ts";
import { register as registerImport } from "./import.ts";
import { register as registerKeys } from "./keys.ts";
import { register as registerMigrate } from "./migrate.ts";
import { register as registerPull } from "./pull.ts";
import { register as registerRelease } from "./release.ts";
import { register as registerSeed } from "./seed.ts";
import { register as registerServe } from "./serve.ts";
import { reportFailure } from "./shared/report-failure.ts";
import { register as registerUser } from "./user.ts";
import { register as registerVerify } from "./verify.ts";

/** Every command, in the order of the help text. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  registerServe,
  registerMigrate,
  registerSeed,
  registerUser,
  registerImport,
  registerBatch,
  registerRelease,
  registerKeys,
  registerAudit,
  registerPull,
  registerVerify,
];

function version(): string {
  const text = readFileSync(join(projectRoot, "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function createProgram(): Command {
  const program = new Command("curatorium")
    .description("Curation, review and signed releases for precision-medicine knowledge bases")
    .version(version())
    // Inherited by the commands: an error throws, after the usage was written to standard error.
    .exitOverride()
    .showHelpAfterError();
  for (const register of COMMANDS) {
    register(program);
  }
  return program;
}

/**
 * Runs one command. `args` are those after the program's name. Sets the exit code: 0, 1 (refused or
 * failed, with the reason on standard error) or 2 (called wrongly, with the usage there).
 */
export async function main(args: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
