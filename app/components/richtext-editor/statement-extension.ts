import { HistoryExtension } from "@lexical/history";
import { LinkNode } from "@lexical/link";
import { ListExtension, ListItemNode, ListNode } from "@lexical/list";
import { HeadingNode, RichTextExtension } from "@lexical/rich-text";
import { defineExtension, type Klass, type LexicalNode } from "lexical";
import type { StatementDocument } from "#app/domain/richtext/nodes.ts";
import { registerAllowList } from "./allow-list.ts";
import { CitationNode } from "./citation-node.ts";
import { TermNode } from "./term-node.ts";
import { STATEMENT_THEME } from "./theme.ts";

/** The node classes of a statement beside Lexical's own root, paragraph, text and line break. */
export const STATEMENT_NODES: readonly Klass<LexicalNode>[] = [
  HeadingNode,
  ListNode,
  ListItemNode,
  LinkNode,
  CitationNode,
  TermNode,
];

/**
 * The editor for one statement. Read once: another document needs another extension. `onError` gets
 * what Lexical reports; it must throw while the document is read, as Lexical otherwise drops what it
 * does not know and saves the rest as if whole.
 */
export function createStatementExtension(options: {
  readonly document: StatementDocument;
  readonly onError: (error: Error) => void;
}) {
  return defineExtension({
    name: "curatorium/statement",
    namespace: "curatorium-statement",
    nodes: [...STATEMENT_NODES],
    dependencies: [RichTextExtension, HistoryExtension, ListExtension],
    theme: STATEMENT_THEME,
    $initialEditorState: JSON.stringify(options.document),
    onError: options.onError,
    register: registerAllowList,
  });
}
