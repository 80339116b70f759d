import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, inject } from "vitest";
import { type Db, type OpenDatabase, openDatabase } from "#db/client.server.ts";
import { addressOf, withAdmin } from "./template-database.ts";

/** Enough for tests of concurrency; each file has its own pool on one server. */
const MAX_CONNECTIONS = 8;

const CLOSE_LIMIT_MS = 5_000;

/** A database of a test's own. Reading it outside of a test throws. */
export type TestDatabase = {
  readonly db: Db;
  readonly pool: pg.Pool;
  /** Its address, with the password. */
  readonly url: string;
};

/** Whose the database is, and what it starts with. */
export type TestDatabaseOptions = {
  /** `file` (the default): shared by the tests of the file. `test`: a new one for each. */
  readonly per?: "file" | "test";
  /** False for a database without any table. */
  readonly migrated?: boolean;
};

type Held = OpenDatabase & { readonly url: string; readonly name: string };

async function create(migrated: boolean): Promise<Held> {
  const serverUrl = inject("postgresUrl");
  const name = `curatorium_test_${randomBytes(8).toString("hex")}`;
  const template = migrated ? inject("templateDatabase") : "template0";
  await withAdmin(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`),
  );
  const url = addressOf({ serverUrl, database: name });
  return { ...openDatabase({ url, maxConnections: MAX_CONNECTIONS }), url, name };
}

async function drop({ close, name }: Held): Promise<void> {
  // A test that timed out never gives its connection back: then the drop ends it.
  const timer = new AbortController();
  await Promise.race([
    close(),
    delay(CLOSE_LIMIT_MS, undefined, { signal: timer.signal }).catch(() => {}),
  ]);
  timer.abort();
  await withAdmin(inject("postgresUrl"), (client) =>
    client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  );
}

/**
 * Gives the tests of a file a real PostgreSQL database of their own, a copy of the migrated
 * template, and drops it afterwards. Call it at the top of a file or of a `describe`. Nothing is
 * rolled back between the tests that share one: the code under test commits for real.
 */
export function useTestDatabase(options: TestDatabaseOptions = {}): TestDatabase {
  let held: Held | undefined;
  const current = () => {
    if (held === undefined) throw new Error("The test database exists only while a test runs.");
    return held;
  };
  const setUp = async () => {
    held = await create(options.migrated ?? true);
  };
  const tearDown = async () => {
    const ended = held;
    held = undefined;
    if (ended !== undefined) await drop(ended);
  };
  if (options.per === "test") {
    beforeEach(setUp);
    afterEach(tearDown);
  } else {
    beforeAll(setUp);
    afterAll(tearDown);
  }
  return {
    get db() {
      return current().db;
    },
    get pool() {
      return current().pool;
    },
    get url() {
      return current().url;
    },
  };
}
