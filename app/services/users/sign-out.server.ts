import { eq } from "drizzle-orm";
import { createAuth } from "#app/platform/auth.server.ts";
import type { AuthSettings } from "#app/platform/auth-options.server.ts";
import { findPerson } from "#db/queries/person.server.ts";
import { session } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { actorFor, userSubject } from "./internal.server.ts";

/**
 * Ends the login session that the request's cookie names, if there is one, and gives the headers that
 * make the browser forget it. The session is gone when this resolves: a copy of the cookie is worth
 * nothing.
 */
export async function signOut(input: {
  readonly ctx: ServiceContext;
  readonly env: AuthSettings;
  /** The headers of the request, with its cookies. */
  readonly headers: Headers;
}): Promise<Headers> {
  const { ctx, env, headers } = input;
  const auth = createAuth({ db: ctx.db, env });
  const found = await auth.api.getSession({ headers });
  const person = found === null ? null : await findPerson(ctx.db, { userId: found.session.userId });
  if (found !== null && person !== null) {
    await inTransaction({ ...ctx, actor: actorFor(person) }, async (tctx) => {
      await tctx.tx.delete(session).where(eq(session.token, found.session.token));
      await emitAudit(tctx, { action: "user.sign-out", subject: userSubject(person) });
    });
  }
  const answer = await auth.api.signOut({ headers, returnHeaders: true });
  return answer.headers;
}
