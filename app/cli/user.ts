import { userInfo } from "node:os";
import { type Command, Option } from "commander";
import { ROLE_LABELS, ROLES, type Role } from "#app/domain/permissions/roles.ts";
import { generatePassword } from "#app/platform/password.server.ts";
import { type ServiceContext, serviceContext } from "#app/services/context.server.ts";
import { createUser } from "#app/services/users/create-user.server.ts";
import { deactivateUser } from "#app/services/users/deactivate-user.server.ts";
import { findUser } from "#app/services/users/find-user.server.ts";
import { grantRole } from "#app/services/users/grant-role.server.ts";
import { listUsers, type UserListItem } from "#app/services/users/list-users.server.ts";
import { revokeRole } from "#app/services/users/revoke-role.server.ts";
import { setPassword } from "#app/services/users/set-password.server.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { readPassword } from "./shared/password.ts";

type PasswordOptions = ReportOptions & { readonly passwordStdin?: boolean };
type CreateOptions = PasswordOptions & {
  readonly email: string;
  readonly name: string;
  readonly role: readonly Role[];
};
type DeactivateOptions = ReportOptions & { readonly reason?: string };

/** Runs work as the system; the audit trail names the operator's login name. */
function asOperator<T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  const name = `command line, ${userInfo().username}`;
  return withDatabase(({ db }) => work(serviceContext({ db, actor: { kind: "system", name } })));
}

/** The password that was given, or a new one, which is then part of the answer. */
async function passwordFrom(options: PasswordOptions) {
  const given = await readPassword({ fromStdin: options.passwordStdin === true });
  return given === null
    ? { password: generatePassword(), isGenerated: true }
    : { password: given, isGenerated: false };
}

async function create(options: CreateOptions): Promise<void> {
  const { password, isGenerated } = await passwordFrom(options);
  const { email, name, role: roles } = options;
  const { userId } = await asOperator((ctx) =>
    createUser({ ctx, input: { email, name, password, roles: [...roles] } }),
  );
  const shown = isGenerated ? { password } : {};
  printResult({
    options,
    value: { userId, email, name, roles, ...shown },
    text: () =>
      [
        `Created ${name} <${email}>: ${roles.map((role) => ROLE_LABELS[role]).join(", ")}.`,
        ...(isGenerated ? [`Password, shown this once: ${password}`] : []),
      ].join("\n"),
  });
}

function describe(person: UserListItem): string {
  const roles = person.roles.map((role) => ROLE_LABELS[role]).join(", ") || "no role";
  const state = person.deactivatedAt === null ? "" : "  (deactivated)";
  return `${person.email}  ${person.name}  ${roles}${state}`;
}

async function list(options: ReportOptions): Promise<void> {
  const people = await asOperator((ctx) => listUsers({ ctx }));
  printResult({
    options,
    value: people,
    text: () =>
      people.length === 0
        ? "There is nobody yet: make the first administrator with `curatorium user create`."
        : people.map(describe).join("\n"),
  });
}

/** Changes the account with an address, and says whether anything changed. */
async function change(input: {
  readonly email: string;
  readonly options: ReportOptions;
  readonly verb: (
    ctx: ServiceContext,
    person: UserListItem,
  ) => Promise<{ readonly changed: boolean }>;
  readonly done: string;
  readonly already: string;
}): Promise<void> {
  const { changed } = await asOperator(async (ctx) =>
    input.verb(ctx, await findUser({ ctx, email: input.email })),
  );
  printResult({
    options: input.options,
    value: { email: input.email, changed },
    text: () => `${input.email} ${changed ? input.done : input.already}.`,
  });
}

function grant(email: string, role: Role, options: ReportOptions): Promise<void> {
  const label = ROLE_LABELS[role].toLowerCase();
  return change({
    email,
    options,
    verb: (ctx, { userId }) => grantRole({ ctx, input: { userId, role } }),
    done: `is ${label} now`,
    already: `was ${label} already`,
  });
}

function revoke(email: string, role: Role, options: ReportOptions): Promise<void> {
  const label = ROLE_LABELS[role].toLowerCase();
  return change({
    email,
    options,
    verb: (ctx, { userId }) => revokeRole({ ctx, input: { userId, role } }),
    done: `is no longer ${label}`,
    already: `was not ${label}`,
  });
}

function deactivate(email: string, options: DeactivateOptions): Promise<void> {
  return change({
    email,
    options,
    verb: (ctx, { userId }) =>
      deactivateUser({ ctx, input: { userId, reason: options.reason ?? null } }),
    done: "is shut out, and every login session has ended",
    already: "had been deactivated before",
  });
}

async function replacePassword(email: string, options: PasswordOptions): Promise<void> {
  const { password, isGenerated } = await passwordFrom(options);
  await asOperator(async (ctx) => {
    const { userId } = await findUser({ ctx, email });
    await setPassword({ ctx, input: { userId, password } });
  });
  const shown = isGenerated ? { password } : {};
  printResult({
    options,
    value: { email, ...shown },
    text: () =>
      isGenerated
        ? `New password of ${email}, shown this once: ${password}`
        : `${email} has a new password.`,
  });
}

const roleArgument = "what they may do";

/** Adds `user` with its commands: create, list, grant, revoke, set-password, deactivate. */
export function register(program: Command): void {
  const user = program.command("user").description("manage who may sign in, and their roles");
  const stdin = () =>
    new Option("--password-stdin", "read the password from standard input (one line)");
  withJsonOption(
    user
      .command("create")
      .description("make an account; asks for the password on a terminal, else makes one")
      .requiredOption("--email <address>", "e-mail address to sign in with")
      .requiredOption("--name <name>", "name as others see it")
      .addOption(
        new Option("--role <role...>", "one or more roles").choices(ROLES).makeOptionMandatory(),
      )
      .addOption(stdin())
      .action(create),
  );
  withJsonOption(user.command("list").description("list every account").action(list));
  for (const { name, text, action } of [
    { name: "grant", text: "give a person a role", action: grant },
    { name: "revoke", text: "take a role from a person", action: revoke },
  ]) {
    const command = user.command(name).description(text).argument("<email>", "whose account");
    command.addArgument(command.createArgument("<role>", roleArgument).choices(ROLES));
    withJsonOption(command.action(action));
  }
  withJsonOption(
    user
      .command("set-password")
      .description("give a person another password, and end their login sessions")
      .argument("<email>", "whose account")
      .addOption(stdin())
      .action(replacePassword),
  );
  withJsonOption(
    user
      .command("deactivate")
      .description("shut a person out; what they did stays")
      .argument("<email>", "whose account")
      .option("--reason <text>", "why, for the audit trail")
      .action(deactivate),
  );
}
