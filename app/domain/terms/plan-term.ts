import { distinctNames, nameKey, type TermRecord } from "./term-record.ts";

/** What a term of a file does to the terms that are known. */
export type TermChange = "added" | "renamed" | "retired" | "revived" | "changed" | "unchanged";

/** What becomes of one term: the change, and the term as it is to be kept. */
export type TermPlan = { readonly change: TermChange; readonly term: TermRecord };

/**
 * Compares a term of a file with the one that is known by the same id. A label that changed becomes a
 * previous name, and previous names are never forgotten. With `extends`, the file lists no synonyms
 * and cross-references of its own: those that are known stay. A term that is both renamed and retired
 * counts as retired.
 */
export function planTerm(input: {
  readonly known: TermRecord | null;
  readonly given: TermRecord;
  readonly extends: boolean;
}): TermPlan {
  const { known, given } = input;
  if (known === null) {
    return { change: "added", term: tidy(given) };
  }
  const isRenamed = known.label !== given.label;
  const term = tidy({
    ...given,
    previous: [...given.previous, ...known.previous, ...(isRenamed ? [known.label] : [])],
    synonyms: input.extends ? [...known.synonyms, ...given.synonyms] : given.synonyms,
    xrefs: input.extends ? [...known.xrefs, ...given.xrefs] : given.xrefs,
  });
  if (known.status !== term.status) {
    return { change: term.status === "retired" ? "retired" : "revived", term };
  }
  if (isRenamed) {
    return { change: "renamed", term };
  }
  return { change: isSame(known, term) ? "unchanged" : "changed", term };
}

/** The term as it is kept when a later edition of its list no longer has it. */
export function retireTerm(known: TermRecord): TermRecord {
  return { ...known, status: "retired" };
}

/** Each name stands once, as previous name rather than as synonym, and never beside the same label. */
function tidy(term: TermRecord): TermRecord {
  const label = term.label.normalize("NFC").trim();
  const previous = distinctNames(term.previous, [label]);
  return {
    ...term,
    label,
    previous,
    synonyms: distinctNames(term.synonyms, [label, ...previous]),
    xrefs: [...new Set(term.xrefs)].filter((id) => id !== term.id),
    replacedBy: term.status === "retired" ? term.replacedBy : null,
  };
}

/** Names and ids are sets; their order in a file means nothing. */
function isSame(left: TermRecord, right: TermRecord): boolean {
  return (
    left.label === right.label &&
    left.replacedBy === right.replacedBy &&
    sameSet(left.synonyms, right.synonyms) &&
    sameSet(left.previous, right.previous) &&
    sameSet(left.xrefs, right.xrefs)
  );
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const keys = new Set(left.map(nameKey));
  return left.length === right.length && right.every((one) => keys.has(nameKey(one)));
}
