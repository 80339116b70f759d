import { z } from "zod";
import { citation } from "../citations/citation.ts";
import { LINE_DIRECTIONS } from "../entries/vocabulary.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { lineAnnotation } from "./line-annotation.ts";

/**
 * One source's contribution to an entry (GA4GH VA-Spec EvidenceLine): what it is, whether it supports
 * or disputes the claim, what it says in our words, and the passage that says it.
 */
export const evidenceLine = z.strictObject({
  citation,
  direction: z.enum(LINE_DIRECTIONS),
  summary: z.string().max(TEXT_LIMITS.summary).nullable(),
  quote: z.string().max(TEXT_LIMITS.quote).nullable(),
  locator: z.string().max(TEXT_LIMITS.line).nullable(),
  studyType: z.string().max(TEXT_LIMITS.line).nullable(),
  /** ClinicalTrials.gov numbers of the trials behind the source, sorted. */
  trials: z.array(z.string().regex(/^NCT\d{8}$/, "A trial number looks like NCT01234567.")).max(50),
  /** What a knowledge base that scores its evidence says of the line; absent for all others. */
  annotation: lineAnnotation.optional(),
});

/** See {@link evidenceLine}. */
export type EvidenceLine = z.infer<typeof evidenceLine>;
