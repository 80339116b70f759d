import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { repositoryRoot } from "#test/support/repository.ts";

/** A process under test, with what it has said so far. */
export type TestProcess = {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits until standard output matches, and gives the match; fails when it ends before. */
  readonly waitFor: (pattern: RegExp) => Promise<RegExpExecArray>;
  /** Its exit code, once it has ended; null after a signal. */
  readonly ended: Promise<number | null>;
  /** Sends a signal and waits for the end. */
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
};

const WAIT_TIMEOUT_MS = 50_000;

const running = new Set<ChildProcess>();

function observe(child: ChildProcess): TestProcess {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = once(child, "close").then(([code]) => {
    running.delete(child);
    return typeof code === "number" ? code : null;
  });
  return {
    child,
    stdout: () => stdout,
    stderr: () => stderr,
    ended,
    waitFor: (pattern) =>
      vi.waitUntil(
        () => {
          const match = pattern.exec(stdout);
          if (match === null && child.exitCode !== null) {
            throw new Error(`The process ended with ${child.exitCode}: ${stderr || stdout}`);
          }
          return match ?? false;
        },
        { timeout: WAIT_TIMEOUT_MS, interval: 10 },
      ) as Promise<RegExpExecArray>,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Starts a program in the repository; whatever still runs when the test ends is killed. */
export function startProgram({
  command,
  args = [],
  env = {},
}: {
  readonly command: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string | undefined>;
}): TestProcess {
  const child = spawn(command, args, {
    cwd: repositoryRoot(),
    env: { ...process.env, NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  return observe(child);
}

/** Starts Node.js on a script. */
export function startNode({
  script,
  args = [],
  env = {},
  prefix = [],
}: {
  readonly script: string;
  readonly args?: readonly string[];
  readonly env?: Record<string, string | undefined>;
  /** A command that runs another with fewer rights, such as `setpriv`. */
  readonly prefix?: readonly string[];
}): TestProcess {
  const [command = process.execPath, ...all] = [...prefix, process.execPath, script, ...args];
  return startProgram({ command, args: all, env });
}

/** Kills what a test left running. Call it at the top of a file. */
export function endProcessesAfterEach(): void {
  afterEach(async () => {
    const left = [...running].filter((child) => (child.exitCode ?? child.signalCode) === null);
    running.clear();
    const exits = left.map((child) => once(child, "exit"));
    for (const child of left) {
      child.kill("SIGKILL");
    }
    await Promise.all(exits);
  });
}

/**
 * Makes a script of a TypeScript program, for processes of its own: Node.js 20 runs no TypeScript.
 * It lies inside the repository, where it finds its packages. Gives a function for its path.
 */
export function scriptOf(program: string): () => string {
  let folder: string | undefined;
  beforeAll(async () => {
    folder = mkdtempSync(join(repositoryRoot(), "node_modules", ".curatorium-test-"));
    // Other users may run it too.
    chmodSync(folder, 0o755);
    await build({
      absWorkingDir: repositoryRoot(),
      entryPoints: [program],
      outfile: join(folder, "program.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
      logLevel: "silent",
    });
  });
  afterAll(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });
  return () => join(folder ?? tmpdir(), "program.mjs");
}
