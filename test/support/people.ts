import {
  type Actor,
  ANONYMOUS,
  type PersonActor,
  type Role,
} from "#app/domain/permissions/roles.ts";
import { newId } from "#app/platform/ids.server.ts";
import { type ServiceContext, serviceContext } from "#app/services/context.server.ts";
import type { Db } from "#db/client.server.ts";
import { user, userRole } from "#db/schema/index.ts";

/** A person with an account and roles but no password: for tests in which nobody signs in. */
export async function insertPerson(db: Db, ...roles: Role[]): Promise<PersonActor> {
  const userId = newId();
  const name = `${roles[0] ?? "nobody"} ${userId.slice(-6)}`;
  const email = `${userId}@example.org`;
  await db.insert(user).values({ id: userId, name, email });
  if (roles.length > 0) {
    await db.insert(userRole).values(roles.map((role) => ({ userId, role })));
  }
  return { kind: "person", userId, name, email, roles };
}

/** A context in which the given person, or whoever is signed out, acts. */
export function actingAs(db: Db, actor: Actor = ANONYMOUS): ServiceContext {
  return serviceContext({ db, actor });
}
