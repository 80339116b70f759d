// Goal: the list of targets changes only as it may; what was released stays.
// Method: each change of a small list beside a forbidden one.
import { describe, expect, test } from "vitest";
import { nextTargets } from "./next-targets.ts";
import type { TargetsSigned } from "./tuf-metadata.ts";

describe("the next targets", () => {
  const entry = (digit: string, length = 1) => ({ length, hashes: { sha256: digit.repeat(64) } });
  const current: TargetsSigned["targets"] = {
    "channels/stable.json": entry("a"),
    "releases/2026.1.0/manifest.json": entry("b"),
  };
  const add = (path: string, digit: string) => ({ path, sha256: digit.repeat(64), length: 1 });
  const next = (addTargets: ReturnType<typeof add>[], removePaths: string[] = []) => {
    const result = nextTargets({ current, addTargets, removePaths });
    return result.ok ? result.value : result.error.code;
  };

  test("are the current ones without what is removed, with what is added", () => {
    expect(next([])).toEqual(current);
    const added = [add("releases/2026.2.0/manifest.json", "c"), add("channels/stable.json", "d")];
    expect(next(added, ["releases/2026.1.0/manifest.json"])).toEqual({
      "channels/stable.json": entry("d"),
      "releases/2026.2.0/manifest.json": entry("c"),
    });
    expect(current["channels/stable.json"]).toEqual(entry("a"));
  });

  test.each([
    ["target-immutable", [add("releases/2026.1.0/manifest.json", "c")], []],
    ["target-unknown", [], ["releases/2026.9.0/manifest.json"]],
    ["target-twice", [add("channels/beta.json", "c"), add("channels/beta.json", "c")], []],
    ["target-twice", [add("channels/stable.json", "c")], ["channels/stable.json"]],
  ])("are refused (%s) for %j without %j", (code, added, removed) => {
    expect(next(added, removed)).toBe(code);
  });

  test("may name a released file again with the same content", () => {
    expect(next([add("releases/2026.1.0/manifest.json", "b")])).toEqual(current);
  });
});
