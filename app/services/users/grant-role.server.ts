import { z } from "zod";
import type { Role } from "#app/domain/permissions/roles.ts";
import { userRole } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  requireActiveUser,
  requireUserManager,
  roleField,
  userIdField,
  userSubject,
} from "./internal.server.ts";

const grant = z.object({ userId: userIdField, role: roleField });

/**
 * Gives a person a role; it counts from the next request on. `changed` is false when the person held
 * it already. For administrators and the system.
 */
export async function grantRole(input: {
  ctx: ServiceContext;
  input: { userId: string; role: Role };
}): Promise<{ changed: boolean }> {
  requireUserManager(input.ctx);
  const { userId, role } = parseInput(grant, input.input);
  return inTransaction(input.ctx, async (tctx) => {
    const person = await requireActiveUser(tctx, userId);
    const added = await tctx.tx
      .insert(userRole)
      .values({ userId, role, grantedAt: tctx.at })
      .onConflictDoNothing()
      .returning();
    if (added.length === 0) {
      return { changed: false };
    }
    await emitAudit(tctx, {
      action: "user.grant-role",
      subject: userSubject(person),
      before: { roles: person.roles },
      after: { roles: [...person.roles, role].sort() },
    });
    return { changed: true };
  });
}
