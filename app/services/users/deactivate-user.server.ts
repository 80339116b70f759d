import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { session, user } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  keepAnAdministrator,
  requireUser,
  requireUserManager,
  userIdField,
  userSubject,
} from "./internal.server.ts";

const deactivation = z.object({
  userId: userIdField,
  reason: z.string().trim().max(TEXT_LIMITS.comment).nullable().default(null),
});

/**
 * Shuts a person out: nobody signs in with the account any more, and every login session ends. The
 * person and what they did stay. `changed` is false when it had been done before. Refuses with
 * `last-administrator`. For administrators and the system.
 */
export async function deactivateUser(input: {
  ctx: ServiceContext;
  input: { userId: string; reason?: string | null };
}): Promise<{ changed: boolean }> {
  requireUserManager(input.ctx);
  const { userId, reason } = parseInput(deactivation, input.input);
  return inTransaction(input.ctx, async (tctx) => {
    await keepAnAdministrator(tctx, userId);
    const person = await requireUser(tctx, userId);
    const closed = await tctx.tx
      .update(user)
      .set({ deactivatedAt: tctx.at, updatedAt: tctx.at })
      .where(and(eq(user.id, userId), isNull(user.deactivatedAt)))
      .returning({ id: user.id });
    if (closed.length === 0) {
      return { changed: false };
    }
    await tctx.tx.delete(session).where(eq(session.userId, userId));
    await emitAudit(tctx, {
      action: "user.deactivate",
      subject: userSubject(person),
      reason,
      before: { deactivated: false, roles: person.roles },
      after: { deactivated: true, roles: person.roles },
    });
    return { changed: true };
  });
}
