import { z } from "zod";
import { LINE_ANNOTATION_TYPES, LINE_COUNTS } from "../entries/vocabulary.ts";
import { decimalText } from "../shared/decimal.ts";
import { curie } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";

/**
 * What a knowledge base that scores its evidence says of one line: its own record of it
 * (`clinpgx:1448…`), the score, and whether that goes into the entry's total. A line that is left out
 * says why, where the source does.
 */
export const lineAnnotation = z
  .strictObject({
    id: curie,
    type: z.enum(LINE_ANNOTATION_TYPES),
    /** Null where the source gives an exclusion in its place. */
    score: decimalText.nullable(),
    counted: z.enum(LINE_COUNTS),
    reason: z.string().max(TEXT_LIMITS.comment).nullable(),
  })
  .superRefine((given, context) => {
    if (given.score === null && given.counted !== "no") {
      context.addIssue({
        code: "custom",
        path: ["score"],
        message: "A line without a score is not counted.",
      });
    }
  });

/** See {@link lineAnnotation}. */
export type LineAnnotation = z.infer<typeof lineAnnotation>;
