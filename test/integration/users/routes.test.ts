// Goal: the sign-in page, signing out and better-auth's addresses do what they say to whoever asks,
// and nothing for another site.
// Method: call loaders and actions with requests, as a browser without script would make them.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createAuth } from "#app/platform/auth.server.ts";
import { action, headers, loader } from "#app/routes/_auth.login/route.tsx";
import { action as authAction, loader as authLoader } from "#app/routes/api.auth.$.ts";
import { action as logout, loader as visitLogout } from "#app/routes/logout.ts";
import { seedDemoAccounts } from "#app/services/users/seed-demo.server.ts";
import { account, session, user } from "#db/schema/index.ts";
import { useTestDatabase } from "../../support/database.ts";
import {
  contextFor,
  cookieOf,
  loadContext,
  makePerson,
  newestEvents,
  ORIGIN,
  PASSWORD,
  pageRequest,
  testEnvironment,
} from "./people.ts";

const database = useTestDatabase({ per: "test" });
const env = testEnvironment();

const args = (request: Request, settings = env) => ({
  request,
  params: {},
  context: loadContext({ db: database.db, env: settings }),
});

/** What a route answered or threw: a Response, or data with its status. */
async function answerOf(run: () => unknown) {
  let answer: unknown;
  try {
    answer = await run();
  } catch (thrown) {
    answer = thrown;
  }
  if (answer instanceof Response) {
    return { status: answer.status, headers: answer.headers, body: null as unknown };
  }
  if (answer instanceof Error) throw answer;
  const { data, init } = answer as { data: unknown; init: ResponseInit | null };
  return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data };
}

const post = (form: Record<string, string>, extra: Record<string, string> = {}) =>
  answerOf(() => action(args(pageRequest("/login", { form, headers: extra }))));

async function cookieFor(email: string): Promise<string> {
  return cookieOf((await post({ email, password: PASSWORD })).headers);
}

describe("the sign-in form", () => {
  test("signs in and leads to where the person wanted to go", async () => {
    const { email } = await makePerson(database.db, "curator");
    const answer = await post({ email, password: PASSWORD, next: "/review?state=open#top" });
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe("/review?state=open#top");
    expect(answer.headers.getSetCookie()).toHaveLength(1);
    const page = await answerOf(() =>
      loader(args(pageRequest("/login?next=/work", { cookie: cookieOf(answer.headers) }))),
    );
    expect([page.status, page.headers.get("location")]).toEqual([302, "/work"]);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "evil",
    "",
    "/logout",
    "/login?next=//evil.example",
    "/api/auth/ok",
    `/${"x".repeat(2_000)}`,
  ])("leads nowhere else: %j", async (next) => {
    const { email } = await makePerson(database.db, "curator");
    const answer = await post({
      email,
      password: PASSWORD,
      ...(next.length > 2_000 ? {} : { next }),
    });
    expect(answer.headers.get("location")).toBe("/");
    const page = await answerOf(() =>
      loader(args(pageRequest(`/login?next=${encodeURIComponent(next)}`))),
    );
    expect(page.body).toMatchObject({ next: "/" });
  });

  test("leads on to addresses that only begin like those", async () => {
    const { email } = await makePerson(database.db, "curator");
    const answer = await post({ email, password: PASSWORD, next: "/logins" });
    expect(answer.headers.get("location")).toBe("/logins");
  });

  test("says what is wrong, keeps the address and never gives the password back", async () => {
    const { email } = await makePerson(database.db, "curator");
    const wrong = await post({ email, password: "wrong-password" });
    expect(wrong.status).toBe(401);
    expect(JSON.stringify(wrong.body)).not.toContain("wrong-password");
    expect(wrong.body).toMatchObject({
      lastResult: {
        initialValue: { email },
        error: { "": ["The e-mail address or the password is not right."] },
      },
    });
    const incomplete = await post({ email: "no address", password: "wrong-password" });
    expect(incomplete.status).toBe(400);
    expect(JSON.stringify(incomplete.body)).not.toContain("wrong-password");
    expect(incomplete.body).toMatchObject({ lastResult: { error: { email: expect.any(Array) } } });
  });

  test("says when to come back after too many attempts", async () => {
    const { email } = await makePerson(database.db, "curator");
    for (let count = 0; count < 10; count += 1) await post({ email, password: "wrong-password" });
    const answer = await post({ email, password: PASSWORD });
    expect(answer.status).toBe(429);
    const seconds = Number(answer.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(900);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test("takes nothing from another site", async () => {
    const { email } = await makePerson(database.db, "curator");
    const answer = await post({ email, password: PASSWORD }, { origin: "https://evil.example" });
    expect(answer.status).toBe(403);
    expect(await database.db.$count(session)).toBe(0);
  });

  test("is kept by no cache", () => {
    expect(headers()).toEqual({ "Cache-Control": "no-store" });
  });
});

describe("the demo accounts", () => {
  const page = (path: string, settings = env) =>
    answerOf(() => loader(args(pageRequest(path), settings)));

  test("are listed without passwords; the one that is chosen fills the form and signs in", async () => {
    const list = await seedDemoAccounts({ ctx: contextFor(database.db), env });
    const [first] = list;
    const shown = await page("/login");
    expect(shown.body).toMatchObject({ filled: null, accounts: { length: 8 } });
    for (const { password } of list) expect(JSON.stringify(shown.body)).not.toContain(password);
    const chosen = await page(`/login?as=${first?.email}`);
    expect(chosen.body).toMatchObject({
      filled: { email: first?.email, password: first?.password },
    });
    expect(chosen.headers.get("cache-control")).toBe("no-store");
    const answer = await post({ email: first?.email ?? "", password: first?.password ?? "" });
    expect(answer.status).toBe(302);
  });

  test("are not shown by a real server, although the file is there", async () => {
    await seedDemoAccounts({ ctx: contextFor(database.db), env });
    const real = { ...env, baseUrl: "https://kb.example.org" };
    expect((await page("/login?as=ingrid.solheim@demo.curatorium.example", real)).body).toEqual({
      next: "/",
      accounts: [],
      filled: null,
    });
    const open = { ...env, host: "0.0.0.0" };
    expect((await page("/login", open)).body).toMatchObject({ accounts: [] });
  });

  test("are none when the file is not what we wrote", async () => {
    const other = testEnvironment();
    for (const text of ["", "{}", "[]", '[{"role":"administrator"}]', "\0"]) {
      writeFileSync(join(other.home, "demo-accounts.json"), text);
      expect((await page("/login", other)).body).toMatchObject({ accounts: [] });
    }
  });
});

describe("signing out", () => {
  const leave = (cookie: string, extra: Record<string, string> = {}) =>
    answerOf(() => logout(args(pageRequest("/logout", { form: {}, cookie, headers: extra }))));

  test("ends the session and goes to the start page", async () => {
    const { email, userId } = await makePerson(database.db, "curator");
    const answer = await leave(await cookieFor(email));
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/"]);
    expect(answer.headers.getSetCookie()[0]).toContain("session_token=; Max-Age=0");
    expect(await database.db.$count(session)).toBe(0);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({ action: "user.sign-out", actorId: userId });
  });

  test("is not done by another site, nor by an address that is visited", async () => {
    const { email } = await makePerson(database.db, "curator");
    const cookie = await cookieFor(email);
    for (const origin of ["https://evil.example", "null", "http://127.0.0.1:4124"]) {
      expect((await leave(cookie, { origin })).status).toBe(403);
    }
    expect((await leave(cookie, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect(visitLogout().headers.get("location")).toBe("/");
    expect(await database.db.$count(session)).toBe(1);
  });
});

describe("better-auth over HTTP", () => {
  const call = (path: string, options: Parameters<typeof pageRequest>[1] = {}) => {
    const request = pageRequest(path, options);
    return request.method === "GET" ? authLoader(args(request)) : authAction(args(request));
  };

  const json = (path: string, body: unknown, origin = ORIGIN) =>
    new Request(`${ORIGIN}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: JSON.stringify(body),
    });

  test("says whose session it is, and is kept by no cache", async () => {
    const person = await makePerson(database.db, "curator");
    const cookie = await cookieFor(person.email);
    const answer = await call("/api/auth/get-session", { cookie });
    expect(await answer.json()).toMatchObject({ user: { id: person.userId } });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await (await call("/api/auth/get-session")).json()).toBeNull();
  });

  test.each([
    "/api/auth/sign-in/email",
    "/api/auth/sign-up/email",
    "/api/auth/sign-out",
    "/api/auth/update-user",
    "/api/auth/change-password",
    "/api/auth/delete-user",
    "/api/auth/get-session/",
    "/api/auth//get-session",
    "/api/auth/../auth/sign-in/email",
  ])("has nothing that changes something: %s", async (path) => {
    const { email } = await makePerson(database.db, "curator");
    const cookie = await cookieFor(email);
    const before = await database.db.select().from(user);
    const form = { email, password: PASSWORD, name: "Another", newPassword: "other-words-here-7" };
    const answer = await call(path, { form, cookie });
    expect(answer.status).toBe(404);
    expect(await database.db.select().from(user)).toEqual(before);
    expect(await database.db.$count(session)).toBe(1);
  });

  test("refuses another site", async () => {
    const request = json("/api/auth/get-session", {}, "https://evil.example");
    const answer = await answerOf(() => authAction(args(request)));
    expect(answer.status).toBe(403);
  });

  test("signs nobody up, by whatever way, and leaves nothing of the attempt", async () => {
    const auth = createAuth({ db: database.db, env });
    const body = { name: "Mallory", email: "mallory@hospital.example", password: PASSWORD };
    await expect(auth.api.signUpEmail({ body })).rejects.toMatchObject({ statusCode: 400 });
    const answer = await auth.handler(json("/api/auth/sign-up/email", body));
    expect(answer.status).toBe(400);
    expect(await database.db.$count(user)).toBe(0);
    expect(await database.db.$count(account)).toBe(0);
  });

  test("has its own check of the origin on, should one of its addresses be opened", async () => {
    const auth = createAuth({ db: database.db, env });
    const { email } = await makePerson(database.db, "curator");
    const body = { email, password: PASSWORD };
    const from = (origin: string) => auth.handler(json("/api/auth/sign-in/email", body, origin));
    expect((await from("https://evil.example")).status).toBe(403);
    expect((await from(ORIGIN)).status).toBe(200);
  });
});
