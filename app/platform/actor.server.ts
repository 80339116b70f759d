import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { type Capability, can } from "#app/domain/permissions/can.ts";
import { type Actor, ANONYMOUS, type PersonActor } from "#app/domain/permissions/roles.ts";
import { pb } from "#app/lib/paths.ts";
import { type ServiceContext, serviceContext } from "#app/services/context.server.ts";
import { findPerson } from "#db/queries/person.server.ts";
import { createAuth, hasSessionCookie } from "./auth.server.ts";
import { isUsable } from "./auth-options.server.ts";

/** What of a request's context is needed to know who makes it. A context belongs to one request. */
type RequestScope = Pick<AppLoadContext, "db" | "env">;

const memo = new WeakMap<RequestScope, { cookie: string; actor: Promise<Actor> }>();

/**
 * Who makes a request, with the roles held at this moment. Without a session cookie it is
 * {@link ANONYMOUS}, and nothing is asked of the database; so it is when the session has ended or the
 * account may not be used. The loaders of one request share one answer.
 */
export function actorOf(request: Request, context: RequestScope): Promise<Actor> {
  if (!hasSessionCookie(request)) {
    return Promise.resolve(ANONYMOUS);
  }
  const cookie = request.headers.get("cookie") ?? "";
  const known = memo.get(context);
  if (known?.cookie === cookie) {
    return known.actor;
  }
  const actor = resolveActor(request, context);
  memo.set(context, { cookie, actor });
  return actor;
}

async function resolveActor(request: Request, { db, env }: RequestScope): Promise<Actor> {
  const found = await createAuth({ db, env }).api.getSession({ headers: request.headers });
  const person = found === null ? null : await findPerson(db, { userId: found.session.userId });
  if (person === null || !isUsable({ person, env })) {
    return ANONYMOUS;
  }
  const { userId, name, email, roles } = person;
  return { kind: "person", userId, name, email, roles };
}

/** The signed-in person, or a redirect to the sign-in page that comes back here. */
export async function requireActor(request: Request, context: RequestScope): Promise<PersonActor> {
  const actor = await actorOf(request, context);
  if (actor.kind !== "person") {
    throw redirect(pb.signIn(pageOf(request)));
  }
  return actor;
}

/**
 * The signed-in person who holds a capability. Signed out: a redirect as by {@link requireActor};
 * without the role: throws 403 with the rule in one sentence, for the page's error boundary.
 */
export async function requireCapability(
  request: Request,
  context: RequestScope,
  capability: Capability,
): Promise<PersonActor> {
  const actor = await requireActor(request, context);
  const allowed = can(actor, capability);
  if (!allowed.ok) {
    throw data(allowed.error.message, { status: 403 });
  }
  return actor;
}

/** What every verb takes: who asks, and the database. Does not require an account. */
export async function requestContext(
  request: Request,
  context: RequestScope,
): Promise<ServiceContext> {
  return serviceContext({ db: context.db, actor: await actorOf(request, context) });
}

/** Path and query of the page that a request is for, without what Remix adds for its own use. */
function pageOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.delete("_routes");
  if (url.searchParams.get("index") === "") {
    url.searchParams.delete("index");
  }
  return `${url.pathname}${url.search}`;
}
