import { basename } from "node:path";
import { type Command, Option } from "commander";
import {
  VOCAB_FORMATS,
  type VocabFormat,
  VocabRefusal,
} from "#app/domain/transfer/vocab/vocab-item.ts";
import { openVocab } from "#app/platform/transfer/vocab-source.server.ts";
import { RefusedError } from "#app/services/errors.server.ts";
import {
  importTerms,
  type MissingTerms,
  type TermImportOutcome,
} from "#app/services/terms/import-terms.server.ts";
import { actAs } from "./shared/acting-person.ts";
import { CliError } from "./shared/cli-error.ts";
import { withDatabase } from "./shared/database.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { withProgress } from "./shared/progress.ts";

type Options = ReportOptions & {
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly partial?: boolean;
  readonly retireMissing?: boolean;
  readonly synonyms?: string;
};

/** Lines of each kind that are printed one by one; `--json` gives all. */
const SHOWN = 20;

const DESCRIPTIONS: Readonly<Record<VocabFormat, string>> = {
  hgnc: "genes: HGNC's table of genes, its table of withdrawn ids, or a list of changed symbols (TSV)",
  doid: "diseases: the Disease Ontology or a subset of it (OBO)",
  oncotree: "tumour types: OncoTree's tree or list (JSON)",
  drugs: "drugs by NCIt code and ChEMBL id, or the table of their other names (TSV)",
  so: "types of variants: terms of the Sequence Ontology (TSV or OBO)",
};

async function importFile(format: VocabFormat, path: string, options: Options): Promise<void> {
  const outcome = await withDatabase(async ({ db, env }) => {
    const ctx = await actAs({ db, env, email: options.as, role: "curator" });
    const { synonyms } = options;
    return await withProgress({
      title: "Importing",
      total: 0,
      work: (progress) => {
        let last = 0;
        return importTerms({
          ctx,
          input: {
            format,
            label: basename(path),
            open: (known) =>
              openVocab({
                format,
                path,
                known,
                ...(synonyms === undefined ? {} : { synonymsPath: synonyms }),
              }),
            missing: missingOf(options),
            isDryRun: options.dryRun === true,
            onProgress: (done) => {
              progress.setTotal(done);
              progress.advance(done - last);
              last = done;
            },
          },
        });
      },
    });
  }).catch((error: unknown) => {
    throw readable(error, path);
  });
  report({ format, outcome, options });
}

function missingOf({ partial, retireMissing }: Options): MissingTerms {
  return partial === true ? "keep" : retireMissing === true ? "retire" : "retire-some";
}

/** Says where a file is damaged, and what to do about a list that lacks terms. */
function readable(error: unknown, path: string): unknown {
  if (error instanceof VocabRefusal) {
    const { line, message } = error.fault;
    return new CliError(`${path}:${line}: ${message} Nothing was written.`);
  }
  return error instanceof RefusedError &&
    error.refusals.some(({ code }) => code === "terms-missing")
    ? new CliError(`${error.message} Use --retire-missing or --partial. Nothing was written.`)
    : error;
}

function report(input: {
  format: VocabFormat;
  outcome: TermImportOutcome;
  options: Options;
}): void {
  const { format, outcome, options } = input;
  printResult({
    options,
    value: { format, isDryRun: options.dryRun === true, ...outcome.counts, ...listsOf(outcome) },
    text: () => textOf({ outcome, isDryRun: options.dryRun === true }),
  });
}

function listsOf({ renames, retirements, touched, issues }: TermImportOutcome) {
  return { renames, retirements, touched, issues };
}

function textOf(input: { outcome: TermImportOutcome; isDryRun: boolean }): string {
  const { counts, renames, retirements, touched, issues } = input.outcome;
  return [
    ...shown({
      list: issues,
      line: ({ line, severity, message }) => `line ${line}: ${severity}: ${message}`,
      what: "issues",
    }),
    ...shown({
      list: renames,
      line: ({ id, from, to }) => `renamed: ${id} ${from} is now ${to}`,
      what: "renames",
    }),
    ...shown({
      list: retirements,
      line: ({ id, label, replacedBy }) =>
        `retired: ${id} ${label}${replacedBy === null ? "" : `, replaced by ${replacedBy}`}`,
      what: "retired terms",
    }),
    ...shown({
      list: touched,
      line: ({ accession, shown: name, termId, label, isRetired }) =>
        `touches ${accession}: it shows ${name}, and ${termId} is ${isRetired ? "retired" : `now ${label}`}`,
      what: "touched places",
    }),
    `${counts.added} added, ${counts.addedRetired} added as retired, ${counts.renamed} renamed, ${counts.retired} retired, ${counts.revived} in use again, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused, ${counts.warnings} warnings`,
    ...(input.isDryRun ? ["Dry run: nothing was written."] : []),
  ].join("\n");
}

function shown<Item>(input: {
  list: readonly Item[];
  line: (item: Item) => string;
  what: string;
}): string[] {
  const { list, line, what } = input;
  const lines = list.slice(0, SHOWN).map(line);
  return list.length > SHOWN ? [...lines, `and ${list.length - SHOWN} more ${what}`] : lines;
}

/** Adds `import hgnc|doid|oncotree|drugs|so <file>` to the import command. */
export function registerTermImports(command: Command): void {
  for (const format of VOCAB_FORMATS) {
    const sub = withJsonOption(
      command
        .command(format)
        .description(DESCRIPTIONS[format])
        .argument("<file>", "the file")
        .addOption(
          new Option("--as <email>", "the curator or administrator in whose name it is imported"),
        )
        .addOption(new Option("--dry-run", "read and compare everything, write nothing"))
        .addOption(
          new Option("--partial", "the file is a part of the list: leave the terms that it lacks"),
        )
        .addOption(
          new Option(
            "--retire-missing",
            "retire the terms that the file lacks, however many they are",
          ).conflicts("partial"),
        ),
    );
    if (format === "drugs") {
      sub.addOption(new Option("--synonyms <file>", "the table of other names of these drugs"));
    }
    sub.action((path: string, options: Options) => importFile(format, path, options));
  }
}
