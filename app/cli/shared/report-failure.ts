import { CommanderError } from "commander";
import { environment } from "#app/platform/env.server.ts";
import { CliError } from "./cli-error.ts";

/** The reason of an error in one line; never a query's parameters, which drizzle's message holds. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return "unknown reason";
  }
  const isFailedQuery = error.name === "DrizzleQueryError" || "params" in error;
  const shown = isFailedQuery && error.cause instanceof Error ? error.cause : error;
  const code = isFailedQuery ? Reflect.get(shown, "code") : undefined;
  const text = isFailedQuery ? `The database refused it: ${shown.message}` : shown.message;
  const line = text.replaceAll(/\s+/g, " ").trim();
  return typeof code === "string" ? `${line} (${code})` : line || error.name;
}

function wantsStack(): boolean {
  try {
    return ["debug", "trace"].includes(environment().logLevel);
  } catch {
    // The settings themselves are what failed.
    return false;
  }
}

/**
 * Says on standard error why a command ended, and gives its exit code: 0 after help, 2 when it was
 * called wrongly, 1 for everything else. The stack is shown with LOG_LEVEL=debug only.
 */
export function reportFailure(error: unknown): number {
  if (error instanceof CommanderError) {
    // Commander has written its message and the usage already.
    return error.exitCode === 0 ? 0 : 2;
  }
  console.error(reasonOf(error));
  if (wantsStack() && error instanceof Error) {
    const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at "));
    console.error(frames?.join("\n") ?? "");
  }
  return error instanceof CliError ? error.exitCode : 1;
}
