import { randomBytes } from "node:crypto";
import { PassThrough } from "node:stream";
import {
  type ActionFunctionArgs,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "#app/lib/nonce.ts";
import { logger } from "#app/platform/logger.server.ts";
import { setDocumentHeaders, setPrivate } from "#app/platform/response-headers.server.ts";

/** How long a page may wait for data that streams in, in milliseconds. */
export const streamTimeout = 5_000;

/** React gives up a second later, so that the timeout itself can still be written. */
const ABORT_DELAY_MS = streamTimeout + 1_000;

/** Renders a page; its headers carry a content security policy with a nonce of this request alone. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  const nonce = randomBytes(16).toString("base64");
  const isBot = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    let responseStatus = status;
    let isShellSent = false;
    let timer: NodeJS.Timeout | undefined;
    // Left running, the timer would hold the whole rendered tree until it fires.
    const stopTimer = () => clearTimeout(timer);

    const send = () => {
      isShellSent = true;
      const body = new PassThrough({
        final(done) {
          stopTimer();
          done();
        },
      });
      body.on("close", stopTimer);
      body.on("error", stopTimer);
      headers.set("Content-Type", "text/html; charset=utf-8");
      setDocumentHeaders({ headers, nonce, isDevelopment: import.meta.env.DEV });
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: responseStatus }),
      );
      pipe(body);
    };

    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer
          abortDelay={ABORT_DELAY_MS}
          context={remixContext}
          nonce={nonce}
          url={request.url}
        />
      </NonceContext.Provider>,
      {
        nonce,
        // Crawlers get the page whole.
        ...(isBot ? { onAllReady: send } : { onShellReady: send }),
        onShellError(error) {
          stopTimer();
          reject(error);
        },
        onError(error) {
          responseStatus = 500;
          // Errors before the shell reject the promise and are logged by handleError.
          if (isShellSent) {
            logger().error({ err: error, path: new URL(request.url).pathname }, "render failed");
          }
        },
      },
    );
    timer = setTimeout(abort, ABORT_DELAY_MS);
  });
}

/** The answers that carry the data of the next page. */
export function handleDataRequest(response: Response): Response {
  setPrivate(response.headers);
  return response;
}

/**
 * Logs what went wrong in a loader, an action or the rendering. A request that was given up is no
 * error, nor is one that an address does not answer to: anybody can send those.
 */
export function handleError(
  error: unknown,
  { request }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) {
    return;
  }
  logger().error(
    { err: error, method: request.method, path: new URL(request.url).pathname },
    "request failed",
  );
}
