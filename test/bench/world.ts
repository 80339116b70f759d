import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { ensurePostgres } from "#app/platform/postgres/embedded.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { stopDatabasesBelow } from "../../bin/lib/test-leftovers.mjs";
import { insertPerson } from "../support/people.ts";
import { addressOf, withAdmin } from "../support/template-database.ts";
import { killChildren } from "./children.ts";

/** Who acts in the benchmark; the same people, by id, in every database of it. */
export type Cast = {
  readonly curator: PersonActor;
  readonly reviewer: PersonActor;
  readonly publisher: PersonActor;
  readonly secondPublisher: PersonActor;
};

/** A database of the benchmark. */
export type BenchDatabase = { readonly name: string; readonly url: string };

/** A temporary home with a PostgreSQL that really writes to disk, and everything made in it. */
export type World = {
  /** Temporary folder; goes with the run. */
  readonly folder: string;
  /** Where the bundled children are. */
  readonly bundles: string;
  readonly cast: Cast;
  readonly loadBefore: number;
  /** Makes a database: a migrated one with the cast in it, or a copy of another one nobody uses. */
  readonly makeDatabase: (from?: BenchDatabase) => Promise<BenchDatabase>;
  readonly dropDatabase: (database: BenchDatabase) => Promise<void>;
  readonly postgresVersion: () => Promise<string>;
  /** Stops every process and removes the folder. May be called twice. */
  readonly end: () => Promise<void>;
};

/** Makes the world of one run. */
export async function makeWorld(bundles: string): Promise<World> {
  const [loadBefore = 0] = loadavg();
  // Not where tests keep their databases: that is in memory, and a disk is part of what is measured.
  const folder = mkdtempSync(join(tmpdir(), "curatorium-bench-"));
  // As root, the database server is another user, who must be able to pass through.
  chmodSync(folder, 0o711);
  const end = async () => {
    killChildren();
    await stopDatabasesBelow(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const embedded = await ensurePostgres(join(folder, "home"));
    const admin = <Value>(work: (client: pg.Client) => Promise<Value>) =>
      withAdmin(embedded.url, work);
    let count = 0;
    const makeFrom = async (source: string): Promise<BenchDatabase> => {
      count += 1;
      const name = `bench_${count}`;
      await admin((client) => client.query(`create database ${name} template ${source}`));
      return { name, url: addressOf({ serverUrl: embedded.url, database: name }) };
    };
    const base = await makeFrom("template1");
    await migrateDatabase(base.url);
    const cast = await insertCast(base.url);
    return {
      folder,
      bundles,
      cast,
      loadBefore,
      makeDatabase: (from = base) => makeFrom(from.name),
      dropDatabase: ({ name }) =>
        admin(async (client) => {
          await client.query(`drop database ${name} with (force)`);
        }),
      postgresVersion: () =>
        admin(async (client) => {
          const { rows } = await client.query("show server_version");
          return String(rows[0]?.server_version);
        }),
      end: async () => {
        killChildren();
        await embedded.stop().catch(() => {});
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

async function insertCast(url: string): Promise<Cast> {
  const { db, close } = openDatabase({ url, maxConnections: 1 });
  try {
    return {
      curator: await insertPerson(db, "curator"),
      reviewer: await insertPerson(db, "reviewer"),
      publisher: await insertPerson(db, "publisher"),
      secondPublisher: await insertPerson(db, "publisher"),
    };
  } finally {
    await close();
  }
}

/** Runs work on one connection to a database. */
export async function onDatabase<Value>(
  database: BenchDatabase,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  return await withAdmin(database.url, work);
}
