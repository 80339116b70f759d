import pino, { type Logger } from "pino";
import { environment } from "./env.server.ts";

/** Where a failed query says what is wrong; its message and details hold people's data. */
const DATABASE_ERROR_FIELDS = [
  "code",
  "severity",
  "schema",
  "table",
  "column",
  "constraint",
] as const;

function isFailedQuery(error: Error): boolean {
  return error.name === "DrizzleQueryError" || ("query" in error && "params" in error);
}

function frames(error: Error): string | undefined {
  return error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .join("\n");
}

/**
 * What of an error goes into the log. The message of a failed query holds its SQL with every
 * parameter, and its cause's detail holds the row (password hashes, unpublished text): of those
 * only code, table and constraint are kept.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) {
    return { type: typeof error };
  }
  const cause = error.cause;
  if (isFailedQuery(error)) {
    const fields = DATABASE_ERROR_FIELDS.map((name) => [name, Reflect.get(Object(cause), name)]);
    const known = Object.fromEntries(fields.filter(([, value]) => typeof value === "string"));
    return { type: "DrizzleQueryError", ...known, stack: frames(error) };
  }
  const isDatabaseError = "severity" in error && "routine" in error;
  return {
    type: error.name,
    ...("code" in error ? { code: error.code } : {}),
    ...(isDatabaseError
      ? { stack: frames(error) }
      : { message: error.message, stack: error.stack }),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  };
}

let memo: Logger | undefined;

/**
 * The server's log: one JSON object per line on standard output, from LOG_LEVEL upwards. Log an
 * error as `{ err }`; it is reduced to what may be kept.
 */
export function logger(): Logger {
  memo ??= pino(
    {
      level: environment().logLevel,
      base: null,
      serializers: { err: describeError },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ["password", "*.password", "token", "*.token", "cookie", "*.cookie"],
    },
    pino.destination({ dest: 1, sync: false }),
  );
  return memo;
}
