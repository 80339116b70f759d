// Goal: a request acts as the person whose living session it brings, with the roles of this moment,
// and as nobody otherwise.
// Method: sign in for a real cookie, then change what it stands for and ask again.
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { ANONYMOUS } from "#app/domain/permissions/roles.ts";
import {
  actorOf,
  requestContext,
  requireActor,
  requireCapability,
} from "#app/platform/actor.server.ts";
import { deactivateUser } from "#app/services/users/deactivate-user.server.ts";
import { grantRole } from "#app/services/users/grant-role.server.ts";
import { setPassword } from "#app/services/users/set-password.server.ts";
import { signIn } from "#app/services/users/sign-in.server.ts";
import { signOut } from "#app/services/users/sign-out.server.ts";
import type { Db } from "#db/client.server.ts";
import { session, user } from "#db/schema/index.ts";
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

const database = useTestDatabase();
const env = testEnvironment();

async function signedIn(...roles: Parameters<typeof makePerson>[1][]) {
  const person = await makePerson(database.db, ...roles);
  const result = await signIn({
    ctx: contextFor(database.db),
    env,
    input: { email: person.email, password: PASSWORD },
    origin: { address: "192.0.2.7", userAgent: null },
  });
  if (!result.ok) throw new Error(result.error.message);
  return { person, cookie: cookieOf(result.value.headers) };
}

const scope = () => loadContext({ db: database.db, env });
const actorWith = (cookie: string) => actorOf(pageRequest("/work", { cookie }), scope());
const thrownBy = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (thrown: unknown) => thrown,
  );

/** A database that nobody may ask anything. */
const untouchable = new Proxy({} as Db, {
  get: (_target, name) => {
    throw new Error(`The database was asked for ${String(name)}.`);
  },
});

describe("a request", () => {
  test("without a session cookie is nobody's, and asks the database nothing", async () => {
    const context = loadContext({ db: untouchable, env });
    expect(await actorOf(pageRequest("/"), context)).toBe(ANONYMOUS);
    expect(await actorOf(pageRequest("/", { cookie: "theme=dark" }), context)).toBe(ANONYMOUS);
  });

  test("with a living session is its person's, who has the roles of this moment", async () => {
    const { person, cookie } = await signedIn("curator");
    expect(await actorWith(cookie)).toEqual(person);
    await grantRole({
      ctx: contextFor(database.db),
      input: { userId: person.userId, role: "reviewer" },
    });
    expect(await actorWith(cookie)).toEqual({ ...person, roles: ["curator", "reviewer"] });
    const ctx = await requestContext(pageRequest("/", { cookie }), scope());
    expect(ctx).toMatchObject({ actor: { userId: person.userId }, db: database.db });
  });

  test("is asked for once, however many loaders it has", async () => {
    const { cookie } = await signedIn("curator");
    const context = scope();
    const first = actorOf(pageRequest("/a", { cookie }), context);
    expect(actorOf(pageRequest("/b", { cookie }), context)).toBe(first);
    expect(await actorOf(pageRequest("/a"), context)).toBe(ANONYMOUS);
  });

  test("with a forged, cut or foreign cookie is nobody's", async () => {
    const { cookie } = await signedIn("curator");
    const [name = "", value = ""] = cookie.split("=", 2);
    const [token = ""] = decodeURIComponent(value).split(".");
    const elsewhere = testEnvironment();
    for (const forged of [
      `${name}=${token}`,
      `${name}=${token}.${"A".repeat(43)}=`,
      `${name}=${value.slice(0, -8)}`,
      `${name}=`,
      `${name}=%E0%A4%A`,
      `${name}=' or 1=1 --`,
    ]) {
      expect(await actorWith(forged)).toBe(ANONYMOUS);
    }
    const otherSecret = loadContext({ db: database.db, env: elsewhere });
    expect(await actorOf(pageRequest("/", { cookie }), otherSecret)).toBe(ANONYMOUS);
  });
});

describe("a session is dead", () => {
  const CAUSES: Record<string, (userId: string) => Promise<unknown>> = {
    "when its time is over": (userId) =>
      database.db
        .update(session)
        .set({ expiresAt: new Date(Date.now() - 1) })
        .where(eq(session.userId, userId)),
    "when its person is shut out": (userId) =>
      deactivateUser({ ctx: contextFor(database.db), input: { userId } }),
    "when its person is shut out and the row is still there": (userId) =>
      database.db.update(user).set({ deactivatedAt: new Date() }).where(eq(user.id, userId)),
    "when the password is another": (userId) =>
      setPassword({
        ctx: contextFor(database.db),
        input: { userId, password: "other-words-here-7" },
      }),
  };

  test.each(Object.entries(CAUSES))("%s", async (_when, cause) => {
    const { person, cookie } = await signedIn("curator");
    expect(await actorWith(cookie)).toEqual(person);
    await cause(person.userId);
    expect(await actorWith(cookie)).toBe(ANONYMOUS);
  });

  test("when it was ended, also for a copy of the cookie, and the act is recorded", async () => {
    const { person, cookie } = await signedIn("curator");
    const input = { ctx: contextFor(database.db), env, headers: new Headers({ cookie }) };
    const headers = await signOut(input);
    expect(headers.getSetCookie()[0]).toMatch(/^curatorium\.session_token=; Max-Age=0;/);
    expect(await actorWith(cookie)).toBe(ANONYMOUS);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({ action: "user.sign-out", actorId: person.userId });
    await signOut(input);
    expect(await newestEvents(database.db, 1)).toEqual([event]);
  });

  test("and no request makes it live longer", async () => {
    const { person, cookie } = await signedIn("curator");
    const soon = new Date(Date.now() + 60_000);
    await database.db
      .update(session)
      .set({ expiresAt: soon })
      .where(eq(session.userId, person.userId));
    expect(await actorWith(cookie)).toEqual(person);
    const [row] = await database.db
      .select({ expiresAt: session.expiresAt })
      .from(session)
      .where(eq(session.userId, person.userId));
    expect(row?.expiresAt).toEqual(soon);
  });
});

describe("a page that needs an account", () => {
  test("sends who has none to sign in, and back afterwards", async () => {
    const thrown = await thrownBy(
      requireActor(pageRequest("/review?state=open&_routes=x&index"), scope()),
    );
    expect(thrown).toBeInstanceOf(Response);
    expect((thrown as Response).status).toBe(302);
    expect((thrown as Response).headers.get("location")).toBe(
      "/login?next=%2Freview%3Fstate%3Dopen",
    );
  });

  test("lets in who has the role, and says to others what is missing", async () => {
    const curator = await signedIn("curator");
    const reviewer = await signedIn("reviewer");
    const ask = (cookie: string) =>
      requireCapability(pageRequest("/review", { cookie }), scope(), "proposal.review");
    expect(await ask(reviewer.cookie)).toEqual(reviewer.person);
    expect(await thrownBy(ask(curator.cookie))).toMatchObject({
      data: "Only a reviewer may do this.",
      init: { status: 403 },
    });
    const nobody = requireCapability(pageRequest("/review"), scope(), "proposal.review");
    expect(await thrownBy(nobody)).toBeInstanceOf(Response);
  });
});
