import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContext } from "#app/platform/actor.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { listReleases } from "#app/services/releases/list-releases.server.ts";

/**
 * The releases as JSON, newest first. What to trust is not this list but the signed repository under
 * `/tuf`.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  const releases = await listReleases({ ctx });
  return Response.json(
    { releases },
    { headers: { ...dataHeaders({ isPublic: true }), "Cache-Control": "no-cache" } },
  );
}
