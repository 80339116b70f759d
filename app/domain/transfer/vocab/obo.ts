import {
  checkIdentifier,
  identifierScheme,
  normaliseIdentifier,
} from "../../identifiers/check-identifier.ts";
import type { TermKind } from "../../terms/term-record.ts";
import { refusedRow, type VocabIssue, type VocabRow, vocabRow } from "./vocab-item.ts";

/** A stanza of an OBO file: the line of its heading, and its tags with their values. */
export type OboStanza = {
  readonly line: number;
  /** `Term`, `Typedef`; empty for the header of the file. */
  readonly type: string;
  readonly tags: readonly (readonly [tag: string, value: string])[];
};

/** Scopes of synonyms that are taken. A broad one names more than the term: choosing by it would be wrong. */
const SCOPES = /^(?:EXACT|NARROW|RELATED|)$/;

/**
 * A term of an OBO file (OBO Flat File Format 1.4): name, synonyms but the broad ones, alternative ids,
 * cross-references, and where an obsolete one went. Null for a term of another ontology that the file
 * brings along.
 */
export function oboTerm(input: {
  readonly stanza: OboStanza;
  readonly prefix: string;
  readonly kind: TermKind;
}): VocabRow | null {
  const { stanza, prefix, kind } = input;
  const { line } = stanza;
  const all = (tag: string) => stanza.tags.filter(([one]) => one === tag).map(([, value]) => value);
  const ids = all("id").map(oboId);
  const [id = ""] = ids;
  if (ids.length !== 1) {
    const message = `A term has one id, this one has ${ids.length}.`;
    return refusedRow({ line, id: id || null, code: "obo-id", message });
  }
  if (!id.startsWith(`${prefix}:`)) {
    return id.includes(":")
      ? null
      : refusedRow({
          line,
          id: id || null,
          code: "id-malformed",
          message: `No ${prefix} id stands here.`,
        });
  }
  const problem = checkIdentifier(id);
  if (problem !== null) {
    return refusedRow({ line, id, code: "id-malformed", message: problem.message });
  }
  const isObsolete = all("is_obsolete").some((value) => value.trim() === "true");
  const successors = [...new Set(all("replaced_by").map(oboId))];
  const synonyms = all("synonym").map(oboSynonym);
  const label = unescaped(all("name")[0] ?? "").replace(/^obsolete /i, "");
  const issues: VocabIssue[] = [
    ...(synonyms.includes(null)
      ? [
          warning({
            line,
            id,
            code: "obo-synonym",
            message: "A synonym is not in quotes; it was left out.",
          }),
        ]
      : []),
    ...(successors.length > 1
      ? [
          warning({
            line,
            id,
            code: "obo-replaced",
            message: `Several terms replace it (${successors.join(", ")}): none was taken.`,
          }),
        ]
      : []),
  ];
  return vocabRow({
    line,
    draft: {
      kind,
      id,
      label,
      synonyms: synonyms.flatMap((one) => (one === null || one === "" ? [] : [one])),
      previous: [],
      xrefs: sortedXrefs(all("xref")),
      status: isObsolete ? "retired" : "active",
      replacedBy: isObsolete && successors.length === 1 ? (successors[0] ?? null) : null,
    },
    former: isObsolete
      ? []
      : all("alt_id")
          .map(oboId)
          .filter((former) => former.startsWith(`${prefix}:`) && checkIdentifier(former) === null)
          .map((former) => ({ id: former, label, replacedBy: id })),
    issues,
  });
}

/** A tag line of an OBO file, or null for what is none. */
export function oboTag(text: string): readonly [tag: string, value: string] | null {
  const [, tag, value] = /^([A-Za-z][A-Za-z0-9_-]*):\s?(.*)$/.exec(text) ?? [];
  return tag === undefined || value === undefined ? null : [tag, value];
}

/** An id without the name that is written behind it for readers (`DOID:162 ! cancer`) and without qualifiers. */
function oboId(value: string): string {
  return value.replace(/\s+[!{].*$/, "").trim();
}

/** The text of a synonym, empty for a broad one, null for what is no synonym. */
function oboSynonym(value: string): string | null {
  const [, text, scope] = /^"((?:[^"\\]|\\.)*)"\s*([A-Z]*)/.exec(value) ?? [];
  if (text === undefined || scope === undefined) {
    return null;
  }
  return SCOPES.test(scope) ? unescaped(text) : "";
}

function unescaped(text: string): string {
  return text
    .replace(/\\(.)/g, (_, letter: string) => (/[nWt]/.test(letter) ? " " : letter))
    .replace(/\s+/g, " ")
    .trim();
}

/** Cross-references in our spelling; those of schemes that are known here first, because a form takes the first few. */
function sortedXrefs(values: readonly string[]): string[] {
  const ids = values
    .map((value) => /^(\S+)/.exec(unescaped(value))?.[1] ?? "")
    .map((id) =>
      id.replace(/^SNOMEDCT_US_\d{4}_\d{2}_\d{2}:/, "SNOMEDCT:").replace(/^UMLS_CUI:/, "UMLS:"),
    )
    .filter((id) => /^[A-Za-z][A-Za-z0-9._-]*:\S+$/.test(id) && id.length <= 120)
    .map(normaliseIdentifier)
    .filter((id) => checkIdentifier(id) === null);
  const rank = (id: string) => (identifierScheme(id.slice(0, id.indexOf(":"))) === null ? 1 : 0);
  return [...new Set(ids)].sort(
    (left, right) => rank(left) - rank(right) || (left < right ? -1 : left > right ? 1 : 0),
  );
}

function warning(issue: Omit<VocabIssue, "severity">): VocabIssue {
  return { ...issue, severity: "warning" };
}
