// Goal: equal statements have one form. Method: examples of each rule, then fast-check for
// idempotence, for kept text, and for the form being independent of how text was cut into nodes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement, arbitraryText } from "#test/support/arbitrary-statement.ts";
import { canonicalJson } from "../shared/canonical-json.ts";
import { docFromParagraphs, fromPlainText } from "./from-plain-text.ts";
import {
  heading,
  type InlineNode,
  LINE_BREAK,
  type ListNode,
  link,
  list,
  listItem,
  paragraph,
  statement,
  text,
} from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { toPlainText } from "./to-plain-text.ts";

const inParagraph = (...children: InlineNode[]) => statement([paragraph(children)]);
const item = (...children: (InlineNode | ListNode)[]) =>
  listItem({ value: 1, indent: 0, children });

describe("normaliseStatement", () => {
  it.each([
    ["merges text of one format", inParagraph(text("a"), text("b")), inParagraph(text("ab"))],
    [
      "keeps text of two formats",
      inParagraph(text("a"), text("b", 1)),
      inParagraph(text("a"), text("b", 1)),
    ],
    [
      "drops empty text between",
      inParagraph(text("a"), text("", 1), text("b")),
      inParagraph(text("ab")),
    ],
    [
      "drops an empty link between",
      inParagraph(text("a"), link("https://e.org/", [text("")]), text("b")),
      inParagraph(text("ab")),
    ],
    [
      "makes line feeds line breaks",
      inParagraph(text("a\nb")),
      inParagraph(text("a"), LINE_BREAK, text("b")),
    ],
    ["composes letters", inParagraph(text("e\u0301")), inParagraph(text("é"))],
    ["composes across nodes", inParagraph(text("e"), text("\u0301")), inParagraph(text("é"))],
    [
      "drops empty blocks at the end",
      statement([paragraph([text("a")]), heading("h3", []), paragraph([text("")])]),
      inParagraph(text("a")),
    ],
    [
      "keeps empty paragraphs inside",
      docFromParagraphs(["a", "", "b"]),
      docFromParagraphs(["a", "", "b"]),
    ],
    [
      "drops an empty list",
      statement([paragraph([text("a")]), list({ listType: "bullet", items: [] })]),
      inParagraph(text("a")),
    ],
    [
      "gives an empty document one paragraph",
      statement([paragraph([]), paragraph([])]),
      inParagraph(),
    ],
    ["takes an empty root", { root: { ...inParagraph().root, children: [] } }, inParagraph()],
    [
      "numbers items",
      statement([
        list({ listType: "number", start: 3, items: [item(text("a")), item(text("b"))] }),
      ]),
      statement([
        list({
          listType: "number",
          start: 3,
          items: [
            listItem({ value: 3, indent: 0, children: [text("a")] }),
            listItem({ value: 4, indent: 0, children: [text("b")] }),
          ],
        }),
      ]),
    ],
  ])("%s", (_what, input, expected) => {
    expect(normaliseStatement(input)).toEqual(expected);
  });

  it("merges neighbouring lists of one kind, nested ones too", () => {
    const bullets = (...items: (string | ListNode)[]) =>
      list({
        listType: "bullet",
        items: items.map((child) => item(...(typeof child === "string" ? [text(child)] : [child]))),
      });
    const numbers = list({ listType: "number", items: [item(text("n"))] });
    const cut = statement([
      bullets("a", bullets("b")),
      list({ listType: "number", items: [] }),
      bullets(bullets("c"), numbers),
      bullets("d"),
    ]);
    const whole = statement([bullets("a", bullets("b", "c"), numbers, "d")]);
    expect(toPlainText(normaliseStatement(cut))).toBe("- a\n  - b\n  - c\n  1. n\n- d");
    expect(normaliseStatement(cut)).toEqual(normaliseStatement(whole));
  });

  it("resets what carries no meaning", () => {
    const input = JSON.parse(
      JSON.stringify(inParagraph(link("https://e.org/", [text("x")])))
        .replaceAll('"direction":null', '"direction":"ltr"')
        .replace('"textFormat":0', '"textFormat":3')
        .replace('"rel":null', '"rel":"noopener"')
        .replace('"title":null', '"title":"t"'),
    );
    expect(normaliseStatement(input)).toEqual(inParagraph(link("https://e.org/", [text("x")])));
  });

  it("is idempotent, to the byte", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        const once = normaliseStatement(document);
        expect(canonicalJson(normaliseStatement(once))).toBe(canonicalJson(once));
      }),
    );
  });

  it("gives the same form however a text was cut", () => {
    fc.assert(
      fc.property(fc.array(arbitraryText, { maxLength: 6 }), (pieces) => {
        const cut = inParagraph(...pieces.map((piece) => text(piece)));
        const whole = inParagraph(text(pieces.join("")));
        expect(normaliseStatement(cut)).toEqual(normaliseStatement(whole));
      }),
    );
  });

  it("changes no character of plain text but its normal form", () => {
    fc.assert(
      fc.property(arbitraryText, (value) => {
        const chunks = value.normalize("NFC").split("\n\n");
        while (chunks.length > 1 && chunks.at(-1) === "") {
          chunks.pop();
        }
        expect(toPlainText(normaliseStatement(fromPlainText(value)))).toBe(chunks.join("\n\n"));
      }),
    );
  });
});
