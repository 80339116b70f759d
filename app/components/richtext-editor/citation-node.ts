import {
  DecoratorNode,
  type DOMConversionMap,
  type DOMExportOutput,
  type EditorConfig,
  type LexicalNode,
  type NodeKey,
} from "lexical";
import {
  type CitationNode as SerializedCitationNode,
  STATEMENT_CITATION_SOURCES,
} from "#app/domain/richtext/nodes.ts";
import {
  type CitationReference,
  citationLabel,
  citationNodeProblem,
  citationText,
  displayByIdentifier,
} from "#app/domain/richtext/references.ts";

/**
 * A citation in the editor: one unit that the caret steps over and one key deletes. Drawn by plain
 * DOM (`decorate` gives nothing), so that it needs no React portal. Its JSON is the domain's
 * citation node to the property.
 */
export class CitationNode extends DecoratorNode<null> {
  __source: CitationReference["source"];
  __id: string;

  constructor(citation: CitationReference, key?: NodeKey) {
    super(key);
    this.__source = citation.source;
    this.__id = citation.id;
  }

  static override getType(): string {
    return "citation";
  }

  static override clone(node: CitationNode): CitationNode {
    return new CitationNode(node.getReference(), node.__key);
  }

  static override importJSON(json: SerializedCitationNode): CitationNode {
    return $createCitationNode(json);
  }

  override exportJSON(): SerializedCitationNode {
    return { type: "citation", version: 1, ...this.getReference() };
  }

  /** Reads back what `toHtml` and this editor put on the clipboard. */
  static override importDOM(): DOMConversionMap | null {
    const read = (element: HTMLElement) => {
      const citation = referenceOf(element);
      return citation === null
        ? null
        : {
            conversion: () => ({ node: $createCitationNode(citation), forChild: () => null }),
            priority: 3 as const,
          };
    };
    return { a: read, span: read };
  }

  override exportDOM(): DOMExportOutput {
    const { label, href } = displayByIdentifier(this.getReference());
    const element = document.createElement(href === null ? "span" : "a");
    if (href !== null) {
      element.setAttribute("href", href);
    }
    element.textContent = label;
    this.markElement(element);
    return { element };
  }

  override createDOM(config: EditorConfig): HTMLElement {
    const element = document.createElement("span");
    element.className = config.theme.citation ?? "";
    element.textContent = citationLabel(this.getReference());
    this.markElement(element);
    return element;
  }

  /** A citation is never changed in place. */
  override updateDOM(): false {
    return false;
  }

  override getTextContent(): string {
    return citationText(this.getReference());
  }

  override isInline(): true {
    return true;
  }

  /** Backspace removes it at once; it is not first selected, which no screen reader would say. */
  override isKeyboardSelectable(): boolean {
    return false;
  }

  override decorate(): null {
    return null;
  }

  /** What is cited. */
  getReference(): CitationReference {
    return { source: this.__source, id: this.__id };
  }

  private markElement(element: HTMLElement): void {
    element.dataset.citationSource = this.__source;
    element.dataset.citationId = this.__id;
  }
}

/** Makes a citation for the editor. */
export function $createCitationNode(citation: CitationReference): CitationNode {
  return new CitationNode({ source: citation.source, id: citation.id });
}

/** Whether a node is a citation. */
export function $isCitationNode(node: LexicalNode | null | undefined): node is CitationNode {
  return node instanceof CitationNode;
}

function referenceOf(element: HTMLElement): CitationReference | null {
  const { citationSource, citationId: id } = element.dataset;
  const source = STATEMENT_CITATION_SOURCES.find((known) => known === citationSource);
  if (source === undefined || id === undefined || citationNodeProblem({ source, id }) !== null) {
    return null;
  }
  return { source, id };
}
