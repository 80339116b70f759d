import { and, eq, isNull } from "drizzle-orm";
import { ok, type Refusal, type Result, refuse } from "#app/domain/shared/result.ts";
import { verifyPassword } from "#app/platform/password.server.ts";
import { account, user } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { countAttempt, forgive } from "./attempts.server.ts";
import { passwordField, userSubject } from "./internal.server.ts";
import { tooManyAttempts } from "./sign-in.server.ts";

/**
 * Has the signed-in person prove again who they are, for an electronic signature: 21 CFR 11.200(a)(1)
 * asks for at least one component that only they know at each signing. At most 10 wrong passwords in
 * 15 minutes; each leaves an audit event. Call it before the transaction of the act that is signed.
 * Refusals: `wrong-password` at `password`, `too-many-attempts`, `not-signed-in`.
 */
export async function reauthenticate(input: {
  readonly ctx: ServiceContext;
  readonly password: string;
}): Promise<Result<true, Refusal>> {
  const { ctx } = input;
  if (ctx.actor.kind !== "person") {
    return refuse({ code: "not-signed-in", message: "Sign in to do this." });
  }
  const { userId } = ctx.actor;
  const password = passwordField.safeParse(input.password);
  if (!password.success) {
    return refuse(wrongPassword(password.error.issues[0]?.message));
  }
  const counter = { kind: "signature", subject: userId } as const;
  const verdict = await countAttempt(ctx, counter);
  if (!verdict.allowed) {
    if (verdict.isFirstRefusal) {
      await recordRefusal(ctx, "too-many-attempts");
    }
    const { code, message } = tooManyAttempts(verdict.retryAfterSeconds);
    return refuse({ code, message, path: "password" });
  }
  const [row] = await ctx.db
    .select({ hash: account.password })
    .from(account)
    .innerJoin(user, eq(user.id, account.userId))
    .where(
      and(
        eq(account.userId, userId),
        eq(account.providerId, "credential"),
        isNull(user.deactivatedAt),
      ),
    );
  const hash = row?.hash ?? null;
  if (hash === null || !(await verifyPassword({ hash, password: password.data }))) {
    await recordRefusal(ctx, "wrong-password");
    return refuse(wrongPassword());
  }
  await forgive(ctx, { counter, all: true });
  return ok(true);
}

function wrongPassword(message = "This is not your password."): Refusal {
  return { code: "wrong-password", message, path: "password" };
}

async function recordRefusal(ctx: ServiceContext, cause: string): Promise<void> {
  const { actor } = ctx;
  if (actor.kind === "person") {
    await inTransaction(ctx, (tctx) =>
      emitAudit(tctx, {
        action: "user.sign-in-refused",
        subject: userSubject(actor),
        reason: "electronic signature",
        after: { cause },
      }),
    );
  }
}
