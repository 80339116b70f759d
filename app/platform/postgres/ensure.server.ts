import { randomBytes } from "node:crypto";
import { mkdir, realpath, rmdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { findBinaries } from "./binaries.server.ts";
import { clusterMajor, createCluster, dataFolderIn, resetPassword } from "./cluster.server.ts";
import { type Connection, readConnection, writeConnection } from "./connection-file.server.ts";
import { PostgresError } from "./postgres-error.server.ts";
import {
  findPostmaster,
  type Postmaster,
  probe,
  StartCollision,
  startPostmaster,
  stopPostmaster,
} from "./postmaster.server.ts";
import { findRunAs, type RunAs } from "./run-as.server.ts";

const POLL_MS = 50;

/** How long a living server may not answer before we give up on it. */
const UNRESPONSIVE_TIMEOUT_MS = 60_000;

const START_ATTEMPTS = 20;
const START_RETRY_MS = 250;

/** A server that answers, and whether it ran before we came. */
export type Running = { readonly connection: Connection; readonly adopted: boolean };

/** Waits for a living server to let us in, unless it ends or our password is not its. */
async function adopt({
  dataFolder,
  found,
  known,
}: {
  readonly dataFolder: string;
  readonly found: Postmaster;
  readonly known: Connection;
}): Promise<Connection | "ended" | "wrong-password"> {
  const deadlineMs = Date.now() + UNRESPONSIVE_TIMEOUT_MS;
  let current: Postmaster | null = found;
  while (current !== null) {
    const connection = { ...known, port: current.port };
    const state = await probe({ connection, dataFolder });
    if (state === "ours") {
      return connection;
    }
    if (state === "wrong-password") {
      return state;
    }
    if (Date.now() > deadlineMs) {
      throw new PostgresError(
        `PostgreSQL (process ${current.pid}) runs in ${dataFolder} and does not answer: stop it and start again.`,
      );
    }
    await delay(POLL_MS);
    current = await findPostmaster(dataFolder);
  }
  return "ended";
}

/** An empty folder is removed; whatever else is in it is not ours to remove. */
async function refuseForeignFolder(dataFolder: string): Promise<void> {
  await rmdir(dataFolder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") {
      throw new PostgresError(
        `${dataFolder} exists and holds no PostgreSQL database: move it away, or set CURATORIUM_HOME.`,
      );
    }
  });
}

async function start({
  runAs,
  home,
  wanted,
}: {
  readonly runAs: RunAs;
  readonly home: string;
  readonly wanted: Connection;
}): Promise<Connection> {
  const dataFolder = await realpath(dataFolderIn(home));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const connection = await startPostmaster({ runAs, home, dataFolder, wanted });
      await writeConnection({ home, connection });
      return connection;
    } catch (error) {
      // Somebody took the port in between, or orphans of a killed server are about to end.
      if (!(error instanceof StartCollision) || attempt === START_ATTEMPTS) {
        throw error;
      }
      await delay(START_RETRY_MS);
    }
  }
}

/**
 * Brings up the server in a home folder, or finds it already up. The caller holds the lock of
 * this home: two processes must not be in here at once.
 */
export async function ensureRunning(home: string): Promise<Running> {
  // Another user must be able to pass through; what is private in here has its own permissions.
  await mkdir(home, { recursive: true, mode: process.geteuid?.() === 0 ? 0o711 : 0o700 });
  const folder = dataFolderIn(home);
  const dataFolder = await realpath(folder).catch(() => folder);
  const known = await readConnection(home);
  const found = await findPostmaster(dataFolder);
  if (found === null) {
    return { connection: await startFresh({ home, known }), adopted: false };
  }
  const outcome = known === null ? "wrong-password" : await adopt({ dataFolder, found, known });
  if (typeof outcome === "object") {
    if (outcome.port !== known?.port) {
      await writeConnection({ home, connection: outcome });
    }
    return { connection: outcome, adopted: true };
  }
  if (outcome === "ended") {
    return { connection: await startFresh({ home, known }), adopted: false };
  }
  // Nobody knows its password any more: it is given a new one while it is stopped.
  await stopPostmaster(found.pid);
  return { connection: await startFresh({ home, known: null }), adopted: false };
}

/** Starts the server where none runs. `known` = null gives our role a new password. */
async function startFresh({
  home,
  known,
}: {
  readonly home: string;
  readonly known: Connection | null;
}): Promise<Connection> {
  const binaries = await findBinaries();
  const dataFolder = dataFolderIn(home);
  const runAs = await findRunAs({ binaries, home, dataFolder });
  const major = await clusterMajor(dataFolder);
  if (major !== null && major !== binaries.major) {
    throw new PostgresError(
      `${dataFolder} was made by PostgreSQL ${major}, and this version of Curatorium brings ${binaries.major}: move the data with backup and restore.`,
    );
  }
  if (major !== null && known !== null) {
    return start({ runAs, home, wanted: known });
  }
  const wanted = { port: known?.port ?? 0, password: randomBytes(24).toString("base64url") };
  await writeConnection({ home, connection: wanted });
  if (major === null) {
    await refuseForeignFolder(dataFolder);
    await createCluster({ runAs, home, password: wanted.password });
  } else {
    await resetPassword({ runAs, home, password: wanted.password });
  }
  return start({ runAs, home, wanted });
}
