import type { LoaderFunctionArgs } from "@remix-run/node";
import { requestContext } from "#app/platform/actor.server.ts";
import { failureResponse } from "#app/platform/http.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { getRelease } from "#app/services/releases/get-release.server.ts";

/** A release as JSON: its state, counts, files with digests, and signatures. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  try {
    const release = await getRelease({ ctx, version: params.version ?? "" });
    return Response.json(release, {
      headers: { ...dataHeaders({ isPublic: true }), "Cache-Control": "no-cache" },
    });
  } catch (error) {
    return failureResponse(error);
  }
}
