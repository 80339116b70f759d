import { diffArrays } from "diff";
import { paragraphFromLines } from "./from-plain-text.ts";
import { listCitations } from "./list-references.ts";
import {
  type BlockNode,
  type InlineNode,
  type ParagraphNode,
  paragraph,
  type StatementDocument,
  statement,
} from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { citationText } from "./references.ts";
import { toPlainText } from "./to-plain-text.ts";

/**
 * Carries an edit of the plain text back into the rich document it was made from, as when the page's
 * script did not run. Blocks whose text is unchanged stay as they are; the others become paragraphs,
 * in which the citations of `base` are recognised by their bracketed label (`[PMID 16081687]`).
 * `text` has
 * line feeds only. A block that ends in a line break is not told from a blank line, and becomes plain.
 */
export function reconcilePlainText(options: {
  readonly base: StatementDocument;
  readonly text: string;
}): StatementDocument {
  const base = normaliseStatement(options.base);
  const chunks = chunksOf(base);
  const edited = options.text.normalize("NFC").split("\n\n");
  const toParagraph = paragraphReader(base);
  const parts = diffArrays(
    chunks.map(({ text }) => text),
    edited,
  );
  const blocks: BlockNode[] = [];
  let position = 0;
  for (const { added, removed, value } of parts) {
    if (added) {
      blocks.push(...value.map(toParagraph));
      continue;
    }
    if (!removed) {
      blocks.push(...keep(chunks.slice(position, position + value.length), toParagraph));
    }
    position += value.length;
  }
  return normaliseStatement(statement(blocks));
}

/** A stretch of a block's text without a blank line; `last` is how many more of the block follow. */
type Chunk = {
  readonly text: string;
  readonly block: BlockNode;
  readonly index: number;
  readonly count: number;
};

function chunksOf(document: StatementDocument): Chunk[] {
  return document.root.children.flatMap((block) => {
    const texts = toPlainText(statement([block]))
      .replace(/\r\n?/g, "\n")
      .split("\n\n");
    return texts.map((text, index) => ({ text, block, index, count: texts.length }));
  });
}

/** Blocks that are there with all their chunks stay; a torn one becomes paragraphs. */
function keep(chunks: readonly Chunk[], toParagraph: (text: string) => ParagraphNode): BlockNode[] {
  const blocks: BlockNode[] = [];
  for (let at = 0; at < chunks.length; ) {
    const chunk = chunks[at];
    if (chunk === undefined) {
      break;
    }
    const isWhole = chunk.index === 0 && at + chunk.count <= chunks.length;
    blocks.push(isWhole ? chunk.block : toParagraph(chunk.text));
    at += isWhole ? chunk.count : 1;
  }
  return blocks;
}

function paragraphReader(base: StatementDocument): (text: string) => ParagraphNode {
  const citations = new Map(
    listCitations(base).map((citation) => [citationText(citation), citation]),
  );
  return (value) => {
    const children: InlineNode[] = [];
    let rest = value;
    while (citations.size > 0) {
      const next = firstLabel(rest, [...citations.keys()]);
      const citation = next === null ? undefined : citations.get(next.label);
      if (next === null || citation === undefined) {
        break;
      }
      children.push(...paragraphFromLines(rest.slice(0, next.at)).children);
      children.push({ type: "citation", version: 1, ...citation });
      rest = rest.slice(next.at + next.label.length);
    }
    return paragraph([...children, ...paragraphFromLines(rest).children]);
  };
}

function firstLabel(
  value: string,
  labels: readonly string[],
): { readonly at: number; readonly label: string } | null {
  let first: { at: number; label: string } | null = null;
  for (const label of labels) {
    const at = value.indexOf(label);
    if (at >= 0 && (first === null || at < first.at)) {
      first = { at, label };
    }
  }
  return first;
}
