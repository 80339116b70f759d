import type { AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { readEnvironment } from "#app/platform/env.server.ts";
import type { Db } from "#db/client.server.ts";

const ORIGIN = "http://127.0.0.1:4123";

/** What a loader answered or threw, as a browser or a program would see it. */
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  /** The text of a Response, else the data itself. */
  readonly body: unknown;
};

/** Calls a loader as the server does for somebody who is not signed in. */
export async function visit(input: {
  db: Db;
  loader: (args: LoaderFunctionArgs) => unknown;
  path: string;
  params?: Record<string, string>;
  headers?: Record<string, string>;
}): Promise<Answer> {
  const env = readEnvironment({});
  if (!env.ok) throw new Error(env.error.message);
  const context: AppLoadContext = { db: input.db, env: env.value, requestId: "test" };
  const request = new Request(new URL(input.path, ORIGIN), { headers: input.headers ?? {} });
  let answer: unknown;
  try {
    answer = await input.loader({ request, params: input.params ?? {}, context });
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    answer = thrown;
  }
  if (answer instanceof Response) {
    const { status, headers } = answer;
    return { status, headers, body: await answer.text() };
  }
  if (isWithInit(answer)) {
    const { data, init } = answer;
    return { status: init?.status ?? 200, headers: new Headers(init?.headers), body: data };
  }
  return { status: 200, headers: new Headers(), body: answer };
}

function isWithInit(value: unknown): value is { data: unknown; init: ResponseInit | null } {
  return typeof value === "object" && value !== null && "type" in value && "init" in value;
}
