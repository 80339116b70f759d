import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { commandOf } from "./process-identity.mjs";

const STOP_LIMIT_MS = 30_000;
const POLL_MS = 50;

/** The living database servers whose data folder is below a folder, by its postmaster.pid. */
function databasesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith("postmaster.pid"))
    .map((path) => Number(readFileSync(join(folder, path), "utf8").split("\n")[0]))
    .filter((pid) => Number.isSafeInteger(pid) && pid > 1 && isDatabase(pid));
}

/** The number of a dead server may have gone to a stranger. */
function isDatabase(pid) {
  return (commandOf(pid) ?? "").includes("postgres");
}

/**
 * Stops every database server that still runs below a folder: a test that was killed leaves its
 * server behind. Gives the process ids that it had to stop.
 *
 * @param {string} folder
 * @returns {Promise<number[]>}
 */
export async function stopDatabasesBelow(folder) {
  const pids = databasesBelow(folder);
  for (const pid of pids) process.kill(pid, "SIGINT");
  const deadlineMs = Date.now() + STOP_LIMIT_MS;
  while (pids.some(isDatabase) && Date.now() < deadlineMs) await delay(POLL_MS);
  for (const pid of pids.filter(isDatabase)) process.kill(pid, "SIGKILL");
  return pids;
}
