// Goal: a statement diff is laid out in the blocks that a reader sees, and no word is lost on the way.
// Method: examples of each kind of boundary, and fast-check that every segment but the breaks is there.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffStatements, type StatementSegment } from "#app/domain/richtext/diff.ts";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import { toDiffBlocks } from "./statement-blocks.ts";

const SIGNS = { same: "", added: "+", removed: "-" } as const;

function laidOut(before: string | null, after: string): string[] {
  const segments = diffStatements(
    before === null ? null : fromPlainText(before),
    fromPlainText(after),
  );
  return toDiffBlocks(segments).map(
    (block) =>
      `${block.isSplitOff ? "¶" : ""}${block.parts
        .map(({ segment }) => `${SIGNS[segment.kind]}${words(segment)}`)
        .join("|")}`,
  );
}

function words({ content }: StatementSegment): string {
  return content.type === "text" ? content.text : content.type === "break" ? "¶" : content.type;
}

describe("toDiffBlocks", () => {
  test.each([
    ["a new statement", null, "One.\n\nTwo.", ["+One.", "+Two."]],
    ["a word", "One two.", "One three.", ["One |-two|+three|."]],
    ["a paragraph that came", "One.", "One.\n\nTwo.", ["One.", "+Two."]],
    ["a paragraph that went", "One.\n\nTwo.", "One.", ["One.", "-Two."]],
    ["a paragraph that went first", "One.\n\nTwo.", "Two.", ["-One.", "Two."]],
  ] as const)("%s", (_name, before, after, expected) => {
    expect(laidOut(before, after)).toEqual(expected);
  });

  test("two paragraphs that became one show the boundary that went", () => {
    expect(laidOut("One two.\n\nThree four.", "One two. Three four.").join(" / ")).toContain("-¶");
  });

  test("one paragraph that became two shows the boundary that came", () => {
    expect(laidOut("One two. Three four.", "One two.\n\nThree four.")).toEqual(
      expect.arrayContaining([expect.stringMatching(/^¶Three/)]),
    );
  });

  test("keeps every word, citation and term in order", () => {
    fc.assert(
      fc.property(arbitraryStatement, arbitraryStatement, (before, after) => {
        const segments = diffStatements(before, after);
        const kept = toDiffBlocks(segments).flatMap(({ parts }) =>
          parts.map(({ segment }) => segment),
        );
        const isWord = ({ content }: StatementSegment) => content.type !== "break";
        expect(kept.filter(isWord)).toEqual(segments.filter(isWord));
      }),
      { numRuns: 60 },
    );
  });
});
