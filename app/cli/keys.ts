import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { z } from "zod";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { initialiseKeys } from "#app/services/keys/initialise.server.ts";
import { listKeys } from "#app/services/keys/list.server.ts";
import { findUser } from "#app/services/users/find-user.server.ts";
import { actAs } from "./shared/acting-person.ts";
import { CliError } from "./shared/cli-error.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { askSecret } from "./shared/secret.ts";

type Options = ReportOptions & {
  readonly as?: string;
  readonly publisher?: readonly string[];
  readonly rootKeys?: string;
  readonly passphrases?: string;
};

const passphraseFile = z.strictObject({
  root: z.array(z.string().min(12)).min(3).max(9),
  publishers: z.record(z.email(), z.string().min(12)),
});

/** The passphrases of a ceremony: from a file, or typed one after the other. */
async function passphrases(options: Options): Promise<z.infer<typeof passphraseFile>> {
  if (options.passphrases !== undefined) {
    const parsed = passphraseFile.safeParse(
      JSON.parse(await readFile(options.passphrases, "utf8")),
    );
    if (!parsed.success) {
      throw new CliError(
        'The passphrase file is {"root": [three or more], "publishers": {"e-mail": "…"}}, each of 12 characters or more.',
      );
    }
    return parsed.data;
  }
  const ask = (question: string) =>
    askSecret({ question, isFromStdin: false, instead: "in a file with --passphrases" });
  const root: string[] = [];
  for (let number = 1; number <= Number(options.rootKeys); number += 1) {
    root.push(await ask(`Passphrase of root key ${number}: `));
  }
  const publishers: Record<string, string> = {};
  for (const email of options.publisher ?? []) {
    publishers[email] = await ask(`Passphrase of ${email}'s signing key: `);
  }
  return { root, publishers };
}

async function init(options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "administrator" });
    const given = await passphrases(options);
    const system = serviceContext({ db, actor: { kind: "system", name: "cli" } });
    const publishers = await Promise.all(
      Object.entries(given.publishers).map(async ([email, passphrase]) => {
        const person = await findUser({ ctx: system, email });
        if (!person.roles.includes("publisher")) {
          throw new CliError(`${email} is not a publisher.`);
        }
        return { userId: person.userId, passphrase };
      }),
    );
    const paths = dataPaths(env.home);
    const { keys, isNew } = await initialiseKeys({
      ctx,
      paths,
      input: { rootPassphrases: given.root, publishers },
    });
    printResult({
      options,
      value: { keys, isNew },
      text: () =>
        [
          isNew ? "The repository is set up." : "The repository was set up already.",
          ...keys.map((key) => `${key.role.padEnd(9)}  ${key.keyId}  ${key.fileName}`),
          `Move the root keys from ${paths.keys} to places of their own, and keep 1.root.json where consumers find it.`,
        ].join("\n"),
    });
  });
}

async function list(options: ReportOptions): Promise<void> {
  await withDatabase(async ({ db }) => {
    const rows = await listKeys({ db });
    printResult({
      options,
      value: rows,
      text: () =>
        rows
          .map((row) => `${row.role.padEnd(9)}  ${row.keyId}  ${row.revokedAt ? "revoked" : ""}`)
          .join("\n") || "No keys.",
    });
  });
}

/** Adds `keys init|list`. */
export function register(program: Command): void {
  const command = program.command("keys").description("the keys of the release repository");
  withJsonOption(
    command
      .command("init")
      .description("the first ceremony: keys, signed root, empty repository")
      .addOption(new Option("--as <email>", "the administrator in whose name"))
      .addOption(new Option("--publisher <email...>", "who gets a signing key: two people or more"))
      .addOption(
        new Option("--root-keys <number>", "how many root keys; a majority of them signs").default(
          "5",
        ),
      )
      .addOption(
        new Option("--passphrases <file>", "JSON with all passphrases, instead of typing them"),
      ),
  ).action(init);
  withJsonOption(command.command("list").description("all enrolled keys")).action(list);
}
