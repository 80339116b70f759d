// Goal: the embedded PostgreSQL is there at every start and keeps every acknowledged write.
// Method: real servers in homes of their own; processes and servers are killed, files are damaged,
// ports are taken, and the next start is looked at.
import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { ensurePostgres } from "#app/platform/postgres/embedded.server.ts";
import {
  homesPerTest,
  postmasterPid,
  preparedHomesPerTest,
  queryOnce,
  waitUntilGone,
} from "./support/homes.ts";
import {
  endProcessesAfterEach,
  scriptOf,
  startNode,
  type TestProcess,
} from "./support/processes.ts";

const newHome = homesPerTest();
const preparedHome = preparedHomesPerTest();
const writerScript = scriptOf("test/integration/runtime/support/writer-process.ts");
endProcessesAfterEach();

const startWriter = (home: string) => startNode({ script: writerScript(), args: [home] });

function lastAck(writer: TestProcess): number {
  return Number([...writer.stdout().matchAll(/^ack (\d+)$/gm)].at(-1)?.[1] ?? 0);
}

/** Waits until the writer has had `count` more writes acknowledged. */
async function moreAcks({ writer, count }: { writer: TestProcess; count: number }): Promise<void> {
  const goal = lastAck(writer) + count;
  await vi.waitUntil(() => lastAck(writer) >= goal, { timeout: 30_000, interval: 5 });
}

/** Every number from 1 to `last` is in the table. */
async function expectAllWritten({ url, last }: { url: string; last: number }): Promise<void> {
  const rows = await queryOnce<{ count: string }>(
    url,
    `SELECT count(*) FROM written WHERE n BETWEEN 1 AND ${last}`,
  );
  expect(last).toBeGreaterThan(0);
  expect(rows[0]?.count).toBe(String(last));
}

const portOf = (url: string) => Number(new URL(url).port);

function pidIn(home: string): number {
  const pid = postmasterPid(home);
  if (pid === null) throw new Error("No PostgreSQL runs in this home.");
  return pid;
}

describe("a first start", () => {
  it("makes a durable server that only this machine and our role can use", async () => {
    const home = newHome();
    const postgres = await ensurePostgres(home);
    const settings = await queryOnce<{ name: string; setting: string }>(
      postgres.url,
      `SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes',
        'synchronous_commit', 'data_checksums', 'listen_addresses', 'server_encoding') ORDER BY name`,
    );
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      data_checksums: "on",
      fsync: "on",
      full_page_writes: "on",
      listen_addresses: "127.0.0.1",
      server_encoding: "UTF8",
      synchronous_commit: "on",
    });
    const roles = await queryOnce<{ rolsuper: boolean }>(
      postgres.url,
      "SELECT rolsuper FROM pg_roles WHERE rolname = current_user",
    );
    expect(roles).toEqual([{ rolsuper: false }]);
    expect(statSync(join(home, "postgres-connection.json")).mode & 0o777).toBe(0o600);
    const { password, port } = new URL(postgres.url);
    for (const intruder of [
      postgres.url.replace(password, `${password}x`),
      `postgresql://postgres@127.0.0.1:${port}/curatorium`,
    ]) {
      await expect(queryOnce(intruder, "SELECT 1")).rejects.toThrow(/password|SASL/);
    }
    const pid = pidIn(home);
    // Somebody who knocks and does not log in keeps nothing alive.
    const knock = connect(Number(port), "127.0.0.1").on("error", () => {});
    await once(knock, "connect");
    await postgres.stop();
    await waitUntilGone(pid);
    knock.destroy();
  });

  it("is made once when two processes want it at the same time", async () => {
    const home = newHome();
    const writers = [startWriter(home), startWriter(home)];
    const ups = await Promise.all(writers.map((writer) => writer.waitFor(/^up (\w+) (.+)$/m)));
    expect(ups.map((up) => up[1]).sort()).toEqual(["adopted", "started"]);
    expect(ups[0]?.[2]).toBe(ups[1]?.[2]);
    const pid = pidIn(home);
    expect(await writers[0]?.kill("SIGTERM")).toBe(0);
    // The other one still needs it.
    await moreAcks({ writer: writers[1] as TestProcess, count: 3 });
    expect(postmasterPid(home)).toBe(pid);
    expect(await writers[1]?.kill("SIGTERM")).toBe(0);
    await waitUntilGone(pid);
  });

  it("survives one that was killed half-way", async () => {
    const home = newHome();
    const writer = startWriter(home);
    const unfinished = () => readdirSync(home).filter((name) => name.includes("unfinished"));
    await vi.waitUntil(() => unfinished().length > 0, { timeout: 20_000, interval: 1 });
    await writer.kill("SIGKILL");
    expect(readdirSync(home)).not.toContain("postgres");
    const postgres = await ensurePostgres(home);
    expect(postgres.adopted).toBe(false);
    expect(await queryOnce(postgres.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(unfinished()).toEqual([]);
    await postgres.stop();
  });

  it("refuses a data folder that holds something else, and touches nothing in it", async () => {
    const home = newHome();
    mkdirSync(join(home, "postgres"));
    writeFileSync(join(home, "postgres", "thesis.txt"), "mine");
    await expect(ensurePostgres(home)).rejects.toThrow(/holds no PostgreSQL database/);
    expect(readFileSync(join(home, "postgres", "thesis.txt"), "utf8")).toBe("mine");
  });

  it("refuses a data folder of another major version", async () => {
    const home = preparedHome();
    writeFileSync(join(home, "postgres", "PG_VERSION"), "17\n");
    await expect(ensurePostgres(home)).rejects.toThrow(/made by PostgreSQL 17/);
  });
});

describe("after a kill", () => {
  it("adopts the server that outlived its parent, with every acknowledged write", async () => {
    const home = preparedHome();
    const writer = startWriter(home);
    await moreAcks({ writer, count: 20 });
    const pid = pidIn(home);
    await writer.kill("SIGKILL");
    const postgres = await ensurePostgres(home);
    expect(postgres.adopted).toBe(true);
    expect(postmasterPid(home)).toBe(pid);
    await expectAllWritten({ url: postgres.url, last: lastAck(writer) });
    await postgres.stop();
    await waitUntilGone(pid);
  });

  it("recovers when server and parent are killed", async () => {
    const home = preparedHome();
    const writer = startWriter(home);
    await moreAcks({ writer, count: 20 });
    const pid = pidIn(home);
    process.kill(pid, "SIGKILL");
    await writer.kill("SIGKILL");
    await waitUntilGone(pid);
    const postgres = await ensurePostgres(home);
    await expectAllWritten({ url: postgres.url, last: lastAck(writer) });
    await postgres.stop();
  });

  it("brings the server back under a process that goes on running", async () => {
    const home = preparedHome();
    const writer = startWriter(home);
    for (let round = 0; round < 3; round += 1) {
      await moreAcks({ writer, count: 10 });
      const pid = pidIn(home);
      process.kill(pid, "SIGKILL");
      await vi.waitUntil(() => ![pid, null].includes(postmasterPid(home)), { timeout: 30_000 });
    }
    await moreAcks({ writer, count: 10 });
    expect(await writer.kill("SIGTERM")).toBe(0);
    expect(writer.stderr()).toBe("");
    const postgres = await ensurePostgres(home);
    await expectAllWritten({ url: postgres.url, last: lastAck(writer) });
    await postgres.stop();
  });

  it("is not taken in by a postmaster.pid whose number went to another program", async () => {
    const home = preparedHome();
    const first = await ensurePostgres(home);
    const pidFile = join(home, "postgres", "postmaster.pid");
    const lines = readFileSync(pidFile, "utf8").split("\n");
    await first.stop();
    writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join("\n"));
    const second = await ensurePostgres(home);
    expect(second.adopted).toBe(false);
    expect(await queryOnce(second.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await second.stop();
  });
});

describe("a later start", () => {
  it("keeps its port, and takes another when somebody has it", async () => {
    const home = preparedHome();
    const first = await ensurePostgres(home);
    await first.stop();
    const second = await ensurePostgres(home);
    expect(second.url).toBe(first.url);
    await second.stop();
    const squatter = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => squatter.listen(portOf(first.url), "127.0.0.1", resolve));
    try {
      const third = await ensurePostgres(home);
      expect(portOf(third.url)).not.toBe(portOf(first.url));
      expect(await queryOnce(third.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
      await third.stop();
    } finally {
      squatter.close();
    }
  });

  it.each(["stopped", "running"])(
    "gives a new password when its file is lost (%s)",
    async (state) => {
      const home = preparedHome();
      const writer = startWriter(home);
      const [, , firstUrl] = await writer.waitFor(/^up (\w+) (.+)$/m);
      await moreAcks({ writer, count: 3 });
      await writer.kill(state === "running" ? "SIGKILL" : "SIGTERM");
      rmSync(join(home, "postgres-connection.json"));
      const postgres = await ensurePostgres(home);
      expect(new URL(postgres.url).password).not.toBe(new URL(String(firstUrl)).password);
      await expectAllWritten({ url: postgres.url, last: lastAck(writer) });
      await postgres.stop();
    },
  );

  it("leaves the server to a stranger who is connected, and stops it after", async () => {
    const home = preparedHome();
    const postgres = await ensurePostgres(home);
    const pid = pidIn(home);
    const writer = startWriter(home);
    await moreAcks({ writer, count: 1 });
    await postgres.stop();
    expect(postmasterPid(home)).toBe(pid);
    await moreAcks({ writer, count: 1 });
    await writer.kill("SIGTERM");
    await waitUntilGone(pid);
  });
});
