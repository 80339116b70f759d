// Goal: after every start in evaluation mode there is a file whose passwords open the demo accounts,
// whatever happened before; and there are none anywhere else.
// Method: seed real databases and folders, stop the seeding at each step, and sign in with the file.
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { DEMO_PEOPLE } from "#app/domain/permissions/demo-accounts.ts";
import type { Environment } from "#app/platform/env.server.ts";
import { verifyPassword } from "#app/platform/password.server.ts";
import { ForbiddenError } from "#app/services/errors.server.ts";
import { createUser } from "#app/services/users/create-user.server.ts";
import { listUsers } from "#app/services/users/list-users.server.ts";
import {
  describeDemoAccounts,
  readDemoAccounts,
  seedDemoAccounts,
} from "#app/services/users/seed-demo.server.ts";
import { setPassword } from "#app/services/users/set-password.server.ts";
import { signIn } from "#app/services/users/sign-in.server.ts";
import { account, auditEvent, user } from "#db/schema/index.ts";
import { useTestDatabase } from "../../support/database.ts";
import { contextFor, makePerson, newestEvents, testEnvironment } from "./people.ts";

const database = useTestDatabase({ per: "test" });

const fileIn = (env: Environment) => join(env.home, "demo-accounts.json");
const seed = (env: Environment) => seedDemoAccounts({ ctx: contextFor(database.db), env });

/**
 * Whether the file's passwords open the accounts: the first and the last, because all are written in
 * one transaction and hashing is slow on purpose.
 */
async function doesFileOpen(env: Environment): Promise<boolean> {
  const list = readDemoAccounts(env);
  const rows = await database.db
    .select({ email: user.email, hash: account.password })
    .from(user)
    .innerJoin(account, eq(account.userId, user.id));
  const hashes = new Map(rows.map(({ email, hash }) => [email, hash]));
  const opened = await Promise.all(
    [list.at(0), list.at(-1)].map((one) =>
      verifyPassword({
        hash: hashes.get(one?.email ?? "") ?? "no:hash",
        password: one?.password ?? "",
      }),
    ),
  );
  return list.length === DEMO_PEOPLE.length && opened.every(Boolean);
}

describe("a first start", () => {
  test("makes eight people who can sign in, each with one role, and records them", async () => {
    const env = testEnvironment();
    const list = await seed(env);
    expect(list.map(({ role, email, name }) => ({ role, email, name }))).toEqual(DEMO_PEOPLE);
    expect(list.every(({ password }) => password.length >= 16)).toBe(true);
    expect(JSON.parse(readFileSync(fileIn(env), "utf8"))).toEqual(list);
    for (const { email, password } of list) {
      const ctx = contextFor(database.db);
      const origin = { address: "127.0.0.1", userAgent: null };
      expect(await signIn({ ctx, env, input: { email, password }, origin })).toMatchObject({
        ok: true,
      });
    }
    const people = await listUsers({ ctx: contextFor(database.db) });
    expect(people.map(({ email, roles }) => [email, roles]).sort()).toEqual(
      DEMO_PEOPLE.map(({ email, role }) => [email, [role]]).sort(),
    );
    const events = (await newestEvents(database.db, 16)).map(({ action }) => action);
    expect(events.filter((action) => action === "user.create")).toHaveLength(8);
    const trail = JSON.stringify(await database.db.select().from(auditEvent));
    for (const { password } of list) expect(trail).not.toContain(password);
  });

  test.skipIf(process.platform === "win32")("writes a file for its owner alone", async () => {
    const env = testEnvironment();
    await seed(env);
    expect(statSync(fileIn(env)).mode & 0o777).toBe(0o600);
    expect(readdirSync(env.home).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("of two processes at once makes one set, and both know it", async () => {
    const env = testEnvironment();
    const [one, other] = await Promise.all([seed(env), seed(env)]);
    expect(one).toEqual(other);
    expect(await database.db.$count(user)).toBe(8);
    expect(await doesFileOpen(env)).toBe(true);
  });

  test("says on the terminal who can be tried", async () => {
    const list = await seed(testEnvironment());
    const lines = describeDemoAccounts(list).split("\n");
    expect(lines).toHaveLength(8);
    for (const [index, { email, password }] of list.entries()) {
      expect(lines[index]).toContain(email);
      expect(lines[index]).toContain(password);
    }
  });
});

describe("a later start", () => {
  test("changes nothing, and writes nothing", async () => {
    const env = testEnvironment();
    const first = await seed(env);
    const written = statSync(fileIn(env)).mtimeMs;
    const events = await database.db.$count(auditEvent);
    expect(await seed(env)).toEqual(first);
    expect(statSync(fileIn(env)).mtimeMs).toBe(written);
    expect(await database.db.$count(auditEvent)).toBe(events);
  });

  const DAMAGE: Record<string, (env: Environment) => void> = {
    "was deleted": (env) => rmSync(fileIn(env)),
    "is empty": (env) => writeFileSync(fileIn(env), ""),
    "is of other people": (env) =>
      writeFileSync(fileIn(env), readFileSync(fileIn(env), "utf8").replaceAll("amara", "other")),
  };

  test.each(Object.entries(DAMAGE))("makes new passwords when the file %s", async (_, damage) => {
    const env = testEnvironment();
    const first = await seed(env);
    damage(env);
    const second = await seed(env);
    expect(second.map(({ password }) => password)).not.toEqual(
      first.map(({ password }) => password),
    );
    expect(await doesFileOpen(env)).toBe(true);
    expect(await database.db.$count(user)).toBe(8);
  });

  test("takes the file's passwords when the accounts have others", async () => {
    const env = testEnvironment();
    const first = await seed(env);
    const ctx = contextFor(database.db);
    const [administrator] = (await listUsers({ ctx })).filter(({ roles }) =>
      roles.includes("administrator"),
    );
    await setPassword({
      ctx,
      input: { userId: administrator?.userId ?? "", password: "other-words-here-7" },
    });
    expect(await seed(env)).toEqual(first);
    expect(await doesFileOpen(env)).toBe(true);
  });

  test("with the file on an empty database makes the accounts that the file has", async () => {
    const env = testEnvironment();
    const first = await seed(env);
    await database.pool.query('DELETE FROM user_role; DELETE FROM "user"');
    expect(await seed(env)).toEqual(first);
    expect(await doesFileOpen(env)).toBe(true);
  });

  test("with another data folder gives the accounts the passwords of that one", async () => {
    await seed(testEnvironment());
    const env = testEnvironment();
    await seed(env);
    expect(await doesFileOpen(env)).toBe(true);
    expect(await database.db.$count(user)).toBe(8);
  });
});

describe("a start that was killed", () => {
  test("after the file and before the accounts is made whole by the next", async () => {
    const env = testEnvironment();
    // The accounts' transaction fails at its end; the file was written before.
    await database.pool.query("ALTER TABLE audit_head RENAME TO audit_head_gone");
    await expect(seed(env)).rejects.toThrow();
    const written = readDemoAccounts(env);
    expect(written).toHaveLength(8);
    expect(await database.db.$count(user)).toBe(0);
    await database.pool.query("ALTER TABLE audit_head_gone RENAME TO audit_head");
    expect(await seed(env)).toEqual(written);
    expect(await doesFileOpen(env)).toBe(true);
  });

  test("between a new file and new passwords is made whole by the next", async () => {
    const env = testEnvironment();
    await seed(env);
    rmSync(fileIn(env));
    await database.pool.query("ALTER TABLE audit_head RENAME TO audit_head_gone");
    await expect(seed(env)).rejects.toThrow();
    await database.pool.query("ALTER TABLE audit_head_gone RENAME TO audit_head");
    expect(await doesFileOpen(env)).toBe(false);
    await seed(env);
    expect(await doesFileOpen(env)).toBe(true);
  });

  test("because the data folder cannot be used leaves no account", async () => {
    const env = testEnvironment();
    writeFileSync(join(env.home, "file"), "");
    await expect(seed({ ...env, home: join(env.home, "file", "home") })).rejects.toThrow();
    expect(await database.db.$count(user)).toBe(0);
  });
});

describe("no demo account is made", () => {
  test.each([
    ["with a public address", { BASE_URL: "https://kb.example.org" }],
    ["with an open port", { HOST: "0.0.0.0" }],
  ])("%s", async (_, variables) => {
    const env = testEnvironment(variables);
    await expect(seed(env)).rejects.toMatchObject({ refusals: [{ code: "not-evaluation" }] });
    expect(await database.db.$count(user)).toBe(0);
    expect(readdirSync(env.home)).toEqual([]);
  });

  test("where real people are, who may be of a real server's database", async () => {
    const env = testEnvironment();
    await makePerson(database.db, "curator");
    expect(await seed(env)).toEqual([]);
    expect(await database.db.$count(user)).toBe(1);
    expect(readdirSync(env.home)).toEqual([]);
  });

  test("by somebody who is no administrator", async () => {
    const ctx = contextFor(database.db, await makePerson(database.db, "curator"));
    await expect(seedDemoAccounts({ ctx, env: testEnvironment() })).rejects.toThrow(ForbiddenError);
  });
});

test("people who are added to an evaluation stay, and so do the demo accounts", async () => {
  const env = testEnvironment();
  const first = await seed(env);
  await createUser({
    ctx: contextFor(database.db),
    input: {
      name: "Real Person",
      email: "real@hospital.example",
      password: "violet-mountain-42",
      roles: ["curator"],
    },
  });
  expect(await seed(env)).toEqual(first);
  expect(await database.db.$count(user)).toBe(9);
});
