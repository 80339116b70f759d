import { eq } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { auditHead } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";

/** The end of the audit chain: the newest event's number and hash, which every release carries. */
export async function getAuditHead(input: {
  ctx: ServiceContext;
}): Promise<{ seq: number; hash: string }> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "audit.read"));
  const [head] = await ctx.db
    .select({ seq: auditHead.seq, hash: auditHead.hash })
    .from(auditHead)
    .where(eq(auditHead.id, 1));
  invariant(head, "the audit chain has a head");
  return head;
}
