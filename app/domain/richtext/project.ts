import { linkUrlProblem } from "./link-url.ts";
import {
  type BlockNode,
  heading,
  type InlineNode,
  LINE_BREAK,
  type ListItemNode,
  type ListNode,
  link,
  list,
  listItem,
  paragraph,
  STATEMENT_CITATION_SOURCES,
  STATEMENT_LIMITS,
  type StatementDocument,
  statement,
  TEXT_FORMAT,
  TEXT_FORMAT_MASK,
  text,
} from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { citationNodeProblem, termNodeProblem } from "./references.ts";

type Loose = Readonly<Record<string, unknown>>;

/** An editor's state is shallow; below this nothing is followed, so that the walk always ends. */
const MAX_WALK_DEPTH = 60;

/**
 * Reduces what an editor holds (a paste can bring any kind of node, format or style) to what a
 * statement may hold, in canonical form. Text is never dropped: an unknown node leaves its text, a
 * link that may not be kept leaves its words, deeper lists become items of the last level allowed.
 * The result passes the schema in all but the totals (nodes, characters), which are for the author
 * to mend. This is a help for the page; whatever reaches the server is checked by the schema.
 */
export function projectEditorState(state: unknown): StatementDocument {
  const root = loose(loose(state).root);
  return normaliseStatement(statement(projectBlocks(root, 0)));
}

function projectBlocks(parent: Loose, depth: number): BlockNode[] {
  const blocks: BlockNode[] = [];
  let line: InlineNode[] = [];
  const endLine = () => {
    if (line.length > 0) {
      blocks.push(paragraph(line));
      line = [];
    }
  };
  for (const node of childrenOf(parent, depth)) {
    if (isBlock(node)) {
      endLine();
      blocks.push(...projectBlock(node, depth + 1));
    } else {
      line.push(...projectInline(node, depth + 1));
    }
  }
  endLine();
  return blocks;
}

function projectBlock(node: Loose, depth: number): BlockNode[] {
  if (node.type === "list") {
    return [projectList({ node, level: 1, depth })];
  }
  if (childrenOf(node, depth).some(isBlock)) {
    return projectBlocks(node, depth);
  }
  const children = projectLine(childrenOf(node, depth), depth);
  if (node.type !== "heading") {
    return [paragraph(children)];
  }
  const isMajor = node.tag === "h1" || node.tag === "h2" || node.tag === "h3";
  return [heading(isMajor ? "h3" : "h4", children)];
}

function projectList(options: { node: Loose; level: number; depth: number }): ListNode {
  const { node, level, depth } = options;
  const items = childrenOf(node, depth).flatMap((item) =>
    projectItem({ item, level, depth: depth + 1 }),
  );
  const { start } = node;
  const isStart = typeof start === "number" && Number.isInteger(start) && start >= 1;
  return list({
    listType: node.listType === "number" ? "number" : "bullet",
    start: isStart ? Math.min(start, STATEMENT_LIMITS.listStart) : 1,
    items,
  });
}

/** An item with text and lists becomes several: Lexical gives each nested list an item of its own. */
function projectItem(options: { item: Loose; level: number; depth: number }): ListItemNode[] {
  const { item, level, depth } = options;
  const indent = level - 1;
  const items: ListItemNode[] = [];
  let line: Loose[] = [];
  const endLine = () => {
    if (line.length > 0) {
      items.push(listItem({ value: 1, indent, children: projectLine(line, depth) }));
      line = [];
    }
  };
  for (const child of childrenOf(item, depth)) {
    if (child.type !== "list") {
      line.push(child);
      continue;
    }
    endLine();
    const inner = projectList({ node: child, level: level + 1, depth: depth + 1 });
    if (level < STATEMENT_LIMITS.listLevels) {
      items.push(listItem({ value: 1, indent, children: [inner] }));
    } else {
      items.push(...inner.children);
    }
  }
  endLine();
  return items.length > 0 ? items : [listItem({ value: 1, indent, children: ownText(item) })];
}

/** Puts nodes into one line; blocks among them are parted by line breaks. */
function projectLine(nodes: readonly Loose[], depth: number): InlineNode[] {
  const line: InlineNode[] = [];
  let isAfterBlock = false;
  for (const node of nodes) {
    if (line.length > 0 && (isAfterBlock || isBlock(node))) {
      line.push(LINE_BREAK);
    }
    line.push(...projectInline(node, depth + 1));
    isAfterBlock = isBlock(node);
  }
  return line;
}

function projectInline(node: Loose, depth: number): InlineNode[] {
  switch (node.type) {
    case "linebreak":
      return [LINE_BREAK];
    case "citation":
      return projectCitation(node);
    case "term":
      return projectTerm(node);
    case "link":
      return projectLink(node, depth);
  }
  return Array.isArray(node.children) ? projectLine(childrenOf(node, depth), depth) : ownText(node);
}

function projectLink(node: Loose, depth: number): InlineNode[] {
  const children = projectLine(childrenOf(node, depth), depth);
  if (typeof node.url !== "string" || linkUrlProblem(node.url) !== null) {
    return children;
  }
  const plain = children.filter((child) => child.type === "text" || child.type === "linebreak");
  return plain.length === children.length ? [link(node.url, plain)] : children;
}

function projectCitation(node: Loose): InlineNode[] {
  const source = STATEMENT_CITATION_SOURCES.find((known) => known === node.source);
  const id = scalars(node.id);
  return source !== undefined && citationNodeProblem({ source, id }) === null
    ? [{ type: "citation", version: 1, source, id }]
    : [text(id)];
}

function projectTerm(node: Loose): InlineNode[] {
  const term = {
    system: scalars(node.system),
    code: scalars(node.code),
    label: scalars(node.label),
  };
  return termNodeProblem(term) === null
    ? [{ type: "term", version: 1, ...term }]
    : [text(term.label)];
}

function ownText(node: Loose): InlineNode[] {
  const value = scalars(node.text);
  return value === "" ? [] : [text(value, projectFormat(node.format))];
}

function projectFormat(format: unknown): number {
  const bits = typeof format === "number" ? format & TEXT_FORMAT_MASK : 0;
  return bits & TEXT_FORMAT.subscript ? bits & ~TEXT_FORMAT.superscript : bits;
}

function isBlock(node: Loose): boolean {
  const isInline = node.type === "link" || node.type === "autolink";
  return Array.isArray(node.children) && !isInline;
}

function childrenOf(node: Loose, depth: number): readonly Loose[] {
  return Array.isArray(node.children) && depth < MAX_WALK_DEPTH ? node.children.map(loose) : [];
}

function loose(value: unknown): Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function scalars(value: unknown): string {
  return typeof value === "string"
    ? value.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD")
    : "";
}
