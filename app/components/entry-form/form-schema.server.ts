import { z } from "zod";
import { PROFILE_LIMITS } from "#app/domain/biomarkers/profile.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import type { EntryFormValues } from "./form-values.ts";

const tooLong = (limit: number) => `At most ${limit.toLocaleString("en")} characters.`;
const text = (limit: number) => z.string().max(limit, tooLong(limit)).optional();
const label = text(TEXT_LIMITS.label);
const id = text(TEXT_LIMITS.curie);
const term = z.object({ label, id });

/** A statement as JSON is longer than its text; the schema of the document has the limit that counts. */
const STATEMENT_JSON_LIMIT = 400_000;

/**
 * What the entry form may send: shapes and lengths only. What the values mean is checked by the rules
 * of the content, once the form has been laid over what it started from.
 */
export const entryFormSchema = z.object({
  submissionKey: z.uuid("The form is damaged. Reload the page; what you typed is kept below."),
  /** The accepted version, or the hash of the proposal, that the form started from. */
  base: text(64),
  recordType: label,
  operator: label,
  biomarkers: z
    .array(z.object({ type: label, gene: label, geneId: id, name: label, id, isNegated: label }))
    .max(PROFILE_LIMITS.biomarkers)
    .optional(),
  disease: term.optional(),
  phenotypes: z.array(term).max(50, "At most 50.").optional(),
  therapies: z.array(term).max(50, "At most 50.").optional(),
  therapyInteraction: label,
  evidenceType: label,
  direction: label,
  significance: label,
  variantOrigin: label,
  rating: z
    .string()
    .regex(/^[1-5]?$/, "A rating is 1 to 5.")
    .optional(),
  genes: z.array(term).max(10, "At most 10.").optional(),
  drugs: z.array(term).max(30, "At most 30.").optional(),
  phenotypeCategories: z.array(z.string().max(40)).max(6).optional(),
  population: text(TEXT_LIMITS.line),
  genotypes: z
    .array(
      z.object({
        genotype: label,
        text: text(TEXT_LIMITS.summary),
        alleleFunction: text(100),
      }),
    )
    .max(200, "At most 200.")
    .optional(),
  levels: z
    .object({ civic: text(40), "amp-asco-cap": text(40), clinpgx: text(40), cpic: text(40) })
    .optional(),
  statement: text(STATEMENT_JSON_LIMIT),
  statementText: text(STATEMENT_JSON_LIMIT),
  summary: text(TEXT_LIMITS.summary),
  evidence: z
    .array(
      z.object({
        source: label,
        id: text(TEXT_LIMITS.line),
        label: text(TEXT_LIMITS.line),
        abstract: text(100),
        direction: label,
        summary: text(TEXT_LIMITS.summary),
        quote: text(TEXT_LIMITS.quote),
        locator: text(TEXT_LIMITS.line),
        studyType: text(TEXT_LIMITS.line),
        trials: text(2_000),
      }),
    )
    .max(300, "At most 300.")
    .optional(),
  reason: text(TEXT_LIMITS.comment),
}) satisfies z.ZodType<EntryFormValues>;
