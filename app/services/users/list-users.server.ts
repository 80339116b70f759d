import { listPeople, type PersonRow } from "#db/queries/person.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { requireUserManager } from "./internal.server.ts";

/** An account as administrators see it. */
export type UserListItem = PersonRow;

/** Every account, by name; deactivated ones too. For administrators and the system. */
export async function listUsers(input: { ctx: ServiceContext }): Promise<UserListItem[]> {
  requireUserManager(input.ctx);
  return listPeople(input.ctx.db);
}
