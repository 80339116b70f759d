import { and, count, desc, eq, gte, lt, type SQL } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import { auditEvent } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";

/** Rows of one page of the trail. */
export const AUDIT_PAGE_SIZE = 50;

const Filter = z.strictObject({
  action: z.string().max(60).optional(),
  actorId: z.string().max(64).optional(),
  subjectType: z.string().max(40).optional(),
  subjectId: z.string().max(64).optional(),
  from: z.date().optional(),
  until: z.date().optional(),
  page: z.number().int().min(1).max(100_000),
});

/** One page of the audit trail, the newest first, with how many events the filter takes. */
export async function listAuditEvents(input: {
  ctx: ServiceContext;
  filter: z.input<typeof Filter>;
}): Promise<{ rows: (typeof auditEvent.$inferSelect)[]; total: number }> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "audit.read"));
  const filter = parseInput(Filter, input.filter);
  const conditions: (SQL | undefined)[] = [
    filter.action === undefined ? undefined : eq(auditEvent.action, filter.action),
    filter.actorId === undefined ? undefined : eq(auditEvent.actorId, filter.actorId),
    filter.subjectType === undefined ? undefined : eq(auditEvent.subjectType, filter.subjectType),
    filter.subjectId === undefined ? undefined : eq(auditEvent.subjectId, filter.subjectId),
    filter.from === undefined ? undefined : gte(auditEvent.at, filter.from),
    filter.until === undefined ? undefined : lt(auditEvent.at, filter.until),
  ];
  const where = and(...conditions);
  const rows = await ctx.db
    .select()
    .from(auditEvent)
    .where(where)
    .orderBy(desc(auditEvent.seq))
    .limit(AUDIT_PAGE_SIZE)
    .offset((filter.page - 1) * AUDIT_PAGE_SIZE);
  const [total] = await ctx.db.select({ value: count() }).from(auditEvent).where(where);
  return { rows, total: total?.value ?? 0 };
}
