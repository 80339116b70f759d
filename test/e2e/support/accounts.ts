import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROLES, type Role } from "#app/domain/permissions/roles.ts";

const DemoAccounts = z.array(
  z.object({
    name: z.string(),
    email: z.string(),
    password: z.string(),
    roles: z.array(z.enum(ROLES)),
  }),
);

/** An account of the demonstration, as the server writes it beside its data. */
export type DemoAccount = z.infer<typeof DemoAccounts>[number];

/** Reads the accounts that the first start made. Throws when the file is absent or odd. */
export function readDemoAccounts(home: string): readonly DemoAccount[] {
  return DemoAccounts.parse(JSON.parse(readFileSync(join(home, "demo-accounts.json"), "utf8")));
}

/**
 * The n-th account (from 0) that has this role, those with fewest other roles first: two different
 * people for four-eyes journeys. Throws when the demonstration has too few.
 */
export function pickAccount(input: {
  readonly accounts: readonly DemoAccount[];
  readonly role: Role;
  readonly n: number;
}): DemoAccount {
  const able = input.accounts
    .filter((account) => account.roles.includes(input.role))
    .sort((a, b) => a.roles.length - b.roles.length);
  const account = able[input.n];
  if (account === undefined) {
    throw new Error(`The demonstration has ${able.length} accounts with role ${input.role}.`);
  }
  return account;
}
