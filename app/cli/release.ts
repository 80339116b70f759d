import { type Command, Option } from "commander";
import { z } from "zod";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { abandonRelease } from "#app/services/releases/abandon.server.ts";
import { buildRelease } from "#app/services/releases/build.server.ts";
import {
  findOpenCandidate,
  findRelease,
  listAllReleases,
} from "#app/services/releases/find.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { publishRelease } from "#app/services/releases/publish.server.ts";
import { renewRepository } from "#app/services/releases/renew.server.ts";
import { signRelease } from "#app/services/releases/sign.server.ts";
import { actAs } from "./shared/acting-person.ts";
import { CliError } from "./shared/cli-error.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { askSecret } from "./shared/secret.ts";

type Options = ReportOptions & {
  readonly as?: string;
  readonly notes?: string;
  readonly reason?: string;
  readonly passphraseStdin?: boolean;
};

const asOption = () => new Option("--as <email>", "the publisher in whose name");

async function build(options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "publisher" });
    const open = await findOpenCandidate({ db });
    const { version } =
      open ??
      (await freezeRelease({ ctx, input: { channel: "stable", notes: options.notes ?? null } }));
    const built = await buildRelease({ ctx, paths: dataPaths(env.home), input: { version } });
    printResult({
      options,
      value: built,
      text: () =>
        `${built.version}: ${built.rows} rows, ${built.bytes} bytes, manifest sha256 ${built.manifestSha256}`,
    });
  });
}

async function sign(version: string, options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "publisher" });
    const record = await findRelease({ db, version });
    if (record.staged === null) {
      throw new CliError(`Release ${version} is not built, so there is nothing to sign.`);
    }
    const passphrase = await askSecret({
      question: "Passphrase of your signing key: ",
      isFromStdin: options.passphraseStdin === true,
      instead: "on standard input with --passphrase-stdin",
    });
    const value = await signRelease({
      ctx,
      paths: dataPaths(env.home),
      // The passphrase of the personal key is the second component here.
      reauthenticate: async () => ({ ok: true, value: true }),
      input: {
        version,
        stagedSha256: z.object({ sha256: z.string() }).parse(record.staged).sha256,
        passphrase,
      },
    });
    printResult({
      options,
      value,
      text: () =>
        value.isComplete
          ? `${version} is signed and ready to publish.`
          : `${version}: one signature kept; another publisher has to sign.`,
    });
  });
}

async function publish(version: string, options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "publisher" });
    const value = await publishRelease({ ctx, paths: dataPaths(env.home), input: { version } });
    printResult({
      options,
      value,
      text: () => `${value.version} is published, manifest sha256 ${value.manifestSha256}`,
    });
  });
}

async function abandon(version: string, options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "publisher" });
    const reason = options.reason ?? "";
    await abandonRelease({ ctx, paths: dataPaths(env.home), input: { version, reason } });
    printResult({ options, value: { version }, text: () => `${version} is abandoned.` });
  });
}

async function list(options: Options): Promise<void> {
  await withDatabase(async ({ db }) => {
    const rows = (await listAllReleases({ db })).map((row) => ({
      version: row.version,
      semver: row.semver,
      sequence: row.sequence,
      state: row.state,
      effectiveTime: row.effectiveTime,
      manifestSha256: row.manifestSha256,
    }));
    printResult({
      options,
      value: rows,
      text: () =>
        rows
          .map((row) => `${row.version}  ${row.state.padEnd(10)}  ${row.manifestSha256 ?? ""}`)
          .join("\n") || "No releases.",
    });
  });
}

async function renew(options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = serviceContext({ db, actor: { kind: "system", name: "release renew" } });
    const renewed = await renewRepository({ ctx, paths: dataPaths(env.home) });
    if (renewed === null) {
      throw new CliError("There is no repository yet: set up the keys first.");
    }
    printResult({
      options,
      value: renewed,
      text: () =>
        [
          `timestamp ${renewed.timestamp}, snapshot ${renewed.snapshot}`,
          ...renewed.warnings.map(
            (warning) => `${warning.role} is ${warning.state}: it expires ${warning.expires}`,
          ),
        ].join("\n"),
    });
  });
}

/** Adds `release build|sign|publish|abandon|list|renew`. */
export function register(program: Command): void {
  const command = program.command("release").description("build, sign and publish releases");
  withJsonOption(
    command
      .command("build")
      .description("freeze a candidate from what is accepted now, and build its files")
      .addOption(asOption())
      .addOption(new Option("--notes <text>", "what readers are to know of this release")),
  ).action(build);
  withJsonOption(
    command
      .command("sign")
      .description("sign a built release with your own key")
      .argument("<version>")
      .addOption(asOption())
      .addOption(new Option("--passphrase-stdin", "read the passphrase from standard input")),
  ).action(sign);
  withJsonOption(
    command
      .command("publish")
      .description("publish a signed release; safe to repeat")
      .argument("<version>")
      .addOption(asOption()),
  ).action(publish);
  withJsonOption(
    command
      .command("abandon")
      .description("give a candidate up")
      .argument("<version>")
      .addOption(asOption())
      .requiredOption("--reason <text>", "why"),
  ).action(abandon);
  withJsonOption(command.command("list").description("all releases, the newest first")).action(
    list,
  );
  withJsonOption(
    command.command("renew").description("sign timestamp and snapshot anew; needs no release"),
  ).action(renew);
}
