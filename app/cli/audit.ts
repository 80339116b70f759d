import type { Command } from "commander";
import { verifyAuditChain } from "#app/services/audit/verify-chain.server.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";

async function verify(options: ReportOptions): Promise<void> {
  await withDatabase(async ({ db }) => {
    const report = await verifyAuditChain({ ctx: { db } });
    printResult({
      options,
      value: report,
      text: () =>
        report.broken === null
          ? `${report.events} events, the chain holds; head ${report.head}`
          : `The chain is broken at event ${report.broken.seq}: ${report.broken.problem}.`,
    });
    process.exitCode = report.broken === null ? 0 : 1;
  });
}

/** Adds `audit verify`. */
export function register(program: Command): void {
  const command = program.command("audit").description("the audit trail");
  withJsonOption(
    command
      .command("verify")
      .description("recompute the chain; exit 1 names the first broken event"),
  ).action(verify);
}
