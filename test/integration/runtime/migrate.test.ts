// Goal: a schema is brought up to date once and completely, or refused with one line and untouched.
// Method: real databases, folders of migrations made for the test, and for servers that cannot be
// used a closed port and a program that speaks just enough of PostgreSQL's protocol.
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { inspectMigrations, migrateDatabase } from "#db/migrate.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { queryOnce } from "./support/homes.ts";

type Migration = { readonly tag: string; readonly when: number; readonly sql: string };

const FIRST = { tag: "0000_first", when: 1_000, sql: "CREATE TABLE first (id integer)" };
const SECOND = { tag: "0001_second", when: 2_000, sql: "CREATE TABLE second (id integer)" };

const database = useTestDatabase({ per: "test", migrated: false });

let folders: string[] = [];

afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders = [];
});

/** Writes a folder of migrations as drizzle-kit does. */
function folderOf(migrations: readonly Migration[]): string {
  const folder = mkdtempSync(join(tmpdir(), "curatorium-migrations-"));
  folders.push(folder);
  mkdirSync(join(folder, "meta"));
  const entries = migrations.map(({ tag, when }, idx) => ({ idx, when, tag, breakpoints: true }));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ entries }));
  for (const { tag, sql } of migrations) writeFileSync(join(folder, `${tag}.sql`), sql);
  return folder;
}

/** Names of our tables and what the runner remembers: equal when nothing was changed. */
async function stateOf(url: string) {
  const tables = await queryOnce<{ name: string }>(
    url,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  );
  const hasJournal = await queryOnce<{ found: string | null }>(
    url,
    "SELECT to_regclass('drizzle.__drizzle_migrations')::text AS found",
  );
  const journal = hasJournal[0]?.found
    ? await queryOnce(url, "SELECT hash, created_at FROM drizzle.__drizzle_migrations ORDER BY 2")
    : [];
  return { tables: tables.map((row) => row.name), journal };
}

describe("migrateDatabase", () => {
  it("applies the project's own migrations to an empty database, and nothing the second time", async () => {
    const applied = await migrateDatabase(database.url);
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrateDatabase(database.url)).toEqual([]);
    expect(await inspectMigrations(database.url)).toEqual({ applied, pending: [] });
  });

  it("applies what is new, and only says so when asked", async () => {
    await migrateDatabase(database.url, folderOf([FIRST]));
    const both = folderOf([FIRST, SECOND]);
    const before = await stateOf(database.url);
    expect(await inspectMigrations(database.url, both)).toEqual({
      applied: [FIRST.tag],
      pending: [SECOND.tag],
    });
    expect(await stateOf(database.url)).toEqual(before);
    expect(await migrateDatabase(database.url, both)).toEqual([SECOND.tag]);
    expect((await stateOf(database.url)).tables).toEqual(["first", "second"]);
  });

  it("lets one of several at once do the work", async () => {
    const folder = folderOf([FIRST, SECOND]);
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrateDatabase(database.url, folder)));
    expect(runs.filter((applied) => applied.length > 0)).toEqual([[FIRST.tag, SECOND.tag]]);
  });

  it.each([
    ["a newer version's database", [FIRST, SECOND], [FIRST], /belongs to a newer version/],
    [
      "a migration that was edited after it had been applied",
      [FIRST],
      [{ ...FIRST, sql: `${FIRST.sql} -- edited` }, SECOND],
      /Migration 0000_first was changed/,
    ],
    [
      "a migration that is older than one already applied",
      [SECOND],
      [FIRST, SECOND],
      /Migration 0000_first is older/,
    ],
    [
      "a migration that fails half-way, together with those before it",
      [FIRST],
      [FIRST, SECOND, { tag: "0002_broken", when: 3_000, sql: "CREATE TABLE first (id integer)" }],
      /nothing was changed: relation "first" already exists/,
    ],
  ])("refuses %s and changes nothing", async (_what, before, after, reason) => {
    await migrateDatabase(database.url, folderOf(before));
    const state = await stateOf(database.url);
    await expect(migrateDatabase(database.url, folderOf(after))).rejects.toThrow(reason);
    expect(await stateOf(database.url)).toEqual(state);
  });
});

/** Answers the start of a connection as PostgreSQL does, and every query with a version. */
function pretendToBe(version: string): Server {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const ready = message("Z", Buffer.from("I"));
  const value = Buffer.from(version);
  const column = Buffer.concat([Buffer.from("server_version\0"), Buffer.alloc(18)]);
  column.writeInt32BE(25, column.length - 12); // type oid: text
  const int16 = (number: number) => Buffer.from([0, number]);
  const int32 = (number: number) => Buffer.from([0, 0, 0, number]);
  const answer = Buffer.concat([
    message("T", Buffer.concat([int16(1), column])),
    message("D", Buffer.concat([int16(1), int32(value.length), value])),
    message("C", Buffer.from("SHOW\0")),
    ready,
  ]);
  return createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => {
      socket.write(Buffer.concat([message("R", int32(0)), ready]));
      socket.on("data", (data) => {
        if (data[0] === "Q".charCodeAt(0)) socket.write(answer);
      });
    });
  });
}

describe("a server that cannot be used", () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function addressOf(server: Server): Promise<string> {
    servers.push(server);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("No port.");
    return `postgresql://me:secret-word@127.0.0.1:${address.port}/kb`;
  }

  async function refusalOf(url: string): Promise<string> {
    const error = await migrateDatabase(url).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: "DatabaseUnavailableError" });
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    expect(message).not.toContain("secret-word");
    return message;
  }

  it("too old: says both versions", async () => {
    const url = await addressOf(pretendToBe("14.19 (Debian 14.19-1)"));
    expect(await refusalOf(url)).toMatch(
      /^PostgreSQL 14\.19 .* is too old: .* needs 15 or later\.$/,
    );
  });

  it("just new enough: goes on", async () => {
    const url = await addressOf(pretendToBe("15.0"));
    // To every query it answers with one row that has no column of ours: no migration is there.
    expect(await inspectMigrations(url, folderOf([FIRST]))).toEqual({
      applied: [],
      pending: [FIRST.tag],
    });
  });

  it("not there: says where nothing listens", async () => {
    const server = createServer();
    const url = await addressOf(server);
    server.close();
    await once(server, "close");
    expect(await refusalOf(url)).toMatch(/^Cannot reach PostgreSQL at 127\.0\.0\.1:\d+: nothing/);
  });

  it("no PostgreSQL at all: does not hang", async () => {
    const url = await addressOf(createServer((socket) => socket.end("HTTP/1.1 400 Bad\r\n\r\n")));
    expect(await refusalOf(url)).toMatch(/^Cannot use PostgreSQL at 127\.0\.0\.1:\d+: /);
  });

  it("wrong password, and a database that does not exist", async () => {
    const wrong = new URL(database.url);
    wrong.password = createHash("sha1").update("wrong").digest("hex");
    expect(await refusalOf(wrong.href)).toMatch(/refused user "curatorium": wrong password/);
    const absent = new URL(database.url);
    absent.pathname = "/absent";
    expect(await refusalOf(absent.href)).toMatch(/has no database "absent"\.$/);
  });
});
