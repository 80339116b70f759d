import type { StatementDocument } from "./nodes.ts";
import { citationText } from "./references.ts";
import { type Run, runsOf } from "./runs.ts";

/**
 * Writes a document as plain text: blocks apart by a blank line, list items on lines of their own
 * after `- ` or `1. `, citations as `[PMID 16081687]`, terms as their label. Formats and link
 * addresses are left out. Nothing is added or removed at the ends, and no character is changed.
 */
export function toPlainText(document: StatementDocument): string {
  return runsOf(document).map(runText).join("");
}

/** The plain text of one run. */
export function runText(run: Run): string {
  switch (run.type) {
    case "citation":
      return citationText(run);
    case "term":
      return run.label;
    default:
      return run.text;
  }
}

/** The length that the limit counts: UTF-16 code units of the plain text. */
export function statementLength(document: StatementDocument): number {
  let length = 0;
  for (const run of runsOf(document)) {
    length += runText(run).length;
  }
  return length;
}
