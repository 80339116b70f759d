// Goal: the total is the sum of the lines that count, and every line that does not says why. Method: a
// table of lines, and a property over random lists.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  NO_REASON_GIVEN,
  NO_RECOMMENDATION,
  type ScorableLine,
  scoreAnnotation,
} from "./score-annotation.ts";

const variant = (score: number | null, reason?: string | null): ScorableLine => ({
  kind: "variant-annotation",
  id: "v",
  score,
  exclusion: reason === undefined ? null : { reason },
});
const guidance = (hasRecommendation: boolean, reason?: string): ScorableLine => ({
  kind: "guideline",
  id: "g",
  hasRecommendation,
  exclusion: reason === undefined ? null : { reason },
});

describe("scoreAnnotation", () => {
  it.each<[string, ScorableLine, number, boolean, string | null]>([
    ["a score for it", variant(2.5), 2.5, true, null],
    ["a score against it", variant(-1.75), -1.75, true, null],
    ["a score of nothing", variant(0), 0, true, null],
    ["an excluded line", variant(2.5, "In vitro study"), 0, false, "In vitro study"],
    [
      "an excluded line without a score",
      variant(null, "In vitro study"),
      0,
      false,
      "In vitro study",
    ],
    ["an exclusion without a reason", variant(1, null), 0, false, NO_REASON_GIVEN],
    ["an exclusion with a blank reason", variant(1, " "), 0, false, NO_REASON_GIVEN],
    ["no score", variant(null), 0, false, "It has no score."],
    ["a guideline that advises", guidance(true), 100, true, null],
    ["a guideline without recommendation", guidance(false), 0, false, NO_RECOMMENDATION],
    ["an excluded guideline", guidance(true, "Superseded"), 0, false, "Superseded"],
  ])("%s", (_, line, total, counted, reason) => {
    const score = line.kind === "variant-annotation" ? line.score : 100;
    expect(scoreAnnotation({ lines: [line] })).toEqual({
      total,
      guidanceCount: line.kind !== "variant-annotation" && counted ? 1 : 0,
      counted: [{ id: line.id, score, counted, reason }],
    });
  });

  it("sums what counts and keeps the order", () => {
    const label: ScorableLine = {
      kind: "label",
      id: "l",
      hasRecommendation: true,
      exclusion: null,
    };
    const lines = [variant(2.5), guidance(false), label, variant(-0.25), variant(4, "Twice")];
    const scored = scoreAnnotation({ lines });
    expect(scored).toMatchObject({ total: 102.25, guidanceCount: 1 });
    expect(scored.counted.map(({ counted }) => counted)).toEqual([true, false, true, true, false]);
    expect(scoreAnnotation({ lines: [] })).toEqual({ total: 0, guidanceCount: 0, counted: [] });
  });

  it("gives a reason exactly where a line does not count, and a total that does not see the order", () => {
    const anyLine = fc.oneof(
      fc.integer({ min: -60, max: 64 }).map((sixteenths) => variant(sixteenths / 16)),
      fc.string().map((reason) => variant(1, reason)),
      fc.boolean().map((has) => guidance(has)),
    );
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), (lines) => {
        const { total, counted } = scoreAnnotation({ lines });
        expect(counted.every((one) => one.counted === (one.reason === null))).toBe(true);
        expect(scoreAnnotation({ lines: lines.toReversed() }).total).toBe(total);
      }),
    );
  });
});
