// Goal: the level follows the paper's table 2 to the sixteenth, in both columns, and no other level
// stands without a reason. Method: a table of every bound with its nearest neighbour, and properties.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { levelRank } from "../registry.ts";
import { CLINPGX_LEVELS } from "../schemes/clinpgx.ts";
import { type LevelInput, levelOf, settleLevel } from "./level-of.ts";

const STANDARD: LevelInput = {
  total: 0,
  isRareVariant: false,
  isTier1Vip: false,
  publications: 2,
  hasGuidance: false,
};
const RARE = { ...STANDARD, isRareVariant: true };
const VIP = { isTier1Vip: true };

describe("levelOf", () => {
  it.each<[string, LevelInput]>([
    ["4", { ...STANDARD, total: -0.0625 }],
    ["4", { ...STANDARD, total: -20, hasGuidance: true, ...VIP }],
    ["3", STANDARD],
    ["3", { ...STANDARD, total: 7.9375, ...VIP }],
    ["2B", { ...STANDARD, total: 8 }],
    ["2B", { ...STANDARD, total: 24.9375 }],
    ["2A", { ...STANDARD, total: 8, ...VIP }],
    ["2A", { ...STANDARD, total: 24.9375, ...VIP }],
    ["1B", { ...STANDARD, total: 25 }],
    ["1B", { ...STANDARD, total: 25, ...VIP }],
    ["1B", { ...STANDARD, total: 79.9375, hasGuidance: true }],
    ["1A", { ...STANDARD, total: 80, hasGuidance: true }],
    ["1A", { ...STANDARD, total: 80, hasGuidance: true, publications: 1 }],
    ["1B", { ...STANDARD, total: 80 }],
    ["1B", { ...STANDARD, total: 300 }],
    ["3", { ...STANDARD, total: 8, publications: 1 }],
    ["3", { ...STANDARD, total: 25, publications: 1, ...VIP }],
    ["3", { ...STANDARD, total: 100, publications: 0, hasGuidance: true }],
    ["4", { ...RARE, total: -0.0625 }],
    ["3", { ...RARE, total: 0 }],
    ["3", { ...RARE, total: 2.9375, ...VIP }],
    ["2B", { ...RARE, total: 3 }],
    ["2B", { ...RARE, total: 9.9375 }],
    ["2A", { ...RARE, total: 3, ...VIP }],
    ["2A", { ...RARE, total: 9.9375, ...VIP }],
    ["1B", { ...RARE, total: 10 }],
    ["1B", { ...RARE, total: 79.9375, hasGuidance: true }],
    ["1A", { ...RARE, total: 80, hasGuidance: true }],
    ["3", { ...RARE, total: 3, publications: 1 }],
    ["3", { ...RARE, total: 10, publications: 1 }],
  ])("gives %s for %j", (level, input) => {
    const found = levelOf(input);
    expect(found.value).toBe(level);
    expect(found.reason).toMatch(/^The score of .*\.$/);
  });

  const anyInput = fc.record<LevelInput>({
    total: fc.integer({ min: -320, max: 4_000 }).map((sixteenths) => sixteenths / 16),
    isRareVariant: fc.boolean(),
    isTier1Vip: fc.boolean(),
    publications: fc.nat(5),
    hasGuidance: fc.boolean(),
  });
  const rank = (input: LevelInput) => levelRank("clinpgx", levelOf(input).value) ?? 99;

  it("never weakens with a higher total, more publications, guidance, or a known gene", () => {
    fc.assert(
      fc.property(anyInput, fc.nat(1_000), fc.nat(3), (input, sixteenths, publications) => {
        const stronger = [
          { ...input, total: input.total + sixteenths / 16 },
          { ...input, publications: input.publications + publications },
          { ...input, hasGuidance: true },
          { ...input, isTier1Vip: true },
          { ...input, isRareVariant: true },
        ];
        for (const other of stronger) {
          expect(rank(other)).toBeLessThanOrEqual(rank(input));
        }
      }),
    );
  });
});

describe("settleLevel", () => {
  const level = { scheme: "clinpgx", schemeVersion: "2021" };

  it("takes the computed level without a reason", () => {
    expect(settleLevel({ computed: "2B", value: "2B", reason: null })).toEqual({
      ok: true,
      value: { ...level, value: "2B", basis: "computed", reason: null },
    });
  });

  it("takes another level with a reason, and keeps a reason that was given for the same", () => {
    for (const value of ["3", "2B"]) {
      expect(settleLevel({ computed: "2B", value, reason: " One group only. " })).toEqual({
        ok: true,
        value: { ...level, value, basis: "overridden", reason: "One group only." },
      });
    }
  });

  it("refuses every other level without a reason", () => {
    for (const { value: computed } of CLINPGX_LEVELS.levels) {
      for (const { value } of CLINPGX_LEVELS.levels) {
        for (const reason of [null, "", " "]) {
          expect(settleLevel({ computed, value, reason }).ok).toBe(value === computed);
        }
      }
    }
    expect(settleLevel({ computed: "2B", value: "3", reason: null })).toMatchObject({
      error: { code: "level-reason-missing", path: "reason" },
    });
  });

  it("refuses a level that the scheme does not have", () => {
    expect(settleLevel({ computed: "3", value: "5", reason: "Because" })).toMatchObject({
      ok: false,
      error: { code: "level-unknown" },
    });
  });
});
