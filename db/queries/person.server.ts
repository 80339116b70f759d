import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Role } from "../../app/domain/permissions/roles.ts";
import type { Db } from "../client.server.ts";
import { user, userRole } from "../schema/auth.ts";

/** A person with the roles held now, in the order of their names. */
export type PersonRow = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
  readonly deactivatedAt: Date | null;
};

/** The database or an open transaction. */
type Reader = Pick<Db, "select">;

function selectPeople(reader: Reader, condition: SQL | undefined) {
  const roles = sql<Role[]>`coalesce(array_agg(${userRole.role} order by ${userRole.role})
    filter (where ${userRole.role} is not null), '{}')`;
  return reader
    .select({
      userId: user.id,
      name: user.name,
      email: user.email,
      createdAt: user.createdAt,
      deactivatedAt: user.deactivatedAt,
      roles,
    })
    .from(user)
    .leftJoin(userRole, eq(userRole.userId, user.id))
    .where(condition)
    .groupBy(user.id)
    .orderBy(asc(user.name), asc(user.id));
}

/** A person by id or by e-mail address (lower case), deactivated ones too; null when there is none. */
export async function findPerson(
  reader: Reader,
  by: { readonly userId: string } | { readonly email: string },
): Promise<PersonRow | null> {
  const condition = "userId" in by ? eq(user.id, by.userId) : eq(user.email, by.email);
  const [row] = await selectPeople(reader, condition);
  return row ?? null;
}

/** Everybody, by name; deactivated ones too. */
export function listPeople(reader: Reader): Promise<PersonRow[]> {
  return selectPeople(reader, undefined);
}

/**
 * Locks everybody who is an administrator now until the transaction ends, and gives their ids. Two
 * acts that would each remove the other's administrator wait here for each other.
 */
export async function lockAdministrators(reader: Reader): Promise<string[]> {
  const rows = await reader
    .select({ userId: user.id })
    .from(userRole)
    .innerJoin(user, eq(user.id, userRole.userId))
    .where(and(eq(userRole.role, "administrator"), isNull(user.deactivatedAt)))
    .orderBy(asc(user.id))
    .for("update");
  return rows.map((row) => row.userId);
}
