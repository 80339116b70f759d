import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";

/**
 * Logs a request when its answer is sent or broken off: method, path, status, duration. Never the
 * query string, which may hold what somebody searched for, and no header.
 */
export function logRequest({
  log,
  request,
  response,
  requestId,
}: {
  readonly log: Logger;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
}): void {
  if (!log.isLevelEnabled("info")) {
    return;
  }
  const startedMs = performance.now();
  const [path = ""] = (request.url ?? "").split("?", 1);
  response.once("close", () => {
    const entry = {
      requestId,
      method: request.method,
      path,
      status: response.statusCode,
      ms: Math.round(performance.now() - startedMs),
      ...(response.writableFinished ? {} : { aborted: true }),
    };
    log[response.statusCode >= 500 ? "error" : "info"](entry, "request");
  });
}
