import {
  DecoratorNode,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
} from "lexical";
import type { TermNode as SerializedTermNode } from "#app/domain/richtext/nodes.ts";

type Term = Pick<SerializedTermNode, "system" | "code" | "label">;

/**
 * A term of a terminology in the editor, one unit like a citation. Its JSON is the domain's term node
 * to the property.
 */
export class TermNode extends DecoratorNode<null> {
  __term: Term;

  constructor(term: Term, key?: NodeKey) {
    super(key);
    this.__term = term;
  }

  static override getType(): string {
    return "term";
  }

  static override clone(node: TermNode): TermNode {
    return new TermNode(node.__term, node.__key);
  }

  static override importJSON(json: SerializedTermNode): TermNode {
    return $createTermNode(json);
  }

  override exportJSON(): SerializedTermNode {
    return { type: "term", version: 1, ...this.__term };
  }

  override exportDOM(): DOMExportOutput {
    const element = document.createElement("span");
    element.textContent = this.__term.label;
    return { element };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement("span");
    element.className = config.theme.term ?? "";
    element.title = `${this.__term.system}:${this.__term.code}`;
    element.textContent = this.__term.label;
    return element;
  }

  /** A term is never changed in place. */
  override updateDOM(): false {
    return false;
  }

  override getTextContent(): string {
    return this.__term.label;
  }

  override isInline(): true {
    return true;
  }

  override isKeyboardSelectable(): boolean {
    return false;
  }

  override decorate(): null {
    return null;
  }
}

/** Makes a term for the editor. */
export function $createTermNode({ system, code, label }: Term): TermNode {
  return new TermNode({ system, code, label });
}

/** Whether a node is a term. */
export function $isTermNode(node: LexicalNode | null | undefined): node is TermNode {
  return node instanceof TermNode;
}
