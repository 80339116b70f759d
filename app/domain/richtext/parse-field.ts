import { type Result, refuse } from "../shared/result.ts";
import { fromPlainText } from "./from-plain-text.ts";
import { STATEMENT_LIMITS, type StatementDocument } from "./nodes.ts";
import { reconcilePlainText } from "./reconcile.ts";
import { parseStatement } from "./schema.ts";
import { tooLong } from "./structure.ts";
import { toPlainText } from "./to-plain-text.ts";

/**
 * Reads the statement out of a form. With the editor, the form carries `statement` (JSON) alone.
 * Without scripts it carries a text area, `statementText`, beside the `statement` that the page was
 * made with. The rule:
 *
 * 1. `statement` that is JSON decides: its canonical form, or the schema's refusal.
 * 2. `statementText` beside it that says something else is an edit made without the editor: it is
 *    carried into the document block by block (`reconcilePlainText`).
 * 3. Without `statement`, or where it is no JSON, `statementText` is taken as plain text.
 *
 * Values that are not strings (a file, null) count as absent. Carriage returns of `statementText`
 * become line feeds, since browsers send CRLF. The result is canonical and within the limits.
 */
export function parseStatementField(fields: {
  readonly statement?: unknown;
  readonly statementText?: unknown;
}): Result<StatementDocument> {
  const json = typeof fields.statement === "string" ? fields.statement : "";
  if (json.length > STATEMENT_LIMITS.jsonCharacters) {
    return refuseTooLong();
  }
  const text = readText(fields.statementText);
  if (text !== null && text.length > STATEMENT_LIMITS.characters) {
    return refuseTooLong();
  }
  const input = readJson(json);
  if (input !== undefined) {
    const parsed = parseStatement(input);
    return parsed.ok && text !== null ? withEdit({ base: parsed.value, text }) : parsed;
  }
  if (text !== null) {
    return parseStatement(fromPlainText(text));
  }
  return refuse({
    code: json === "" ? "statement-missing" : "statement-not-json",
    message: json === "" ? "The form has no statement." : "The statement is not valid JSON.",
  });
}

function withEdit(options: { base: StatementDocument; text: string }): Result<StatementDocument> {
  const { base, text } = options;
  const shown = toPlainText(base).replace(/\r\n?/g, "\n");
  return text.normalize("NFC") === shown.normalize("NFC")
    ? { ok: true, value: base }
    : parseStatement(reconcilePlainText({ base, text }));
}

function readText(value: unknown): string | null {
  return typeof value === "string" ? value.replace(/\r\n?/g, "\n") : null;
}

/** Undefined for what is no JSON; JSON itself has no undefined. */
function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function refuseTooLong(): Result<StatementDocument> {
  const { rule, message } = tooLong(["root"]);
  return refuse({ code: rule, message, path: "root" });
}
