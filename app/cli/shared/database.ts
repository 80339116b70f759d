import type { Environment } from "#app/platform/env.server.ts";
import { environment } from "#app/platform/env.server.ts";
import { type EmbeddedPostgres, ensurePostgres } from "#app/platform/postgres/embedded.server.ts";
import { type Db, type OpenDatabase, openDatabase } from "#db/client.server.ts";
import { inspectMigrations, migrateDatabase } from "#db/migrate.server.ts";
import { CliError } from "./cli-error.ts";
import { onStopSignal } from "./signals.ts";

/** A PostgreSQL that answers: DATABASE_URL's, or the embedded one. */
export type DatabaseServer = {
  readonly url: string;
  /** Null for DATABASE_URL, which we neither start nor stop. */
  readonly embedded: EmbeddedPostgres | null;
  /** Leaves the server; the embedded one stops when no other process uses it. */
  readonly stop: () => Promise<void>;
};

/** Finds or starts the PostgreSQL that the settings name. */
export async function ensureDatabaseServer(env: Environment): Promise<DatabaseServer> {
  if (env.databaseUrl !== undefined) {
    return { url: env.databaseUrl, embedded: null, stop: async () => {} };
  }
  const embedded = await ensurePostgres(env.home);
  return { url: embedded.url, embedded, stop: () => embedded.stop() };
}

/** Opens a pool on it that brings the embedded server back when it is gone. */
export function openOn({
  server,
  env,
  statementTimeoutMs,
  onConnectionLost,
}: {
  readonly server: DatabaseServer;
  readonly env: Environment;
  readonly statementTimeoutMs?: number;
  readonly onConnectionLost?: (error: Error) => void;
}): OpenDatabase {
  const { embedded } = server;
  return openDatabase({
    url: server.url,
    maxConnections: env.databasePoolMax,
    ...(embedded === null ? {} : { recover: () => embedded.recover() }),
    ...(statementTimeoutMs === undefined ? {} : { statementTimeoutMs }),
    ...(onConnectionLost === undefined ? {} : { onConnectionLost }),
  });
}

/** An empty database gets its schema; one that is behind is left for the operator to decide. */
async function requireCurrentSchema(url: string): Promise<void> {
  const { applied, pending } = await inspectMigrations(url);
  if (applied.length === 0) {
    await migrateDatabase(url);
  } else if (pending.length > 0) {
    throw new CliError(
      `The database lacks ${pending.length} migration(s) of this version: run \`curatorium migrate\` first.`,
    );
  }
}

/** What a command gets to work on. */
export type CommandContext = {
  readonly db: Db;
  readonly url: string;
  readonly env: Environment;
};

/**
 * Runs work on the PostgreSQL that the settings name, and leaves it again, also after an error or a
 * signal, whenever it comes.
 */
export async function withDatabaseServer<T>(
  work: (server: DatabaseServer) => Promise<T>,
): Promise<T> {
  const starting = ensureDatabaseServer(environment());
  const signals = onStopSignal({ stop: async () => (await starting).stop() });
  try {
    const server = await starting;
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  } catch (error) {
    return await signals.unlessStopping(error);
  } finally {
    signals.forget();
  }
}

/**
 * Runs a command's work on the database: brings the server up, checks the schema, opens a pool
 * without a limit on how long a statement takes, and closes all of it again, also after an error
 * or a signal. What an interrupted transaction did is rolled back.
 */
export function withDatabase<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  return withDatabaseServer(async (server) => {
    const env = environment();
    await requireCurrentSchema(server.url);
    const { db, close } = openOn({ server, env, statementTimeoutMs: 0 });
    try {
      return await work({ db, url: server.url, env });
    } finally {
      await close();
    }
  });
}
