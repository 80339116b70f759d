import { diffArrays } from "diff";
import { type Change, type DiffKind, joinAcrossBlanks, slideToBreaks } from "./diff-tidy.ts";
import { type DiffContent, type DiffToken, toDiffTokens } from "./diff-tokens.ts";
import type { StatementDocument } from "./nodes.ts";

export type { DiffKind } from "./diff-tidy.ts";

/**
 * A stretch of a statement diff in reading order: text, one citation, one term, or the break that
 * opens a block, item or line. `isReformatted` says that the words stayed and their format changed.
 */
export type StatementSegment = {
  readonly kind: DiffKind;
  readonly content: DiffContent;
  readonly isReformatted: boolean;
};

/**
 * The number of differing tokens up to which words are compared; beyond, whole blocks are. Keeps the
 * quadratic worst case (two unrelated statements of full length) far below a second.
 */
const MAX_WORD_EDITS = 1_500;

/**
 * Compares two versions of a statement by words; `before` is null for a new one, all added. All
 * segments but the removed ones make the later text, all but the added ones the earlier, item
 * numbers aside. Equal documents give only `same` segments.
 */
export function diffStatements(
  before: StatementDocument | null,
  after: StatementDocument,
): StatementSegment[] {
  const earlier = before === null ? [] : toDiffTokens(before);
  const later = toDiffTokens(after);
  const changes = diffUnits({ earlier, later }) ?? diffBlocks({ earlier, later });
  return joinText(joinAcrossBlanks(slideToBreaks(changes)).flatMap(segmentsOf));
}

/** Whether a diff has nothing to show. */
export function isUnchanged(segments: readonly StatementSegment[]): boolean {
  return segments.every(({ kind, isReformatted }) => kind === "same" && !isReformatted);
}

type Versions<Unit> = { readonly earlier: readonly Unit[]; readonly later: readonly Unit[] };

function diffUnits(versions: Versions<DiffToken>): Change[] | null {
  const parts = compareKeys({ ...versions, maxEdits: MAX_WORD_EDITS });
  return parts === null
    ? null
    : parts.map(({ kind, before, after }) => ({
        kind,
        before: versions.earlier.slice(...before),
        after: versions.later.slice(...after),
      }));
}

function diffBlocks(versions: Versions<DiffToken>): Change[] {
  const earlier = blocksOf(versions.earlier);
  const later = blocksOf(versions.later);
  const parts = compareKeys({ earlier, later, maxEdits: earlier.length + later.length });
  return (parts ?? []).map(({ kind, before, after }) => ({
    kind,
    before: earlier.slice(...before).flatMap(({ tokens }) => tokens),
    after: later.slice(...after).flatMap(({ tokens }) => tokens),
  }));
}

type Range = [from: number, to: number];

/** Compares by key, numbered first since comparing numbers is what takes the time. Null beyond `maxEdits`. */
function compareKeys(
  options: Versions<{ readonly key: string }> & { readonly maxEdits: number },
): { kind: DiffKind; before: Range; after: Range }[] | null {
  const numbers = new Map<string, number>();
  const numbered = ({ key }: { readonly key: string }) => {
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const parts = diffArrays(options.earlier.map(numbered), options.later.map(numbered), {
    maxEditLength: options.maxEdits,
  });
  let before = 0;
  let after = 0;
  return (
    parts?.map(({ added, removed, value }) => {
      const from = { before, after };
      before += added ? 0 : value.length;
      after += removed ? 0 : value.length;
      return {
        kind: added ? "added" : removed ? "removed" : "same",
        before: [from.before, before],
        after: [from.after, after],
      };
    }) ?? null
  );
}

function blocksOf(tokens: readonly DiffToken[]): { key: string; tokens: DiffToken[] }[] {
  const blocks: { key: string; tokens: DiffToken[] }[] = [];
  for (const token of tokens) {
    const last = blocks.at(-1);
    if (last === undefined || token.content.type === "break") {
      blocks.push({ key: token.key, tokens: [token] });
    } else {
      last.key += `\n${token.key}`;
      last.tokens.push(token);
    }
  }
  return blocks;
}

function segmentsOf({ kind, before, after }: Change): StatementSegment[] {
  return (kind === "removed" ? before : after).map(({ content, format }, index) => ({
    kind,
    content,
    isReformatted: kind === "same" && before[index]?.format !== format,
  }));
}

function joinText(segments: readonly StatementSegment[]): StatementSegment[] {
  const joined: StatementSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (
      last?.content.type === "text" &&
      segment.content.type === "text" &&
      last.kind === segment.kind &&
      last.content.url === segment.content.url &&
      last.isReformatted === segment.isReformatted
    ) {
      const text = last.content.text + segment.content.text;
      joined[joined.length - 1] = { ...last, content: { ...last.content, text } };
    } else {
      joined.push(segment);
    }
  }
  return joined;
}
