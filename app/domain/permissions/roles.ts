/** What a person may be. One person can be several; none of them lets anybody approve own work. */
export const ROLES = ["administrator", "curator", "reviewer", "publisher", "reader"] as const;
/** See {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** Labels of {@link ROLES}. */
export const ROLE_LABELS: Record<Role, string> = {
  administrator: "Administrator",
  curator: "Curator",
  reviewer: "Reviewer",
  publisher: "Publisher",
  reader: "Reader",
};

/**
 * Who acts: a person with the roles held at this moment, the system itself (jobs, recovery), or
 * somebody who has not signed in.
 */
export type Actor =
  | {
      readonly kind: "person";
      readonly userId: string;
      readonly name: string;
      readonly email: string;
      readonly roles: readonly Role[];
    }
  | { readonly kind: "system"; readonly name: string }
  | { readonly kind: "anonymous" };

/** A signed-in person. */
export type PersonActor = Extract<Actor, { kind: "person" }>;

/** The actor of a request without a login session. */
export const ANONYMOUS: Actor = { kind: "anonymous" };

/** True when the actor is a person who holds the role. */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.kind === "person" && actor.roles.includes(role);
}
