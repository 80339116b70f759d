import { z } from "zod";
import { CITATION_SOURCES } from "../entries/vocabulary.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { citationIdProblem } from "./citation-id.ts";

/**
 * One cited source. `id` is the identifier within `source` (a PMID without prefix, a bare DOI, an
 * NCT number, a URL); `label` is what was shown when it was cited ("Levine et al., 2005");
 * `abstract` is a meeting's abstract number where the source has one.
 */
export const citation = z
  .strictObject({
    source: z.enum(CITATION_SOURCES),
    id: z.string().trim().min(1, "An identifier is needed.").max(TEXT_LIMITS.line),
    label: z.string().max(TEXT_LIMITS.line).nullable(),
    abstract: z.string().max(100).nullable(),
  })
  .superRefine((value, context) => {
    const problem = citationIdProblem(value.source, value.id);
    if (problem !== null) {
      context.addIssue({ code: "custom", path: ["id"], message: problem });
    }
  });

/** See {@link citation}. */
export type Citation = z.infer<typeof citation>;

/** The identity of a citation, for deduplication and for matching lists: `pubmed:16081687`. */
export function citationKey(value: Pick<Citation, "source" | "id">): string {
  return `${value.source}:${value.id.toLowerCase()}`;
}
