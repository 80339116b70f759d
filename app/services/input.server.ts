import type { z } from "zod";
import { RefusedError } from "./errors.server.ts";

/** Takes a verb's input through its schema; throws a RefusedError that names every place and rule. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    throw new RefusedError(
      parsed.error.issues.map((issue) => ({
        code: "invalid-input",
        message: issue.message,
        path: issue.path.join("."),
      })),
    );
  }
  return parsed.data;
}
