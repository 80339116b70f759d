import { inlineMarkdown } from "./markdown-inline.ts";
import {
  type BlockNode,
  inlineOf,
  type ListNode,
  nestedListOf,
  type StatementDocument,
} from "./nodes.ts";
import { type CitationResolver, displayByIdentifier } from "./references.ts";

/** Without something between them a parser reads two lists as one. */
const SEPARATOR = "<!-- -->";

/**
 * Writes a document as CommonMark 0.31; underline, subscript and superscript are inline HTML. Text
 * is escaped, empty paragraphs are left out. `citation` gives each citation's words and address.
 */
export function toMarkdown(
  document: StatementDocument,
  options: { readonly citation?: CitationResolver } = {},
): string {
  const citation = options.citation ?? displayByIdentifier;
  const written: string[] = [];
  let previous: BlockNode | null = null;
  for (const block of document.root.children) {
    if (block.children.length === 0) {
      continue;
    }
    if (previous?.type === "list" && block.type === "list") {
      written.push(SEPARATOR);
    }
    written.push(blockMarkdown(block, citation));
    previous = block;
  }
  return written.join("\n\n");
}

function blockMarkdown(block: BlockNode, citation: CitationResolver): string {
  switch (block.type) {
    case "paragraph":
      return inlineMarkdown({ nodes: block.children, citation, lineBreak: "\\\n" });
    case "heading": {
      const words = inlineMarkdown({ nodes: block.children, citation, lineBreak: "<br>" });
      return `${block.tag === "h3" ? "###" : "####"} ${words}`;
    }
    case "list":
      return listLines(block, citation).join("\n");
  }
}

/** A nested list is indented under the item before it; one that has none gets an empty item. */
function listLines(list: ListNode, citation: CitationResolver): string[] {
  const lines: string[] = [];
  let number = list.start;
  let indent = "";
  let isAfterNested = false;
  let isOpenEmpty = false;
  const open = (words: (indent: string) => string) => {
    const marker = list.listType === "number" ? `${number}.` : "-";
    number += 1;
    indent = " ".repeat(marker.length + 1);
    const written = words(indent);
    isOpenEmpty = written === "";
    lines.push(...(isOpenEmpty ? [marker] : `${marker} ${written}`.split("\n")));
  };
  for (const item of list.children) {
    const nested = nestedListOf(item);
    if (nested === null) {
      open((inset) =>
        inlineMarkdown({ nodes: inlineOf(item), citation, lineBreak: `\\\n${inset}` }),
      );
      isAfterNested = false;
      continue;
    }
    if (indent === "") {
      open(() => "");
    }
    const inner = listLines(nested, citation).map((line) => (line === "" ? "" : indent + line));
    if (isAfterNested) {
      lines.push("", `${indent}${SEPARATOR}`);
    }
    // After text, a blank line lets any list begin, also one that starts at 3 or with an empty item;
    // after a bare marker, a blank line would end the item (CommonMark 0.31, section 5.2).
    lines.push(...(isOpenEmpty && !isAfterNested ? [] : [""]), ...inner);
    isAfterNested = true;
  }
  return lines;
}
