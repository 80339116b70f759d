// Goal: only the right password of an account in use opens a session; guessing is slow, refusals say
// nothing about who has an account, and every outcome is in the audit trail.
// Method: sign in through the verb on a real database, with a clock that the test moves.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { DEMO_DOMAIN } from "#app/domain/permissions/demo-accounts.ts";
import { createAuth } from "#app/platform/auth.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { inTransaction } from "#app/services/transaction.server.ts";
import { ATTEMPT_LIMITS } from "#app/services/users/attempts.server.ts";
import { insertUser } from "#app/services/users/create-user.server.ts";
import { deactivateUser } from "#app/services/users/deactivate-user.server.ts";
import { reauthenticate } from "#app/services/users/reauthenticate.server.ts";
import { signIn } from "#app/services/users/sign-in.server.ts";
import { auditEvent, rateLimit, session } from "#db/schema/index.ts";
import { fixedClock } from "../../support/clock.ts";
import { useTestDatabase } from "../../support/database.ts";
import {
  contextFor,
  cookieOf,
  makePerson,
  newestEvents,
  ORIGIN,
  PASSWORD,
  testEnvironment,
} from "./people.ts";

const database = useTestDatabase({ per: "test" });
const env = testEnvironment();
const onServer = testEnvironment({ BASE_URL: "https://kb.example.org" });

let clock = fixedClock(new Date().toISOString());
beforeEach(() => {
  clock = fixedClock(new Date().toISOString());
});

function attempt(
  email: string,
  password: string,
  options: { address?: string; settings?: typeof env } = {},
) {
  return signIn({
    ctx: { ...contextFor(database.db), now: clock.now },
    env: options.settings ?? env,
    input: { email, password },
    origin: { address: options.address ?? "192.0.2.7", userAgent: "test" },
  });
}

const refusals = () =>
  database.db.select().from(auditEvent).where(eq(auditEvent.action, "user.sign-in-refused"));

describe("the right password", () => {
  test("opens one session, recorded with the person as who acts", async () => {
    const person = await makePerson(database.db, "curator", "reader");
    const result = await attempt(person.email.toUpperCase(), PASSWORD);
    expect(result).toMatchObject({ ok: true, value: { userId: person.userId } });
    const sessions = await database.db.select().from(session);
    expect(sessions).toMatchObject([
      { userId: person.userId, ipAddress: "192.0.2.7", userAgent: "test" },
    ]);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({
      action: "user.sign-in",
      actorId: person.userId,
      actorRoles: ["curator", "reader"],
      after: '{"address":"192.0.2.7"}',
    });
  });

  test("gives a cookie that scripts cannot read and other sites do not send", async () => {
    const { email } = await makePerson(database.db, "curator");
    const cookiesIn = async (settings: typeof env) => {
      const result = await attempt(email, PASSWORD, { settings });
      return result.ok ? result.value.headers.getSetCookie() : [];
    };
    const [local, ...none] = await cookiesIn(env);
    expect(none).toEqual([]);
    expect(local).toMatch(/^curatorium\.session_token=/);
    expect(local).toMatch(/; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/);
    const [secure] = await cookiesIn(onServer);
    expect(secure).toMatch(/^__Secure-curatorium\.session_token=/);
    expect(secure).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  });

  test("leaves no session when it cannot be recorded", async () => {
    const { email } = await makePerson(database.db, "curator");
    await database.pool.query("ALTER TABLE audit_head RENAME TO audit_head_gone");
    await expect(attempt(email, PASSWORD)).rejects.toThrow();
    expect(await database.db.$count(session)).toBe(0);
  });
});

describe("a refusal", () => {
  test("is the same for a wrong password, an unknown address and a closed account", async () => {
    const person = await makePerson(database.db, "curator");
    const closed = await makePerson(database.db, "curator");
    await deactivateUser({
      ctx: contextFor(database.db),
      input: { userId: closed.userId },
    });
    const answers = [
      await attempt(person.email, `${PASSWORD}!`),
      await attempt("nobody@hospital.example", PASSWORD),
      await attempt(closed.email, PASSWORD),
    ];
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: false, error: { code: "wrong-credentials" } });
    expect(await database.db.$count(session)).toBe(0);
    expect((await refusals()).map(({ subjectId, after }) => [subjectId, after])).toEqual([
      [person.userId, '{"address":"192.0.2.7","cause":"wrong-password"}'],
      ["unknown", '{"address":"192.0.2.7","cause":"unknown-address"}'],
      [closed.userId, '{"address":"192.0.2.7","cause":"closed-account"}'],
    ]);
  });

  test("keeps neither the password nor an unknown address", async () => {
    const { email } = await makePerson(database.db, "curator");
    await attempt(email, "my-secret-phrase");
    await attempt("my-secret-phrase@hospital.example", "x");
    const kept = JSON.stringify([await refusals(), await database.db.select().from(rateLimit)]);
    expect(kept).not.toContain("my-secret-phrase");
  });

  test("never tells the log the password or the address, whatever fails", async () => {
    const levels = ["error", "warn", "info", "debug"] as const;
    const spies = levels.map((level) => vi.spyOn(logger(), level).mockReturnValue());
    const { email } = await makePerson(database.db, "curator");
    const auth = createAuth({ db: database.db, env });
    const signedIn = await attempt(email, PASSWORD);
    const cookie = signedIn.ok ? cookieOf(signedIn.value.headers) : "";
    await database.pool.query("ALTER TABLE session RENAME TO session_gone");
    await expect(attempt(email, PASSWORD)).rejects.toThrow();
    const headers = { "content-type": "application/json", origin: ORIGIN };
    const body = JSON.stringify({ email, password: PASSWORD });
    const url = `${ORIGIN}/api/auth/sign-in/email`;
    const request = new Request(url, { method: "POST", headers, body });
    await expect(auth.handler(request)).rejects.toThrow();
    await expect(auth.api.getSession({ headers: new Headers({ cookie }) })).rejects.toThrow();
    const lines = JSON.stringify(spies.flatMap((spy) => spy.mock.calls));
    expect(lines).toContain("better-auth");
    for (const secret of [PASSWORD, email, cookie, "params"]) expect(lines).not.toContain(secret);
  });
});

describe("guessing", () => {
  const LIMIT = ATTEMPT_LIMITS["sign-in-account"];

  test("is stopped after ten wrong passwords, also for the right one, and recorded once", async () => {
    const { email } = await makePerson(database.db, "curator");
    for (let count = 0; count < LIMIT; count += 1) {
      expect(await attempt(email, "wrong-password")).toMatchObject({
        error: { code: "wrong-credentials" },
      });
    }
    for (let count = 0; count < 3; count += 1) {
      expect(await attempt(email, PASSWORD)).toMatchObject({
        error: { code: "too-many-attempts", retryAfterSeconds: 900 },
      });
    }
    const recorded = await refusals();
    expect(recorded).toHaveLength(LIMIT + 1);
    expect(recorded.at(-1)?.after).toContain("too-many-attempts");
    clock.advance({ minutes: 14, seconds: 59 });
    expect(await attempt(email, PASSWORD)).toMatchObject({ error: { retryAfterSeconds: 1 } });
    clock.advance({ seconds: 1 });
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
  });

  test("leaves no counter behind once its window has ended and somebody signs in", async () => {
    const { email } = await makePerson(database.db, "curator");
    await attempt("nobody@hospital.example", "x");
    clock.advance({ minutes: 15 });
    await attempt("nobody-else@hospital.example", "x", { address: "192.0.2.8" });
    clock.advance({ seconds: 1 });
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
    const kept = await database.db.select({ key: rateLimit.key }).from(rateLimit);
    // The second stranger's two, and this client's, whose new window has begun.
    expect(kept).toHaveLength(3);
  });

  test("of many at once lets no more than ten through", async () => {
    const { email } = await makePerson(database.db, "curator");
    const answers = await Promise.all(
      Array.from({ length: LIMIT * 2 }, () => attempt(email, "wrong-password")),
    );
    const codes = answers.map((answer) => (answer.ok ? "in" : answer.error.code));
    expect(codes.filter((code) => code === "wrong-credentials")).toHaveLength(LIMIT);
  });

  test("starts anew after a success", async () => {
    const { email } = await makePerson(database.db, "curator");
    for (let count = 0; count < LIMIT - 1; count += 1) await attempt(email, "wrong-password");
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
    for (let count = 0; count < LIMIT - 1; count += 1) await attempt(email, "wrong-password");
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
  });

  test("against many accounts is stopped by the client's network, and not for others", async () => {
    const { email } = await makePerson(database.db, "curator");
    const limit = ATTEMPT_LIMITS["sign-in-address"];
    const answers = await Promise.all(
      Array.from({ length: limit }, (_, index) =>
        attempt(`nobody-${index}@hospital.example`, "x", { address: `2001:db8::${index + 1}` }),
      ),
    );
    expect(answers.every((one) => !one.ok && one.error.code === "wrong-credentials")).toBe(true);
    expect(await attempt(email, PASSWORD, { address: "2001:db8::ffff" })).toMatchObject({
      error: { code: "too-many-attempts" },
    });
    expect(await attempt(email, PASSWORD, { address: "2001:db8:0:1::1" })).toMatchObject({
      ok: true,
    });
  });

  test("is not forgotten when better-auth clears its own counters", async () => {
    const { email } = await makePerson(database.db, "curator");
    for (let count = 0; count < LIMIT; count += 1) await attempt(email, "wrong-password");
    const auth = createAuth({ db: database.db, env });
    const probe = () =>
      auth.handler(
        new Request(`${ORIGIN}/api/auth/ok`, { headers: { "x-forwarded-for": "192.0.2.9" } }),
      );
    expect((await probe()).status).toBe(200);
    // The window of this path ended two minutes ago: better-auth now deletes what it takes for old.
    await database.pool.query(
      "UPDATE rate_limit SET last_request = last_request - 120000 WHERE key LIKE '192.0.2.9|%'",
    );
    expect((await probe()).status).toBe(200);
    expect(await attempt(email, PASSWORD)).toMatchObject({
      error: { code: "too-many-attempts" },
    });
  });
});

test("a demo account opens nothing on a real server", async () => {
  const email = `somebody@${DEMO_DOMAIN}`;
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(contextFor(database.db), (tctx) =>
    insertUser(tctx, { name: "Somebody", email, roles: ["administrator"], passwordHash }),
  );
  expect(await attempt(email, PASSWORD, { settings: onServer })).toMatchObject({
    error: { code: "wrong-credentials" },
  });
  expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
});

describe("an electronic signature", () => {
  test("takes the own password, and refuses another's", async () => {
    const person = await makePerson(database.db, "reviewer");
    const ctx = contextFor(database.db, person);
    expect(await reauthenticate({ ctx, password: PASSWORD })).toEqual({ ok: true, value: true });
    expect(await reauthenticate({ ctx, password: `${PASSWORD}!` })).toMatchObject({
      error: { code: "wrong-password", path: "password" },
    });
    expect(await reauthenticate({ ctx, password: "" })).toMatchObject({
      error: { code: "wrong-password" },
    });
    expect(await refusals()).toMatchObject([
      {
        actorId: person.userId,
        subjectId: person.userId,
        reason: "electronic signature",
        after: '{"cause":"wrong-password"}',
      },
    ]);
  });

  test("is stopped after ten wrong passwords, whoever signs in meanwhile", async () => {
    const person = await makePerson(database.db, "reviewer");
    const ctx = { ...contextFor(database.db, person), now: clock.now };
    for (let count = 0; count < ATTEMPT_LIMITS.signature; count += 1) {
      await reauthenticate({ ctx, password: "wrong-password" });
    }
    expect(await attempt(person.email, PASSWORD)).toMatchObject({ ok: true });
    expect(await reauthenticate({ ctx, password: PASSWORD })).toMatchObject({
      error: { code: "too-many-attempts", path: "password" },
    });
    clock.advance({ minutes: 15 });
    expect(await reauthenticate({ ctx, password: PASSWORD })).toMatchObject({ ok: true });
  });

  test("is not for who has been shut out, nor for who is not signed in", async () => {
    const person = await makePerson(database.db, "reviewer");
    const ctx = contextFor(database.db, person);
    await deactivateUser({ ctx: contextFor(database.db), input: { userId: person.userId } });
    expect(await reauthenticate({ ctx, password: PASSWORD })).toMatchObject({
      error: { code: "wrong-password" },
    });
    expect(
      await reauthenticate({ ctx: contextFor(database.db), password: PASSWORD }),
    ).toMatchObject({ error: { code: "not-signed-in" } });
  });
});
