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
 * text in NFC with neighbours of one format merged, line feeds as line breaks, neighbouring lists of
 * one kind merged (as Lexical does on loading), no empty text, links or lists, no empty blocks at the
 * end, list items numbered, properties that carry no meaning at their fixed value. Idempotent.
 * Expects what the schema accepts; Lexical loads the result and writes the same back.
 */
export function normaliseStatement(document: StatementDocument): StatementDocument {
  const blocks = joinLists(document.root.children).map(normaliseBlock);
  let end = blocks.length;
  while (end > 0 && blocks[end - 1]?.children.length === 0) {
    end -= 1;
  }
  return statement(blocks.slice(0, end));
}

function normaliseBlock(block: BlockNode): BlockNode {
  switch (block.type) {
    case "paragraph":
      return paragraph(normaliseInline(block.children));
    case "heading":
      return heading(block.tag, normaliseInline(block.children));
    case "list":
      return normaliseList(block, 0);
  }
}

/** An item that holds a nested list takes the next number without using it up, as Lexical counts. */
function normaliseList(source: ListNode, indent: number): ListNode {
  const { listType, start } = source;
  const items: ListItemNode[] = [];
  let value = listType === "number" ? start : 1;
  for (const item of joinNested(source.children)) {
    const nested = nestedListOf(item);
    const children =
      nested === null ? normaliseInline(inlineOf(item)) : [normaliseList(nested, indent + 1)];
    items.push(listItem({ value, indent, children }));
    value += nested === null ? 1 : 0;
  }
  return list({ listType, start, items });
}

function joinLists(blocks: readonly BlockNode[]): BlockNode[] {
  const joined: BlockNode[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.type !== "list") {
      joined.push(block);
    } else if (last?.type === "list" && last.listType === block.listType) {
      joined[joined.length - 1] = concatenate(last, block);
    } else if (!isEmptyList(block)) {
      joined.push(block);
    }
  }
  return joined;
}

function joinNested(items: readonly ListItemNode[]): ListItemNode[] {
  const joined: ListItemNode[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const before = last === undefined ? null : nestedListOf(last);
    const nested = nestedListOf(item);
    if (nested === null || last === undefined || before?.listType !== nested.listType) {
      joined.push(...(nested === null || !isEmptyList(nested) ? [item] : []));
    } else {
      joined[joined.length - 1] = { ...last, children: [concatenate(before, nested)] };
    }
  }
  return joined;
}

function concatenate(first: ListNode, second: ListNode): ListNode {
  return { ...first, children: [...first.children, ...second.children] };
}

function isEmptyList(source: ListNode): boolean {
  return source.children.every((item) => {
    const nested = nestedListOf(item);
    return nested !== null && isEmptyList(nested);
  });
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
