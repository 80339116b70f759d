import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DEMO_PEOPLE } from "#app/domain/permissions/demo-accounts.ts";
import { ROLE_LABELS, ROLES, type Role } from "#app/domain/permissions/roles.ts";
import { writeFileAtomic } from "#app/platform/atomic-file.server.ts";
import { type Environment, evaluationMode } from "#app/platform/env.server.ts";

/** Somebody to try Curatorium as, with the password. */
export type DemoAccount = {
  readonly role: Role;
  readonly email: string;
  readonly name: string;
  readonly password: string;
};

type DemoSettings = Pick<Environment, "home" | "host" | "baseUrl">;

const demoAccounts = z
  .array(
    z.strictObject({
      role: z.enum(ROLES),
      email: z.string().max(254),
      name: z.string().max(200),
      password: z.string().min(16).max(128),
    }),
  )
  .max(100);

function fileOf(env: DemoSettings): string {
  return join(env.home, "demo-accounts.json");
}

/**
 * The demo accounts and their passwords, as the file `demo-accounts.json` in CURATORIUM_HOME has
 * them. None outside evaluation mode, and none when the file is absent, damaged or of another set.
 */
export function readDemoAccounts(env: DemoSettings): readonly DemoAccount[] {
  if (!evaluationMode(env)) {
    return [];
  }
  const list = parseFile(fileOf(env));
  const isWhole = DEMO_PEOPLE.every((person) =>
    list.some((one) => one.email === person.email && one.role === person.role),
  );
  return isWhole && list.length === DEMO_PEOPLE.length ? list : [];
}

function parseFile(path: string): readonly DemoAccount[] {
  try {
    const parsed = demoAccounts.safeParse(JSON.parse(readFileSync(path, "utf8")));
    return parsed.success ? parsed.data : [];
  } catch (error) {
    if (error instanceof SyntaxError || Reflect.get(Object(error), "code") === "ENOENT") {
      return [];
    }
    throw error;
  }
}

/** Writes the file so that only the owner reads it, and whole or not at all. */
export function writeDemoAccounts(env: DemoSettings, list: readonly DemoAccount[]): Promise<void> {
  const data = `${JSON.stringify(list, null, 2)}\n`;
  return writeFileAtomic({ path: fileOf(env), data, mode: 0o600 });
}

/** The demo accounts as lines for the terminal: role, address, password. */
export function describeDemoAccounts(list: readonly DemoAccount[]): string {
  const width = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const roleWidth = width(list.map((one) => ROLE_LABELS[one.role]));
  const emailWidth = width(list.map((one) => one.email));
  return list
    .map(({ role, email, password }) =>
      [ROLE_LABELS[role].padEnd(roleWidth), email.padEnd(emailWidth), password].join("  "),
    )
    .join("\n");
}
