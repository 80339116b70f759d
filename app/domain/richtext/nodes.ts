import type { CitationSource } from "../entries/vocabulary.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";

/**
 * A statement's rich text: serialized Lexical 0.52 JSON cut down to what a curated statement needs.
 * The types describe the canonical form: every property that Lexical writes is there, and those
 * that mean nothing here (alignment, style, mode) have one fixed value.
 */
export type StatementDocument = { readonly root: RootNode };

/** The caps on one statement. Characters are UTF-16 code units of its plain text, as in HTML's `maxlength`. */
export const STATEMENT_LIMITS = {
  /** Elements inside one another, the root included: three list levels and a link. */
  depth: 8,
  listLevels: 3,
  nodes: 2_000,
  characters: TEXT_LIMITS.statement,
  urlCharacters: 2_048,
  citationIdCharacters: TEXT_LIMITS.line,
  termLabelCharacters: TEXT_LIMITS.label,
  termCodeCharacters: TEXT_LIMITS.curie,
  listStart: 9_999,
  /** The longest JSON text that is parsed at all. */
  jsonCharacters: 1_000_000,
} as const;

/** Lexical's bits of a text node's `format` (lexical 0.52, LexicalConstants). Other bits are refused. */
export const TEXT_FORMAT = {
  bold: 1,
  italic: 2,
  underline: 8,
  subscript: 32,
  superscript: 64,
} as const;

/** All allowed bits of {@link TEXT_FORMAT}. */
export const TEXT_FORMAT_MASK = 1 | 2 | 8 | 32 | 64;

/** The heading levels; the page around a statement owns h1 and h2. */
export const HEADING_TAGS = ["h3", "h4"] as const;
/** The list kinds. */
export const LIST_TYPES = ["bullet", "number"] as const;

/** The kinds of source that an inline citation can name; `other` is anything without an identifier scheme. */
export const STATEMENT_CITATION_SOURCES = [
  "pubmed",
  "doi",
  "pmcid",
  "nct",
  "asco",
  "ash",
  "other",
] as const satisfies readonly (CitationSource | "other")[];
/** See {@link STATEMENT_CITATION_SOURCES}. */
export type StatementCitationSource = (typeof STATEMENT_CITATION_SOURCES)[number];

type Element = {
  readonly version: 1;
  readonly direction: null;
  readonly format: "";
  readonly indent: number;
};

/** The top of a document; holds at least one block. */
export type RootNode = Element & { readonly type: "root"; readonly children: readonly BlockNode[] };
/** A paragraph. */
export type ParagraphNode = Element & {
  readonly type: "paragraph";
  readonly children: readonly InlineNode[];
  readonly textFormat: 0;
  readonly textStyle: "";
};
/** A heading. */
export type HeadingNode = Element & {
  readonly type: "heading";
  readonly children: readonly InlineNode[];
  readonly tag: (typeof HEADING_TAGS)[number];
};
/** A list; `start` is the first number and 1 for bullets. */
export type ListNode = Element & {
  readonly type: "list";
  readonly children: readonly ListItemNode[];
  readonly listType: (typeof LIST_TYPES)[number];
  readonly tag: "ul" | "ol";
  readonly start: number;
};
/** A list item: either inline nodes alone, or exactly one nested list (Lexical's form of nesting). */
export type ListItemNode = Element & {
  readonly type: "listitem";
  readonly children: readonly (InlineNode | ListNode)[];
  readonly value: number;
};
/** A link; its address passed `linkUrlProblem`. */
export type LinkNode = Element & {
  readonly type: "link";
  readonly children: readonly (TextNode | LineBreakNode)[];
  readonly url: string;
  readonly rel: null;
  readonly target: null;
  readonly title: null;
};
/** A run of text in one format. */
export type TextNode = {
  readonly type: "text";
  readonly version: 1;
  readonly text: string;
  readonly format: number;
  readonly detail: 0;
  readonly mode: "normal";
  readonly style: "";
};
/** A line break inside a block. */
export type LineBreakNode = { readonly type: "linebreak"; readonly version: 1 };
/** A citation of a source, set in the text. */
export type CitationNode = {
  readonly type: "citation";
  readonly version: 1;
  readonly source: StatementCitationSource;
  readonly id: string;
};
/** A term of a terminology: `system` and `code` are the truth, `label` what is read. */
export type TermNode = {
  readonly type: "term";
  readonly version: 1;
  readonly system: string;
  readonly code: string;
  readonly label: string;
};

/** What stands directly under the root. */
export type BlockNode = ParagraphNode | HeadingNode | ListNode;
/** What stands in a line. */
export type InlineNode = TextNode | LineBreakNode | LinkNode | CitationNode | TermNode;

const ELEMENT = { version: 1, direction: null, format: "", indent: 0 } as const;

/** Makes a document; without blocks it gets one empty paragraph, as Lexical loads no empty root. */
export function statement(blocks: readonly BlockNode[]): StatementDocument {
  const children = blocks.length === 0 ? [paragraph([])] : blocks;
  return { root: { ...ELEMENT, type: "root", children } };
}

/** Makes a paragraph. */
export function paragraph(children: readonly InlineNode[]): ParagraphNode {
  return { ...ELEMENT, type: "paragraph", textFormat: 0, textStyle: "", children };
}

/** Makes a heading. */
export function heading(tag: HeadingNode["tag"], children: readonly InlineNode[]): HeadingNode {
  return { ...ELEMENT, type: "heading", tag, children };
}

/** Makes a list; bullets always start at 1. */
export function list(options: {
  listType: ListNode["listType"];
  start?: number;
  items: readonly ListItemNode[];
}): ListNode {
  const isNumbered = options.listType === "number";
  return {
    ...ELEMENT,
    type: "list",
    listType: options.listType,
    tag: isNumbered ? "ol" : "ul",
    start: isNumbered ? (options.start ?? 1) : 1,
    children: options.items,
  };
}

/** Makes a list item. `value` is its number, `indent` the number of lists around its own. */
export function listItem(options: {
  value: number;
  indent: number;
  children: ListItemNode["children"];
}): ListItemNode {
  return { ...ELEMENT, type: "listitem", ...options };
}

/** Makes a link. */
export function link(url: string, children: LinkNode["children"]): LinkNode {
  return { ...ELEMENT, type: "link", url, rel: null, target: null, title: null, children };
}

/** Makes a run of text; `format` is a sum of {@link TEXT_FORMAT} bits. */
export function text(value: string, format = 0): TextNode {
  return { type: "text", version: 1, text: value, format, detail: 0, mode: "normal", style: "" };
}

/** The line break inside a block. */
export const LINE_BREAK: LineBreakNode = { type: "linebreak", version: 1 };

/** Makes inline nodes of text in one format; a line feed becomes a line break, empty lines no text. */
export function textLines(value: string, format = 0): (TextNode | LineBreakNode)[] {
  return value
    .split("\n")
    .flatMap((line, index) => [
      ...(index > 0 ? [LINE_BREAK] : []),
      ...(line === "" ? [] : [text(line, format)]),
    ]);
}

/** The nested list that an item holds, or null for an item with text. */
export function nestedListOf(item: ListItemNode): ListNode | null {
  const first = item.children[0];
  return first?.type === "list" ? first : null;
}

/** The inline nodes of an item; none for one that holds a nested list. */
export function inlineOf(item: ListItemNode): readonly InlineNode[] {
  return item.children.filter((child) => child.type !== "list");
}
