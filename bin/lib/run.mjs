import { spawn } from "node:child_process";

/** Process groups that are still alive; ended when this process ends. */
const running = new Set();

/** Sends a signal to a process and everything that it started. */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: the group is gone already, which is what was wanted.
    if (error.code !== "ESRCH") throw error;
  }
}

/** Ends every process that `run` started and that is still alive. */
export function endAll(signal = "SIGTERM") {
  for (const child of running) signalGroup(child, signal);
}

/**
 * Runs a command without standard input, in its own process group, and waits for it.
 *
 * @param {object} options
 * @param {string} options.command
 * @param {readonly string[]} options.args
 * @param {string} [options.cwd]
 * @param {Record<string, string | undefined>} [options.env] added to this process's environment; `undefined` removes
 * @param {number} options.timeoutMs after which the whole group is ended: SIGTERM, ten seconds later SIGKILL
 * @param {"inherit" | "capture"} [options.output] `capture` hands back both streams as one text
 * @returns {Promise<{ code: number, timedOut: boolean, output: string }>} never rejects: a command
 *   that cannot be started has code 127 and its reason as output
 */
export function run({ command, args, cwd, env, timeoutMs, output = "inherit" }) {
  return new Promise((resolve) => {
    const environment = { ...process.env, ...env };
    for (const [name, value] of Object.entries(environment)) {
      if (value === undefined) delete environment[name];
    }
    const sink = output === "capture" ? "pipe" : "inherit";
    const child = spawn(command, args, {
      cwd,
      env: environment,
      stdio: ["ignore", sink, sink],
      detached: process.platform !== "win32",
    });
    running.add(child);
    let text = "";
    let timedOut = false;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (chunk) => {
        text += chunk;
      });
    }
    const term = setTimeout(() => {
      timedOut = true;
      signalGroup(child, "SIGTERM");
    }, timeoutMs);
    const kill = setTimeout(() => signalGroup(child, "SIGKILL"), timeoutMs + 10_000);
    const finish = (code) => {
      clearTimeout(term);
      clearTimeout(kill);
      running.delete(child);
      resolve({ code, timedOut, output: text });
    };
    child.once("error", (error) => {
      text += error.message;
      finish(127);
    });
    // `exit`, not `close`: a background process that kept the pipe must not hold the step.
    child.once("exit", (code, signal) => finish(code ?? (signal ? 128 : 1)));
  });
}
