import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { requireSameOrigin } from "#app/platform/http.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";
import { signOut } from "#app/services/users/sign-out.server.ts";

/** An address that was typed or followed signs nobody out. */
export function loader() {
  return redirect(pb.home(), { headers: dataHeaders() });
}

/** Ends the login session and goes to the start page. */
export async function action({ request, context }: ActionFunctionArgs) {
  requireSameOrigin(request, context);
  const cleared = await signOut({
    ctx: await requestContext(request, context),
    env: context.env,
    headers: request.headers,
  });
  const headers = new Headers(dataHeaders());
  for (const cookie of cleared.getSetCookie()) {
    headers.append("Set-Cookie", cookie);
  }
  return redirect(pb.home(), { headers });
}
