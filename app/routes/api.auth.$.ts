import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerAuthRequest, createAuth } from "#app/platform/auth.server.ts";
import { requireSameOrigin } from "#app/platform/http.server.ts";

/** What better-auth answers to reading. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return answerAuthRequest({ auth: createAuth(context), request });
}

/** What better-auth answers to the rest, from our own pages alone. */
export function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request, context);
  return answerAuthRequest({ auth: createAuth(context), request });
}
