import { and, eq, ne } from "drizzle-orm";
import { z } from "zod";
import { PASSWORD_LIMITS, passwordProblem } from "#app/domain/permissions/password.ts";
import { hashPassword } from "#app/platform/password.server.ts";
import { account, session } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  requireActiveUser,
  requireUserManager,
  userIdField,
  userSubject,
} from "./internal.server.ts";

const change = z.object({ userId: userIdField, password: z.string().max(PASSWORD_LIMITS.max) });

/**
 * Gives a person who forgot the password a new one, and ends every login session. Refuses with
 * `weak-password` at `password`. For administrators and the system.
 */
export async function setPassword(input: {
  ctx: ServiceContext;
  input: { userId: string; password: string };
}): Promise<void> {
  requireUserManager(input.ctx);
  const { userId, password } = parseInput(change, input.input);
  const passwordHash = await hashPassword(password);
  await inTransaction(input.ctx, async (tctx) => {
    const person = await requireActiveUser(tctx, userId);
    const problem = passwordProblem({ password, email: person.email, name: person.name });
    if (problem !== null) {
      throw new RefusedError(problem);
    }
    await replacePassword(tctx, { userId, passwordHash });
    await emitAudit(tctx, { action: "user.set-password", subject: userSubject(person) });
  });
}

/**
 * Writes another hash and ends the sessions that were opened with the former password, but for the
 * one with `keptToken`.
 */
export async function replacePassword(
  tctx: TransactionContext,
  given: { userId: string; passwordHash: string; keptToken?: string },
): Promise<void> {
  await tctx.tx
    .update(account)
    .set({ password: given.passwordHash, updatedAt: tctx.at })
    .where(and(eq(account.userId, given.userId), eq(account.providerId, "credential")));
  const isTheirs = eq(session.userId, given.userId);
  await tctx.tx
    .delete(session)
    .where(
      given.keptToken === undefined ? isTheirs : and(isTheirs, ne(session.token, given.keptToken)),
    );
}
