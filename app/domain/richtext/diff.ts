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
const MAX_WORD_EDITS = 3_000;

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

function diffUnits(versions: { earlier: DiffToken[]; later: DiffToken[] }): Change[] | null {
  const { earlier, later } = versions;
  const parts = diffArrays(earlier, later, {
    comparator: (left, right) => left.key === right.key,
    maxEditLength: MAX_WORD_EDITS,
  });
  return parts === undefined ? null : align({ parts, earlier });
}

/** The parts name the later version's tokens where both agree; the earlier ones are counted off. */
function align(options: {
  parts: readonly { added?: boolean; removed?: boolean; value: DiffToken[] }[];
  earlier: DiffToken[];
}): Change[] {
  let position = 0;
  return options.parts.map(({ added, removed, value }) => {
    if (added) {
      return { kind: "added", before: [], after: value };
    }
    const before = options.earlier.slice(position, position + value.length);
    position += value.length;
    return removed
      ? { kind: "removed", before, after: [] }
      : { kind: "same", before, after: value };
  });
}

function diffBlocks(versions: { earlier: DiffToken[]; later: DiffToken[] }): Change[] {
  const parts = diffArrays(blocksOf(versions.earlier), blocksOf(versions.later), {
    comparator: (left, right) => left.key === right.key,
  });
  return align({
    parts: parts.map((part) => ({ ...part, value: part.value.flatMap(({ tokens }) => tokens) })),
    earlier: versions.earlier,
  });
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
