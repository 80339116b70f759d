import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import * as schema from "./schema/index.ts";

/** Time limits of every session, in milliseconds: a stuck statement must not hold a request. */
const LOCK_TIMEOUT_MS = 10_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/** How long to wait for a connection, a free one or a new one. */
const CONNECT_TIMEOUT_MS = 10_000;

/** The database through drizzle. Inside a transaction use its `Tx` and never this. */
export type Db = NodePgDatabase<typeof schema>;

/** An open transaction. */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/** What `openDatabase` hands out. */
export type OpenDatabase = {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Closes every connection; waits for those in use. May be called twice. */
  readonly close: () => Promise<void>;
};

/** Everything about `openDatabase`. */
export type OpenDatabaseOptions = {
  readonly url: string;
  readonly maxConnections: number;
  /** 30 s unless told; 0 = no limit, for long imports. */
  readonly statementTimeoutMs?: number;
  /**
   * Called when no connection can be opened: brings the server back and gives its address, which
   * may be another one. The connection is tried once more after it.
   */
  readonly recover?: () => Promise<string>;
  /** Told of connections that the server ended; the pool replaces them by itself. */
  readonly onConnectionLost?: (error: Error) => void;
};

type ConnectCallback = Parameters<pg.Pool["connect"]>[0];

/** A pool that lets its server be brought back when it cannot be reached. */
class RecoveringPool extends pg.Pool {
  readonly #recover: () => Promise<string>;

  constructor(config: pg.PoolConfig, recover: () => Promise<string>) {
    super(config);
    this.#recover = recover;
  }

  async #checkOut(): Promise<pg.PoolClient> {
    try {
      return await super.connect();
    } catch (error) {
      // All connections in use is no fault of the server.
      const isExhausted = this.totalCount >= this.options.max;
      if (this.ending || isExhausted) {
        throw error;
      }
      this.options.connectionString = await this.#recover();
      return super.connect();
    }
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const client = this.#checkOut();
    if (callback === undefined) {
      return client;
    }
    client.then(
      (opened) => callback(undefined, opened, opened.release),
      (error) => callback(error, undefined, () => {}),
    );
    return undefined;
  }
}

function poolConfig(options: OpenDatabaseOptions): pg.PoolConfig {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  // Sent as statements: connection poolers in front of PostgreSQL refuse them as start parameters.
  const session = [
    "SET TIME ZONE 'UTC'",
    `SET statement_timeout = ${statementTimeoutMs}`,
    `SET lock_timeout = ${LOCK_TIMEOUT_MS}`,
    `SET idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_TIMEOUT_MS}`,
  ].join("; ");
  return {
    connectionString: options.url,
    max: options.maxConnections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: 30_000,
    application_name: `curatorium-${process.pid}`,
    onConnect: (client) => client.query(session).then(() => undefined),
  };
}

/**
 * Opens a pool and drizzle on it. Nothing connects before the first query. A connection that the
 * server ends never ends the process, whether it is idle or in use: whoever waits on it gets an
 * error, and the next query a new connection.
 */
export function openDatabase(options: OpenDatabaseOptions): OpenDatabase {
  const config = poolConfig(options);
  const pool =
    options.recover === undefined
      ? new pg.Pool(config)
      : new RecoveringPool(config, options.recover);
  const onLost = options.onConnectionLost ?? (() => {});
  pool.on("error", onLost);
  // The pool listens to idle connections only; one in use that dies would end the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  const db = drizzle(pool, { schema, casing: "snake_case" });
  let closing: Promise<void> | undefined;
  return {
    db,
    pool,
    close: () => {
      closing ??= pool.end();
      return closing;
    },
  };
}
