// Goal: the editor's node classes and the schema agree to the property, in both directions. Method:
// headless Lexical with the editor's own nodes and rules; stored documents are kept inline, since a
// change of a node class is a migration of data.
import { createHeadlessEditor } from "@lexical/headless";
import { $createLinkNode } from "@lexical/link";
import { $createListItemNode, $createListNode, registerList } from "@lexical/list";
import { $createHeadingNode, $createQuoteNode, QuoteNode } from "@lexical/rich-text";
import fc from "fast-check";
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTabNode,
  $createTextNode,
  $getRoot,
  type LexicalEditor,
  type LexicalNode,
} from "lexical";
import { describe, expect, it } from "vitest";
import {
  heading,
  LINE_BREAK,
  link,
  list,
  listItem,
  paragraph,
  statement,
  text,
} from "#app/domain/richtext/nodes.ts";
import { normaliseStatement } from "#app/domain/richtext/normalise.ts";
import { projectEditorState } from "#app/domain/richtext/project.ts";
import { parseStatement } from "#app/domain/richtext/schema.ts";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import { registerAllowList } from "./allow-list.ts";
import { $createCitationNode } from "./citation-node.ts";
import { STATEMENT_NODES } from "./statement-extension.ts";
import { $createTermNode } from "./term-node.ts";

function makeEditor(): LexicalEditor {
  const editor = createHeadlessEditor({
    nodes: [...STATEMENT_NODES, QuoteNode],
    onError: (error) => {
      throw error;
    },
  });
  registerList(editor);
  registerAllowList(editor);
  return editor;
}

/** What an editor writes after it has loaded a document. */
function reload(document: unknown): unknown {
  const editor = makeEditor();
  editor.setEditorState(editor.parseEditorState(JSON.stringify(document)));
  return JSON.parse(JSON.stringify(editor.getEditorState().toJSON()));
}

/** What an editor writes after nodes were put into its root. */
function written(make: () => LexicalNode[]): unknown {
  const editor = makeEditor();
  editor.update(() => $getRoot().append(...make()), { discrete: true });
  return JSON.parse(JSON.stringify(editor.getEditorState().toJSON()));
}

describe("the editor's nodes", () => {
  it("write what the schema accepts, each kind of node", () => {
    const state = written(() => [
      $createHeadingNode("h3").append($createTextNode("Summary")),
      $createParagraphNode().append(
        $createTextNode("bold").setFormat(1),
        $createLineBreakNode(),
        $createLinkNode("https://example.org/").append($createTextNode("link")),
        $createCitationNode({ source: "pubmed", id: "16081687" }),
        $createTermNode({ system: "HGNC", code: "1097", label: "BRAF" }),
      ),
      $createListNode("number", 3).append(
        $createListItemNode().append($createTextNode("three")),
        $createListItemNode().append(
          $createListNode("bullet").append($createListItemNode().append($createTextNode("in"))),
        ),
      ),
    ]);
    expect(parseStatement(state)).toEqual({
      ok: true,
      value: statement([
        heading("h3", [text("Summary")]),
        paragraph([
          text("bold", 1),
          LINE_BREAK,
          link("https://example.org/", [text("link")]),
          { type: "citation", version: 1, source: "pubmed", id: "16081687" },
          { type: "term", version: 1, system: "HGNC", code: "1097", label: "BRAF" },
        ]),
        list({
          listType: "number",
          start: 3,
          items: [
            listItem({ value: 3, indent: 0, children: [text("three")] }),
            listItem({
              value: 4,
              indent: 0,
              children: [
                list({
                  listType: "bullet",
                  items: [listItem({ value: 1, indent: 1, children: [text("in")] })],
                }),
              ],
            }),
          ],
        }),
      ]),
    });
  });

  it("read any canonical document and write the same again", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        const canonical = normaliseStatement(document);
        const state = reload(canonical);
        expect(parseStatement(state)).toEqual({ ok: true, value: canonical });
        expect(projectEditorState(state)).toEqual(canonical);
      }),
    );
  });

  it("write the format for text to come, which the schema takes and resets", () => {
    const state = written(() => [
      $createParagraphNode().setTextFormat(1),
      $createHeadingNode("h3").setTextFormat(2),
      $createListNode("bullet").append($createListItemNode().setTextFormat(3)),
    ]);
    expect(JSON.stringify(state)).toContain('"textFormat":2');
    expect(parseStatement(state)).toEqual({
      ok: true,
      value: statement([
        paragraph([]),
        heading("h3", []),
        list({ listType: "bullet", items: [listItem({ value: 1, indent: 0, children: [] })] }),
      ]),
    });
  });

  it("refuse a document with an unknown node as a whole", () => {
    const document = statement([paragraph([text("kept")])]);
    const hostile = JSON.stringify(document).replace('"type":"text"', '"type":"image"');
    expect(() => makeEditor().parseEditorState(hostile)).toThrow(/image/);
  });
});

describe("stored documents", () => {
  it.each([
    [
      "a paragraph with each inline node",
      '{"root":{"children":[{"children":[{"detail":0,"format":1,"mode":"normal","style":"","text":"BRAF","type":"text","version":1},{"type":"linebreak","version":1},{"children":[{"detail":0,"format":0,"mode":"normal","style":"","text":"label","type":"text","version":1}],"direction":null,"format":"","indent":0,"rel":null,"target":null,"title":null,"type":"link","url":"https://example.org/","version":1},{"id":"16081687","source":"pubmed","type":"citation","version":1},{"code":"1097","label":"BRAF","system":"HGNC","type":"term","version":1}],"direction":null,"format":"","indent":0,"textFormat":0,"textStyle":"","type":"paragraph","version":1}],"direction":null,"format":"","indent":0,"type":"root","version":1}}',
    ],
    [
      "a heading and a nested list",
      '{"root":{"children":[{"children":[{"detail":0,"format":0,"mode":"normal","style":"","text":"H","type":"text","version":1}],"direction":null,"format":"","indent":0,"tag":"h4","type":"heading","version":1},{"children":[{"children":[{"detail":0,"format":64,"mode":"normal","style":"","text":"a","type":"text","version":1}],"direction":null,"format":"","indent":0,"type":"listitem","value":1,"version":1},{"children":[{"children":[{"children":[],"direction":null,"format":"","indent":1,"type":"listitem","value":2,"version":1}],"direction":null,"format":"","indent":0,"listType":"number","start":2,"tag":"ol","type":"list","version":1}],"direction":null,"format":"","indent":0,"type":"listitem","value":2,"version":1}],"direction":null,"format":"","indent":0,"listType":"bullet","start":1,"tag":"ul","type":"list","version":1}],"direction":null,"format":"","indent":0,"type":"root","version":1}}',
    ],
  ])("of the first version stay readable: %s", (_what, json) => {
    const document: unknown = JSON.parse(json);
    expect(parseStatement(document)).toEqual({ ok: true, value: document });
    expect(reload(document)).toMatchObject({ root: { type: "root" } });
    expect(projectEditorState(reload(document))).toEqual(document);
  });
});

describe("registerAllowList", () => {
  const reduced = (make: () => LexicalNode[]) => parseStatement(written(make));

  it("takes off formats and styles that are not kept", () => {
    const result = reduced(() => [
      $createParagraphNode()
        .setFormat("center")
        .setIndent(2)
        .append(
          $createTextNode("a")
            .setFormat(1 + 4 + 16 + 32 + 64)
            .setStyle("color: red"),
        ),
    ]);
    expect(result).toEqual({ ok: true, value: statement([paragraph([text("a", 1 + 32)])]) });
  });

  it("makes tabs text, quotes paragraphs, and page headings statement headings", () => {
    const result = reduced(() => [
      $createParagraphNode().append($createTextNode("a"), $createTabNode(), $createTextNode("b")),
      $createQuoteNode().append($createTextNode("q")),
      $createHeadingNode("h1").append($createTextNode("one")),
      $createHeadingNode("h6").append($createTextNode("six")),
    ]);
    expect(result).toEqual({
      ok: true,
      value: statement([
        paragraph([text("a\tb")]),
        paragraph([text("q")]),
        heading("h3", [text("one")]),
        heading("h4", [text("six")]),
      ]),
    });
  });

  it("makes a check list a bullet list", () => {
    const result = reduced(() => [
      $createListNode("check").append($createListItemNode(true).append($createTextNode("a"))),
    ]);
    const items = [listItem({ value: 1, indent: 0, children: [text("a")] })];
    expect(result).toEqual({ ok: true, value: statement([list({ listType: "bullet", items })]) });
  });

  it("unwraps a link that may not be kept, and keeps another", () => {
    const result = reduced(() => [
      $createParagraphNode().append(
        $createLinkNode("javascript:alert(1)").append($createTextNode("x")),
        $createLinkNode("https://e.org/", { rel: "noopener" }).append($createTextNode("y")),
      ),
    ]);
    expect(result).toEqual({
      ok: true,
      value: statement([paragraph([text("x"), link("https://e.org/", [text("y")])])]),
    });
  });
});
