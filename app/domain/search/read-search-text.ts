import { citationKey } from "../citations/citation.ts";
import { recogniseCitation } from "../citations/citation-id.ts";
import { type EntryAddress, parseEntryAddress } from "../entries/accession.ts";

/** What a search text turned out to be. */
export type SearchIntent =
  | ({ readonly kind: "accession" } & EntryAddress)
  | { readonly kind: "citation"; readonly key: string }
  | { readonly kind: "words"; readonly words: string };

/**
 * Tells an accession ("cur-000012@3") and a pasted citation ("PMID: 16081687", a DOI, a PubMed link)
 * from words. A bare number stays words: it can be a PMID and much else, and the full text holds the
 * numbers of everything cited.
 */
export function readSearchText(text: string): SearchIntent {
  const address = parseEntryAddress(text);
  if (address !== null) {
    return { kind: "accession", ...address };
  }
  const citation = /^\d+$/.test(text) ? null : recogniseCitation(text);
  // A trial is mostly named beside a paper and not cited itself, so its number is searched as a word.
  return citation === null || citation.source === "nct" || citation.source === "url"
    ? { kind: "words", words: text }
    : { kind: "citation", key: citationKey(citation) };
}
