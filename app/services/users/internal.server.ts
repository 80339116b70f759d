import { eq } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import { PASSWORD_LIMITS } from "#app/domain/permissions/password.ts";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { ROLES } from "#app/domain/permissions/roles.ts";
import { findPerson, lockAdministrators, type PersonRow } from "#db/queries/person.server.ts";
import { user } from "#db/schema/index.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { NotFoundError, RefusedError, requirePermission } from "../errors.server.ts";

/** RFC 5321, section 4.5.3.1.3: a path has at most 256 octets, angle brackets included. */
const MAX_EMAIL = 254;

/** An e-mail address, in lower case: two that differ in case alone are one person. */
export const emailField = z
  .string("Enter an e-mail address.")
  .trim()
  .toLowerCase()
  .max(MAX_EMAIL, `Use at most ${MAX_EMAIL} characters.`)
  .pipe(z.email("Enter an e-mail address such as name@example.org."));

/** A password as it is given to sign in; the rules for a new one are in the domain. */
export const passwordField = z
  .string("Enter the password.")
  .min(1, "Enter the password.")
  .max(PASSWORD_LIMITS.max, `Use at most ${PASSWORD_LIMITS.max} characters.`);

/** One of the roles. */
export const roleField = z.enum(ROLES, `A role is one of ${ROLES.join(", ")}.`);

/** The id of a person as it comes from outside. */
export const userIdField = z.string().min(1).max(64);

/** Lets administrators and the system itself (the command line, the first start) through. */
export function requireUserManager(ctx: Pick<ServiceContext, "actor">): void {
  if (ctx.actor.kind !== "system") {
    requirePermission(can(ctx.actor, "user.manage"));
  }
}

/** A person who is there, locked so that nobody changes the account meanwhile; or NotFoundError. */
export async function requireUser(tctx: TransactionContext, userId: string): Promise<PersonRow> {
  await tctx.tx.select({ id: user.id }).from(user).where(eq(user.id, userId)).for("update");
  const person = await findPerson(tctx.tx, { userId });
  if (person === null) {
    throw new NotFoundError("This person");
  }
  return person;
}

/** Like {@link requireUser}, and refuses what is meant for an account that is in use. */
export async function requireActiveUser(
  tctx: TransactionContext,
  userId: string,
): Promise<PersonRow> {
  const person = await requireUser(tctx, userId);
  if (person.deactivatedAt !== null) {
    throw new RefusedError({
      code: "user-deactivated",
      message: `${person.name} has been deactivated.`,
    });
  }
  return person;
}

/**
 * Refuses to leave the system without an administrator. Locks those that there are, so that two acts
 * at once cannot each remove the other's.
 */
export async function keepAnAdministrator(tctx: TransactionContext, userId: string): Promise<void> {
  const administrators = await lockAdministrators(tctx.tx);
  if (administrators.length === 1 && administrators[0] === userId) {
    throw new RefusedError({
      code: "last-administrator",
      message: "This is the last administrator. Make somebody else one first.",
    });
  }
}

/** A person as the audit trail speaks of them. */
export function userSubject(person: Pick<PersonRow, "userId" | "name" | "email">) {
  return { type: "user", id: person.userId, label: `${person.name} <${person.email}>` } as const;
}

/** A person as the one who acts. */
export function actorFor(person: PersonRow): PersonActor {
  const { userId, name, email, roles } = person;
  return { kind: "person", userId, name, email, roles };
}
