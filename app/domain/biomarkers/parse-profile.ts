import { ok, type Refusal, type Result, refuse } from "../shared/result.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { type Biomarker, PROFILE_LIMITS, type ProfileNode, profileNode } from "./profile.ts";

/** A profile that was read, and the names in it that nobody knew, in reading order. */
export type ParsedProfile = {
  readonly profile: ProfileNode;
  readonly unknownNames: readonly string[];
};

/** Gives the biomarker of a full name ("BRAF V600E"), or null when the name is not known. */
export type ResolveBiomarker = (name: string) => Biomarker | null;

/**
 * Reads a molecular profile as CIViC writes it: names joined by AND or OR, groups in `( … )` with
 * blanks inside the brackets, NOT before a name or group (civic-docs, molecular_profiles/overview).
 * The reverse of `printProfile`.
 *
 * Names hold blanks, brackets and even " and ": at each place the longest text that `resolve` knows
 * is taken first; where it knows none, the text up to the next operator goes to `guess`. Refuses
 * unclosed brackets, AND and OR on one level (their order would be a guess), and what breaks the
 * limits of a profile.
 */
export function parseProfile(input: {
  text: string;
  resolve: ResolveBiomarker;
  guess: (name: string) => Biomarker;
}): Result<ParsedProfile> {
  const text = input.text.trim();
  if (text.length > TEXT_LIMITS.summary) {
    return refusal(`A molecular profile has at most ${TEXT_LIMITS.summary} characters.`);
  }
  const unknownNames: string[] = [];
  const guess = (name: string) => {
    unknownNames.push(name);
    return input.guess(name);
  };
  const source = { text, resolve: input.resolve, guess };
  const parsed = parseGroup(source, { start: 0, depth: 0, isBracketed: false });
  if (!parsed.ok) {
    return parsed;
  }
  if (parsed.value.end < text.length) {
    return refusal("The molecular profile goes on where an operator is expected.");
  }
  const checked = profileNode.safeParse(parsed.value.node);
  return checked.success
    ? ok({ profile: checked.data, unknownNames })
    : refusal(checked.error.issues[0]?.message ?? "The molecular profile is not valid.");
}

type Source = {
  readonly text: string;
  readonly resolve: ResolveBiomarker;
  readonly guess: (name: string) => Biomarker;
};
type Place = { readonly start: number; readonly depth: number; readonly isBracketed: boolean };
type Step = { readonly node: ProfileNode; readonly end: number };

const OPERATOR = /\s+(AND|OR)\s+/y;
const CLOSE = /\s+\)/y;
/** Nothing but brackets, or a text that begins or ends with an operator. */
const NO_NAME = /^[()\s]*$|^(?:AND|OR|NOT)(?:\s|$)|\s(?:AND|OR|NOT)$/;

/** Operands joined by one operator, up to the end of the text or of the bracket. */
function parseGroup(source: Source, place: Place): Result<Step> {
  const nodes: ProfileNode[] = [];
  let operator: "and" | "or" | null = null;
  let at = place.start;
  for (;;) {
    const operand = parseOperand(source, { ...place, start: at });
    if (!operand.ok) {
      return operand;
    }
    nodes.push(operand.value.node);
    at = operand.value.end;
    const next = matchAt({ pattern: OPERATOR, text: source.text, at });
    if (next === null) {
      break;
    }
    const found = next[1] === "AND" ? "and" : "or";
    if (operator !== null && operator !== found) {
      return refusal("AND and OR stand on one level; brackets must say what belongs together.");
    }
    operator = found;
    at += next[0].length;
  }
  const [first] = nodes;
  return operator === null && first !== undefined
    ? ok({ node: first, end: at })
    : ok({ node: { op: operator ?? "and", of: nodes }, end: at });
}

function parseOperand(source: Source, place: Place): Result<Step> {
  const { text } = source;
  const known = longestKnown(source, place);
  if (known !== null) {
    return ok(known);
  }
  if (place.depth >= PROFILE_LIMITS.depth) {
    return refusal(`A molecular profile nests at most ${PROFILE_LIMITS.depth} deep.`);
  }
  const negation = matchAt({ pattern: /NOT\s+/y, text, at: place.start });
  if (negation !== null) {
    const start = place.start + negation[0].length;
    const inner = parseOperand(source, { ...place, start, depth: place.depth + 1 });
    return inner.ok
      ? ok({ node: { op: "not", of: inner.value.node }, end: inner.value.end })
      : inner;
  }
  const open = matchAt({ pattern: /\(\s+/y, text, at: place.start });
  if (open !== null) {
    const start = place.start + open[0].length;
    return parseBracket(source, { start, depth: place.depth + 1, isBracketed: true });
  }
  const end = ends(source.text, place)[0] ?? text.length;
  const name = text.slice(place.start, end).trim();
  return NO_NAME.test(name)
    ? refusal("A name is missing in the molecular profile.")
    : ok({ node: { op: "is", biomarker: source.guess(name) }, end });
}

function parseBracket(source: Source, place: Place): Result<Step> {
  const inner = parseGroup(source, place);
  if (!inner.ok) {
    return inner;
  }
  const close = matchAt({ pattern: CLOSE, text: source.text, at: inner.value.end });
  return close === null
    ? refusal("A bracket of the molecular profile is not closed.")
    : ok({ node: inner.value.node, end: inner.value.end + close[0].length });
}

function longestKnown(source: Source, place: Place): Step | null {
  for (const end of ends(source.text, place).reverse()) {
    const name = source.text.slice(place.start, end).trim();
    const biomarker = name === "" ? null : source.resolve(name);
    if (biomarker !== null) {
      return { node: { op: "is", biomarker }, end };
    }
  }
  return null;
}

/** Where a name that starts here can end, in reading order; the end of the text is the last. */
function ends(text: string, place: Place): number[] {
  const pattern = place.isBracketed ? /\s+(?:(?:AND|OR)\s|\))/g : /\s+(?:AND|OR)\s/g;
  pattern.lastIndex = place.start;
  const found: number[] = [];
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match.index);
    pattern.lastIndex = match.index + 1;
  }
  return [...found, text.length];
}

function matchAt(input: { pattern: RegExp; text: string; at: number }): RegExpExecArray | null {
  input.pattern.lastIndex = input.at;
  return input.pattern.exec(input.text);
}

function refusal(message: string): { ok: false; error: Refusal } {
  return refuse({ code: "profile-syntax", path: "profile", message });
}
