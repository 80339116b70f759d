import { commandOf, isAlive, parentOf } from "./process-identity.mjs";

const POLL_MS = 200;

/**
 * Makes a process that npm started stop when npm does. npm runs a script through a shell; a signal
 * to npm ends that shell and not what runs in it, and a killed npm ends neither. The server would go
 * on, hold its port, and refuse the next `npm start`.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const npm = [shell, parentOf(shell)].find((pid) => commandOf(pid ?? 0)?.includes("npm"));
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isAlive(npm))) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, POLL_MS);
  timer.unref();
}
