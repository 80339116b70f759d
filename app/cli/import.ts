import { type Command, Option } from "commander";
import type { ImportItem } from "#app/domain/transfer/import-item.ts";
import { readCivic } from "#app/platform/transfer/civic-source.server.ts";
import { readClinpgx } from "#app/platform/transfer/clinpgx-source.server.ts";
import { knownRecordIds } from "#app/services/transfer/known-records.server.ts";
import { type ImportOutcome, runImport } from "#app/services/transfer/run-import.server.ts";
import { registerTermImports } from "./import-terms.ts";
import { actAs } from "./shared/acting-person.ts";
import { CliError } from "./shared/cli-error.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { withProgress } from "./shared/progress.ts";

type Options = ReportOptions & { readonly as?: string; readonly dryRun?: boolean };

/** Issues that are printed one by one; the batch's page shows all of them. */
const SHOWN_ISSUES = 40;

/** A knowledge base whose files can be imported. */
type Format = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What the path may name. */
  readonly path: string;
  /** Opens the source anew at each call; `known` holds the records that the database has. */
  readonly read: (input: { path: string; known: ReadonlySet<string> }) => AsyncIterable<ImportItem>;
};

const FORMATS: readonly Format[] = [
  {
    id: "civic",
    name: "CIViC",
    description: "CIViC's tab-separated release files: a folder, or one evidence or assertion file",
    path: "folder or file",
    read: ({ path, known }) => readCivic({ path, isKnownRecord: (id) => known.has(id) }),
  },
  {
    id: "clinpgx",
    name: "ClinPGx",
    description:
      "ClinPGx's tables of summary annotations, or PharmGKB's of clinical annotations: the folder that holds them",
    path: "folder",
    read: ({ path }) => readClinpgx({ path }),
  },
];

async function importFrom(input: {
  format: Format;
  path: string;
  options: Options;
}): Promise<void> {
  const { format, path, options } = input;
  await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "curator" });
    const known = await knownRecordIds({ db, source: format.id });
    const outcome = await withProgress({
      title: "Importing",
      total: 0,
      work: (progress) => {
        let done = 0;
        return runImport({
          ctx,
          input: {
            format: format.id,
            label: `${format.name}, ${path.replace(/\/+$/, "").split("/").slice(-2).join("/")}`,
            isDryRun: options.dryRun === true,
            items: () => format.read({ path, known }),
            onProgress: (now, total) => {
              progress.setTotal(total);
              progress.advance(now - done);
              done = now;
            },
          },
        });
      },
    });
    if (outcome.refusal !== null) {
      const { file, line, message } = outcome.refusal;
      throw new CliError(`${file}:${line}: ${message} Nothing was written.`);
    }
    report({ outcome, options });
    // A source of which nothing could be taken is a failure, though each row has its own reason.
    const { created, updated, unchanged, refused } = outcome.summary;
    if (refused > 0 && created + updated + unchanged === 0) {
      process.exitCode = 1;
    }
  });
}

function report(input: { outcome: ImportOutcome; options: Options }): void {
  const { outcome, options } = input;
  const { created, updated, unchanged, refused, skipped, warnings } = outcome.summary;
  printResult({
    options,
    value: {
      created,
      updated,
      unchanged,
      refused,
      skipped,
      warnings,
      batchId: outcome.batchId,
      isDryRun: options.dryRun === true,
      issues: outcome.issues,
    },
    text: () =>
      [
        ...outcome.issues
          .filter((issue) => issue.severity !== "warning")
          .slice(0, SHOWN_ISSUES)
          .map((issue) => `${issue.file}:${issue.line}: ${issue.severity}: ${issue.message}`),
        `${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused, ${skipped} skipped, ${warnings} warnings`,
        options.dryRun
          ? "Dry run: nothing was written."
          : outcome.batchId === null
            ? "Nothing to review: no batch was made."
            : `Batch ${outcome.batchId} waits for a reviewer: /imports/${outcome.batchId}`,
      ].join("\n"),
  });
}

/** Adds `import <format> <path>`. */
export function register(program: Command): void {
  const command = program
    .command("import")
    .description("import a knowledge base's files as one batch for review, or a terminology");
  for (const format of FORMATS) {
    withJsonOption(
      command
        .command(format.id)
        .description(format.description)
        .argument("<path>", format.path)
        .addOption(new Option("--as <email>", "the curator in whose name it is imported"))
        .addOption(new Option("--dry-run", "read and plan everything, write nothing")),
    ).action((path: string, options: Options) => importFrom({ format, path, options }));
  }
  registerTermImports(command);
}
