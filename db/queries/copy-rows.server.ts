import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { Db } from "../client.server.ts";
import { type BinaryField, readBinaryCopy } from "./copy-binary.server.ts";

/** Memory that one sort of the query may take before it goes to disk. */
const WORK_MEM = "64MB";

/**
 * Reads what a query gives through COPY, on a connection of its own and from one snapshot: several
 * times faster than a result set, and memory holds a piece of the stream. The query takes no
 * parameters, so whoever writes it has checked what is put into it; no limit holds for how long it
 * takes. A reader who stops early ends the query with its connection.
 */
export async function* copyRows(input: { db: Db; query: string }): AsyncGenerator<BinaryField[][]> {
  const client = await poolOf(input.db).connect();
  let isDone = false;
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query(`set local statement_timeout = 0; set local work_mem = '${WORK_MEM}'`);
    const stream = client.query(copyTo(`copy (${input.query}) to stdout (format binary)`));
    yield* readBinaryCopy(stream);
    await client.query("commit");
    isDone = true;
  } finally {
    client.release(!isDone);
  }
}

/** The pool that drizzle was opened on: it has no word for COPY. */
function poolOf(db: Db): pg.Pool {
  const pool: unknown = Reflect.get(db, "$client");
  if (pool instanceof pg.Pool) {
    return pool;
  }
  throw new Error("COPY needs a database that was opened on a pool.");
}
