// Goal: a release has one name, names go forward, and nothing else passes for one.
// Method: tables of labels that are read and refused, and properties over sequences of releases.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compareReleaseLabels,
  formatReleaseLabel,
  nextReleaseLabel,
  nextSemver,
  parseReleaseLabel,
  type ReleaseLabel,
} from "./version.ts";

const label: fc.Arbitrary<ReleaseLabel> = fc.record({
  year: fc.integer({ min: 2000, max: 9000 }),
  number: fc.integer({ min: 1, max: 9000 }),
  patch: fc.integer({ min: 0, max: 9000 }),
});

describe("a label", () => {
  test("is read back as it was written", () => {
    fc.assert(
      fc.property(label, (value) => {
        expect(parseReleaseLabel(formatReleaseLabel(value))).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    "2026.1",
    "2026.0.0",
    "2026.01.0",
    "2026.1.00",
    "v2026.1.0",
    "2026.1.0 ",
    "2026.1.0\n",
    "26.1.0",
    "2026.1.0-beta",
    "2026.10000.0",
    "",
  ])("is not %j", (text) => {
    expect(parseReleaseLabel(text)).toMatchObject({ ok: false, error: { code: "release-label" } });
  });

  test("comes after every label before it, by year, number and patch", () => {
    const ordered = ["2025.9.9", "2026.1.0", "2026.1.1", "2026.2.0", "2026.10.0", "2027.1.0"];
    const labels = ordered.map(parseReleaseLabel).flatMap((read) => (read.ok ? [read.value] : []));
    const sorted = [...labels].reverse().sort(compareReleaseLabels).map(formatReleaseLabel);
    expect(sorted).toEqual(ordered);
  });
});

describe("the next label", () => {
  const next = (previous: string | null, year: number, kind: "release" | "patch") => {
    const read = previous === null ? null : parseReleaseLabel(previous);
    const result = nextReleaseLabel({ previous: read?.ok ? read.value : null, year, kind });
    return result.ok ? formatReleaseLabel(result.value) : result.error.code;
  };

  test.each([
    [null, 2026, "release", "2026.1.0"],
    ["2026.1.0", 2026, "release", "2026.2.0"],
    ["2026.1.3", 2026, "release", "2026.2.0"],
    ["2026.9.0", 2027, "release", "2027.1.0"],
    ["2026.1.0", 2026, "patch", "2026.1.1"],
    ["2026.9.1", 2027, "patch", "2026.9.2"],
    [null, 2026, "patch", "release-label"],
    ["2026.1.0", 2025, "release", "release-label"],
    ["2026.9999.0", 2026, "release", "release-label"],
    ["2026.1.9999", 2026, "patch", "release-label"],
    [null, 12_026, "release", "release-label"],
  ] as const)("after %s in %i for a %s is %s", (previous, year, kind, expected) => {
    expect(next(previous, year, kind)).toBe(expected);
  });

  test("is always later", () => {
    const kind = fc.constantFrom("release" as const, "patch" as const);
    fc.assert(
      fc.property(label, kind, fc.nat({ max: 5 }), (previous, which, years) => {
        const year = previous.year + years;
        const result = nextReleaseLabel({ previous, year, kind: which });
        expect(result.ok && compareReleaseLabels(previous, result.value)).toBeLessThan(0);
      }),
    );
  });
});

describe("the next semantic version", () => {
  test.each([
    [null, "patch", "1.0.0"],
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "patch", "1.2.4"],
  ] as const)("after %s with a %s change is %s", (previous, change, expected) => {
    expect(nextSemver({ previous, change })).toEqual({ ok: true, value: expected });
  });

  test.each(["1.2", "01.2.3", "1.2.3-rc", "1.0.999999"])("does not follow %s", (previous) => {
    expect(nextSemver({ previous, change: "patch" })).toMatchObject({ ok: false });
  });
});
