import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { desc } from "drizzle-orm";
import { afterAll } from "vitest";
import type { Actor, Role } from "#app/domain/permissions/roles.ts";
import { type Environment, readEnvironment } from "#app/platform/env.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { type ServiceContext, serviceContext } from "#app/services/context.server.ts";
import { inTransaction } from "#app/services/transaction.server.ts";
import { insertUser } from "#app/services/users/create-user.server.ts";
import type { Db } from "#db/client.server.ts";
import { findPerson } from "#db/queries/person.server.ts";
import { auditEvent } from "#db/schema/index.ts";

/** Long enough, and nobody's name. */
export const PASSWORD = "violet-mountain-42";

/** The origin that requests of these tests are made to and from. */
export const ORIGIN = "http://127.0.0.1:4123";

const SYSTEM: Actor = { kind: "system", name: "test" };

/** Settings with a data folder of their own, which is removed when the file's tests have run. */
export function testEnvironment(variables: Record<string, string> = {}): Environment {
  const home = mkdtempSync(join(tmpdir(), "curatorium-users-"));
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  const result = readEnvironment({ CURATORIUM_HOME: home, ...variables });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** A verb's context for somebody; the system unless told. */
export function contextFor(db: Db, actor: Actor = SYSTEM): ServiceContext {
  return serviceContext({ db, actor });
}

let made = 0;

let hash: Promise<string> | undefined;

/** Makes a person with {@link PASSWORD} and roles, and gives them as an actor. */
export async function makePerson(db: Db, ...roles: readonly Role[]) {
  made += 1;
  // Hashing is slow on purpose; one hash serves everybody here.
  hash ??= hashPassword(PASSWORD);
  const passwordHash = await hash;
  const person = { name: `Person ${made}`, email: `person-${made}@hospital.example`, roles };
  const { userId } = await inTransaction(contextFor(db), (tctx) =>
    insertUser(tctx, { ...person, passwordHash }),
  );
  return actorNow(db, userId);
}

/** A person as they would act now, with the roles held at this moment. */
export async function actorNow(db: Db, userId: string) {
  const person = await findPerson(db, { userId });
  if (person === null) throw new Error(`There is no ${userId}.`);
  const { name, email, roles } = person;
  return { kind: "person", userId, name, email, roles } as const;
}

/** The newest audit events, newest first. */
export function newestEvents(db: Db, count: number) {
  return db.select().from(auditEvent).orderBy(desc(auditEvent.seq)).limit(count);
}

/** A request as our own pages make it. `cookie` is what the browser would send. */
export function pageRequest(
  path: string,
  options: {
    readonly form?: Record<string, string>;
    readonly cookie?: string;
    readonly headers?: Record<string, string>;
  } = {},
): Request {
  const { form, cookie } = options;
  return new Request(new URL(path, ORIGIN), {
    method: form === undefined ? "GET" : "POST",
    headers: {
      "x-forwarded-for": "192.0.2.7",
      ...(form === undefined ? {} : { origin: ORIGIN }),
      ...(cookie === undefined ? {} : { cookie }),
      ...options.headers,
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
}

/** The context of one request, new each time, as the server makes it. */
export function loadContext(input: { db: Db; env: Environment }): AppLoadContext {
  return { ...input, requestId: "test" };
}

/** What a browser would send back after it was given these headers: names and values alone. */
export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0] ?? "")
    .join("; ");
}
