import { ok, type Refusal, type Result, refuse } from "../shared/result.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { type Citation, citationKey } from "./citation.ts";
import { citationIdProblem } from "./citation-id.ts";
import { recogniseCitationUrl } from "./citation-url.ts";

/** How much is read of one pasted text. */
export const CITATION_LIST_LIMITS = { characters: 200_000, items: 2_000, raw: 300 } as const;

/**
 * One thing that a pasted text names. `citation` is null where `problem` says why it was not taken:
 * not recognised, malformed, or named before. `raw` is the text as it was pasted (at most
 * {@link CITATION_LIST_LIMITS}.raw characters of it), `line` counts from 1.
 */
export type CitationListItem = {
  readonly raw: string;
  readonly line: number;
  readonly citation: Citation | null;
  readonly problem: Refusal | null;
};

type Found = Pick<Citation, "source" | "id">;
type Piece = { readonly raw: string; readonly start: number; readonly found: Found };

/** What marks an identifier inside a line, in the order in which they are tried. */
const MARKED =
  /https?:\/\/[^\s<>"]+|(?:doi:?\s{0,3})?10\.\d{4,9}(?:\.\d+)*\/\S+|(?:PMCID:?\s{0,3})?\bPMC\d+\b|\bNCT\d+\b|\bPMIDs?\s?[:#=]?\s{0,3}\d+\b/gi;

/** The longest piece that is taken apart: longer ones are no identifiers, and slow to read. */
const PIECE_LIMIT = 2 * TEXT_LIMITS.line;

/** Where one identifier ends although no blank follows: at a comma or semicolon before the next. */
const NEXT =
  /[,;|](?=\s*$|(?:doi:|https?:|10\.\d{4,9}[./]|PMC\d|PMCID|PMID|NCT\d|\d{5,8}(?:[,;|]|$)))/i;

/** Words and signs that stand between identifiers and mean nothing. */
const FILLERS =
  /^(?:and|or|und|et|&|\/|\+|[-–—•*·]|doi:?|pmids?:?|pmcids?:?|\[(?:doi|pii|pubmed)\])$/i;

/** The number in front of a line of a list: `1.`, `(2)`, `[3]`. */
const LIST_NUMBER = /^\s*(?:\(\d{1,3}\)|\[\d{1,3}\]|\d{1,3}[.)])(?=\s)/;

/**
 * Reads a pasted text of PMIDs, PMCIDs, DOIs, trial numbers and web addresses, in any mix and with any
 * separators, in the order of the text. On a line of identifiers alone a bare number is a PMID; on a
 * line with other words (a reference as it is printed) only marked identifiers count, because years
 * and pages are numbers too. What was named before is said to be. Never throws.
 */
export function parseCitationList(text: string): CitationListItem[] {
  const { characters, items: itemLimit } = CITATION_LIST_LIMITS;
  if (text.length > characters) {
    const message = `At most ${characters} characters are read at once.`;
    return [problemItem({ raw: text, line: 1, code: "list-too-long", message })];
  }
  const items: CitationListItem[] = [];
  const firstLine = new Map<string, number>();
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const item of readLine({ text: line, line: index + 1 })) {
      if (items.length === itemLimit) {
        const message = `At most ${itemLimit} identifiers are read at once; the rest was left out.`;
        return [...items, problemItem({ ...item, code: "list-too-many", message })];
      }
      items.push(once(item, firstLine));
    }
  }
  return items;
}

function once(item: CitationListItem, firstLine: Map<string, number>): CitationListItem {
  if (item.citation === null) {
    return item;
  }
  const key = citationKey(item.citation);
  const earlier = firstLine.get(key);
  if (earlier === undefined) {
    firstLine.set(key, item.line);
    return item;
  }
  const message = `Named before, on line ${earlier}: ${item.citation.id}.`;
  return problemItem({ ...item, code: "citation-repeated", message });
}

function readLine({ text, line }: { text: string; line: number }): CitationListItem[] {
  // Invisible characters come along from web pages and PDFs.
  const clean = text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, "").replace(LIST_NUMBER, "");
  if (clean.trim() === "") {
    return [];
  }
  const pieces = markedPieces(clean);
  const rest = unmarkedWords(clean, pieces);
  const words = rest.filter(({ raw }) => !/^\d+$/.test(raw));
  if (words.length === 0) {
    const numbers = rest.map(
      (word): Piece => ({ ...word, found: { source: "pubmed", id: word.raw } }),
    );
    return [...pieces, ...numbers]
      .sort((left, right) => left.start - right.start)
      .map((piece) => toItem(piece, line));
  }
  if (pieces.length > 0) {
    return pieces.map((piece) => toItem(piece, line));
  }
  const message = "No PMID, PMCID, DOI, trial number or web address was recognised on this line.";
  return [problemItem({ raw: clean.trim(), line, code: "citation-not-recognised", message })];
}

function markedPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  const pattern = new RegExp(MARKED);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const raw = trimmed(match[0]);
    pieces.push({ raw, start: match.index, found: readMarked(raw) });
    // What was cut off may itself begin the next identifier.
    pattern.lastIndex = match.index + raw.length;
  }
  return pieces;
}

function readMarked(raw: string): Found {
  const url = recogniseCitationUrl(raw);
  if (url !== null) {
    return url;
  }
  const bare = raw.replace(/^(?:doi|pmcid|pmids?)\s*[:#=]?\s*/i, "");
  if (/^10\./.test(bare)) {
    return { source: "doi", id: bare };
  }
  if (/^pmc/i.test(bare)) {
    return { source: "pmcid", id: bare.toUpperCase() };
  }
  return /^nct/i.test(bare)
    ? { source: "nct", id: bare.toUpperCase() }
    : { source: "pubmed", id: bare };
}

/** Cuts at the next identifier, then takes off the punctuation of the sentence around. */
function trimmed(text: string): string {
  if (text.length > PIECE_LIMIT) {
    return text;
  }
  const next = NEXT.exec(text);
  let end = next === null ? text.length : next.index;
  for (; end > 1; end -= 1) {
    const last = text.charAt(end - 1);
    const isClosing = /[)\]}>]/.test(last) && !isBalanced(text.slice(0, end), last);
    if (!/[.,;:!?'"“”‘’…]/.test(last) && !isClosing) {
      break;
    }
  }
  return text.slice(0, end);
}

function isBalanced(text: string, closing: string): boolean {
  const opening = { ")": "(", "]": "[", "}": "{", ">": "<" }[closing] ?? "";
  return text.split(opening).length >= text.split(closing).length;
}

function unmarkedWords(text: string, pieces: readonly Piece[]): { raw: string; start: number }[] {
  const ends = pieces.map(({ raw, start }) => start + raw.length);
  const gaps = [0, ...ends].map((start, index) => ({
    start,
    text: text.slice(start, pieces[index]?.start ?? text.length),
  }));
  return gaps
    .flatMap((gap) =>
      [...gap.text.matchAll(/[^\s,;|]+/g)].map((match) => ({
        raw: withoutBrackets(match[0]),
        whole: match[0],
        start: gap.start + match.index,
      })),
    )
    .filter(({ raw, whole }) => raw !== "" && !FILLERS.test(raw) && !FILLERS.test(whole))
    .map(({ raw, start }) => ({ raw, start }));
}

function withoutBrackets(word: string): string {
  return word.length > PIECE_LIMIT ? word : word.replace(/^[("'[]+|[.:)"'\]]+$/g, "");
}

function toItem({ raw, found }: Piece, line: number): CitationListItem {
  const checked = check(found);
  return checked.ok
    ? {
        raw: shortened(raw),
        line,
        citation: { ...checked.value, label: null, abstract: null },
        problem: null,
      }
    : problemItem({ raw, line, ...checked.error });
}

function check(found: Found): Result<Found> {
  const problem = citationIdProblem(found.source, found.id);
  if (problem !== null) {
    return refuse({ code: "citation-malformed", message: problem });
  }
  if (found.id.length > TEXT_LIMITS.line) {
    return refuse({
      code: "citation-malformed",
      message: `An identifier has at most ${TEXT_LIMITS.line} characters.`,
    });
  }
  return ok(found);
}

function problemItem(input: {
  raw: string;
  line: number;
  code: string;
  message: string;
}): CitationListItem {
  const { raw, line, code, message } = input;
  return { raw: shortened(raw), line, citation: null, problem: { code, message } };
}

function shortened(raw: string): string {
  const { raw: limit } = CITATION_LIST_LIMITS;
  return raw.length > limit ? `${raw.slice(0, limit - 1).toWellFormed()}…` : raw;
}
