import { dataHeaders } from "#app/platform/response-headers.server.ts";

/** Every address below `/api/v1` that nothing else answers: a program gets no page. */
export function loader() {
  const refusals = [{ code: "not-found", message: "There is no such address." }];
  return Response.json({ refusals }, { status: 404, headers: dataHeaders({ isPublic: true }) });
}
