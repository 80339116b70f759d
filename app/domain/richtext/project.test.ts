// Goal: whatever an editor holds becomes a document that the schema accepts, with no text lost.
// Method: examples of what a paste brings, and fast-check over loosely formed trees.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement, arbitraryText } from "#test/support/arbitrary-statement.ts";
import { heading, LINE_BREAK, link, list, listItem, paragraph, statement, text } from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { projectEditorState } from "./project.ts";
import { parseStatement } from "./schema.ts";
import { toPlainText } from "./to-plain-text.ts";

const state = (...children: unknown[]) => ({ root: { type: "root", children } });
const el = (type: string, children: unknown[], rest = {}) => ({ type, children, ...rest });
const t = (value: string, rest = {}) => ({ type: "text", text: value, format: 0, ...rest });

describe("projectEditorState", () => {
  it.each([
    [
      "strikethrough and code",
      el("paragraph", [t("a", { format: 1 + 4 + 16 + 128 })]),
      paragraph([text("a", 1)]),
    ],
    [
      "sub and superscript at once",
      el("paragraph", [t("a", { format: 96 })]),
      paragraph([text("a", 32)]),
    ],
    ["a style", el("paragraph", [t("a", { style: "color:red" })]), paragraph([text("a")])],
    [
      "an alignment and indent",
      el("paragraph", [t("a")], { format: "center", indent: 2 }),
      paragraph([text("a")]),
    ],
    [
      "a tab",
      el("paragraph", [t("a"), { type: "tab", text: "\t" }, t("b")]),
      paragraph([text("a\tb")]),
    ],
    ["a page heading", el("heading", [t("a")], { tag: "h1" }), heading("h3", [text("a")])],
    ["a small heading", el("heading", [t("a")], { tag: "h6" }), heading("h4", [text("a")])],
    ["a quote", el("quote", [t("a")]), paragraph([text("a")])],
    ["loose text", t("a"), paragraph([text("a")])],
    [
      "an automatic link",
      el("paragraph", [el("autolink", [t("a")], { url: "https://e.org/" })]),
      paragraph([text("a")]),
    ],
    [
      "a script link",
      el("paragraph", [el("link", [t("a")], { url: "javascript:x" })]),
      paragraph([text("a")]),
    ],
    [
      "a link with attributes",
      el("paragraph", [
        el("link", [t("a")], { url: "https://e.org/", rel: "noopener", target: "_blank" }),
      ]),
      paragraph([link("https://e.org/", [text("a")])]),
    ],
    [
      "a malformed citation",
      el("paragraph", [{ type: "citation", source: "pubmed", id: "x1" }]),
      paragraph([text("x1")]),
    ],
    [
      "a malformed term",
      el("paragraph", [{ type: "term", system: "", code: "", label: "BRAF" }]),
      paragraph([text("BRAF")]),
    ],
    ["NUL and half a pair", el("paragraph", [t("a\0b\uD800")]), paragraph([text("ab\uFFFD")])],
    [
      "a check list",
      el("list", [el("listitem", [t("a")], { checked: true })], { listType: "check", start: 4 }),
      list({
        listType: "bullet",
        items: [listItem({ value: 1, indent: 0, children: [text("a")] })],
      }),
    ],
    [
      "paragraphs in an item",
      el("list", [el("listitem", [el("paragraph", [t("a")]), el("heading", [t("b")])])], {
        listType: "bullet",
      }),
      list({
        listType: "bullet",
        items: [listItem({ value: 1, indent: 0, children: [text("a"), LINE_BREAK, text("b")] })],
      }),
    ],
    [
      "text and a list in one item",
      el("list", [
        el("listitem", [
          t("a"),
          el("list", [el("listitem", [t("b")])], { listType: "number", start: 2 }),
        ]),
      ]),
      list({
        listType: "bullet",
        items: [
          listItem({ value: 1, indent: 0, children: [text("a")] }),
          listItem({
            value: 2,
            indent: 0,
            children: [
              list({
                listType: "number",
                start: 2,
                items: [listItem({ value: 2, indent: 1, children: [text("b")] })],
              }),
            ],
          }),
        ],
      }),
    ],
  ])("reduces %s", (_what, node, expected) => {
    expect(projectEditorState(state(node))).toEqual(statement([expected]));
  });

  it("keeps a table's words, row by row", () => {
    const row = (...cells: string[]) =>
      el(
        "tablerow",
        cells.map((cell) => el("tablecell", [el("paragraph", [t(cell)])])),
      );
    const document = projectEditorState(state(el("table", [row("a", "b"), row("c", "d")])));
    expect(toPlainText(document)).toBe("a\n\nb\n\nc\n\nd");
  });

  it("makes lists deeper than three items of the third", () => {
    const nest = (level: number): unknown =>
      el("list", [
        el("listitem", [t(`${level}`)]),
        ...(level < 6 ? [el("listitem", [nest(level + 1)])] : []),
      ]);
    expect(toPlainText(projectEditorState(state(nest(1))))).toBe(
      "- 1\n  - 2\n    - 3\n    - 4\n    - 5\n    - 6",
    );
  });

  it.each([[null], [undefined], [1], [{}], [{ root: { children: "x" } }]])(
    "takes %j as empty",
    (value) => {
      expect(projectEditorState(value)).toEqual(statement([]));
    },
  );

  it("changes nothing in a document that the schema accepts, but its form", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        expect(projectEditorState(document)).toEqual(normaliseStatement(document));
      }),
    );
  });

  it("gives what the schema accepts, with all text, for any tree", () => {
    const types = [
      "paragraph",
      "heading",
      "list",
      "listitem",
      "link",
      "quote",
      "table",
      "text",
      "x",
      "root",
      "tab",
    ];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 6, depthSize: "medium" }, tie("leaf"), tie("branch")),
      leaf: fc.record({
        type: fc.constantFrom("text", "tab", "code"),
        text: arbitraryText,
        format: fc.nat(2_047),
      }),
      branch: fc.record({
        type: fc.constantFrom(...types),
        children: fc.array(tie("tree"), { maxLength: 3 }),
        url: fc.constantFrom("https://e.org/", "javascript:x", undefined),
        listType: fc.constantFrom("number", "bullet", "check", undefined),
        start: fc.constantFrom(1, 0, -3, 1.5, 1e9, "2", undefined),
        tag: fc.constantFrom("h1", "h4", "script", undefined),
      }),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (children) => {
        const document = projectEditorState(state(...children));
        expect(parseStatement(document)).toEqual({ ok: true, value: document });
        const squeezed = (value: string) => value.normalize("NFC").replace(/[\n ]|- |\d+\. /g, "");
        for (const value of textsOf(children)) {
          // The separators that plain text puts between nodes are not the author's.
          expect(
            toPlainText(document).normalize("NFC").replace(/[\s-]/g, "").length,
          ).toBeGreaterThanOrEqual(squeezed(value).replace(/[\s-]/g, "").length);
        }
      }),
    );
  });
});

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(textsOf);
  }
  const node = value as { text?: string; children?: unknown };
  return [...(node.text === undefined ? [] : [node.text]), ...textsOf(node.children ?? [])];
}
