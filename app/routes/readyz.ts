import type { LoaderFunctionArgs } from "@remix-run/node";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { isReady } from "#app/services/search/check-ready.server.ts";

/** Whether requests can be answered: 200 when the database is there, 503 when it is not. */
export async function loader({ context }: LoaderFunctionArgs) {
  const ready = await isReady({ ctx: { db: context.db } });
  return new Response(ready ? "ready\n" : "the database does not answer\n", {
    status: ready ? 200 : 503,
    headers: {
      ...dataHeaders(),
      "Cache-Control": "no-store",
      "Content-Type": "text/plain; charset=utf-8",
    },
  });
}
