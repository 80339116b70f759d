import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "./process-identity.mjs";
import { stopDatabasesBelow } from "./test-leftovers.mjs";

const MEMORY_FOLDER = "/dev/shm";
const ROOM_BYTES = 2 * 1024 ** 3;

/**
 * Where tests keep databases: in memory when the system has a roomy folder there, because copying
 * a database is some 600 small files (measured: 12 ms in memory, 320 ms on a virtual disk), else
 * where all temporary files go.
 */
function databaseBase() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
    return bavail * bsize >= ROOM_BYTES ? MEMORY_FOLDER : tmpdir();
  } catch {
    return tmpdir();
  }
}

/**
 * Makes a folder that other users may pass through: as root, a database server is another user.
 * Its name says which process it belongs to.
 */
function makeFolder({ base, purpose }) {
  const folder = mkdtempSync(join(base, `curatorium-${purpose}-${process.pid}-`));
  chmodSync(folder, 0o711);
  return folder;
}

/** Whether we may remove a folder: other people of this machine run tests too. */
function isOurs(folder) {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  return owner !== undefined && owner === process.getuid?.();
}

/** Stops the servers in a folder and deletes it. */
async function removeFolder(folder) {
  await stopDatabasesBelow(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/**
 * Removes the folders of test processes that were killed and could not do so themselves, with the
 * database servers that still run in them.
 */
export async function removeAbandonedFolders() {
  const bases = new Set([databaseBase(), tmpdir()]);
  for (const base of bases) {
    for (const name of readdirSync(base)) {
      const pid = /^curatorium-[a-z0-9-]+-(\d+)-\w{6}$/.exec(name)?.[1];
      if (pid === undefined || isAlive(Number(pid))) continue;
      const folder = join(base, name);
      if (isOurs(folder)) await removeFolder(folder);
    }
  }
}

/**
 * Makes a new CURATORIUM_HOME for a test and gives its absolute path. It goes with the run's own
 * folders when `npm test` runs the test; whoever makes it removes it all the same.
 *
 * @param {string} purpose part of the folder's name
 */
export function temporaryHome(purpose) {
  return makeFolder({ base: process.env.CURATORIUM_TEST_HOMES ?? databaseBase(), purpose });
}

/**
 * Makes the folders of a test run and points this process's children to them. What the tests leave
 * behind, even when they were killed, is in there: `remove` stops its servers and deletes it.
 */
export function makeRunFolders() {
  const files = makeFolder({ base: tmpdir(), purpose: "test" });
  const homes = makeFolder({ base: databaseBase(), purpose: "test-homes" });
  process.env.TMPDIR = files;
  process.env.CURATORIUM_TEST_HOMES = homes;
  return {
    files,
    remove: async () => {
      for (const folder of [homes, files]) await removeFolder(folder);
    },
  };
}
