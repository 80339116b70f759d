import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { z } from "zod";
import { withConnection } from "./connection.server.ts";

/** The advisory lock of whoever migrates; nothing else may use it. "curator" in ASCII. */
export const MIGRATION_LOCK = "27995063653920626";

const LOCK_TIMEOUT_MS = 120_000;

const Journal = z.object({
  entries: z.array(z.object({ tag: z.string(), when: z.number().int() })).max(10_000),
});

/** A migration as its file says. */
type Known = { readonly tag: string; readonly stamp: number; readonly hash: string };

/** A migration as the database remembers it. */
type Applied = { readonly stamp: number; readonly hash: string };

/** The schema cannot be brought up to date; one line for the operator, and nothing was changed. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/** What a migration run did, or what one would do. Tags are file names without `.sql`. */
export type MigrationState = {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
};

function findMigrations(folder: string): string {
  const candidate = join(folder, "db", "migrations");
  if (existsSync(join(candidate, "meta", "_journal.json"))) {
    return candidate;
  }
  const parent = dirname(folder);
  if (parent === folder) {
    throw new MigrationError("The folder db/migrations is missing from this installation.");
  }
  return findMigrations(parent);
}

/** The project's own migrations, found from the sources and from `build/` alike. */
function ownMigrations(): string {
  return findMigrations(dirname(fileURLToPath(import.meta.url)));
}

async function readKnown(folder: string): Promise<readonly Known[]> {
  const text = await readFile(join(folder, "meta", "_journal.json"), "utf8");
  const { entries } = Journal.parse(JSON.parse(text));
  const files: MigrationMeta[] = readMigrationFiles({ migrationsFolder: folder });
  return files.map((file, index) => ({
    tag: entries[index]?.tag ?? String(file.folderMillis),
    stamp: file.folderMillis,
    hash: file.hash,
  }));
}

async function readApplied(client: pg.ClientBase): Promise<readonly Applied[]> {
  const { rows: tables } = await client.query<{ name: string | null }>(
    "SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name",
  );
  if (tables[0]?.name == null) {
    return [];
  }
  const { rows } = await client.query<{ hash: string; created_at: string }>(
    "SELECT hash, created_at FROM drizzle.__drizzle_migrations ORDER BY created_at",
  );
  return rows.map((row) => ({ stamp: Number(row.created_at), hash: row.hash }));
}

/**
 * Compares what the database has with what we know. drizzle looks at the newest stamp alone: it
 * skips a migration with an older one and does not notice an edited file, so both are refused here.
 */
function compare({
  known,
  applied,
}: {
  readonly known: readonly Known[];
  readonly applied: readonly Applied[];
}): MigrationState {
  const byStamp = new Map(known.map((one) => [one.stamp, one]));
  const foreign = applied.filter((one) => !byStamp.has(one.stamp));
  if (foreign.length > 0) {
    throw new MigrationError(
      `The database has ${foreign.length} migration(s) that this version of Curatorium does not know: ` +
        "it belongs to a newer version. Install that version, or use another database.",
    );
  }
  for (const one of applied) {
    const file = byStamp.get(one.stamp);
    if (file !== undefined && file.hash !== one.hash) {
      throw new MigrationError(
        `Migration ${file.tag} was changed after it had been applied to this database; restore its file.`,
      );
    }
  }
  const newest = applied.at(-1)?.stamp ?? Number.NEGATIVE_INFINITY;
  const done = new Set(applied.map((one) => one.stamp));
  const pending = known.filter((one) => !done.has(one.stamp));
  const late = pending.find((one) => one.stamp < newest);
  if (late !== undefined) {
    throw new MigrationError(
      `Migration ${late.tag} is older than one already applied to this database and would be skipped; generate it anew.`,
    );
  }
  return {
    applied: known.filter((one) => done.has(one.stamp)).map((one) => one.tag),
    pending: pending.map((one) => one.tag),
  };
}

/**
 * Says which migrations a database has and lacks, and changes nothing. Throws MigrationError when
 * the two do not fit, DatabaseUnavailableError when the database cannot be used.
 */
export async function inspectMigrations(
  url: string,
  folder: string = ownMigrations(),
): Promise<MigrationState> {
  return withConnection({
    url,
    work: async (client) =>
      compare({ known: await readKnown(folder), applied: await readApplied(client) }),
  });
}

/** Runs drizzle's own migrator, which applies everything pending in one transaction. */
async function apply({
  client,
  folder,
}: {
  readonly client: pg.Client;
  readonly folder: string;
}): Promise<void> {
  try {
    await migrate(drizzle(client), { migrationsFolder: folder });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : "unknown reason";
    throw new MigrationError(
      `The schema could not be brought up to date, and nothing was changed: ${reason}.`,
      { cause: error },
    );
  }
}

/**
 * Brings a database's schema up to date in one transaction, one process at a time (an advisory
 * lock). Gives the tags it applied: none when there was nothing to do. Throws MigrationError
 * before any change when the database is of a newer version or a file was edited, and
 * DatabaseUnavailableError when the server cannot be reached or is too old.
 */
export async function migrateDatabase(
  url: string,
  folder: string = ownMigrations(),
): Promise<readonly string[]> {
  return withConnection({
    url,
    work: async (client) => {
      await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
      await client.query("SELECT pg_advisory_lock($1::bigint)", [MIGRATION_LOCK]);
      const { pending } = compare({
        known: await readKnown(folder),
        applied: await readApplied(client),
      });
      if (pending.length > 0) {
        await apply({ client, folder });
      }
      // The lock ends with the connection.
      return pending;
    },
  });
}
