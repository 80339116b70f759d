import { sql } from "drizzle-orm";
import type { ServiceContext } from "../context.server.ts";

/** Whether the database answers and has the tables that pages read. */
export async function isReady(input: { ctx: Pick<ServiceContext, "db"> }): Promise<boolean> {
  return await input.ctx.db
    .execute(sql`select 1 from audit_head where id = 1`)
    .then(({ rows }) => rows.length === 1)
    .catch(() => false);
}
