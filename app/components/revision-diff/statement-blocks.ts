import type { StatementSegment } from "#app/domain/richtext/diff.ts";

/** A stretch of one block of a statement diff; `break` is a boundary that was taken away or put in. */
export type BlockPart = {
  readonly key: string;
  readonly segment: StatementSegment;
};

/** A block of a statement diff: a paragraph, a heading, a list item or a line. */
export type DiffBlock = {
  readonly key: string;
  /** What opened it: `paragraph`, `h3`, `bullet-1`, `number-2`, `line`. */
  readonly place: string;
  /** Its marker or its opening is new, while some of its words are not. */
  readonly isSplitOff: boolean;
  readonly parts: readonly BlockPart[];
};

/**
 * Lays a statement diff out in blocks. A removed break stays inside its block as a part, because the
 * two blocks it parted are one now, unless everything after it was removed too: then a whole block
 * went, and it is shown as one.
 */
export function toDiffBlocks(segments: readonly StatementSegment[]): DiffBlock[] {
  const blocks: { place: string; opening: StatementSegment; parts: BlockPart[] }[] = [];
  segments.forEach((segment, index) => {
    const { content, kind } = segment;
    const last = blocks.at(-1);
    const opens =
      content.type === "break" && (kind !== "removed" || isWholeBlockRemoved(segments, index));
    if (opens || last === undefined) {
      const place = content.type === "break" ? content.place : "paragraph";
      const parts = content.type === "break" ? [] : [{ key: String(index), segment }];
      blocks.push({ place, opening: segment, parts });
    } else {
      last.parts.push({ key: String(index), segment });
    }
  });
  return blocks
    .map(({ place, opening, parts }, index) => ({
      key: String(index),
      place,
      isSplitOff:
        index > 0 &&
        opening.kind === "added" &&
        parts.some(({ segment }) => segment.kind === "same"),
      parts,
    }))
    .filter((block) => block.parts.length > 0);
}

function isWholeBlockRemoved(segments: readonly StatementSegment[], start: number): boolean {
  for (const { content, kind } of segments.slice(start + 1)) {
    if (content.type === "break" && content.place !== "line") {
      return true;
    }
    if (kind !== "removed") {
      return false;
    }
  }
  return true;
}
