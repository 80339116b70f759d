import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { ensurePostgres } from "#app/platform/postgres/embedded.server.ts";

/** Process id of the PostgreSQL in a home, or null when it left no postmaster.pid. */
export function postmasterPid(home: string): number | null {
  try {
    return Number(readFileSync(join(home, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return null;
  }
}

/** Waits until no process of that id exists; fails after ten seconds. */
export async function waitUntilGone(pid: number): Promise<void> {
  await vi.waitUntil(() => !exists(pid), { timeout: 10_000, interval: 10 });
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A zombie still has its number; it has no command line any more.
    return readFileSync(`/proc/${pid}/cmdline`, "utf8") !== "";
  } catch {
    return false;
  }
}

/**
 * Makes homes that hold a data folder already, for what happens at later starts: copies of one that
 * is made for the file. Call it at the top of a file.
 */
export function preparedHomesPerTest(): () => string {
  const newHome = homesPerTest();
  const original = mkdtempSync(join(tmpdir(), "curatorium-original-"));
  beforeAll(async () => {
    const postgres = await ensurePostgres(original);
    await postgres.stop();
  });
  afterAll(() => rmSync(original, { recursive: true, force: true }));
  return () => {
    const home = newHome();
    // `cp -a` keeps the owner, who is another user when root runs the tests.
    execFileSync("cp", ["-a", `${original}/.`, home]);
    return home;
  };
}

/** Makes homes for tests; after each, their servers are killed and their folders removed. */
export function homesPerTest(): () => string {
  let homes: string[] = [];
  afterEach(async () => {
    for (const home of homes) {
      const pid = postmasterPid(home);
      if (pid !== null && pid !== process.pid && exists(pid)) {
        process.kill(pid, "SIGQUIT");
        await waitUntilGone(pid);
      }
      rmSync(home, { recursive: true, force: true });
    }
    homes = [];
  });
  return () => {
    // mkdtemp makes it 0700: for root the hardest case, because PostgreSQL is another user then.
    const home = mkdtempSync(join(tmpdir(), "curatorium-runtime-"));
    homes.push(home);
    return home;
  };
}

/** Runs one statement on a connection of its own and gives its rows. */
export async function queryOnce<Row extends pg.QueryResultRow>(
  url: string,
  statement: string,
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}
