import { findPerson } from "#db/queries/person.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { emailField, requireUserManager } from "./internal.server.ts";
import type { UserListItem } from "./list-users.server.ts";

/** The account with an e-mail address, whatever its case. For administrators and the system. */
export async function findUser(input: {
  ctx: ServiceContext;
  email: string;
}): Promise<UserListItem> {
  requireUserManager(input.ctx);
  const email = parseInput(emailField, input.email);
  const person = await findPerson(input.ctx.db, { email });
  if (person === null) {
    throw new NotFoundError(`An account with the address ${email}`);
  }
  return person;
}
