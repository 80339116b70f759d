import { type Command, Option } from "commander";
import { acceptBatch } from "#app/services/transfer/accept-batch.server.ts";
import { listBatches } from "#app/services/transfer/get-batch.server.ts";
import { rejectBatch } from "#app/services/transfer/reject-batch.server.ts";
import { actAs } from "./shared/acting-person.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";

type Options = ReportOptions & { readonly as?: string; readonly comment?: string };

const asOption = () =>
  new Option("--as <email>", "the reviewer in whose name; never the one who imported");

async function list(options: Options): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "reviewer" });
    const rows = await listBatches({ ctx });
    printResult({
      options,
      value: rows,
      text: () =>
        rows
          .map(
            (row) =>
              `${row.id}  ${row.state.padEnd(9)}  ${row.created} created, ${row.updated} updated  ${row.label}`,
          )
          .join("\n") || "No import batches.",
    });
  });
}

async function decideBatch(
  batchId: string,
  options: Options,
  verb: "accept" | "reject",
): Promise<void> {
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "reviewer" });
    const comment = options.comment ?? "";
    const value =
      verb === "accept"
        ? await acceptBatch({ ctx, input: { batchId, comment: comment || null } })
        : await rejectBatch({ ctx, input: { batchId, comment } });
    printResult({
      options,
      value,
      text: () =>
        Object.entries(value)
          .map(([name, count]) => `${count} ${name}`)
          .join(", "),
    });
  });
}

/** Adds `batch list|accept|reject`. */
export function register(program: Command): void {
  const command = program.command("batch").description("decide import batches");
  withJsonOption(command.command("list").description("all batches").addOption(asOption())).action(
    list,
  );
  withJsonOption(
    command
      .command("accept")
      .description("accept every open proposal of a batch")
      .argument("<batch>", "the batch's id")
      .addOption(asOption())
      .addOption(new Option("--comment <text>", "what the history is to say")),
  ).action((batchId: string, options: Options) => decideBatch(batchId, options, "accept"));
  withJsonOption(
    command
      .command("reject")
      .description("reject every open proposal of a batch")
      .argument("<batch>", "the batch's id")
      .addOption(asOption())
      .requiredOption("--comment <text>", "why"),
  ).action((batchId: string, options: Options) => decideBatch(batchId, options, "reject"));
}
