import type { IncomingMessage } from "node:http";
import { type Environment, evaluationMode, isLoopback } from "#app/platform/env.server.ts";

/** `localhost:3000` without its port, and an IPv6 address without its brackets. */
function hostnameOf(host: string): string {
  return host.replace(/:\d+$/, "").replace(/^\[(.*)\]$/, "$1");
}

/**
 * Whether the request names a host that is ours. In evaluation mode only this machine's own names
 * are: a web page elsewhere could otherwise point its own name at 127.0.0.1 and read everything
 * (DNS rebinding). Behind a proxy the host is set by us, and on an open address it may be any.
 */
export function isHostAllowed({
  env,
  host,
}: {
  readonly env: Environment;
  readonly host: string | undefined;
}): boolean {
  if (!evaluationMode(env)) {
    return true;
  }
  return host !== undefined && isLoopback(hostnameOf(host));
}

/** The origin that the browser sees, such as `https://kb.example.org`. */
export function originOf({
  env,
  request,
}: {
  readonly env: Environment;
  readonly request: IncomingMessage;
}): string {
  return env.baseUrl ?? `http://${request.headers.host ?? "localhost"}`;
}

/**
 * The client's address. Behind BASE_URL's one proxy it is what that proxy appended to
 * `X-Forwarded-For`; without a proxy the header is the client's own invention.
 */
export function clientAddress({
  env,
  request,
}: {
  readonly env: Environment;
  readonly request: IncomingMessage;
}): string {
  const forwarded = request.headers["x-forwarded-for"];
  const last = env.baseUrl === undefined ? undefined : forwarded?.toString().split(",").at(-1);
  return last?.trim() || request.socket.remoteAddress || "";
}
