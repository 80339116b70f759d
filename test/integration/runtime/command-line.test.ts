// Goal: the command line says what it did by its exit code and one line, and `serve` survives what
// operators and machines do to it. Method: the built program as processes of its own, with homes of
// their own; a public address keeps the demonstration's content out.
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { ensurePostgres } from "#app/platform/postgres/embedded.server.ts";
import { MIGRATION_LOCK } from "#db/migrate.server.ts";
import { repositoryRoot } from "#test/support/repository.ts";
import { ensureBuilt } from "../../../bin/lib/build.mjs";
import { postmasterPid, preparedHomesPerTest, queryOnce, waitUntilGone } from "./support/homes.ts";
import {
  endProcessesAfterEach,
  startNode,
  startProgram,
  type TestProcess,
} from "./support/processes.ts";

const BUILD_TIMEOUT_MS = 300_000;

const newHome = preparedHomesPerTest();
endProcessesAfterEach();

beforeAll(() => ensureBuilt({ report: () => {} }), BUILD_TIMEOUT_MS);

function curatorium({
  args,
  home,
  env = {},
}: {
  readonly args: readonly string[];
  readonly home: string;
  readonly env?: Record<string, string>;
}): TestProcess {
  return startNode({
    script: join(repositoryRoot(), "bin", "curatorium.mjs"),
    args,
    env: { CURATORIUM_HOME: home, PORT: "0", BASE_URL: "http://kb.example", ...env },
  });
}

const serve = (home: string, env: Record<string, string> = {}) =>
  curatorium({ args: ["serve"], home, env: { BASE_URL: "", ...notAnEvaluation, ...env } });

/** Listening beyond this machine ends the evaluation mode; the address that answers stays local. */
const notAnEvaluation = { HOST: "0.0.0.0" };

async function portOf(server: TestProcess): Promise<number> {
  const match = await server.waitFor(/answers at http:\/\/[^:]+:(\d+)/);
  return Number(match[1]);
}

async function statusOf(port: number): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${port}/assets/absent.js`);
  return answer.status;
}

/** Runs a command to its end. */
async function run(options: Parameters<typeof curatorium>[0]) {
  const command = curatorium(options);
  const code = await command.ended;
  return { code, stdout: command.stdout(), stderr: command.stderr() };
}

describe("exit codes", () => {
  it.each([
    ["an unknown command", ["nonsense"], /unknown command 'nonsense'[\s\S]*Usage: curatorium/],
    [
      "an unknown option",
      ["migrate", "--nonsense"],
      /unknown option[\s\S]*Usage: curatorium migrate/,
    ],
    ["no command", [], /Usage: curatorium/],
    ["a missing argument", ["verify"], /missing required argument[\s\S]*Usage: curatorium verify/],
  ])("2 and the usage on standard error for %s", async (_what, args, expected) => {
    const home = newHome();
    const { code, stdout, stderr } = await run({ args, home });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(expected);
    expect(postmasterPid(home)).toBeNull();
  });

  it("0 for help and version, on standard output", async () => {
    const home = newHome();
    const help = await run({ args: ["--help"], home });
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(help.stdout).toMatch(/serve[\s\S]*migrate/);
    const version = await run({ args: ["--version"], home });
    expect(version).toMatchObject({ code: 0, stderr: "" });
    expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it("0 for work done, as JSON when asked, and the database is stopped after", async () => {
    const home = newHome();
    const first = await run({ args: ["migrate", "--json"], home });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(first.stdout).applied.length).toBeGreaterThan(0);
    const second = await run({ args: ["migrate"], home });
    expect(second.stdout).toBe("The schema is up to date.\n");
    expect(postmasterPid(home)).toBeNull();
  });

  it.each([
    [
      "a setting that breaks its rule",
      { PORT: "many" },
      "PORT must be a whole number from 0 to 65535.",
    ],
    [
      "a database that cannot be reached",
      { DATABASE_URL: "postgresql://me:secret@127.0.0.1:1/kb" },
      "Cannot reach PostgreSQL at 127.0.0.1:1: nothing listens there.",
    ],
  ])("1 and one line without a stack for %s", async (_what, env, line) => {
    const home = newHome();
    const { code, stdout, stderr } = await run({ args: ["migrate"], home, env });
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: "", stderr: `${line}\n` });
    const debugging = { ...env, LOG_LEVEL: "debug" };
    const detailed = await run({ args: ["migrate"], home, env: debugging });
    if (!("PORT" in env)) expect(detailed.stderr).toMatch(/^ {4}at /m);
  });
});

it("an interrupted command ends with the code of its signal and without a word", async () => {
  const home = newHome();
  const postgres = await ensurePostgres(home);
  const holder = new pg.Client({ connectionString: postgres.url });
  await holder.connect();
  // Whoever migrates waits for this lock.
  await holder.query("SELECT pg_advisory_lock($1::bigint)", [MIGRATION_LOCK]);
  const command = curatorium({ args: ["migrate"], home });
  const isWaiting = async () =>
    (await holder.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
      .rowCount === 1;
  await vi.waitUntil(isWaiting, { timeout: 30_000 });
  expect(await command.kill("SIGINT")).toBe(130);
  expect({ out: command.stdout(), err: command.stderr() }).toEqual({ out: "", err: "" });
  await holder.end();
  await postgres.stop();
});

describe("serve", () => {
  it("answers, and stops cleanly with its database when it is asked to", async () => {
    const home = newHome();
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      const server = serve(home);
      expect(await statusOf(await portOf(server))).toBe(404);
      const pid = postmasterPid(home) ?? 0;
      expect(await server.kill(signal)).toBe(0);
      expect(server.stderr()).toBe("");
      await waitUntilGone(pid);
    }
  });

  it("changes nothing when its port is taken", async () => {
    const home = newHome();
    const before = readdirSync(home).sort();
    const squatter = createServer().listen(0, "127.0.0.1");
    await once(squatter, "listening");
    const address = squatter.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const server = serve(home, { PORT: port, HOST: "127.0.0.1" });
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toBe(
      `Port ${port} on 127.0.0.1 is in use: stop the other program or set PORT.\n`,
    );
    expect(readdirSync(home).sort()).toEqual(before);
    expect(postmasterPid(home)).toBeNull();
    squatter.close();
  });

  it("starts again beside the database that a killed one left", async () => {
    const home = newHome();
    const killed = serve(home);
    await portOf(killed);
    const pid = postmasterPid(home);
    await killed.kill("SIGKILL");
    const server = serve(home);
    expect(await statusOf(await portOf(server))).toBe(404);
    expect(postmasterPid(home)).toBe(pid);
    expect(await server.kill("SIGTERM")).toBe(0);
  });

  it("outlives its database, and brings it back without being asked", async () => {
    const home = newHome();
    const server = serve(home);
    const port = await portOf(server);
    const pid = postmasterPid(home) ?? 0;
    process.kill(pid, "SIGKILL");
    await waitUntilGone(pid);
    await vi.waitUntil(() => ![null, pid].includes(postmasterPid(home)), { timeout: 20_000 });
    expect(await statusOf(port)).toBe(404);
    // The one that is there now is adopted, and left to the server that uses it.
    const postgres = await vi.waitUntil(() => ensurePostgres(home), { timeout: 20_000 });
    expect(await queryOnce(postgres.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await postgres.stop();
    expect(await server.kill("SIGTERM")).toBe(0);
  });

  it.each(["SIGTERM", "SIGKILL"] as const)(
    "ends with the npm that started it (%s)",
    async (signal) => {
      const home = newHome();
      const env = { CURATORIUM_HOME: home, PORT: "0", BASE_URL: "http://kb.example" };
      const npm = startProgram({
        command: "npm",
        args: ["start"],
        env: { ...env, HOST: "0.0.0.0" },
      });
      await npm.waitFor(/^Data folder/m);
      const pid = postmasterPid(home) ?? 0;
      npm.child.kill(signal);
      await waitUntilGone(pid);
    },
  );

  it("refuses a database of a newer version and leaves it as it is", async () => {
    const home = newHome();
    await run({ args: ["migrate"], home });
    const postgres = await ensurePostgres(home);
    await queryOnce(
      postgres.url,
      "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)",
    );
    const server = serve(home);
    expect(await server.ended).toBe(1);
    expect(server.stderr()).toMatch(
      /^The database has 1 migration.*belongs to a newer version.*\n$/,
    );
    const rows = await queryOnce(postgres.url, "SELECT hash FROM drizzle.__drizzle_migrations");
    expect(rows.filter((row) => row.hash === "x")).toHaveLength(1);
    await postgres.stop();
    expect(postmasterPid(home)).toBeNull();
  });
});
