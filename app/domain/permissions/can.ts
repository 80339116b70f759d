import type { Refusal, Result } from "../shared/result.ts";
import { ok, refuse } from "../shared/result.ts";
import { type Actor, hasRole, ROLE_LABELS, type Role } from "./roles.ts";

/**
 * Every capability and the roles that hold it. Rules that depend on the thing itself (own work,
 * state) are in `review/decide.ts`. Reading what is accepted needs no role.
 */
export const CAPABILITIES = {
  "entry.propose": ["curator"],
  "import.run": ["curator", "administrator"],
  "proposal.read": ["curator", "reviewer", "publisher", "administrator"],
  "proposal.comment": ["curator", "reviewer"],
  "proposal.review": ["reviewer"],
  "batch.decide": ["reviewer"],
  "release.prepare": ["publisher"],
  "release.sign": ["publisher"],
  "release.publish": ["publisher"],
  "audit.read": ["administrator", "reviewer", "publisher"],
  "user.manage": ["administrator"],
  "key.manage": ["administrator"],
} as const satisfies Record<string, readonly Role[]>;

/** See {@link CAPABILITIES}. */
export type Capability = keyof typeof CAPABILITIES;

/**
 * Says whether the actor holds the capability. The system actor holds none of them: what a job may do
 * is decided where the job is written, not by a role.
 */
export function can(actor: Actor, capability: Capability): Result<true, Refusal> {
  const roles: readonly Role[] = CAPABILITIES[capability];
  if (roles.some((role) => hasRole(actor, role))) {
    return ok(true);
  }
  if (actor.kind === "anonymous") {
    return refuse({ code: "not-signed-in", message: "Sign in to do this." });
  }
  const names = roles.map((role) => ROLE_LABELS[role].toLowerCase()).join(" or ");
  return refuse({ code: "role-missing", message: `Only a ${names} may do this.` });
}
