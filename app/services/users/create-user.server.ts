import { z } from "zod";
import { isDemoEmail } from "#app/domain/permissions/demo-accounts.ts";
import { PASSWORD_LIMITS, passwordProblem } from "#app/domain/permissions/password.ts";
import type { Role } from "#app/domain/permissions/roles.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { account, user, userRole } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { brokenConstraint, RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { emailField, requireUserManager, roleField, userSubject } from "./internal.server.ts";

const newUser = z.object({
  name: z
    .string("Enter a name.")
    .trim()
    .min(1, "Enter a name.")
    .max(200, "Use at most 200 characters.")
    .regex(/^\P{Cc}*$/u, "Leave out control characters."),
  email: emailField,
  password: z
    .string("Enter a password.")
    .max(PASSWORD_LIMITS.max, `Use at most ${PASSWORD_LIMITS.max} characters.`),
  roles: z
    .array(roleField)
    .min(1, "Choose at least one role.")
    .transform((roles) => [...new Set(roles)]),
});

/** What a new account is made from. */
export type NewUser = z.input<typeof newUser>;

/**
 * Makes an account that can sign in, with its roles. Refuses with `email-taken` at `email` and
 * `weak-password` at `password`. For administrators and the system.
 */
export async function createUser(input: {
  ctx: ServiceContext;
  input: NewUser;
}): Promise<{ userId: string }> {
  const { ctx } = input;
  requireUserManager(ctx);
  const given = parseInput(newUser, input.input);
  const problem = passwordProblem(given);
  if (problem !== null) {
    throw new RefusedError(problem);
  }
  if (isDemoEmail(given.email)) {
    throw new RefusedError({
      code: "email-reserved",
      message: "Addresses of this domain belong to the demo accounts.",
      path: "email",
    });
  }
  const passwordHash = await hashPassword(given.password);
  try {
    return await inTransaction(ctx, (tctx) => insertUser(tctx, { ...given, passwordHash }));
  } catch (error) {
    if (brokenConstraint(error) === "user_email_unique") {
      throw new RefusedError({
        code: "email-taken",
        message: "Somebody has an account with this e-mail address already.",
        path: "email",
      });
    }
    throw error;
  }
}

/** Writes a person, the way to sign in, the roles and the audit event. Breaks `user_email_unique`. */
export async function insertUser(
  tctx: TransactionContext,
  given: { name: string; email: string; roles: readonly Role[]; passwordHash: string },
): Promise<{ userId: string }> {
  const { name, email, roles } = given;
  const userId = tctx.newId();
  const times = { createdAt: tctx.at, updatedAt: tctx.at };
  await tctx.tx.insert(user).values({ id: userId, name, email, emailVerified: true, ...times });
  await tctx.tx.insert(account).values({
    id: tctx.newId(),
    // better-auth names a password's account so, by the user's own id.
    providerId: "credential",
    accountId: userId,
    userId,
    password: given.passwordHash,
    ...times,
  });
  await tctx.tx
    .insert(userRole)
    .values(roles.map((role) => ({ userId, role, grantedAt: tctx.at })));
  await emitAudit(tctx, {
    action: "user.create",
    subject: userSubject({ userId, name, email }),
    after: { name, email, roles: [...roles].sort() },
  });
  return { userId };
}
