import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Role } from "#app/domain/permissions/roles.ts";
import { userRole } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  keepAnAdministrator,
  requireUser,
  requireUserManager,
  roleField,
  userIdField,
  userSubject,
} from "./internal.server.ts";

const revocation = z.object({ userId: userIdField, role: roleField });

/**
 * Takes a role from a person; it counts from the next request on. `changed` is false when the person
 * did not hold it. Refuses with `last-administrator`. For administrators and the system.
 */
export async function revokeRole(input: {
  ctx: ServiceContext;
  input: { userId: string; role: Role };
}): Promise<{ changed: boolean }> {
  requireUserManager(input.ctx);
  const { userId, role } = parseInput(revocation, input.input);
  return inTransaction(input.ctx, async (tctx) => {
    if (role === "administrator") {
      await keepAnAdministrator(tctx, userId);
    }
    const person = await requireUser(tctx, userId);
    const removed = await tctx.tx
      .delete(userRole)
      .where(and(eq(userRole.userId, userId), eq(userRole.role, role)))
      .returning();
    if (removed.length === 0) {
      return { changed: false };
    }
    await emitAudit(tctx, {
      action: "user.revoke-role",
      subject: userSubject(person),
      before: { roles: person.roles },
      after: { roles: person.roles.filter((held) => held !== role) },
    });
    return { changed: true };
  });
}
