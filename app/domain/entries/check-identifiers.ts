import { biomarkersOf } from "../biomarkers/profile.ts";
import { checkIdentifier } from "../identifiers/check-identifier.ts";
import type { Term } from "../shared/term.ts";
import { type ContentIssue, contentWarning } from "./content-issue.ts";
import type { EntryContent } from "./entry-content.ts";

/**
 * Warns of identifiers that are malformed by the rules of their own scheme. Never an error: files of
 * other knowledge bases hold such identifiers, and an entry must be able to carry them.
 */
export function checkIdentifiers(content: EntryContent): ContentIssue[] {
  const biomarkers = content.profile === null ? [] : biomarkersOf(content.profile);
  return [
    ...(content.kind === "gene-drug"
      ? [...listed("genes", content.genes), ...listed("drugs", content.drugs)]
      : [
          ...listed("therapies", content.therapies),
          ...(content.disease === null ? [] : termIssues("disease", content.disease)),
        ]),
    ...listed("phenotypes", content.phenotypes),
    // A profile is edited as one text, so that its field is the profile whole.
    ...biomarkers.flatMap(({ gene, id }) => [
      ...idIssues("profile", id),
      ...(gene === null ? [] : [gene.id, ...gene.xrefs].flatMap((one) => idIssues("profile", one))),
    ]),
  ];
}

function listed(path: string, terms: readonly Term[]): ContentIssue[] {
  return terms.flatMap((term, index) => termIssues(`${path}.${index}`, term));
}

function termIssues(path: string, { id, xrefs }: Term): ContentIssue[] {
  return [
    ...idIssues(`${path}.id`, id),
    ...xrefs.flatMap((xref, index) => idIssues(`${path}.xrefs.${index}`, xref)),
  ];
}

function idIssues(path: string, id: string | null): ContentIssue[] {
  const problem = id === null ? null : checkIdentifier(id);
  return problem === null
    ? []
    : [contentWarning({ code: problem.code, path, message: `${id}: ${problem.message}` })];
}
