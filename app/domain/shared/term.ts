import { z } from "zod";
import { TEXT_LIMITS } from "./text-limits.ts";

/**
 * A compact identifier `prefix:local` as in the Bioregistry (`HGNC:3236`, `DOID:1909`,
 * `NCIT:C2394`, `RXNORM:32968`, `ATC:B01AC04`). Checked by shape alone here, because what other
 * knowledge bases hold must come in; the rules of each scheme are in `identifiers/schemes.ts` and
 * their breach is a warning of `checkContent`.
 */
export const curie = z
  .string()
  .max(TEXT_LIMITS.curie)
  .regex(/^[A-Za-z][A-Za-z0-9._-]*:\S+$/, "An identifier looks like PREFIX:value.");

/**
 * A term of a terminology: the id is the truth, the label is what was shown when it was chosen.
 * `id` is null for a term that has no mapping yet; `xrefs` holds the same thing's ids elsewhere,
 * sorted.
 */
export const term = z.strictObject({
  label: z.string().trim().min(1, "A name is needed.").max(TEXT_LIMITS.label),
  id: curie.nullable(),
  xrefs: z.array(curie).max(20),
});

/** See {@link term}. */
export type Term = z.infer<typeof term>;
