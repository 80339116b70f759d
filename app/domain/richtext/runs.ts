import {
  type CitationNode,
  type InlineNode,
  inlineOf,
  type ListNode,
  nestedListOf,
  type StatementDocument,
  type TermNode,
} from "./nodes.ts";

/**
 * One piece of a document in reading order. A `break` opens a block or a line: `text` is what plain
 * text puts there (blank line, list marker), `place` says what opens, without the item's number, so
 * that an inserted item does not make all later ones differ.
 */
export type Run =
  | {
      readonly type: "text";
      readonly text: string;
      readonly format: number;
      readonly url: string | null;
    }
  | CitationNode
  | TermNode
  | { readonly type: "break"; readonly text: string; readonly place: string };

/**
 * Flattens a document into runs, the one walk that plain text, diff and reference lists share. Every
 * block opens with a break; the first break's text is empty unless a list starts there.
 */
export function runsOf(document: StatementDocument): Run[] {
  const runs: Run[] = [];
  for (const block of document.root.children) {
    const separator = runs.length === 0 ? "" : "\n\n";
    if (block.type === "list") {
      pushList({ runs, list: block, level: 1, separator });
    } else {
      const place = block.type === "heading" ? block.tag : "paragraph";
      runs.push({ type: "break", text: separator, place });
      pushInline({ runs, nodes: block.children, url: null });
    }
  }
  return runs;
}

function pushList(options: { runs: Run[]; list: ListNode; level: number; separator: string }) {
  const { runs, list, level } = options;
  let separator = options.separator;
  let number = list.start;
  for (const item of list.children) {
    const nested = nestedListOf(item);
    if (nested !== null) {
      pushList({ runs, list: nested, level: level + 1, separator });
    } else {
      const marker = list.listType === "number" ? `${number}. ` : "- ";
      const text = `${separator}${"  ".repeat(level - 1)}${marker}`;
      runs.push({ type: "break", text, place: `${list.listType}-${level}` });
      pushInline({ runs, nodes: inlineOf(item), url: null });
      number += 1;
    }
    separator = "\n";
  }
}

function pushInline(options: { runs: Run[]; nodes: readonly InlineNode[]; url: string | null }) {
  const { runs, nodes, url } = options;
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        runs.push({ type: "text", text: node.text, format: node.format, url });
        break;
      case "linebreak":
        runs.push({ type: "break", text: "\n", place: "line" });
        break;
      case "link":
        pushInline({ runs, nodes: node.children, url: node.url });
        break;
      default:
        runs.push(node);
    }
  }
}
