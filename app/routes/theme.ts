import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { localPath } from "#app/lib/local-path.ts";
import { parseTheme, themeCookie } from "#app/lib/theme.ts";
import { readFormData } from "#app/platform/form-data.server.ts";
import { dataHeaders } from "#app/platform/response-headers.server.ts";

/** Nothing to read here: an address that was typed leads to the start page. */
export function loader() {
  return redirect("/", { headers: dataHeaders() });
}

/**
 * Keeps the colours that were chosen and goes back. Harmless from anywhere: it changes one cookie
 * of no consequence, and leads to our own addresses alone.
 */
export async function action({ request }: ActionFunctionArgs) {
  const form = await readFormData(request);
  return redirect(localPath(form.get("returnTo")), {
    headers: { ...dataHeaders(), "Set-Cookie": themeCookie(parseTheme(form.get("theme"))) },
  });
}
