import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

/** Size of the pieces in which bytes are handed on, as a file's stream does. */
const PIECE_BYTES = 64 * 1024;

/** Where a table's rows are kept as COPY's text. */
export function copyFile(input: { folder: string; table: string }): string {
  return join(input.folder, `${input.table}.copy`);
}

/** Writes the rows of tables into files; columns that the database computes are left out. */
export async function dumpTables(input: {
  databaseUrl: string;
  folder: string;
  tables: readonly string[];
}): Promise<void> {
  await withClient(input.databaseUrl, async (client) => {
    for (const table of input.tables) {
      const source = client.query(copyTo(`copy ${table} to stdout`));
      await pipeline(source, createWriteStream(copyFile({ folder: input.folder, table })));
    }
  });
}

/** Puts the dumped rows into equal tables in one transaction; timed from BEGIN to the commit. */
export async function copyIn(task: {
  databaseUrl: string;
  folder: string;
  tables: readonly string[];
}): Promise<{ ms: number; bytes: number }> {
  const files = await Promise.all(
    task.tables.map(async (table) => ({
      table,
      bytes: await readFile(copyFile({ folder: task.folder, table })),
    })),
  );
  return await withClient(task.databaseUrl, async (client) => {
    const startedMs = performance.now();
    await client.query("begin");
    for (const { table, bytes } of files) {
      await pipeline(
        Readable.from(pieces(bytes)),
        client.query(copyFrom(`copy ${table} from stdin`)),
      );
    }
    await client.query("commit");
    const ms = performance.now() - startedMs;
    return { ms, bytes: files.reduce((sum, file) => sum + file.bytes.length, 0) };
  });
}

/** Reads what a query gives through COPY and counts its rows and bytes. */
export async function copyOut(task: {
  databaseUrl: string;
  query: string;
}): Promise<{ ms: number; rows: number; bytes: number }> {
  return await withClient(task.databaseUrl, async (client) => {
    const startedMs = performance.now();
    const source = client.query(copyTo(`copy (${task.query}) to stdout`));
    let bytes = 0;
    for await (const chunk of source) {
      bytes += (chunk as Buffer).length;
    }
    return { ms: performance.now() - startedMs, rows: source.rowCount, bytes };
  });
}

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    yield bytes.subarray(start, start + PIECE_BYTES);
  }
}

async function withClient<Value>(
  url: string,
  work: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("set time zone 'UTC'");
    return await work(client);
  } finally {
    await client.end();
  }
}
