// Goal: accounts and roles are managed by administrators and the system alone, each act with its
// audit event, and there is always an administrator left.
// Method: call each verb as it may be called and as each wrong role, and look at what is stored.
import { and, count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, ROLES } from "#app/domain/permissions/roles.ts";
import { verifyPassword } from "#app/platform/password.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { ForbiddenError, NotFoundError, RefusedError } from "#app/services/errors.server.ts";
import { createUser } from "#app/services/users/create-user.server.ts";
import { deactivateUser } from "#app/services/users/deactivate-user.server.ts";
import { findUser } from "#app/services/users/find-user.server.ts";
import { grantRole } from "#app/services/users/grant-role.server.ts";
import { listUsers } from "#app/services/users/list-users.server.ts";
import { revokeRole } from "#app/services/users/revoke-role.server.ts";
import { setPassword } from "#app/services/users/set-password.server.ts";
import { account, auditEvent, session, user } from "#db/schema/index.ts";
import { useTestDatabase } from "../../support/database.ts";
import { actorNow, contextFor, makePerson, newestEvents, PASSWORD } from "./people.ts";

const database = useTestDatabase({ per: "test" });

const NEW = {
  name: "Amara Okafor",
  email: "amara.okafor@hospital.example",
  password: PASSWORD,
  roles: ["curator", "reader"],
} satisfies Parameters<typeof createUser>[0]["input"];

const refusalOf = (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error: unknown) => (error instanceof RefusedError ? error.refusals[0] : error),
  );

async function countEvents(): Promise<number> {
  const [row] = await database.db.select({ events: count() }).from(auditEvent);
  return row?.events ?? 0;
}

/** Every verb, on somebody who is there. */
const VERBS: Record<string, (ctx: ServiceContext, userId: string) => Promise<unknown>> = {
  createUser: (ctx) => createUser({ ctx, input: NEW }),
  grantRole: (ctx, userId) => grantRole({ ctx, input: { userId, role: "publisher" } }),
  revokeRole: (ctx, userId) => revokeRole({ ctx, input: { userId, role: "curator" } }),
  setPassword: (ctx, userId) =>
    setPassword({ ctx, input: { userId, password: "other-words-here-7" } }),
  deactivateUser: (ctx, userId) => deactivateUser({ ctx, input: { userId } }),
};

const READERS: Record<string, (ctx: ServiceContext, email: string) => Promise<unknown>> = {
  listUsers: (ctx) => listUsers({ ctx }),
  findUser: (ctx, email) => findUser({ ctx, email }),
};

describe.each(Object.entries(VERBS))("%s", (_name, verb) => {
  test("is for an administrator, who is named in its audit event", async () => {
    const administrator = await makePerson(database.db, "administrator");
    const subject = await makePerson(database.db, "curator");
    await verb(contextFor(database.db, administrator), subject.userId);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({ actorId: administrator.userId, subjectType: "user" });
    expect(event?.actorRoles).toEqual(["administrator"]);
  });

  test("is refused to everybody else, and leaves nothing", async () => {
    const subject = await makePerson(database.db, "curator");
    const others: Actor[] = [ANONYMOUS];
    for (const role of ROLES.filter((one) => one !== "administrator")) {
      others.push({ kind: "person", userId: "x", name: "X", email: "x@x.example", roles: [role] });
    }
    const before = await countEvents();
    for (const actor of others) {
      await expect(verb(contextFor(database.db, actor), subject.userId)).rejects.toThrow(
        ForbiddenError,
      );
    }
    expect(await countEvents()).toBe(before);
    expect(await actorNow(database.db, subject.userId)).toEqual(subject);
  });
});

test.each(Object.entries(READERS))("%s is for administrators and the system", async (_, read) => {
  const { email, ...curator } = await makePerson(database.db, "curator");
  const administrator = await makePerson(database.db, "administrator");
  await expect(read(contextFor(database.db, administrator), email)).resolves.toBeDefined();
  await expect(read(contextFor(database.db), email)).resolves.toBeDefined();
  const asCurator = contextFor(database.db, { email, ...curator });
  await expect(read(asCurator, email)).rejects.toThrow(ForbiddenError);
});

describe("a new account", () => {
  test("can sign in and has its roles; the event holds no password", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await createUser({ ctx, input: NEW });
    const [row] = await database.db.select().from(account).where(eq(account.userId, userId));
    expect(row).toMatchObject({ providerId: "credential", accountId: userId });
    expect(await verifyPassword({ hash: row?.password ?? "", password: PASSWORD })).toBe(true);
    expect((await actorNow(database.db, userId)).roles).toEqual(["curator", "reader"]);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({ action: "user.create", subjectId: userId });
    expect(JSON.stringify(event)).not.toContain(row?.password);
    expect(event?.after).toContain("curator");
  });

  test("is found by its address in any case", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await createUser({
      ctx,
      input: { ...NEW, email: "Amara@Hospital.Example" },
    });
    expect(await findUser({ ctx, email: " AMARA@hospital.example" })).toMatchObject({ userId });
    await expect(findUser({ ctx, email: "amara@hospital.test" })).rejects.toThrow(NotFoundError);
  });

  test.each([
    [
      "an address that is taken, in other case",
      { email: "Amara.OKAFOR@hospital.example" },
      "email",
    ],
    ["no address", { email: "amara" }, "email"],
    ["an address of the demo accounts", { email: "amara@demo.curatorium.example" }, "email"],
    ["a short password", { email: "a@b.example", password: "violet-moun" }, "password"],
    ["a password with the name", { email: "a@b.example", password: "violet-okafor-4" }, "password"],
    ["no name", { email: "a@b.example", name: "  " }, "name"],
    ["a name with a line break", { email: "a@b.example", name: "A\nB" }, "name"],
    ["no role", { email: "a@b.example", roles: [] }, "roles"],
  ])("%s is refused at its field and leaves nothing", async (_what, change, path) => {
    const ctx = contextFor(database.db);
    await createUser({ ctx, input: NEW });
    const before = await countEvents();
    const refusal = await refusalOf(createUser({ ctx, input: { ...NEW, ...change } }));
    expect(refusal).toMatchObject({ path });
    expect(await countEvents()).toBe(before);
    expect(await database.db.$count(user)).toBe(1);
    expect(await database.db.$count(account)).toBe(1);
  });

  test("made twice at once is made once", async () => {
    const ctx = contextFor(database.db);
    const results = await Promise.allSettled([
      createUser({ ctx, input: NEW }),
      createUser({ ctx, input: NEW }),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.$count(user)).toBe(1);
  });
});

describe("roles", () => {
  test("are granted once, and revoked once", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await makePerson(database.db, "curator");
    const input = { userId, role: "reviewer" } as const;
    expect(await grantRole({ ctx, input })).toEqual({ changed: true });
    expect(await grantRole({ ctx, input })).toEqual({ changed: false });
    expect((await actorNow(database.db, userId)).roles).toEqual(["curator", "reviewer"]);
    expect(await revokeRole({ ctx, input })).toEqual({ changed: true });
    expect(await revokeRole({ ctx, input })).toEqual({ changed: false });
    const [revoked, granted] = await newestEvents(database.db, 2);
    expect(granted).toMatchObject({
      action: "user.grant-role",
      before: '{"roles":["curator"]}',
      after: '{"roles":["curator","reviewer"]}',
    });
    expect(revoked).toMatchObject({
      action: "user.revoke-role",
      before: '{"roles":["curator","reviewer"]}',
      after: '{"roles":["curator"]}',
    });
  });

  test("are not given to nobody, nor to somebody who was shut out", async () => {
    const ctx = contextFor(database.db);
    const unknown = grantRole({ ctx, input: { userId: "nobody", role: "reader" } });
    await expect(unknown).rejects.toThrow(NotFoundError);
    const { userId } = await makePerson(database.db, "curator");
    await deactivateUser({ ctx, input: { userId } });
    expect(await refusalOf(grantRole({ ctx, input: { userId, role: "reviewer" } }))).toMatchObject({
      code: "user-deactivated",
    });
  });
});

describe("the last administrator", () => {
  test("stays one, until there is another", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await makePerson(database.db, "administrator");
    const input = { userId, role: "administrator" } as const;
    expect(await refusalOf(revokeRole({ ctx, input }))).toMatchObject({
      code: "last-administrator",
    });
    expect(await refusalOf(deactivateUser({ ctx, input: { userId } }))).toMatchObject({
      code: "last-administrator",
    });
    await makePerson(database.db, "administrator");
    expect(await revokeRole({ ctx, input })).toEqual({ changed: true });
  });

  test("is not one who was shut out", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await makePerson(database.db, "administrator");
    const gone = await makePerson(database.db, "administrator");
    await deactivateUser({ ctx, input: { userId: gone.userId } });
    expect(await refusalOf(deactivateUser({ ctx, input: { userId } }))).toMatchObject({
      code: "last-administrator",
    });
  });

  test.each(["revoke", "deactivate", "one of each"])(
    "survives two acts at once: %s",
    async (how) => {
      const ctx = contextFor(database.db);
      const [one, other] = [
        await makePerson(database.db, "administrator"),
        await makePerson(database.db, "administrator"),
      ];
      const revoke = (userId: string) =>
        revokeRole({ ctx, input: { userId, role: "administrator" } });
      const deactivate = (userId: string) => deactivateUser({ ctx, input: { userId } });
      const results = await Promise.allSettled([
        (how === "deactivate" ? deactivate : revoke)(one.userId),
        (how === "revoke" ? revoke : deactivate)(other.userId),
      ]);
      expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
      const left = (await listUsers({ ctx })).filter(
        (person) => person.deactivatedAt === null && person.roles.includes("administrator"),
      );
      expect(left).toHaveLength(1);
    },
  );
});

describe("another password", () => {
  test("replaces the former one and ends the sessions", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await makePerson(database.db, "curator");
    await openSession(userId);
    await setPassword({ ctx, input: { userId, password: "other-words-here-7" } });
    const [row] = await database.db
      .select({ hash: account.password })
      .from(account)
      .where(and(eq(account.userId, userId), eq(account.providerId, "credential")));
    const opens = (password: string) => verifyPassword({ hash: row?.hash ?? "", password });
    expect([await opens("other-words-here-7"), await opens(PASSWORD)]).toEqual([true, false]);
    expect(await database.db.$count(session)).toBe(0);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({ action: "user.set-password", subjectId: userId, after: null });
  });

  test("must be good enough, and is not given to somebody who was shut out", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await makePerson(database.db, "curator");
    await openSession(userId);
    expect(
      await refusalOf(setPassword({ ctx, input: { userId, password: "short" } })),
    ).toMatchObject({ code: "weak-password", path: "password" });
    expect(await database.db.$count(session)).toBe(1);
    await deactivateUser({ ctx, input: { userId } });
    const late = setPassword({ ctx, input: { userId, password: "other-words-here-7" } });
    expect(await refusalOf(late)).toMatchObject({ code: "user-deactivated" });
  });
});

describe("a person who is shut out", () => {
  test("has no session left, keeps name and roles, and is recorded once with the reason", async () => {
    const ctx = contextFor(database.db);
    const { userId } = await makePerson(database.db, "curator");
    await openSession(userId);
    const input = { userId, reason: "Left the group." };
    expect(await deactivateUser({ ctx, input })).toEqual({ changed: true });
    expect(await deactivateUser({ ctx, input })).toEqual({ changed: false });
    expect(await database.db.$count(session)).toBe(0);
    const [event, before] = await newestEvents(database.db, 2);
    expect(event).toMatchObject({ action: "user.deactivate", reason: "Left the group." });
    expect(before?.action).toBe("user.create");
    const [listed] = await listUsers({ ctx });
    expect(listed).toMatchObject({ userId, roles: ["curator"], deactivatedAt: expect.any(Date) });
  });
});

async function openSession(userId: string): Promise<void> {
  await database.db.insert(session).values({
    id: `session-${userId}`,
    token: `token-${userId}`,
    userId,
    expiresAt: new Date(Date.now() + 60_000),
  });
}
