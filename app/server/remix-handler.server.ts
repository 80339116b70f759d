import type { IncomingMessage, ServerResponse } from "node:http";
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type ServerBuild,
} from "@remix-run/node";
import { isSameOrigin } from "#app/platform/request-origin.server.ts";
import { readRecordState } from "#app/services/audit/read-state.server.ts";
import { answerBare } from "./bare-answer.server.ts";
import { limitBody } from "./limited-body.server.ts";
import type { ServerContext } from "./load-context.server.ts";
import { pageMemory } from "./page-memory.server.ts";
import { clientAddress, originOf } from "./request-origin.server.ts";

/** Methods that change nothing and carry no body. */
const SAFE_METHODS: readonly string[] = ["GET", "HEAD"];

/** Headers that only we may set: Remix and better-auth believe them. */
const OWN_HEADERS = ["host", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];

function webHeaders({
  context,
  request,
  origin,
}: {
  readonly context: ServerContext;
  readonly request: IncomingMessage;
  readonly origin: URL;
}): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || OWN_HEADERS.includes(name)) {
      continue;
    }
    for (const one of Array.isArray(value) ? value : [value]) {
      headers.append(name, one);
    }
  }
  headers.set("host", origin.host);
  headers.set("x-forwarded-for", clientAddress({ env: context.env, request }));
  return headers;
}

/** Sends the answer; a header of the page replaces the server's own of the same name. */
async function send({
  answer,
  response,
}: {
  readonly answer: Response;
  readonly response: ServerResponse;
}): Promise<void> {
  response.statusCode = answer.status;
  if (answer.statusText !== "") {
    response.statusMessage = answer.statusText;
  }
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") {
      response.setHeader(name, value);
    }
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) {
    response.setHeader("set-cookie", cookies);
  }
  if (answer.body === null) {
    response.end();
  } else {
    await pump({ body: answer.body, response });
  }
}

/**
 * Copies a stream into the answer. React hands a page over in pieces of two kilobytes; what comes
 * within one turn of the event loop leaves in one packet.
 */
async function pump({
  body,
  response,
}: {
  readonly body: ReadableStream<Uint8Array>;
  readonly response: ServerResponse;
}): Promise<void> {
  const reader = body.getReader();
  let isGone = false;
  let wake = () => {};
  response.once("close", () => {
    isGone = true;
    wake();
  });
  response.on("drain", () => wake());
  for (;;) {
    const { done, value } = await reader.read();
    if (isGone) {
      await reader.cancel();
      return;
    }
    if (done) {
      response.end();
      return;
    }
    if (response.writableCorked === 0) {
      response.cork();
      setImmediate(() => response.uncork());
    }
    if (!response.write(value)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** What programs read; its routes are told from pages by this. */
const API_PREFIX = "/api/v1/";

/**
 * The build with its API routes alone. Remix ranks all routes anew for every request, which takes
 * longer than an API route's own work.
 */
function apiOf(build: ServerBuild): ServerBuild {
  const isApi = (path: string | undefined) => `/${path ?? ""}/`.startsWith(API_PREFIX);
  const routes = Object.entries(build.routes).filter(
    ([id, route]) => id === "root" || (route?.parentId === "root" && isApi(route.path)),
  );
  return { ...build, routes: Object.fromEntries(routes) };
}

/**
 * Gives the function that answers a request with the built pages. Errors of the pages are theirs to
 * answer and to log (entry.server); this one rejects only when no answer could be made at all.
 */
export function remixHandler({
  build,
  context,
}: {
  readonly build: ServerBuild;
  readonly context: ServerContext;
}) {
  const handle = createRequestHandler(build, context.env.nodeEnv);
  const handleApi = createRequestHandler(apiOf(build), context.env.nodeEnv);
  const remember = pageMemory({ readState: () => readRecordState(context.db) });

  return async ({
    request,
    response,
    requestId,
  }: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly requestId: string;
  }): Promise<void> => {
    const origin = new URL(originOf({ env: context.env, request }));
    const gone = new AbortController();
    response.once("close", () => {
      // Aborting costs as much as a small answer, and nobody waits for one that was sent.
      if (!response.writableFinished) {
        gone.abort();
      }
    });
    const hasBody = !SAFE_METHODS.includes(request.method ?? "");
    const limited = hasBody ? limitBody(request) : null;
    // Joined as text: resolved as a reference, `//evil.example/` would name another host.
    const webRequest = new Request(`${origin.origin}${request.url}`, {
      method: request.method ?? "GET",
      headers: webHeaders({ context, request, origin }),
      signal: gone.signal,
      ...(limited === null
        ? {}
        : { body: createReadableStreamFromReadable(limited.body), duplex: "half" as const }),
    });
    if (hasBody && !isSameOrigin({ request: webRequest, env: context.env })) {
      request.resume();
      answerBare({ response, status: 403, text: "This request came from another site.\n" });
      return;
    }
    const loadContext = { ...context, requestId };
    const answer = request.url?.startsWith(API_PREFIX)
      ? await handleApi(webRequest, loadContext)
      : await remember({ request: webRequest, make: () => handle(webRequest, loadContext) });
    if (limited?.isTooLarge() && !response.headersSent) {
      answerBare({ response, status: 413, text: "The request is too large.\n" });
      return;
    }
    await send({ answer, response });
  };
}
