import { z } from "zod";
import { curie } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";

/** What terminologies name. */
export const TERM_KINDS = ["gene", "drug", "disease", "phenotype", "variant-type"] as const;

/** See {@link TERM_KINDS}. */
export type TermKind = (typeof TERM_KINDS)[number];

/** A term is in use, or was withdrawn, merged or made obsolete. */
export const TERM_STATUSES = ["active", "retired"] as const;

/** The most names and cross-references that one term has. */
export const TERM_LIMITS = { synonyms: 2_000, previous: 500, xrefs: 200 } as const;

/** One line: names stand on lines of their own in the text that is searched. */
const name = z
  .string()
  .trim()
  .min(1, "A name is needed.")
  .max(TEXT_LIMITS.label)
  .regex(/^[^\p{Cc}]*$/u, "A name is one line without control characters.");

/**
 * A term as a terminology has it: the id is the truth. `synonyms` are other names of today, `previous`
 * are names that it had before, `xrefs` the ids of other terminologies. `replacedBy` is the id of the
 * one term that took a retired one's place; null where there is none, or where it is not one.
 */
export const termRecord = z.strictObject({
  kind: z.enum(TERM_KINDS),
  id: curie,
  label: name,
  synonyms: z.array(name).max(TERM_LIMITS.synonyms),
  previous: z.array(name).max(TERM_LIMITS.previous),
  xrefs: z.array(curie).max(TERM_LIMITS.xrefs),
  status: z.enum(TERM_STATUSES),
  replacedBy: curie.nullable(),
});

/** See {@link termRecord}. */
export type TermRecord = z.infer<typeof termRecord>;

/** Names once each without regard to case, in the order given, without those in `except`. */
export function distinctNames(names: readonly string[], except: readonly string[] = []): string[] {
  const seen = new Set(except.map(nameKey));
  const kept: string[] = [];
  for (const one of names) {
    const text = one.normalize("NFC").trim();
    const key = nameKey(text);
    if (text !== "" && !seen.has(key)) {
      seen.add(key);
      kept.push(text);
    }
  }
  return kept;
}

/** How names are compared: without regard to case and to blanks around. */
export function nameKey(text: string): string {
  return text.normalize("NFC").trim().toLowerCase();
}
