import { isSafeHref, linkUrlProblem } from "./link-url.ts";
import { type InlineNode, TEXT_FORMAT, type TextNode } from "./nodes.ts";
import type { CitationResolver } from "./references.ts";

/**
 * Writes inline nodes as CommonMark 0.31 with inline HTML for what it has no marks for. Every
 * character that could be read as markup is escaped, so the text comes out of a parser as it went
 * in. `lineBreak` is what parts lines inside the block.
 */
export function inlineMarkdown(options: {
  readonly nodes: readonly InlineNode[];
  readonly citation: CitationResolver;
  readonly lineBreak: string;
}): string {
  const { nodes, citation, lineBreak } = options;
  const lines: InlineNode[][] = [[]];
  for (const node of nodes) {
    if (node.type === "linebreak") {
      lines.push([]);
    } else {
      lines.at(-1)?.push(node);
    }
  }
  const written = lines.map((line) => protectEdges(lineMarkdown(line, citation)));
  const isMarked = (index: number) => written[index] !== "" && written[index + 1] !== "";
  return written
    .map((line, index) => {
      const isLast = index === written.length - 1;
      return isLast ? line : `${line}${isMarked(index) ? lineBreak : "<br>"}`;
    })
    .join("");
}

function lineMarkdown(line: readonly InlineNode[], citation: CitationResolver): string {
  return line
    .map((node, index) =>
      node.type === "text"
        ? textMarkdown({
            node,
            before: lastCharacter(line[index - 1]),
            after: firstCharacter(line[index + 1]),
          })
        : otherMarkdown(node, citation),
    )
    .join("");
}

function otherMarkdown(node: Exclude<InlineNode, TextNode>, citation: CitationResolver): string {
  switch (node.type) {
    case "link": {
      const words = inlineMarkdown({ nodes: node.children, citation, lineBreak: "<br>" });
      return linkUrlProblem(node.url) === null ? linkMarkdown(words, node.url) : words;
    }
    case "citation": {
      const { label, href } = citation(node);
      const words = escapeMarkdown(label);
      return href !== null && isSafeHref(href) ? linkMarkdown(words, href) : words;
    }
    case "term":
      return escapeMarkdown(node.label);
    case "linebreak":
      return "";
  }
}

function linkMarkdown(words: string, href: string): string {
  return `[${words}](<${href.replace(/[&<>\\]/g, "\\$&")}>)`;
}

/** White space and punctuation on which all parsers agree, whatever their version of Unicode. */
const BOUNDARY = /^[\p{Zs}\t\n\f\r!-/:-@[-`{-~]?$/u;

/**
 * Marks with asterisks where CommonMark's flanking rules (0.31, section 6.2) surely read them so,
 * and with HTML tags inside a word and next to another mark. Blanks at the ends stay outside.
 */
function textMarkdown(options: { node: TextNode; before: string; after: string }): string {
  const { format, text } = options.node;
  const [, lead = "", core = "", trail = ""] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? [];
  if (core === "") {
    return escapeMarkdown(text);
  }
  const isFree =
    (lead !== "" || BOUNDARY.test(options.before)) &&
    (trail !== "" || BOUNDARY.test(options.after)) &&
    /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(core);
  let marked = escapeMarkdown(core);
  for (const [bit, tag] of HTML_TAGS) {
    marked = format & bit ? `<${tag}>${marked}</${tag}>` : marked;
  }
  for (const [bit, mark, tag] of MARKS) {
    const [open, close] = isFree ? [mark, mark] : [`<${tag}>`, `</${tag}>`];
    marked = format & bit ? `${open}${marked}${close}` : marked;
  }
  return `${escapeMarkdown(lead)}${marked}${escapeMarkdown(trail)}`;
}

const HTML_TAGS = [
  [TEXT_FORMAT.superscript, "sup"],
  [TEXT_FORMAT.subscript, "sub"],
  [TEXT_FORMAT.underline, "u"],
] as const;

const MARKS = [
  [TEXT_FORMAT.italic, "*", "em"],
  [TEXT_FORMAT.bold, "**", "strong"],
] as const;

/** Links and citations end in brackets, hence in punctuation. */
function lastCharacter(node: InlineNode | undefined): string {
  return [...wordsOf(node)].at(-1) ?? "";
}

function firstCharacter(node: InlineNode | undefined): string {
  return [...wordsOf(node)][0] ?? "";
}

function wordsOf(node: InlineNode | undefined): string {
  switch (node?.type) {
    case "text":
      return node.text;
    case "term":
      return node.label;
    case "citation":
      return "x";
    default:
      return "";
  }
}

function escapeMarkdown(value: string): string {
  return value.replace(/[\\`*_[\]{}<>&~|#!]/g, "\\$&").replaceAll("\r", "&#13;");
}

/** Keeps a line from opening a list or an underline, and its outer blanks from being cut off. */
function protectEdges(line: string): string {
  return line
    .replace(/^[+\-=]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2")
    .replace(/^[ \t]|[ \t]$/g, (blank) => (blank === " " ? "&#32;" : "&#9;"));
}
