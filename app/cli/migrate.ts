import type { Command } from "commander";
import { environment } from "#app/platform/env.server.ts";
import { inspectMigrations, migrateDatabase } from "#db/migrate.server.ts";
import { ensureDatabaseServer } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { onStopSignal } from "./shared/signals.ts";

type MigrateOptions = ReportOptions & { readonly dryRun?: boolean };

function summaryOf({ applied, dryRun }: { applied: readonly string[]; dryRun: boolean }): string {
  if (applied.length === 0) {
    return "The schema is up to date.";
  }
  return `${dryRun ? "Would apply" : "Applied"} ${applied.length}: ${applied.join(", ")}.`;
}

async function migrate(options: MigrateOptions): Promise<void> {
  const server = await ensureDatabaseServer(environment());
  const signals = onStopSignal({ stop: () => server.stop() });
  const dryRun = options.dryRun === true;
  try {
    const applied = dryRun
      ? (await inspectMigrations(server.url)).pending
      : await migrateDatabase(server.url);
    printResult({
      options,
      value: { dryRun, applied },
      text: () => summaryOf({ applied, dryRun }),
    });
  } catch (error) {
    await signals.unlessStopping(error);
  } finally {
    await server.stop();
    signals.forget();
  }
}

/** Adds `migrate`: brings the database's schema up to date. */
export function register(program: Command): void {
  const command = program
    .command("migrate")
    .description("bring the database's schema up to date")
    .option("--dry-run", "only say what would be applied")
    .action(migrate);
  withJsonOption(command);
}
