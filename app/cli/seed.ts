import type { Command } from "commander";
import { evaluationMode } from "#app/platform/env.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { seedDemoAccounts } from "#app/services/users/seed-demo.server.ts";
import { seedKnowledgeBase } from "#seeds/seed.server.ts";
import { CliError } from "./shared/cli-error.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { withProgress } from "./shared/progress.ts";

async function seed(options: ReportOptions): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    if (!evaluationMode(env)) {
      throw new CliError(
        "The starter knowledge base and its demo accounts are for an evaluation on this machine only.",
      );
    }
    const ctx = serviceContext({ db, actor: { kind: "system", name: "seed" } });
    const accounts = await seedDemoAccounts({ ctx, env });
    const outcome = await withProgress({
      title: "Seeding",
      total: 0,
      work: (progress) =>
        seedKnowledgeBase({
          db,
          env,
          accounts,
          onProgress: (_done, total) => {
            progress.setTotal(total);
            progress.advance();
          },
        }),
    });
    printResult({
      options,
      value: outcome,
      text: () =>
        outcome === null
          ? "The database holds content already; nothing was seeded."
          : `${outcome.entries} entries, release ${outcome.release}`,
    });
  });
}

/** Adds `seed`. */
export function register(program: Command): void {
  withJsonOption(
    program
      .command("seed")
      .description("fill an evaluation's empty database with the starter content"),
  ).action(seed);
}
