import { biomarkersOf } from "../biomarkers/profile.ts";
import type { EntryContent } from "../entries/entry-content.ts";
import { listTerms } from "../richtext/list-references.ts";

/** A term that a content names: its id there, and the label that is shown. */
export type UsedTerm = { readonly id: string; readonly label: string };

/**
 * The terms that a content names by id, each id once: genes, drugs, diseases, phenotypes, the genes
 * and ids of biomarkers, and the terms in the statement. Cross-references are not names.
 */
export function usedTerms(content: EntryContent): UsedTerm[] {
  const biomarkers = content.profile === null ? [] : biomarkersOf(content.profile);
  const terms = [
    ...(content.kind === "gene-drug"
      ? [...content.genes, ...content.drugs]
      : [...content.therapies, ...(content.disease === null ? [] : [content.disease])]),
    ...content.phenotypes,
    ...biomarkers.flatMap(({ gene, id, name }) => [
      ...(gene === null ? [] : [gene]),
      { id, label: name },
    ]),
    ...listTerms(content.statement).map(({ system, code, label }) => ({
      id: `${system}:${code}`,
      label,
    })),
  ];
  const byId = new Map<string, UsedTerm>();
  for (const { id, label } of terms) {
    if (id !== null && !byId.has(id)) {
      byId.set(id, { id, label });
    }
  }
  return [...byId.values()];
}
