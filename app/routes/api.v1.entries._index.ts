import type { LoaderFunctionArgs } from "@remix-run/node";
import { ENTRY_PAGE_SIZE, queryParams } from "#app/domain/search/entry-query.ts";
import { parseEntryQuery } from "#app/domain/search/parse-entry-query.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { listRows } from "#app/services/search/list-entries.server.ts";

/**
 * The accepted entries as JSON, with the parameters of the page `/entries`: it reads the working
 * state, not a release. What cannot be read of the query is refused with 400.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const headers = { ...dataHeaders({ isPublic: true }), "Cache-Control": "no-cache" };
  const { query, problems } = parseEntryQuery(new URL(request.url).searchParams);
  if (problems.length > 0) {
    return Response.json({ refusals: problems }, { status: 400, headers });
  }
  const ctx = await requestContext(request, context);
  const { rows, total } = await listRows({ ctx, query });
  const hasNext = query.page * ENTRY_PAGE_SIZE < total;
  return Response.json(
    {
      release: "working",
      total,
      page: query.page,
      pageSize: ENTRY_PAGE_SIZE,
      next: hasNext ? pb.apiEntries(queryParams({ ...query, page: query.page + 1 })) : null,
      entries: rows.map((row) => ({
        ...row,
        href: pb.apiEntry(row.accession),
      })),
    },
    { headers },
  );
}
