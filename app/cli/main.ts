import { Command } from "commander";
import { programVersion } from "#app/platform/program-version.server.ts";
import { reportFailure } from "./shared/report-failure.ts";

type CommandModule = { readonly register: (program: Command) => void };

/** Every command, in the order of the help text. One is loaded when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandModule>>> = {
  serve: () => import("./serve.ts"),
  migrate: () => import("./migrate.ts"),
  seed: () => import("./seed.ts"),
  user: () => import("./user.ts"),
  import: () => import("./import.ts"),
  batch: () => import("./batch.ts"),
  release: () => import("./release.ts"),
  keys: () => import("./keys.ts"),
  audit: () => import("./audit.ts"),
  pull: () => import("./pull.ts"),
  verify: () => import("./verify.ts"),
};

/** The command that was asked for; all of them for the help, and for what is no command. */
function modulesFor(name: string | undefined): Promise<readonly CommandModule[]> {
  const load = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const loads = load === undefined ? Object.values(COMMANDS) : [load];
  return Promise.all(loads.map((one) => one()));
}

async function createProgram(name: string | undefined): Promise<Command> {
  const program = new Command("curatorium")
    .description("Curation, review and signed releases for precision-medicine knowledge bases")
    .version(programVersion())
    // Inherited by the commands: an error throws, after the usage was written to standard error.
    .exitOverride()
    .showHelpAfterError();
  for (const { register } of await modulesFor(name)) {
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
    const program = await createProgram(args[0]);
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    process.exitCode = reportFailure(error);
  }
}
