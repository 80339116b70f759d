import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { temporaryHome } from "../../../bin/lib/test-folders.mjs";
import { stopDatabasesBelow } from "../../../bin/lib/test-leftovers.mjs";
import { repositoryRoot } from "../../support/repository.ts";

/** The first start makes a database and fills it with demonstration content. */
const START_LIMIT_MS = 150_000;
/** From the moment it names its address, it should answer at once. */
const READY_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 100;

/** How a command of the command line ended. */
export type CommandResult = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
};

/** A built server of one test worker, with a home folder and a database of its own. */
export type RunningServer = {
  /** Without a slash at its end. */
  readonly url: string;
  readonly home: string;
  /** Runs `curatorium <args>` on the same home, as an operator would beside the server. */
  readonly command: (...args: readonly string[]) => Promise<CommandResult>;
  /** Stops the server and its database and removes its home; throws when it will not stop. */
  readonly stop: () => Promise<void>;
};

/** Every setting is given, so that neither the shell's nor an `.env` file's gets in. */
function environmentFor(home: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    CURATORIUM_HOME: home,
    HOST: "127.0.0.1",
    PORT: "0",
    BASE_URL: "",
    DATABASE_URL: "",
    LOG_LEVEL: "warn",
  };
}

/** What `node` is given to run the built command line. */
const PROGRAM = ["--enable-source-maps", join(import.meta.dirname, "run-built.mjs")];

/** Keeps what a process says; gives the address that it names first. */
function listenTo(child: ChildProcess) {
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8");
    stream?.on("data", (chunk: string) => {
      said = (said + chunk).slice(-100_000);
    });
  }
  return {
    address: () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0],
    tail: () => said.split("\n").slice(-40).join("\n"),
  };
}

/** True when it answers at all: what it says is for the tests to judge. */
async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).status > 0;
  } catch {
    return false;
  }
}

/** Waits until the server answers; throws with its last words when it ends before. */
async function whenReady(child: ChildProcess): Promise<string> {
  const { address, tail } = listenTo(child);
  let deadlineMs = Date.now() + START_LIMIT_MS;
  let url: string | undefined;
  while (Date.now() < deadlineMs) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`The server ended before it was ready:\n${tail()}`);
    }
    if (url === undefined) {
      url = address();
      if (url !== undefined) deadlineMs = Date.now() + READY_LIMIT_MS;
    }
    if (url !== undefined && (await answers(url))) return url;
    await delay(POLL_MS);
  }
  const silence = url === undefined ? "named no address" : `does not answer at ${url}`;
  throw new Error(`The server ${silence}:\n${tail()}`);
}

/** True when the process ended within the limit. */
async function ends(child: ChildProcess): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const limit = new AbortController();
  const ended = await Promise.race([
    once(child, "exit").then(() => true),
    delay(STOP_LIMIT_MS, false, { signal: limit.signal }).catch(() => false),
  ]);
  limit.abort();
  return ended;
}

async function stopServer(input: { readonly child: ChildProcess; readonly home: string }) {
  const { child, home } = input;
  const faults: string[] = [];
  child.kill("SIGTERM");
  if (!(await ends(child))) {
    faults.push("it did not stop on SIGTERM");
    child.kill("SIGKILL");
    await ends(child);
  }
  const databases = await stopDatabasesBelow(home);
  if (databases.length > 0) faults.push("it left its database running");
  rmSync(home, { recursive: true, force: true });
  if (faults.length > 0) throw new Error(`The server stopped badly: ${faults.join("; ")}.`);
}

function runCommand(input: { home: string; args: readonly string[] }): Promise<CommandResult> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...PROGRAM, ...input.args],
      { cwd: repositoryRoot(), env: environmentFor(input.home), maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ code, stdout, stderr });
      },
    );
  });
}

/** Starts the built server on a free port with a new home folder, and waits until it is ready. */
export async function startServer(): Promise<RunningServer> {
  const home = temporaryHome("e2e");
  const child = spawn(process.execPath, [...PROGRAM, "serve"], {
    cwd: repositoryRoot(),
    env: environmentFor(home),
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const url = await whenReady(child);
    return {
      url,
      home,
      command: (...args) => runCommand({ home, args }),
      stop: () => stopServer({ child, home }),
    };
  } catch (error) {
    await stopServer({ child, home }).catch(() => {});
    throw error;
  }
}
