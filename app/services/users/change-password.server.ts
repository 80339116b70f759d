import { z } from "zod";
import { PASSWORD_LIMITS, passwordProblem } from "#app/domain/permissions/password.ts";
import { createAuth } from "#app/platform/auth.server.ts";
import type { AuthSettings } from "#app/platform/auth-options.server.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { ForbiddenError, RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { userSubject } from "./internal.server.ts";
import { reauthenticate } from "./reauthenticate.server.ts";
import { replacePassword } from "./set-password.server.ts";

const change = z.object({
  current: z.string().max(PASSWORD_LIMITS.max),
  password: z.string().max(PASSWORD_LIMITS.max, `Use at most ${PASSWORD_LIMITS.max} characters.`),
});

/**
 * Gives the acting person another password, after the current one was proven. Every other login
 * session of theirs ends. A password that somebody else chose cannot stand for a signature: 21 CFR
 * 11.100(a) wants it to be of one person alone. Refusals: `wrong-password` and `too-many-attempts` at
 * `current`, `weak-password` and `same-password` at `password`.
 */
export async function changePassword(input: {
  readonly ctx: ServiceContext;
  readonly env: AuthSettings;
  /** The headers of the request, with the cookie of the session that stays. */
  readonly headers: Headers;
  readonly input: { readonly current: string; readonly password: string };
}): Promise<void> {
  const { ctx, env, headers } = input;
  const { actor } = ctx;
  if (actor.kind !== "person") {
    throw new ForbiddenError({ code: "not-signed-in", message: "Sign in to do this." });
  }
  const { current, password } = parseInput(change, input.input);
  const proven = await reauthenticate({ ctx, password: current });
  if (!proven.ok) {
    throw new RefusedError({ ...proven.error, path: "current" });
  }
  const problem = passwordProblem({ password, email: actor.email, name: actor.name });
  if (problem !== null) {
    throw new RefusedError(problem);
  }
  if (password === current) {
    throw new RefusedError({
      code: "same-password",
      message: "This is the password that you have already.",
      path: "password",
    });
  }
  const passwordHash = await hashPassword(password);
  const kept = await createAuth({ db: ctx.db, env }).api.getSession({ headers });
  await inTransaction(ctx, async (tctx) => {
    await replacePassword(tctx, {
      userId: actor.userId,
      passwordHash,
      ...(kept === null ? {} : { keptToken: kept.session.token }),
    });
    await emitAudit(tctx, { action: "user.set-password", subject: userSubject(actor) });
  });
}
