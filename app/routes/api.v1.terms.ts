import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { TERM_KINDS } from "#app/domain/terms/term-record.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { findTerms, TERM_TEXT_LIMIT } from "#app/services/search/find-terms.server.ts";

const Query = z.object({
  kind: z.enum(
    TERM_KINDS,
    `Say which kind: ${TERM_KINDS.slice(0, -1).join(", ")} or ${TERM_KINDS.at(-1)}.`,
  ),
  q: z.string().max(TERM_TEXT_LIMIT, `At most ${TERM_TEXT_LIMIT} characters are looked up.`),
});

/** Known terms for typing ahead: `?kind=gene&q=EGF` gives `{ terms: [{ kind, id, label, xrefs, matched, matchedAs, status, replacedBy }] }`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const headers = dataHeaders({ isPublic: true });
  const { searchParams } = new URL(request.url);
  const parsed = Query.safeParse({
    kind: searchParams.get("kind") ?? "",
    q: searchParams.get("q") ?? "",
  });
  if (!parsed.success) {
    const refusals = parsed.error.issues.map((issue) => ({
      code: "invalid-query",
      message: issue.message,
      path: issue.path.join("."),
    }));
    return Response.json({ refusals }, { status: 400, headers });
  }
  const ctx = await requestContext(request, context);
  const terms = await findTerms({ ctx, kind: parsed.data.kind, text: parsed.data.q });
  return Response.json({ terms }, { headers: { ...headers, "Cache-Control": "no-cache" } });
}
