import { type Command, Option } from "commander";

/** Options of every command that reports something. */
export type ReportOptions = { readonly json?: boolean };

/** Adds `--json` to a command that reports something. */
export function withJsonOption(command: Command): Command {
  return command.addOption(new Option("--json", "print the result as one JSON document"));
}

/** Prints a result on standard output: as JSON when asked for, else as its text. */
export function printResult({
  options,
  value,
  text,
}: {
  readonly options: ReportOptions;
  readonly value: unknown;
  /** Lines for a person, made only when they are needed. */
  readonly text: () => string;
}): void {
  console.log(options.json === true ? JSON.stringify(value, null, 2) : text());
}
