// A running server keeps the repository's online signatures fresh, and nothing that happens to the
// repository ends it. A fixed clock, real keys, files and database; the timer is the test's own.
import { mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type DataPaths, dataPaths } from "#app/platform/data-paths.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import {
  CHECK_INTERVAL_MS,
  keepRepositorySigned,
  type Repeat,
  repeatByTimer,
} from "#app/server/keep-signed.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { initialiseKeys } from "#app/services/keys/initialise.server.ts";
import { renewWhenDue } from "#app/services/releases/renew-when-due.server.ts";
import { auditEvent } from "#db/schema/index.ts";
import { type FixedClock, fixedClock } from "#test/support/clock.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { insertPerson } from "#test/support/people.ts";

const PASSPHRASE = "a passphrase of the tests";
const database = useTestDatabase({ per: "test" });

let home: string;
let paths: DataPaths;
let clock: FixedClock;
let ctx: ServiceContext;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), "curatorium-renewal-"));
  paths = dataPaths(home);
  clock = fixedClock();
  const actor = { kind: "system", name: "serve" } as const;
  ctx = { db: database.db, actor, now: clock.now, newId };
  const publishers = [
    await insertPerson(database.db, "publisher"),
    await insertPerson(database.db, "publisher"),
  ];
  await initialiseKeys({
    ctx,
    paths,
    input: {
      rootPassphrases: [PASSPHRASE, PASSPHRASE, PASSPHRASE],
      publishers: publishers.map(({ userId }) => ({ userId, passphrase: PASSPHRASE })),
    },
  });
});

afterEach(() => rmSync(home, { recursive: true, force: true }));

const renew = () => renewWhenDue({ ctx, paths });

const timestamp = () =>
  JSON.parse(readFileSync(join(paths.tuf, "metadata", "timestamp.json"), "utf8")).signed as {
    version: number;
    expires: string;
  };

const renewals = () => database.db.$count(auditEvent, eq(auditEvent.action, "release.renew"));

describe("renewing what is due", () => {
  it("leaves a timestamp alone until it is six hours old, then signs it for three more days", async () => {
    clock.advance({ hours: 5, minutes: 59, seconds: 59 });
    expect(await renew()).toBeNull();
    expect(timestamp().version).toBe(1);
    expect(await renewals()).toBe(0);
    clock.advance({ seconds: 1 });
    expect(await renew()).toMatchObject({ timestamp: 2, snapshot: 1, warnings: [] });
    expect(timestamp()).toMatchObject({ version: 2, expires: "2026-01-18T15:00:00Z" });
    expect(await renewals()).toBe(1);
    expect(await renew()).toBeNull();
  });

  it("catches up after everything that a machine signs has expired", async () => {
    clock.advance({ days: 20 });
    expect(await renew()).toMatchObject({ timestamp: 2, snapshot: 2, warnings: [] });
  });

  it("says what people have to sign", async () => {
    clock.advance({ days: 121 });
    expect((await renew())?.warnings).toMatchObject([{ role: "targets", state: "due" }]);
  });

  it("does nothing where there is no repository", async () => {
    rmSync(paths.tuf, { recursive: true });
    clock.advance({ days: 1 });
    expect(await renew()).toBeNull();
  });

  it("refuses without the online keys, and changes nothing", async () => {
    renameSync(paths.keys, `${paths.keys}.away`);
    clock.advance({ days: 1 });
    await expect(renew()).rejects.toMatchObject({
      name: "RefusedError",
      refusals: [{ code: "key-missing" }],
    });
    expect(timestamp().version).toBe(1);
  });
});

/** Keeps the repository signed with a timer that the test pulls by hand. */
function keep() {
  const logged: { level: number; msg: string; role?: string }[] = [];
  const log = pino({ base: null }, { write: (line) => logged.push(JSON.parse(line)) });
  const timers: { run: () => Promise<void>; everyMs: number; isCancelled: boolean }[] = [];
  const repeat: Repeat = (input) => {
    const timer = { ...input, isCancelled: false };
    timers.push(timer);
    return () => {
      timer.isCancelled = true;
    };
  };
  const { stop } = keepRepositorySigned({ ctx, paths, log, repeat });
  const [timer] = timers;
  if (timer === undefined) throw new Error("no timer was set");
  return { logged, timer, stop };
}

describe("a running server", () => {
  it("renews at its start and whenever it is due, until it stops", async () => {
    clock.advance({ days: 4 });
    const { logged, timer, stop } = keep();
    await timer.run();
    expect(timer.everyMs).toBe(CHECK_INTERVAL_MS);
    expect(timestamp().version).toBe(2);
    await timer.run();
    expect(timestamp().version).toBe(2);
    clock.advance({ hours: 6 });
    await timer.run();
    expect(timestamp().version).toBe(3);
    expect(logged).toMatchObject([
      { level: 30, timestamp: 2 },
      { level: 30, timestamp: 3 },
    ]);
    await stop();
    expect(timer.isCancelled).toBe(true);
  });

  it("waits for a renewal that is under way when it stops", async () => {
    clock.advance({ days: 1 });
    await keep().stop();
    expect(timestamp().version).toBe(2);
    expect(await renewals()).toBe(1);
  });

  it("logs a failure and tries again", async () => {
    renameSync(paths.keys, `${paths.keys}.away`);
    clock.advance({ days: 1 });
    const { logged, timer, stop } = keep();
    await timer.run();
    expect(logged).toMatchObject([
      { level: 50, msg: "release repository could not be signed anew" },
    ]);
    renameSync(`${paths.keys}.away`, paths.keys);
    await timer.run();
    await stop();
    expect(timestamp().version).toBe(2);
  });

  it("warns of signatures that only people can renew", async () => {
    clock.advance({ days: 121 });
    const { logged, stop } = keep();
    await stop();
    expect(logged).toMatchObject([{ level: 30 }, { level: 40, role: "targets", state: "due" }]);
  });
});

describe("the timer", () => {
  it("runs again and again until it is cancelled", async () => {
    let runs = 0;
    const ended = new Promise<void>((resolve) => {
      const cancel = repeatByTimer({
        everyMs: 1,
        run: async () => {
          runs += 1;
          if (runs === 3) {
            cancel();
            resolve();
          }
        },
      });
    });
    await ended;
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs).toBe(3);
  });
});
