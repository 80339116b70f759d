import type { Command } from "commander";
import { inspectMigrations, migrateDatabase } from "#db/migrate.server.ts";
import { withDatabaseServer } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";

type MigrateOptions = ReportOptions & { readonly dryRun?: boolean };

function summaryOf({ applied, dryRun }: { applied: readonly string[]; dryRun: boolean }): string {
  if (applied.length === 0) {
    return "The schema is up to date.";
  }
  return `${dryRun ? "Would apply" : "Applied"} ${applied.length}: ${applied.join(", ")}.`;
}

async function migrate(options: MigrateOptions): Promise<void> {
  const dryRun = options.dryRun === true;
  const applied = await withDatabaseServer(async ({ url }) =>
    dryRun ? (await inspectMigrations(url)).pending : migrateDatabase(url),
  );
  printResult({ options, value: { dryRun, applied }, text: () => summaryOf({ applied, dryRun }) });
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
