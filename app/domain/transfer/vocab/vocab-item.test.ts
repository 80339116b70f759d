// Goal: cells of terminologies are read as their makers mean them. Method: tables of cells.
import { describe, expect, it } from "vitest";
import { listCell, type TermDraft, unquoted, vocabRow, withoutEntities } from "./vocab-item.ts";

describe("listCell", () => {
  it.each([
    ["A|B", ["A", "B"]],
    ['"A|B"', ["A", "B"]],
    [" A | | B ", ["A", "B"]],
    ['A "x"|B', ['A "x"', "B"]],
    ["", []],
    [undefined, []],
  ])("%j", (cell, parts) => {
    expect(listCell(cell)).toEqual(parts);
  });
});

describe("unquoted", () => {
  it.each([
    ['"a ""b"" c"', 'a "b" c'],
    ['"', '"'],
    ['a "b"', 'a "b"'],
  ])("%j", (cell, text) => {
    expect(unquoted(cell)).toBe(text);
  });
});

describe("withoutEntities", () => {
  it.each([
    ["3&apos;-C", "3'-C"],
    ["F(ab&#39;)2", "F(ab')2"],
    ["A &amp; B", "A & B"],
    ["m & b 39831", "m & b 39831"],
    ["Cyprostat&reg", "Cyprostat&reg"],
    ["&unknown;", "&unknown;"],
    ["&#0; &#55296; &#999999;", "&#0; &#55296; \u{F423F}"],
    ["&amp;lt;", "&lt;"],
  ])("%j", (given, text) => {
    expect(withoutEntities(given)).toBe(text);
  });
});

describe("vocabRow", () => {
  const draft = {
    kind: "gene",
    id: "HGNC:5",
    label: "A",
    synonyms: [],
    previous: [],
    xrefs: [],
  } satisfies TermDraft;

  it("refuses a term beyond its limits and names the place", () => {
    expect(vocabRow({ line: 7, draft }).record).toMatchObject({ id: "HGNC:5", status: "active" });
    for (const wrong of [{ label: "" }, { label: "A\nB" }, { synonyms: ["x".repeat(501)] }]) {
      expect(vocabRow({ line: 7, draft: { ...draft, ...wrong } })).toEqual({
        record: null,
        former: [],
        issues: [
          {
            line: 7,
            id: "HGNC:5",
            severity: "refused",
            code: "term-invalid",
            message: expect.stringMatching(/^(label|synonyms\.0): .+\.?$/),
          },
        ],
      });
    }
  });
});
