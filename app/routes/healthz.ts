import { dataHeaders } from "#app/platform/response-headers.server.ts";

/** Whether the process answers. Asks nothing of the database: a restart would not mend that. */
export function loader() {
  return new Response("ok\n", {
    headers: {
      ...dataHeaders(),
      "Cache-Control": "no-store",
      "Content-Type": "text/plain; charset=utf-8",
    },
  });
}
