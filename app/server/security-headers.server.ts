import type { ServerResponse } from "node:http";
import type { Environment } from "#app/platform/env.server.ts";

/** For every answer; a page replaces the policy by its own, which carries the nonce. */
const HEADERS = {
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

const ONE_YEAR_SECONDS = 31_536_000;

/** Gives the function that sets the headers which every answer of this server has. */
export function securityHeaders(env: Environment): (response: ServerResponse) => void {
  const headers: [string, string][] = Object.entries(HEADERS);
  if (env.baseUrl?.startsWith("https:")) {
    headers.push(["Strict-Transport-Security", `max-age=${ONE_YEAR_SECONDS}`]);
  }
  return (response) => {
    for (const [name, value] of headers) {
      response.setHeader(name, value);
    }
  };
}
