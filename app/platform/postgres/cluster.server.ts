import { spawn } from "node:child_process";
import { chown, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../atomic-file.server.ts";
import { DATABASE_NAME, DATABASE_ROLE } from "./connection-file.server.ts";
import { PostgresError } from "./postgres-error.server.ts";
import { commandFor, type RunAs } from "./run-as.server.ts";

const UNFINISHED_PREFIX = "postgres-unfinished-";
const PROGRAM_TIMEOUT_MS = 120_000;

/** The embedded server's data folder. It exists only when it is complete. */
export const dataFolderIn = (home: string) => join(home, "postgres");

/** Major version that made a data folder, or null when there is none. */
export async function clusterMajor(dataFolder: string): Promise<number | null> {
  const text = await readFile(join(dataFolder, "PG_VERSION"), "utf8").catch(() => null);
  return text === null ? null : Number.parseInt(text, 10);
}

/** Runs one of the programs to its end and gives what it said; throws PostgresError if it failed. */
function runProgram({
  runAs,
  program,
  args,
  input,
}: {
  readonly runAs: RunAs;
  readonly program: string;
  readonly args: readonly string[];
  readonly input: string;
}): Promise<void> {
  return new Promise((resolve, reject) => {
    const { command, args: all, options } = commandFor({ runAs, program, args });
    const child = spawn(command, all, { ...options, timeout: PROGRAM_TIMEOUT_MS });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    const fail = (reason: string) =>
      reject(new PostgresError(`The embedded PostgreSQL could not be set up: ${reason}.`));
    child.once("error", (error) => fail(error.message));
    child.once("close", (code) => {
      const problem = /^.*(?:error|FATAL|PANIC|ERROR): .*$/m.exec(output)?.[0];
      return code === 0 && problem === undefined
        ? resolve()
        : fail(problem?.trim() ?? `exit code ${code}`);
    });
    // A program that ends early closes its input; its exit code says so.
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}

/** Runs statements, one per line, as superuser on a cluster whose server is stopped. */
async function runSingleUser({
  runAs,
  dataFolder,
  statements,
}: {
  readonly runAs: RunAs;
  readonly dataFolder: string;
  readonly statements: readonly string[];
}): Promise<void> {
  await runProgram({
    runAs,
    program: runAs.binaries.postgres,
    args: ["--single", "-D", dataFolder, "-c", "exit_on_error=on", "postgres"],
    input: `${statements.join("\n")}\n`,
  });
}

/** Removes what killed attempts left. Only one process is in here at a time. */
async function removeUnfinished(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    if (name.startsWith(UNFINISHED_PREFIX)) {
      await rm(join(home, name), { recursive: true, force: true });
    }
  }
}

/**
 * Makes the data folder with our role and database in it. It grows under another name and is
 * renamed when it is complete, so that a process killed half-way leaves nothing that looks usable.
 *
 * Text is UTF-8 and compared by PostgreSQL's own C.UTF-8, so that an upgrade of the system's C
 * library never breaks an index. The superuser has no password, hence no way in over the network.
 */
export async function createCluster({
  runAs,
  home,
  password,
}: {
  readonly runAs: RunAs;
  readonly home: string;
  readonly password: string;
}): Promise<void> {
  await removeUnfinished(home);
  const unfinished = join(home, `${UNFINISHED_PREFIX}${process.pid}`);
  await mkdir(unfinished, { mode: 0o700 });
  if (runAs.user !== null) {
    await chown(unfinished, runAs.user.uid, runAs.user.gid);
  }
  await runProgram({
    runAs,
    program: runAs.binaries.initdb,
    args: [
      "--username=postgres",
      "--auth-local=reject",
      "--auth-host=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--data-checksums",
      "--no-instructions",
      `--pgdata=${unfinished}`,
    ],
    input: "",
  });
  await runSingleUser({
    runAs,
    dataFolder: unfinished,
    statements: [
      `CREATE ROLE ${DATABASE_ROLE} LOGIN CREATEDB PASSWORD '${password}'`,
      // Lets us read data_directory and see every connection.
      `GRANT pg_monitor TO ${DATABASE_ROLE}`,
      `CREATE DATABASE ${DATABASE_NAME} OWNER ${DATABASE_ROLE}`,
    ],
  });
  await rename(unfinished, dataFolderIn(home));
  await syncFolder(home);
}

/** Gives our role a new password, for when the file that held the old one is lost. */
export async function resetPassword({
  runAs,
  home,
  password,
}: {
  readonly runAs: RunAs;
  readonly home: string;
  readonly password: string;
}): Promise<void> {
  await runSingleUser({
    runAs,
    dataFolder: dataFolderIn(home),
    statements: [`ALTER ROLE ${DATABASE_ROLE} PASSWORD '${password}'`],
  });
}
