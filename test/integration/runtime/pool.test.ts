// Goal: a pool never takes its process down, has limits, and gets its server back when it can.
// Method: real connections that the server ends while they are idle, in use or in a transaction,
// and addresses where nothing listens.
import { createServer } from "node:net";
import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type OpenDatabase, openDatabase } from "#db/client.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { queryOnce } from "./support/homes.ts";

const database = useTestDatabase();

let opened: OpenDatabase[] = [];

afterEach(async () => {
  await Promise.all(opened.map(({ close }) => close()));
  opened = [];
});

function open(options: Partial<Parameters<typeof openDatabase>[0]> = {}): OpenDatabase {
  const one = openDatabase({ url: database.url, maxConnections: 2, ...options });
  opened.push(one);
  return one;
}

/** Ends a connection from outside, as a restarting server does. */
async function terminate(pid: unknown): Promise<void> {
  await queryOnce(database.url, `SELECT pg_terminate_backend(${Number(pid)})`);
}

const ownPid = sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`;

/** An address on this machine where nothing listens. */
async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  const url = new URL(database.url);
  url.port = String(typeof address === "object" ? address?.port : 1);
  return url.href;
}

describe("a connection that the server ends", () => {
  it("while idle: is reported and replaced", async () => {
    const onConnectionLost = vi.fn();
    const { db } = open({ onConnectionLost });
    const { rows } = await db.execute(ownPid);
    await terminate(rows[0]?.pid);
    await vi.waitUntil(() => onConnectionLost.mock.calls.length > 0);
    expect((await db.execute(ownPid)).rows[0]?.pid).not.toBe(rows[0]?.pid);
  });

  it("inside a transaction: fails that transaction alone", async () => {
    const { db } = open();
    const failed = db.transaction(async (tx) => {
      const { rows } = await tx.execute(ownPid);
      await terminate(rows[0]?.pid);
      await tx.execute(sql`SELECT 1`);
    });
    await expect(failed).rejects.toThrow();
    expect((await db.execute(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }]);
  });

  it("while it is held and does nothing: ends nothing else", async () => {
    const { pool } = open();
    const client = await pool.connect();
    const { rows } = await client.query("SELECT pg_backend_pid() AS pid");
    const gone = new Promise((resolve) => client.once("end", resolve));
    await terminate(rows[0].pid);
    await gone;
    client.release();
    expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
});

describe("recover", () => {
  it("is asked once when nothing listens, for queries and transactions alike", async () => {
    const recover = vi.fn(async () => database.url);
    const { db } = open({ url: await deadAddress(), maxConnections: 1, recover });
    expect((await db.execute(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }]);
    await db.transaction((tx) => tx.execute(sql`SELECT 1`));
    expect(recover).toHaveBeenCalledTimes(1);
  });

  it("that fails is the reason that the caller gets, and is tried again the next time", async () => {
    const recover = vi.fn(() => Promise.reject(new Error("no way back")));
    const { pool } = open({ url: await deadAddress(), recover });
    await expect(pool.query("SELECT 1")).rejects.toThrow("no way back");
    await expect(pool.query("SELECT 1")).rejects.toThrow("no way back");
    expect(recover).toHaveBeenCalledTimes(2);
  });

  it("is not asked by a server that answers", async () => {
    const recover = vi.fn(async () => database.url);
    const { pool } = open({ recover });
    await expect(pool.query("SELECT nonsense")).rejects.toThrow(/nonsense/);
    expect(recover).not.toHaveBeenCalled();
  });
});

describe("the limits of a session", () => {
  it("are set on every connection", async () => {
    const { pool } = open({ statementTimeoutMs: 1_234 });
    const { rows } = await pool.query(
      `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
        current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('timezone') AS zone`,
    );
    expect(rows).toEqual([{ statement: "1234ms", lock: "10s", idle: "1min", zone: "UTC" }]);
  });

  it("end a statement that takes too long", async () => {
    const { pool } = open({ statementTimeoutMs: 50 });
    await expect(pool.query("SELECT pg_sleep(30)")).rejects.toMatchObject({ code: "57014" });
  });
});

it("asks for columns by their names in the database", async () => {
  const { db } = open();
  const events = await db.query.auditEvent.findMany({ limit: 1 });
  expect(events).toEqual([]);
});
