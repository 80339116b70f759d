import { describeError, logger } from "./logger.server.ts";

type Level = "debug" | "info" | "warn" | "error";

/** Longest text of a line that better-auth makes up itself. */
const MAX_MESSAGE = 200;

/** Where a failed query's text begins: what follows are its parameters, a password's hash among them. */
const QUERY_TEXT = /failed query|\bparams\b|\$\d/i;

/** better-auth warns of every wrong password; those are in the audit trail. */
const EXPECTED = new Set(["User not found", "Invalid password", "Password not found"]);

/** What of a line of better-auth may be kept: its own words, and of errors what our log keeps. */
export function redactLine(input: { message: string; details: readonly unknown[] }) {
  const [line = ""] = input.message.split("\n", 1);
  const message = QUERY_TEXT.test(input.message) ? "a query failed" : line.slice(0, MAX_MESSAGE);
  const errors = input.details.filter((detail) => detail instanceof Error).map(describeError);
  return { message, errors };
}

/** Writes a line of better-auth to our log. */
export function logAuthLine(level: Level, message: string, ...details: unknown[]): void {
  if (EXPECTED.has(message)) {
    return;
  }
  const redacted = redactLine({ message, details });
  logger()[level]({ errors: redacted.errors, from: "better-auth" }, redacted.message);
}
