import { type AppLoadContext, data } from "@remix-run/node";
import { actorOf } from "./actor.server.ts";
import { readFormData } from "./form-data.server.ts";

/** What is never sent back to a page. */
const SECRETS: ReadonlySet<string> = new Set(["password", "passphrase"]);

/** What was typed into a form that came without a login session; the error page sends it again. */
export type KeptForm = { readonly keptFields: readonly (readonly [name: string, value: string])[] };

/**
 * The form of a page that needs an account. When the login session ended meanwhile and the browser sent
 * the form by itself, without script, the page behind it cannot be drawn, so what was typed goes to the
 * error page (401), from where it is sent again after signing in. With script the page stays as it is.
 */
export async function readOwnFormData(
  request: Request,
  context: AppLoadContext,
): Promise<FormData> {
  const formData = await readFormData(request);
  const isDocument = request.headers.get("accept")?.includes("text/html") ?? false;
  if (!isDocument || (await actorOf(request, context)).kind === "person") {
    return formData;
  }
  const keptFields = [...formData].flatMap(([name, value]) =>
    typeof value === "string" && !SECRETS.has(name) ? [[name, value] as const] : [],
  );
  throw data({ keptFields } satisfies KeptForm, { status: 401 });
}
