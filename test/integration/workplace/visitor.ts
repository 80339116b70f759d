import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import type { PersonActor, Role } from "#app/domain/permissions/roles.ts";
import type { Environment } from "#app/platform/env.server.ts";
import { signIn } from "#app/services/users/sign-in.server.ts";
import type { Db } from "#db/client.server.ts";
import {
  contextFor,
  cookieOf,
  loadContext,
  makePerson,
  PASSWORD,
  pageRequest,
} from "../users/people.ts";

/** What a page answered or threw, as a browser would see it. */
export type Answer = {
  readonly status: number;
  /** Where it leads, or null. */
  readonly location: string | null;
  readonly headers: Headers;
  /** The data of the page; null for a redirect. */
  readonly body: unknown;
};

type Place = { readonly path: string; readonly params?: Record<string, string> };

/** Somebody with a browser without script. */
export type Visitor = {
  readonly actor: PersonActor;
  readonly read: (
    input: Place & { loader: (args: LoaderFunctionArgs) => unknown },
  ) => Promise<Answer>;
  readonly send: (
    input: Place & {
      action: (args: ActionFunctionArgs) => unknown;
      form: Record<string, string>;
    },
  ) => Promise<Answer>;
};

/** Makes a person with roles and signs them in. */
export async function visitor(
  input: { db: Db; env: Environment },
  ...roles: readonly Role[]
): Promise<Visitor> {
  const actor = await makePerson(input.db, ...roles);
  const result = await signIn({
    ctx: contextFor(input.db),
    env: input.env,
    input: { email: actor.email, password: PASSWORD },
    origin: { address: "192.0.2.7", userAgent: null },
  });
  if (!result.ok) throw new Error(result.error.message);
  return { actor, ...browserOf({ ...input, cookie: cookieOf(result.value.headers) }) };
}

/** A browser that holds a cookie, or none: somebody who is signed out. */
export function browserOf(input: { db: Db; env: Environment; cookie?: string }) {
  const { cookie, ...scope } = input;
  const held = cookie === undefined ? {} : { cookie };
  const read: Visitor["read"] = ({ loader, path, params = {} }) =>
    answerOf(() =>
      loader({ request: pageRequest(path, held), params, context: loadContext(scope) }),
    );
  const send: Visitor["send"] = ({ action, path, params = {}, form }) =>
    answerOf(() =>
      action({
        request: pageRequest(path, { ...held, form }),
        params,
        context: loadContext(scope),
      }),
    );
  return { read, send };
}

async function answerOf(run: () => unknown): Promise<Answer> {
  let answer: unknown;
  try {
    answer = await run();
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    answer = thrown;
  }
  if (answer instanceof Response) {
    const { status, headers } = answer;
    return { status, headers, location: headers.get("location"), body: null };
  }
  if (typeof answer === "object" && answer !== null && "data" in answer && "init" in answer) {
    const init = answer.init as ResponseInit | null;
    const headers = new Headers(init?.headers);
    return { status: init?.status ?? 200, headers, location: null, body: answer.data };
  }
  return { status: 200, headers: new Headers(), location: null, body: answer };
}
