import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrateDatabase } from "#db/migrate.server.ts";
import { filesUnder, repositoryRoot } from "./repository.ts";

/** Any number that nothing else locks: "template" in ASCII, cut to 63 bits. */
const ADVISORY_LOCK = "8387223545106296933";

/** The address of another database on the same server. */
export function addressOf(input: {
  readonly serverUrl: string;
  readonly database: string;
}): string {
  const url = new URL(input.serverUrl);
  url.pathname = `/${input.database}`;
  return url.href;
}

/** Runs work on a connection of its own to a database, and closes it. */
export async function withAdmin<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The template's name: it changes when a migration does. */
function templateName(): string {
  const hash = createHash("sha256");
  for (const path of filesUnder("db/migrations")) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(repositoryRoot(), path)))
      .update("\0");
  }
  return `curatorium_template_${hash.digest("hex").slice(0, 16)}`;
}

/**
 * Makes sure that the server has a migrated template database, and gives its name. It is made under
 * another name and renamed when it is whole; nobody can connect to it after, so that it can always
 * be copied. Runs of several processes on one server make it once.
 */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = templateName();
  const draft = `${name}_draft`;
  await withAdmin(serverUrl, async (client) => {
    await client.query("SELECT pg_advisory_lock($1::bigint)", [ADVISORY_LOCK]);
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount !== 0) return;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    await migrateDatabase(addressOf({ serverUrl, database: draft }));
    await client.query(`ALTER DATABASE ${draft} ALLOW_CONNECTIONS false`);
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}
