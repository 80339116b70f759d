// Goal: a person alone changes their password, by proving the current one, and is then signed in
// nowhere else.
// Method: sign in twice, post the form of the account page, and look at sessions and audit trail.
import { describe, expect, test } from "vitest";
import { actorOf } from "#app/platform/actor.server.ts";
import { action, loader } from "#app/routes/_app.account/route.tsx";
import { ForbiddenError } from "#app/services/errors.server.ts";
import { changePassword } from "#app/services/users/change-password.server.ts";
import { signIn } from "#app/services/users/sign-in.server.ts";
import { useTestDatabase } from "../../support/database.ts";
import {
  contextFor,
  cookieOf,
  loadContext,
  makePerson,
  newestEvents,
  PASSWORD,
  pageRequest,
  testEnvironment,
} from "./people.ts";

const database = useTestDatabase({ per: "test" });
const env = testEnvironment();
const NEXT = "other-words-here-7";

const attempt = (email: string, password: string) =>
  signIn({
    ctx: contextFor(database.db),
    env,
    input: { email, password },
    origin: { address: "192.0.2.7", userAgent: null },
  });

async function cookieFor(email: string): Promise<string> {
  const result = await attempt(email, PASSWORD);
  return result.ok ? cookieOf(result.value.headers) : "";
}

const scope = () => loadContext({ db: database.db, env });

/** Posts the form; gives the status, and what it says at which field. */
async function post(input: {
  cookie?: string;
  form: Record<string, string>;
  headers?: Record<string, string>;
}) {
  const request = pageRequest("/account", input);
  let answer: unknown;
  try {
    answer = await action({ request, params: {}, context: scope() });
  } catch (thrown) {
    answer = thrown;
  }
  if (answer instanceof Response) return { status: answer.status, error: null, text: "" };
  const { data, init } = answer as {
    data: { lastResult: { error?: Record<string, string[]> } };
    init: ResponseInit;
  };
  return {
    status: init.status,
    error: data.lastResult.error ?? null,
    text: JSON.stringify(data),
  };
}

const form = (change: Partial<Record<"current" | "password" | "again", string>> = {}) => ({
  current: PASSWORD,
  password: NEXT,
  again: NEXT,
  ...change,
});

test("the new password signs in, the former does not; other sessions are over, this one is not", async () => {
  const person = await makePerson(database.db, "reviewer");
  const [here, elsewhere] = [await cookieFor(person.email), await cookieFor(person.email)];
  expect((await post({ cookie: here, form: form() })).status).toBe(302);
  const actorWith = (cookie: string) => actorOf(pageRequest("/", { cookie }), scope());
  expect(await actorWith(here)).toEqual(person);
  expect(await actorWith(elsewhere)).toMatchObject({ kind: "anonymous" });
  const [event] = await newestEvents(database.db, 1);
  expect(event).toMatchObject({
    action: "user.set-password",
    actorId: person.userId,
    subjectId: person.userId,
  });
  expect(await attempt(person.email, NEXT)).toMatchObject({ ok: true });
  expect(await attempt(person.email, PASSWORD)).toMatchObject({ ok: false });
});

describe("is refused", () => {
  test.each([
    ["a wrong current password", { current: "wrong-password" }, 422, "current"],
    ["a weak new one", { password: "short", again: "short" }, 422, "password"],
    ["the same one again", { password: PASSWORD, again: PASSWORD }, 422, "password"],
    ["two that differ", { again: `${NEXT}!` }, 400, "again"],
    ["none", { password: "", again: "" }, 400, "password"],
    ["an endless one", { password: "x1y2z3".repeat(30), again: "" }, 400, "password"],
  ])("%s, at its field, and nothing is given back", async (_what, change, status, field) => {
    const { email } = await makePerson(database.db, "reviewer");
    const cookie = await cookieFor(email);
    const answer = await post({ cookie, form: form(change) });
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.error ?? {})).toContain(field);
    for (const secret of [PASSWORD, NEXT, "wrong-password"]) {
      expect(answer.text).not.toContain(secret);
    }
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
  });

  test("somebody who is not signed in, and another site", async () => {
    const { email } = await makePerson(database.db, "reviewer");
    expect((await post({ form: form() })).status).toBe(302);
    const cookie = await cookieFor(email);
    const headers = { origin: "https://evil.example" };
    expect((await post({ cookie, form: form(), headers })).status).toBe(403);
    expect(await attempt(email, PASSWORD)).toMatchObject({ ok: true });
  });

  test("guessing, after ten wrong passwords", async () => {
    const { email } = await makePerson(database.db, "reviewer");
    const cookie = await cookieFor(email);
    for (let count = 0; count < 10; count += 1) {
      await post({ cookie, form: form({ current: "wrong-password" }) });
    }
    const answer = await post({ cookie, form: form() });
    expect(answer.error?.current?.[0]).toMatch(/^Too many wrong attempts/);
  });
});

test("the verb itself is for people alone, and asks for nobody's name", async () => {
  const change = changePassword({
    ctx: contextFor(database.db),
    env,
    headers: new Headers(),
    input: { current: PASSWORD, password: NEXT },
  });
  await expect(change).rejects.toThrow(ForbiddenError);
});

test("the page shows who one is here, to the person alone", async () => {
  const person = await makePerson(database.db, "reviewer", "curator");
  const open = (cookie?: string) =>
    loader({
      request: pageRequest("/account", cookie === undefined ? {} : { cookie }),
      params: {},
      context: scope(),
    });
  const { name, email, roles } = person;
  expect(await open(await cookieFor(email))).toEqual({ name, email, roles });
  await expect(open()).rejects.toMatchObject({ status: 302 });
});
