import { spawn } from "node:child_process";
import { open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { commandOf, isAlive } from "../../../bin/lib/process-identity.mjs";
import { type Connection, connectionUrl } from "./connection-file.server.ts";
import { PostgresError } from "./postgres-error.server.ts";
import { commandFor, type RunAs } from "./run-as.server.ts";

const POLL_MS = 20;
const STOP_TIMEOUT_MS = 30_000;
const LOG_LIMIT_BYTES = 5_000_000;

/** A server that lives in a data folder, by its postmaster.pid. */
export type Postmaster = { readonly pid: number; readonly port: number };

/** What a try to log in showed. `other` = a server or program that is not ours has the port. */
export type Probe = "ours" | "not-ready" | "wrong-password" | "other";

/**
 * The living server of a data folder, or null. A postmaster.pid whose process is gone, or whose
 * number went to another program, counts as none; the latter is removed, because PostgreSQL takes
 * any living process of that number for its own. (A dead one's file is left to PostgreSQL, which
 * reads from it whether orphans of the dead server still use its memory.)
 */
export async function findPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const path = join(dataFolder, "postmaster.pid");
  const lines = (await readFile(path, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isSafeInteger(pid) || pid <= 0) {
    return null;
  }
  const command = commandOf(pid) ?? "";
  if (command.includes("postgres") && command.includes(dataFolder)) {
    // The port is missing while the server has just begun; nothing answers on 0.
    return { pid, port: Number.isSafeInteger(port) ? port : 0 };
  }
  if (isAlive(pid)) {
    await rm(path, { force: true });
  }
  return null;
}

/** Logs in and compares the data folder: proof that the server behind the port is ours. */
export async function probe({
  connection,
  dataFolder,
}: {
  readonly connection: Connection;
  readonly dataFolder: string;
}): Promise<Probe> {
  const client = new pg.Client({
    connectionString: connectionUrl(connection),
    connectionTimeoutMillis: 5_000,
    application_name: `curatorium-${process.pid}`,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    const actual = rows[0]?.data_directory ?? "";
    return (await realpath(actual).catch(() => actual)) === dataFolder ? "ours" : "other";
  } catch (error) {
    const code = Reflect.get(Object(error), "code");
    if (code === "28P01" || code === "28000" || code === "3D000") {
      return "wrong-password";
    }
    const isWaiting = code === "ECONNREFUSED" || code === "ECONNRESET" || code === "57P03";
    return isWaiting || code === "53300" ? "not-ready" : "other";
  } finally {
    await client.end().catch(() => {});
  }
}

/** A free port: the wanted one when nobody has it, else one that the system picks. */
async function freePort(wanted: number): Promise<number> {
  for (const port of [wanted, 0]) {
    const found = await new Promise<number | null>((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(null));
      server.listen({ host: "127.0.0.1", port }, () => {
        const address = server.address();
        const actual = typeof address === "object" && address !== null ? address.port : null;
        server.close(() => resolve(actual));
      });
    });
    if (found !== null) {
      return found;
    }
  }
  throw new PostgresError("There is no free port on 127.0.0.1 for the embedded PostgreSQL.");
}

/** Settings of our server. Everything that makes a commit durable stays at PostgreSQL's default. */
function serverSettings(port: number): readonly string[] {
  const settings = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    // Small queries: compiling them costs more than it saves.
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // A failed statement and its row hold people's data.
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

async function openLog(home: string) {
  const path = join(home, "postgres.log");
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LOG_LIMIT_BYTES) {
    await rename(path, `${path}.1`);
  }
  const file = await open(path, "a+", 0o600);
  return { file, startBytes: (await file.stat()).size };
}

/** The reason in what the server logged since a position. */
async function failureIn({
  home,
  fromBytes,
}: {
  readonly home: string;
  readonly fromBytes: number;
}) {
  const bytes = await readFile(join(home, "postgres.log")).catch(() => Buffer.alloc(0));
  const text = bytes.subarray(fromBytes).toString("utf8");
  const reason = /(?:FATAL|PANIC|could not bind[^:]*): +(.*)$/m.exec(text)?.[1];
  return { text, reason: reason ?? "it ended without a reason in postgres.log" };
}

/**
 * Starts the server on a data folder and waits until we can log in; crash recovery is waited for
 * as long as it runs. The server is a process of its own: it outlives this one and does not get
 * the terminal's Ctrl-C, so that it is never stopped before its clients. Gives the port, which is
 * the wanted one unless somebody else has it.
 */
export async function startPostmaster({
  runAs,
  home,
  dataFolder,
  wanted,
}: {
  readonly runAs: RunAs;
  readonly home: string;
  readonly dataFolder: string;
  readonly wanted: Connection;
}): Promise<Connection> {
  const connection = { ...wanted, port: await freePort(wanted.port) };
  const log = await openLog(home);
  const { command, args, options } = commandFor({
    runAs,
    program: runAs.binaries.postgres,
    args: ["-D", dataFolder, ...serverSettings(connection.port)],
  });
  const child = spawn(command, args, {
    ...options,
    detached: true,
    stdio: ["ignore", log.file.fd, log.file.fd],
  });
  let hasEnded = false;
  for (const event of ["error", "exit"]) {
    child.once(event, () => {
      hasEnded = true;
    });
  }
  child.unref();
  await log.file.close();
  while (!hasEnded) {
    if ((await probe({ connection, dataFolder })) === "ours") {
      return connection;
    }
    await delay(POLL_MS);
  }
  const { text, reason } = await failureIn({ home, fromBytes: log.startBytes });
  if (/could not create any TCP\/IP sockets|lock file "postmaster.pid"|still in use/.test(text)) {
    throw new StartCollision(reason);
  }
  throw new PostgresError(
    `The embedded PostgreSQL did not start: ${reason} (see ${home}/postgres.log).`,
  );
}

/** The server could not start because of something that passes: try again. */
export class StartCollision extends PostgresError {
  override name = "StartCollision";
}

/**
 * Stops the server: its clients are disconnected, their open transactions rolled back, everything
 * written to disk. Gives false when it still runs after half a minute.
 */
export async function stopPostmaster(pid: number): Promise<boolean> {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return true;
  }
  const deadlineMs = Date.now() + STOP_TIMEOUT_MS;
  while (isRunning(pid)) {
    if (Date.now() > deadlineMs) {
      return false;
    }
    await delay(POLL_MS);
  }
  return true;
}

/** A process that has ended but that nobody has asked for has no command line any more. */
function isRunning(pid: number): boolean {
  return isAlive(pid) && (commandOf(pid) ?? "") !== "";
}
