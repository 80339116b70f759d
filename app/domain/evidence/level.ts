import { z } from "zod";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { levelDefinition } from "./registry.ts";
import { LEVEL_BASES, LEVEL_SCHEME_IDS } from "./scheme.ts";

/**
 * A level given to an entry. The value must stand in the scheme; an override needs a reason, because
 * ClinPGx levels that were changed by hand without one could not be explained later.
 */
export const level = z
  .strictObject({
    scheme: z.enum(LEVEL_SCHEME_IDS),
    schemeVersion: z.string().min(1).max(20),
    value: z.string().min(1).max(40),
    basis: z.enum(LEVEL_BASES),
    reason: z.string().max(TEXT_LIMITS.comment).nullable(),
  })
  .superRefine((given, context) => {
    if (levelDefinition(given.scheme, given.value) === null) {
      context.addIssue({
        code: "custom",
        path: ["value"],
        message: `"${given.value}" is not a level of the scheme ${given.scheme}.`,
      });
    }
    if (given.basis === "overridden" && !given.reason?.trim()) {
      context.addIssue({
        code: "custom",
        path: ["reason"],
        message: "An overridden level needs a reason.",
      });
    }
  });

/** See {@link level}. */
export type Level = z.infer<typeof level>;
