import { CLINPGX_NAMINGS, type ClinpgxNaming } from "./layouts.ts";

const SENTENCE =
  /^This annotation is not used(?: for (?:clinical|summary) annotation scoring)?\.\s*(.*)$/s;

/** What a score cell says in the place of a number: the reason for leaving the line out, or null where it gives none. */
export type ReadExclusion = { readonly reason: string | null };

/** Reads the sentence that stands in the place of a score; null when it is none. */
export function readExclusion(cell: string): ReadExclusion | null {
  const found = SENTENCE.exec(cell);
  return found === null ? null : { reason: found[1]?.trim() || null };
}

/** Writes the sentence as a release of that naming does; the reverse of {@link readExclusion}. */
export function printExclusion(input: { reason: string | null; naming: ClinpgxNaming }): string {
  const { word } = CLINPGX_NAMINGS[input.naming];
  const head = `This annotation is not used for ${word} annotation scoring.`;
  return input.reason === null ? head : `${head} ${input.reason}`;
}
