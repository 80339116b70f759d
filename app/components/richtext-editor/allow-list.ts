import { $isLinkNode, LinkNode } from "@lexical/link";
import { ListNode } from "@lexical/list";
import { HeadingNode, QuoteNode } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $createTextNode,
  type ElementNode,
  type LexicalEditor,
  mergeRegister,
  ParagraphNode,
  TabNode,
  TextNode,
} from "lexical";
import { linkUrlProblem } from "#app/domain/richtext/link-url.ts";
import { TEXT_FORMAT, TEXT_FORMAT_MASK } from "#app/domain/richtext/nodes.ts";

/**
 * Reduces at once what a paste or a shortcut brings beyond the allow-list, so that the author sees
 * what will be saved: other formats and styles, alignment, indents, heading levels, quotes, check
 * lists, tab nodes, unsafe links. `projectEditorState` remains the guarantee for what is sent.
 * Gives back the function that takes the rules off.
 */
export function registerAllowList(editor: LexicalEditor): () => void {
  return mergeRegister(
    editor.registerNodeTransform(TextNode, $reduceText),
    editor.registerNodeTransform(TabNode, (node) => {
      node.replace($createTextNode("\t"));
    }),
    editor.registerNodeTransform(ParagraphNode, $resetBlock),
    editor.registerNodeTransform(HeadingNode, (node) => {
      $resetBlock(node);
      const tag = node.getTag();
      if (tag !== "h3" && tag !== "h4") {
        node.setTag(tag === "h1" || tag === "h2" ? "h3" : "h4");
      }
    }),
    editor.registerNodeTransform(QuoteNode, (node) => {
      node.replace($createParagraphNode(), true);
    }),
    editor.registerNodeTransform(ListNode, (node) => {
      if (node.getListType() === "check") {
        node.setListType("bullet");
      }
    }),
    editor.registerNodeTransform(LinkNode, $reduceLink),
  );
}

function $reduceText(node: TextNode): void {
  if (node.getStyle() !== "") {
    node.setStyle("");
  }
  const format = node.getFormat();
  const allowed = format & TEXT_FORMAT_MASK;
  const reduced = allowed & TEXT_FORMAT.subscript ? allowed & ~TEXT_FORMAT.superscript : allowed;
  if (reduced !== format) {
    node.setFormat(reduced);
  }
}

function $resetBlock(node: ElementNode): void {
  if (node.getFormatType() !== "") {
    node.setFormat("");
  }
  if (node.getIndent() !== 0) {
    node.setIndent(0);
  }
}

function $reduceLink(node: LinkNode): void {
  if (!$isLinkNode(node) || linkUrlProblem(node.getURL()) === null) {
    return;
  }
  for (const child of node.getChildren()) {
    node.insertBefore(child);
  }
  node.remove();
}
