// Goal: every level of every scheme has a short form and a strength that falls with its rank.
// Method: over all schemes.
import { describe, expect, test } from "vitest";
import { LEVEL_SCHEMES } from "./registry.ts";
import { LEVEL_SCHEME_IDS } from "./scheme.ts";
import { levelStrength, parseLevelKey, STRENGTH_STEPS, shortLevel } from "./short-level.ts";

describe.each(LEVEL_SCHEME_IDS)("the scheme %s", (id) => {
  const values = LEVEL_SCHEMES[id].levels.map(({ value }) => value);

  test("has short values that tell its levels apart", () => {
    const short = values.map(shortLevel);
    expect(new Set(short).size).toBe(values.length);
    expect(Math.max(...short.map((text) => text.length))).toBeLessThanOrEqual(5);
  });

  test("falls in strength from the full scale to one", () => {
    const strengths = values
      .filter((value) => value !== "Not Applicable")
      .map((value) => levelStrength(id, value));
    expect(strengths[0]).toBe(STRENGTH_STEPS);
    expect(strengths.at(-1)).toBe(1);
    expect([...strengths].sort((left, right) => right - left)).toEqual(strengths);
  });

  test("reads its own keys", () => {
    for (const value of values) {
      expect(parseLevelKey(`${id}:${value}`)).toEqual({ scheme: id, value });
    }
  });
});

test("what is no level has no strength and no key", () => {
  expect(levelStrength("civic", "Z")).toBe(0);
  expect(levelStrength("amp-asco-cap", "Not Applicable")).toBe(0);
  expect(parseLevelKey("civic:Z")).toBeNull();
  expect(parseLevelKey("oncokb:1")).toBeNull();
  expect(parseLevelKey("A")).toBeNull();
});
