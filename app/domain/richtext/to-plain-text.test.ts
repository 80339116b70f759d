// Goal: plain text goes in and out without losing a character. Method: named characters that other
// tools eat, fast-check over arbitrary strings, and the layout of each node.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement, arbitraryText } from "#test/support/arbitrary-statement.ts";
import { docFromParagraphs, fromPlainText } from "./from-plain-text.ts";
import { heading, LINE_BREAK, link, list, listItem, paragraph, statement, text } from "./nodes.ts";
import { statementLength, toPlainText } from "./to-plain-text.ts";

/** Any UTF-16 code units, NUL and halves of pairs too; the schema, not the converter, refuses those. */
const anyCodeUnits = fc
  .array(fc.nat(0xffff), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units));

describe("fromPlainText and toPlainText", () => {
  it.each([
    ["nothing", ""],
    ["a lone carriage return", "a\rb"],
    ["CRLF", "a\r\nb\r\n\r\nc"],
    ["a tab", "a\tb"],
    ["a byte order mark inside", "a\uFEFFb"],
    ["a byte order mark in front", "\uFEFFa"],
    ["a replacement character", "a\uFFFDb"],
    ["a no-break space", "5\u00A0mg"],
    ["other separators", "a\u2028b\u2029c\u0085d\u000Be\u000Cf"],
    ["decomposed letters", "e\u0301"],
    ["blanks at the ends", "  a  "],
    ["line feeds at the ends", "\n\n\na\n\n\n"],
    ["a blank line that is not empty", "a\n \nb"],
  ])("keep %s", (_what, value) => {
    expect(toPlainText(fromPlainText(value))).toBe(value);
  });

  it("keep every string", () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryText, anyCodeUnits), (value) => {
        expect(toPlainText(fromPlainText(value))).toBe(value);
      }),
    );
  });

  it("part paragraphs at two line feeds and lines at one", () => {
    expect(fromPlainText("a\nb\n\nc")).toEqual(
      statement([paragraph([text("a"), LINE_BREAK, text("b")]), paragraph([text("c")])]),
    );
    expect(docFromParagraphs(["a\nb", "c"])).toEqual(fromPlainText("a\nb\n\nc"));
    expect(docFromParagraphs([])).toEqual(fromPlainText(""));
  });
});

describe("toPlainText", () => {
  it("lays out headings, lists, citations, terms and links", () => {
    const inner = list({
      listType: "bullet",
      items: [listItem({ value: 1, indent: 1, children: [text("inner")] })],
    });
    const document = statement([
      heading("h3", [text("Title", 1)]),
      list({
        listType: "number",
        start: 9,
        items: [
          listItem({ value: 9, indent: 0, children: [text("nine")] }),
          listItem({ value: 10, indent: 0, children: [inner] }),
          listItem({ value: 10, indent: 0, children: [text("ten")] }),
        ],
      }),
      paragraph([
        link("https://example.org/", [text("here")]),
        text(" "),
        { type: "citation", version: 1, source: "pubmed", id: "16081687" },
        { type: "citation", version: 1, source: "doi", id: "10.1/x" },
        { type: "citation", version: 1, source: "asco", id: "77" },
        { type: "citation", version: 1, source: "nct", id: "NCT01234567" },
        text(" "),
        { type: "term", version: 1, system: "HGNC", code: "1097", label: "BRAF" },
      ]),
    ]);
    expect(toPlainText(document)).toBe(
      "Title\n\n9. nine\n  - inner\n10. ten\n\n" +
        "here [PMID 16081687][doi:10.1/x][ASCO 77][NCT01234567] BRAF",
    );
  });

  it("has the length that the limit counts", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        expect(statementLength(document)).toBe(toPlainText(document).length);
      }),
    );
    expect(statementLength(fromPlainText("a😀"))).toBe(3);
  });
});
