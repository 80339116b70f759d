import type { ServerResponse } from "node:http";
import type { Environment } from "#app/platform/env.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";

const ONE_YEAR_SECONDS = 31_536_000;

/**
 * Gives the function that sets the headers which every answer of this server has. A page replaces
 * the content security policy by its own, which carries the nonce.
 */
export function securityHeaders(env: Environment): (response: ServerResponse) => void {
  const headers: [string, string][] = Object.entries(dataHeaders());
  if (env.baseUrl?.startsWith("https:")) {
    headers.push(["Strict-Transport-Security", `max-age=${ONE_YEAR_SECONDS}`]);
  }
  return (response) => {
    for (const [name, value] of headers) {
      response.setHeader(name, value);
    }
  };
}
