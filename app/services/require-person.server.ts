import type { PersonActor } from "#app/domain/permissions/roles.ts";
import type { ServiceContext } from "./context.server.ts";
import { ForbiddenError } from "./errors.server.ts";

/** The actor as a person, or a refusal: what people alone may do. */
export function requirePerson(ctx: Pick<ServiceContext, "actor">): PersonActor {
  if (ctx.actor.kind !== "person") {
    throw new ForbiddenError({ code: "not-signed-in", message: "Sign in to do this." });
  }
  return ctx.actor;
}
