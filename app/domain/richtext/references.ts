import { citationIdProblem, citationUrl } from "../citations/citation-id.ts";
import { type CitationNode, STATEMENT_LIMITS, type TermNode } from "./nodes.ts";

/** The part of a citation node that says what is cited. */
export type CitationReference = Pick<CitationNode, "source" | "id">;

/** How a citation is shown: its words, and where it leads (null for nowhere). */
export type CitationDisplay = { readonly label: string; readonly href: string | null };

/** Gives the display of a citation, for instance its number in a reference list. */
export type CitationResolver = (citation: CitationReference) => CitationDisplay;

/** Says what is wrong with a citation's identifier, or null when it fits its source. */
export function citationNodeProblem({ source, id }: CitationReference): string | null {
  if (id.length > STATEMENT_LIMITS.citationIdCharacters) {
    return `An identifier has at most ${STATEMENT_LIMITS.citationIdCharacters} characters.`;
  }
  if (/\p{Cc}/u.test(id)) {
    return "An identifier has no control characters.";
  }
  if (source === "other") {
    return /^\S(?:.*\S)?$/.test(id) ? null : "Name the source.";
  }
  return citationIdProblem(source, id);
}

/** Says what is wrong with a term, or null: a short system name, a code without blanks, a label of one line. */
export function termNodeProblem(term: Pick<TermNode, "system" | "code" | "label">): string | null {
  if (!/^[A-Za-z][A-Za-z0-9._-]{0,39}$/.test(term.system)) {
    return "A terminology's name is up to 40 letters, digits, dots, hyphens or underscores.";
  }
  if (term.code.length > STATEMENT_LIMITS.termCodeCharacters || !/^\S+$/.test(term.code)) {
    return `A term's code has no blanks and at most ${STATEMENT_LIMITS.termCodeCharacters} characters.`;
  }
  if (
    term.label.length > STATEMENT_LIMITS.termLabelCharacters ||
    /\p{Cc}/u.test(term.label) ||
    !/^\S(?:.*\S)?$/.test(term.label)
  ) {
    return `A term's label is one line of at most ${STATEMENT_LIMITS.termLabelCharacters} characters.`;
  }
  return null;
}

/** The words of a citation without a reference list: `PMID 16081687`, `doi:10.1000/xyz`, `NCT01234567`. */
export function citationLabel({ source, id }: CitationReference): string {
  switch (source) {
    case "pubmed":
      return `PMID ${id}`;
    case "doi":
      return `doi:${id}`;
    case "asco":
      return `ASCO ${id}`;
    case "ash":
      return `ASH ${id}`;
    default:
      return id;
  }
}

/** The plain-text form of a citation: its label in brackets. */
export function citationText(citation: CitationReference): string {
  return `[${citationLabel(citation)}]`;
}

/** Shows a citation by its own identifier and public address; the resolver that converters fall back on. */
export function displayByIdentifier(citation: CitationReference): CitationDisplay {
  const { source, id } = citation;
  const href = source === "other" ? null : citationUrl(source, id);
  return { label: citationLabel(citation), href };
}

/** The identity of a citation; identifiers compare without case, as a DOI does. */
export function citationNodeKey({ source, id }: CitationReference): string {
  return `${source}:${id.toLowerCase()}`;
}
