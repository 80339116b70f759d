import { betterAuth } from "better-auth";
import type { Db } from "#db/client.server.ts";
import { type AuthSettings, authOptions, COOKIE_PREFIX } from "./auth-options.server.ts";
import { dataHeaders } from "./response-headers.server.ts";
import { sessionSecret } from "./secret.server.ts";

function build(input: { readonly db: Db; readonly env: AuthSettings }) {
  return betterAuth(authOptions({ ...input, secret: sessionSecret(input.env) }));
}

/** better-auth as we set it up. Only adapters and the users' verbs know it. */
export type Auth = ReturnType<typeof build>;

const memo = new WeakMap<Db, WeakMap<AuthSettings, Auth>>();

/** better-auth on a database with these settings; made once for both. Reads or makes the secret. */
export function createAuth({ db, env }: { readonly db: Db; readonly env: AuthSettings }): Auth {
  const ofDatabase = memo.get(db) ?? new WeakMap<AuthSettings, Auth>();
  memo.set(db, ofDatabase);
  const auth = ofDatabase.get(env) ?? build({ db, env });
  ofDatabase.set(env, auth);
  return auth;
}

/** Whether a request brings a session cookie at all; says nothing about what it is worth. */
export function hasSessionCookie(request: Request): boolean {
  return request.headers.get("cookie")?.includes(`${COOKIE_PREFIX}.session_token=`) ?? false;
}

/**
 * What better-auth answers over HTTP. Whatever changes something is not here: signing in and out,
 * names and passwords have verbs of their own, which are limited and leave an audit event.
 */
const HTTP_PATHS: ReadonlySet<string> = new Set(["/api/auth/get-session", "/api/auth/ok"]);

/** Answers a request below `/api/auth/`; 404 for everything that better-auth offers beyond reading. */
export async function answerAuthRequest(input: {
  readonly auth: Auth;
  readonly request: Request;
}): Promise<Response> {
  const { pathname } = new URL(input.request.url);
  const answer = HTTP_PATHS.has(pathname)
    ? await input.auth.handler(input.request)
    : Response.json({ message: "Not found" }, { status: 404 });
  const headers = new Headers(answer.headers);
  for (const [name, value] of Object.entries(dataHeaders())) {
    headers.set(name, value);
  }
  headers.set("cache-control", "no-store");
  return new Response(answer.body, { status: answer.status, headers });
}
