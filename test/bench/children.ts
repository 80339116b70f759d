import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { WorkerAnswer, WorkerResult, WorkerTask } from "./worker.ts";

const STOP_LIMIT_MS = 15_000;
const TASK_LIMIT_MS = 15 * 60_000;

const alive = new Set<ChildProcess>();

/** Starts a bundled entry of this benchmark in a process of its own, with a channel to talk. */
export function startChild(input: {
  folder: string;
  entry: "worker" | "bare-server";
}): ChildProcess {
  const child = fork(join(input.folder, `${input.entry}.js`), [], {
    env: { ...process.env, NODE_ENV: "production" },
    execArgv: ["--enable-source-maps", ...profileOptions(input.entry)],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    serialization: "advanced",
  });
  return adopt(child);
}

/** Remembers a process, so that it ends with the run whatever happens. */
export function adopt<Child extends ChildProcess>(child: Child): Child {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  return child;
}

/** `BENCH_CPU_PROFILES=<folder>` leaves a V8 profile of each process there, for looking into a figure. */
export function profileOptions(name: string): string[] {
  const folder = process.env.BENCH_CPU_PROFILES;
  return folder
    ? ["--cpu-prof", `--cpu-prof-dir=${folder}`, `--cpu-prof-name=${name}-${Date.now()}.cpuprofile`]
    : [];
}

/** Ends a child, kindly first. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await Promise.race([ended, delay(STOP_LIMIT_MS, null, { ref: false })]);
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGKILL");
    await ended;
  }
}

/** Ends every child that still lives, without waiting. */
export function killChildren(): void {
  for (const child of alive) {
    child.kill("SIGKILL");
  }
}

/** The first message of a child; rejects when it ends before, or says nothing for too long. */
export function firstMessage(child: ChildProcess, limitMs = TASK_LIMIT_MS): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("A child took too long.")), limitMs);
    const settle = (work: () => void) => {
      clearTimeout(timer);
      work();
    };
    child.once("message", (message) => settle(() => resolve(message)));
    child.once("error", (error) => settle(() => reject(error)));
    child.once("exit", (code, signal) =>
      settle(() => reject(new Error(`A child ended (${code ?? signal}) before it answered.`))),
    );
  });
}

/** Runs one task in a fresh process and gives its result with the most memory that it held, in MB. */
export async function runTask<Task extends WorkerTask>(
  folder: string,
  task: Task,
): Promise<WorkerResult<Task["kind"]> & { peakMb: number }> {
  const child = startChild({ folder, entry: "worker" });
  try {
    child.send(task);
    // The worker answers with the result of the very task that it was sent.
    const answer = (await firstMessage(child)) as WorkerAnswer;
    if (!answer.ok) {
      throw new Error(`${task.kind} failed: ${answer.error}`);
    }
    return { ...(answer.value as WorkerResult<Task["kind"]>), peakMb: answer.peakMb };
  } finally {
    await stopChild(child);
  }
}
