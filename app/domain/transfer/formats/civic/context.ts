import { type NameCell, NameList, type TermVocabulary } from "../../name-list.ts";
import { CivicCatalog } from "./catalog.ts";
import type { CivicRow } from "./layouts.ts";

/**
 * What reading one row needs to know of the whole source: the side tables, the names that stand in
 * cells, and the record ids of the evidence file. Filled in a first pass over the files, then only read.
 */
export type CivicContext = {
  readonly catalog: CivicCatalog;
  readonly therapies: NameList;
  readonly phenotypes: NameList;
  readonly therapyVocabulary: TermVocabulary;
  readonly phenotypeVocabulary: TermVocabulary;
  readonly evidenceIds: Set<string>;
  /** Whether an evidence id exists: in the evidence file, or elsewhere by what the caller knows. */
  readonly isEvidenceKnown: (id: string) => boolean;
};

/** A context that has seen nothing yet. */
export function newCivicContext(input: {
  therapies: TermVocabulary;
  phenotypes: TermVocabulary;
  isKnownRecord: (recordId: string) => boolean;
}): CivicContext {
  const evidenceIds = new Set<string>();
  return {
    catalog: new CivicCatalog(),
    therapies: new NameList(input.therapies),
    phenotypes: new NameList(input.phenotypes),
    therapyVocabulary: input.therapies,
    phenotypeVocabulary: input.phenotypes,
    evidenceIds,
    isEvidenceKnown: (id) => evidenceIds.has(id) || input.isKnownRecord(`EID${id}`),
  };
}

/** Takes note of a row in the first pass. Call `settleNames` after the last one. */
export function noteRow({ context, row }: { context: CivicContext; row: CivicRow }): void {
  context.therapies.learn(therapyCell(row));
  context.phenotypes.learn(phenotypeCell(row));
  if (row.evidence_id !== undefined) {
    context.evidenceIds.add(row.evidence_id.trim());
  }
}

/** Ends the first pass: every name that the cells can teach is learnt. */
export function settleNames(context: CivicContext): void {
  context.therapies.settle();
  context.phenotypes.settle();
}

/** The therapies of a row. An interaction type stands if and only if there are several (civic-v2 d289c78f, `evidence_item_validator.rb`). */
export function therapyCell(row: CivicRow): NameCell {
  const text = row.therapies ?? "";
  if (row.therapy_interaction_type === undefined) {
    return { text, count: "unknown" };
  }
  return { text, count: row.therapy_interaction_type.trim() === "" ? "one" : "several" };
}

/** The phenotypes of a row; nothing says how many there are. */
export function phenotypeCell(row: CivicRow): NameCell {
  return { text: row.phenotypes ?? "", count: "unknown" };
}
