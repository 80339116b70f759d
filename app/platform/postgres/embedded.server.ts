import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { withLock } from "../../../bin/lib/lock.mjs";
import { dataFolderIn } from "./cluster.server.ts";
import { connectionUrl } from "./connection-file.server.ts";
import { ensureRunning, type Running } from "./ensure.server.ts";
import { PostgresError } from "./postgres-error.server.ts";
import { findPostmaster, stopPostmaster } from "./postmaster.server.ts";

/** Longer than crash recovery of a large database may take. */
const LOCK_TIMEOUT_MS = 10 * 60_000;

/** The embedded PostgreSQL of one home folder, as one process sees it. */
export type EmbeddedPostgres = {
  /** Address at the time of the call; `recover` may give another one later. */
  readonly url: string;
  /** Whether the server ran already, left by a process that was killed or used by a living one. */
  readonly adopted: boolean;
  /** Brings the server up again if it is not, and gives its present address. */
  readonly recover: () => Promise<string>;
  /** Leaves the server, and stops it when no other process is connected. May be called twice. */
  readonly stop: () => Promise<void>;
};

const applicationName = () => `curatorium-${process.pid}`;

/** One process at a time changes whether the server of a home folder runs. */
function underLock<T>({
  home,
  work,
}: {
  readonly home: string;
  readonly work: () => Promise<T>;
}): Promise<T> {
  return withLock({ path: join(home, "postgres.lock"), timeoutMs: LOCK_TIMEOUT_MS, work });
}

/** Whether a process other than this one is logged in (one that only knocks does not count). */
async function isInUse(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: applicationName(),
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend'
        AND state IS DISTINCT FROM 'starting' AND application_name <> $1 LIMIT 1`,
      [applicationName()],
    );
    return rowCount !== 0;
  } finally {
    await client.end().catch(() => {});
  }
}

async function stopUnlessInUse({ home, url }: { readonly home: string; readonly url: string }) {
  const folder = dataFolderIn(home);
  const dataFolder = await realpath(folder).catch(() => folder);
  const found = await findPostmaster(dataFolder);
  // A server that does not answer is left for the next start to look into.
  if (found !== null && !(await isInUse(url).catch(() => true))) {
    await stopPostmaster(found.pid);
  }
}

/**
 * Makes sure that the embedded PostgreSQL of a home folder runs: starts it, after making its data
 * folder the first time, or adopts one that is alive. Throws PostgresError with what to do when
 * that is impossible; a second process waits for the first.
 *
 * One connection stays open: it shows other processes that this one needs the server, and when it
 * breaks the server is brought up again at once.
 */
export async function ensurePostgres(home: string): Promise<EmbeddedPostgres> {
  if (process.platform === "win32") {
    throw new PostgresError(
      "The embedded PostgreSQL runs on Linux and macOS: set DATABASE_URL to a PostgreSQL of your own.",
    );
  }
  let presence: pg.Client | null = null;
  let recovering: Promise<Running> | null = null;
  let stopping: Promise<void> | null = null;

  async function attach(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: applicationName() });
    client.on("error", () => {});
    await client.connect();
    presence = client;
    client.once("end", () => {
      if (presence === client && stopping === null) {
        presence = null;
        // If this fails, the next query tries again and reports why.
        ensureUp().catch(() => {});
      }
    });
  }

  async function bringUp(): Promise<Running> {
    const running = await underLock({ home, work: () => ensureRunning(home) });
    if (presence === null && stopping === null) {
      await attach(connectionUrl(running.connection));
    }
    return running;
  }

  function ensureUp(): Promise<Running> {
    recovering ??= bringUp().finally(() => {
      recovering = null;
    });
    return recovering;
  }

  async function leave(): Promise<void> {
    await recovering?.catch(() => {});
    await presence?.end().catch(() => {});
    if (existsSync(home)) {
      await underLock({ home, work: () => stopUnlessInUse({ home, url }) });
    }
  }

  const first = await ensureUp();
  let url = connectionUrl(first.connection);
  return {
    url,
    adopted: first.adopted,
    recover: async () => {
      if (stopping !== null) {
        throw new PostgresError("The embedded PostgreSQL is being stopped.");
      }
      url = connectionUrl((await ensureUp()).connection);
      return url;
    },
    stop: () => {
      stopping ??= leave();
      return stopping;
    },
  };
}
