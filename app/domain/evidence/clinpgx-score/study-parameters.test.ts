// Goal: a P value is read with its operator or refused. Method: a table of cells.
import { describe, expect, it } from "vitest";
import { cohortSize, parsePValue, UNKNOWN_STUDY } from "./study-parameters.ts";

describe("parsePValue", () => {
  it.each([
    ["= 0.042", "=", 0.042],
    ["0.042", "=", 0.042],
    ["< 0.05", "<", 0.05],
    ["<1E-5", "<", 1e-5],
    ["≤ .05", "<=", 0.05],
    ["<= 0.05", "<=", 0.05],
    [">= 0.05", ">=", 0.05],
    ["≥0.05", ">=", 0.05],
    ["> 0.05", ">", 0.05],
    ["~ 3.2e-2", "~", 0.032],
    ["= 0", "=", 0],
    ["= 1", "=", 1],
  ])("reads %s", (text, operator, value) => {
    expect(parsePValue(text)).toEqual({ ok: true, value: { operator, value } });
  });

  it.each(["", "<", "significant", "= 1.01", "= -0.1", "0.05 0.01", "= 0.0.1", "== 0.1"])(
    "refuses %j",
    (text) => {
      expect(parsePValue(text)).toMatchObject({ ok: false, error: { code: "p-value-malformed" } });
    },
  );
});

describe("cohortSize", () => {
  it("adds cases and controls, and counts what is not known as nobody", () => {
    expect(cohortSize({ ...UNKNOWN_STUDY, cases: 40, controls: 60 })).toBe(100);
    expect(cohortSize({ ...UNKNOWN_STUDY, cases: 40 })).toBe(40);
    expect(cohortSize(UNKNOWN_STUDY)).toBe(0);
  });
});
