// Goal: an edit of the plain text keeps the form of all it did not touch. Method: single edits of a
// rich document, and fast-check for the text being what was written.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import {
  LINE_BREAK,
  list,
  listItem,
  paragraph,
  type StatementDocument,
  statement,
  text,
} from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { reconcilePlainText } from "./reconcile.ts";
import { toPlainText } from "./to-plain-text.ts";

const cite = (id: string) => ({ type: "citation", version: 1, source: "pubmed", id }) as const;
const first = paragraph([text("Bold", 1), text(" words "), cite("1"), text(".")]);
const items = list({
  listType: "number",
  items: [
    listItem({ value: 1, indent: 0, children: [text("one")] }),
    listItem({ value: 2, indent: 0, children: [text("two", 2)] }),
  ],
});
const gap = paragraph([text("x", 1), LINE_BREAK, LINE_BREAK, text("y")]);
const base = statement([first, items, gap]);
const shown = "Bold words [PMID 1].\n\n1. one\n2. two\n\nx\n\ny";

describe("reconcilePlainText", () => {
  it("starts from the text that a page shows", () => {
    expect(toPlainText(base)).toBe(shown);
    expect(reconcilePlainText({ base, text: shown })).toEqual(base);
  });

  it.each([
    ["a new paragraph", `${shown}\n\nnew`, [first, items, gap, paragraph([text("new")])]],
    ["a paragraph taken out", shown.slice(0, -6), [first, items]],
    ["a paragraph before", `new\n\n${shown}`, [paragraph([text("new")]), first, items, gap]],
    ["nothing left", "", [paragraph([])]],
    [
      "a changed paragraph, whose citation stays one",
      shown.replace("words", "word"),
      [paragraph([text("Bold word "), cite("1"), text(".")]), items, gap],
    ],
    ["a block torn at its blank line", shown.slice(0, -3), [first, items, paragraph([text("x")])]],
  ])("keeps the rest with %s", (_what, value, expected) => {
    expect(reconcilePlainText({ base, text: value })).toEqual(statement(expected));
  });

  it("takes no other bracketed words for citations", () => {
    const document = reconcilePlainText({ base, text: "See [PMID 2] and PMID 1." });
    expect(document).toEqual(statement([paragraph([text("See [PMID 2] and PMID 1.")])]));
  });

  it("has the text that was written", () => {
    fc.assert(
      fc.property(arbitraryStatement, arbitraryStatement, (before, after) => {
        const own = normaliseStatement(before);
        const other = shownText(normaliseStatement(after));
        const result = reconcilePlainText({ base: own, text: other });
        expect(shownText(result)).toBe(withoutEmptyEnd(other));
      }),
    );
  });
});

function withoutEmptyEnd(value: string): string {
  const chunks = value.split("\n\n");
  while (chunks.length > 1 && chunks.at(-1) === "") {
    chunks.pop();
  }
  return chunks.join("\n\n");
}

function shownText(document: StatementDocument): string {
  return toPlainText(document).replace(/\r\n?/g, "\n").normalize("NFC");
}
