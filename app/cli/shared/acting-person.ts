import type { Role } from "#app/domain/permissions/roles.ts";
import { type Environment, evaluationMode } from "#app/platform/env.server.ts";
import { type ServiceContext, serviceContext } from "#app/services/context.server.ts";
import { findUser } from "#app/services/users/find-user.server.ts";
import { readDemoAccounts } from "#app/services/users/seed-demo.server.ts";
import type { Db } from "#db/client.server.ts";
import { CliError } from "./cli-error.ts";

/**
 * The context of the person in whose name a command acts: `--as <e-mail>`, or in an evaluation the
 * first demo account of the role. Whoever runs commands has the database in hand; the name is for
 * the record and for the rules, which hold here as in the browser.
 */
export async function actAs(input: {
  db: Db;
  env: Environment;
  email: string | undefined;
  role: Role;
}): Promise<ServiceContext> {
  const email = input.email ?? demoEmail(input);
  if (email === undefined) {
    throw new CliError(`Say in whose name with --as <e-mail of a ${input.role}>.`, { exitCode: 2 });
  }
  const system = serviceContext({ db: input.db, actor: { kind: "system", name: "cli" } });
  const found = await findUser({ ctx: system, email });
  if (found.deactivatedAt !== null) {
    throw new CliError(`${email} is deactivated.`);
  }
  const { userId, name, roles } = found;
  return serviceContext({
    db: input.db,
    actor: { kind: "person", userId, name, email: found.email, roles },
  });
}

function demoEmail(input: { env: Environment; role: Role }): string | undefined {
  return evaluationMode(input.env)
    ? readDemoAccounts(input.env).find((account) => account.role === input.role)?.email
    : undefined;
}
