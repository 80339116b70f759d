// Goal: matches are marked and no character is lost. Method: samples, and generated texts put together
// again.
import fc from "fast-check";
import { expect, test } from "vitest";
import { highlightWords, markedParts } from "./highlight.ts";

const marked = (parts: readonly { text: string; isMatch: boolean }[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join("");

test.each([
  ["EGFR L858R", "egfr", "[EGFR] L858R"],
  ["EGFR L858R", '"L858R" OR x', "EGFR [L858R]"],
  ["CYP2C19 *2", "*2", "CYP2C19 [*2]"],
  ["BRAF", "", "BRAF"],
  ["a+b", "a", "a+b"],
])("%s searched for %j reads %s", (text, search, expected) => {
  expect(marked(highlightWords({ text, search }))).toBe(expected);
});

test("the marks of an excerpt become matches", () => {
  const marks = { start: "<", end: ">" };
  expect(marked(markedParts({ text: "with <lung> and <liver>", marks }))).toBe(
    "with [lung] and [liver]",
  );
  expect(markedParts({ text: "", marks })).toEqual([]);
});

test("no character is lost", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, search) => {
      const parts = highlightWords({ text, search });
      expect(parts.map((part) => part.text).join("")).toBe(text);
    }),
  );
});
