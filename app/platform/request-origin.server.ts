import { type Environment, evaluationMode, isLoopback } from "./env.server.ts";

type OriginSettings = Pick<Environment, "host" | "baseUrl">;

/**
 * The origin under which our pages were asked for: BASE_URL, else the request's own. In evaluation
 * mode a host that is not this machine's is nobody's: another site may have pointed its name at us.
 */
export function ownOrigin({
  request,
  env,
}: {
  readonly request: Request;
  readonly env: OriginSettings;
}): string | null {
  if (env.baseUrl !== undefined) {
    return env.baseUrl;
  }
  const url = new URL(request.url);
  const hostname = url.hostname.replace(/^\[(.*)\]$/, "$1");
  return evaluationMode(env) && !isLoopback(hostname) ? null : url.origin;
}

/**
 * Whether a request that changes something was made by one of our own pages. A program that is no
 * browser sends neither `Origin` nor `Sec-Fetch-Site`; it may pass, but not with a cookie.
 */
export function isSameOrigin({
  request,
  env,
}: {
  readonly request: Request;
  readonly env: OriginSettings;
}): boolean {
  const own = ownOrigin({ request, env });
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (own === null || (site !== null && site !== "same-origin" && site !== "none")) {
    return false;
  }
  if (origin === null) {
    return site !== null || !request.headers.has("cookie");
  }
  // A browser hides the origin of our own page when a policy tells it to send no referrer.
  return origin === own || (origin === "null" && site === "same-origin");
}
