// Goal: what a test writes to console.error or console.warn fails it, unless it claims it.
// Method: write with and without a claim; the failing half is expected to fail.
import { afterEach, describe, expect, test } from "vitest";
import { claimConsole, takeUnclaimed } from "./console-guard.ts";

test("a claimed line passes", () => {
  console.error("lost %s", "connection");
  expect(claimConsole("error")).toEqual(["lost connection"]);
});

test("a claim of errors leaves warnings unclaimed", () => {
  console.warn("old");
  expect(claimConsole("error")).toEqual([]);
  expect(claimConsole("warn")).toEqual(["old"]);
});

describe("an unclaimed line", () => {
  let unclaimed: readonly string[] = [];
  // Runs before the guard's own hook, which would fail the test.
  afterEach(() => {
    unclaimed = takeUnclaimed();
    expect(unclaimed).toEqual(["console.error: boom"]);
  });

  test("is left for the guard to refuse", () => {
    console.error("boom");
  });
});
