import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContext } from "#app/platform/actor.server.ts";
import { failureResponse } from "#app/platform/http.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { getEntryJson } from "#app/services/entries/get-entry-json.server.ts";

/**
 * An accepted version of an entry as JSON: `/api/v1/entries/CUR-000001` the newest,
 * `/api/v1/entries/CUR-000001@3` a fixed one. The entity tag changes with the content and with what
 * is said around it; a copy that still holds is answered with 304.
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  try {
    const { body, etag } = await getEntryJson({ ctx, address: params.accession ?? "" });
    const headers = { ...dataHeaders({ isPublic: true }), "Cache-Control": "no-cache", ETag: etag };
    if (isHeld(request.headers.get("If-None-Match"), etag)) {
      return new Response(null, { status: 304, headers });
    }
    return new Response(body, { headers: { ...headers, "Content-Type": "application/json" } });
  } catch (error) {
    return failureResponse(error);
  }
}

/** Whether the client holds this very version (RFC 9110, 13.1.2); a proxy that compresses weakens tags. */
function isHeld(ifNoneMatch: string | null, etag: string): boolean {
  const held = (ifNoneMatch ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return held.includes(etag) || held.includes("*");
}
