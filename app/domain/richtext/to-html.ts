import { isSafeHref, linkUrlProblem } from "./link-url.ts";
import {
  type BlockNode,
  type InlineNode,
  inlineOf,
  type ListNode,
  nestedListOf,
  type StatementDocument,
  TEXT_FORMAT,
  type TextNode,
} from "./nodes.ts";
import { type CitationResolver, displayByIdentifier } from "./references.ts";

/** The tag of each format bit, outermost first. */
const FORMAT_TAGS = [
  [TEXT_FORMAT.bold, "strong"],
  [TEXT_FORMAT.italic, "em"],
  [TEXT_FORMAT.underline, "u"],
  [TEXT_FORMAT.subscript, "sub"],
  [TEXT_FORMAT.superscript, "sup"],
] as const;

/**
 * Writes a document as an HTML fragment of p, h3, h4, ul, ol, li, strong, em, u, sub, sup, br, a and
 * span. Every text and attribute is escaped, and an address that may not be linked is left out, so
 * the result is safe to set as inner HTML. `citation` gives each citation's words and address; an
 * address of its own may also be a fragment (`#ref-3`) or a path (`/sources/…`).
 */
export function toHtml(
  document: StatementDocument,
  options: { readonly citation?: CitationResolver } = {},
): string {
  const citation = options.citation ?? displayByIdentifier;
  return document.root.children.map((block) => blockHtml(block, citation)).join("\n");
}

function blockHtml(block: BlockNode, citation: CitationResolver): string {
  switch (block.type) {
    case "paragraph":
      return `<p>${inlineHtml(block.children, citation)}</p>`;
    case "heading":
      return `<${block.tag}>${inlineHtml(block.children, citation)}</${block.tag}>`;
    case "list":
      return listHtml(block, citation);
  }
}

/** A nested list goes into the item before it, as HTML has it; Lexical gives it an item of its own. */
function listHtml(list: ListNode, citation: CitationResolver): string {
  const items: string[] = [];
  for (const item of list.children) {
    const nested = nestedListOf(item);
    if (nested === null) {
      items.push(inlineHtml(inlineOf(item), citation));
    } else {
      const inner = listHtml(nested, citation);
      items.push(`${items.pop() ?? ""}${inner}`);
    }
  }
  const tag = list.listType === "number" ? "ol" : "ul";
  const start = list.start === 1 ? "" : ` start="${list.start}"`;
  return `<${tag}${start}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`;
}

function inlineHtml(nodes: readonly InlineNode[], citation: CitationResolver): string {
  return nodes.map((node) => nodeHtml(node, citation)).join("");
}

function nodeHtml(node: InlineNode, citation: CitationResolver): string {
  switch (node.type) {
    case "text":
      return textHtml(node);
    case "linebreak":
      return "<br>";
    case "link": {
      const children = inlineHtml(node.children, citation);
      return linkUrlProblem(node.url) === null
        ? `<a href="${escapeHtml(node.url)}" rel="noopener noreferrer">${children}</a>`
        : children;
    }
    case "citation": {
      const { label, href } = citation(node);
      const data = `data-citation-source="${node.source}" data-citation-id="${escapeHtml(node.id)}"`;
      const attributes = `class="citation" ${data}`;
      return href !== null && isSafeHref(href)
        ? `<a ${attributes} href="${escapeHtml(href)}">${escapeHtml(label)}</a>`
        : `<span ${attributes}>${escapeHtml(label)}</span>`;
    }
    case "term": {
      const id = escapeHtml(`${node.system}:${node.code}`);
      return `<span class="term" title="${id}">${escapeHtml(node.label)}</span>`;
    }
  }
}

function textHtml(node: TextNode): string {
  const tags = FORMAT_TAGS.filter(([bit]) => (node.format & bit) !== 0).map(([, tag]) => tag);
  return tags.reduceRight((inner, tag) => `<${tag}>${inner}</${tag}>`, escapeHtml(node.text));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A parser turns a bare carriage return into a line feed.
  "\r": "&#13;",
};

/** Escapes text for HTML content and for quoted attributes. */
export function escapeHtml(value: string): string {
  return value.replace(/[&<>"'\r]/g, (character) => ENTITIES[character] ?? "");
}
