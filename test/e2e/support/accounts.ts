import type { Role } from "#app/domain/permissions/roles.ts";
import { type DemoAccount, readDemoAccounts } from "#app/services/users/demo-file.server.ts";

/**
 * The n-th demonstration account (from 0) with a role, as the server in `home` made them: two
 * different people for four-eyes journeys. Throws when there are too few.
 */
export function demoAccount(input: {
  readonly home: string;
  readonly role: Role;
  readonly n: number;
}): DemoAccount {
  const settings = { home: input.home, host: "127.0.0.1", baseUrl: undefined };
  const able = readDemoAccounts(settings).filter((account) => account.role === input.role);
  const account = able[input.n];
  if (account === undefined) {
    throw new Error(`The demonstration has ${able.length} accounts with role ${input.role}.`);
  }
  return account;
}
