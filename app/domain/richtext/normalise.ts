import {
  type BlockNode,
  heading,
  type InlineNode,
  inlineOf,
  LINE_BREAK,
  type LinkNode,
  type ListItemNode,
  type ListNode,
  link,
  list,
  listItem,
  nestedListOf,
  paragraph,
  type StatementDocument,
  statement,
  type TextNode,
  text,
  textLines,
} from "./nodes.ts";

/**
 * Gives the one canonical form of a document, so that equal statements have equal RFC 8785 bytes:
 * text in NFC with neighbours of one format merged, line feeds as line breaks, no empty text, links
 * or lists, no empty blocks at the end, list items numbered, properties that carry no meaning at
 * their fixed value. Idempotent. Expects what the schema accepts; Lexical loads the result and
 * writes the same back.
 */
export function normaliseStatement(document: StatementDocument): StatementDocument {
  const blocks = document.root.children.flatMap(normaliseBlock);
  let end = blocks.length;
  while (end > 0 && blocks[end - 1]?.children.length === 0) {
    end -= 1;
  }
  return statement(blocks.slice(0, end));
}

function normaliseBlock(block: BlockNode): BlockNode[] {
  switch (block.type) {
    case "paragraph":
      return [paragraph(normaliseInline(block.children))];
    case "heading":
      return [heading(block.tag, normaliseInline(block.children))];
    case "list": {
      const normalised = normaliseList(block, 0);
      return normalised === null ? [] : [normalised];
    }
  }
}

/** An item that holds a nested list takes the next number without using it up, as Lexical counts. */
function normaliseList(source: ListNode, indent: number): ListNode | null {
  const items: ListItemNode[] = [];
  let value = source.listType === "number" ? source.start : 1;
  for (const item of source.children) {
    const nested = nestedListOf(item);
    if (nested === null) {
      items.push(listItem({ value, indent, children: normaliseInline(inlineOf(item)) }));
      value += 1;
      continue;
    }
    const inner = normaliseList(nested, indent + 1);
    if (inner !== null) {
      items.push(listItem({ value, indent, children: [inner] }));
    }
  }
  if (items.length === 0) {
    return null;
  }
  return list({ listType: source.listType, start: source.start, items });
}

function normaliseInline(nodes: readonly InlineNode[]): InlineNode[] {
  return mergeText(nodes).flatMap(normaliseNode);
}

function normaliseNode(node: InlineNode): InlineNode[] {
  switch (node.type) {
    case "text":
      return textLines(nfc(node.text), node.format);
    case "link":
      return [normaliseLink(node)];
    case "linebreak":
      return [LINE_BREAK];
    case "citation":
      return [{ type: "citation", version: 1, source: node.source, id: nfc(node.id) }];
    case "term": {
      const { system, code, label } = node;
      return [{ type: "term", version: 1, system, code: nfc(code), label: nfc(label) }];
    }
  }
}

function normaliseLink(node: LinkNode): LinkNode {
  const children = mergeText(node.children).flatMap((child) =>
    child.type === "text" ? textLines(nfc(child.text), child.format) : [LINE_BREAK],
  );
  return link(node.url, children);
}

/** Drops empty text and links and joins neighbours of one format; comes before NFC, which may compose across the seam. */
function mergeText<Node extends InlineNode>(nodes: readonly Node[]): (Node | TextNode)[] {
  const merged: (Node | TextNode)[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (isEmpty(node)) {
      continue;
    }
    if (node.type === "text" && last?.type === "text" && last.format === node.format) {
      merged[merged.length - 1] = text(last.text + node.text, node.format);
    } else {
      merged.push(node);
    }
  }
  return merged;
}

function isEmpty(node: InlineNode): boolean {
  return node.type === "link"
    ? node.children.every(isEmpty)
    : node.type === "text" && node.text === "";
}

function nfc(value: string): string {
  return value.normalize("NFC");
}
