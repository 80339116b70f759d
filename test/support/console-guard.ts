import { format } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";

type Level = "error" | "warn";

let written: Array<{ readonly level: Level; readonly text: string }> = [];

/**
 * Takes what the test has written to `console.error` or `console.warn` so far, as text, and thereby
 * says that it was meant. What is not claimed when the test ends fails it.
 */
export function claimConsole(level: Level): readonly string[] {
  const claimed = written.filter((line) => line.level === level).map((line) => line.text);
  written = written.filter((line) => line.level !== level);
  return claimed;
}

/** Takes every line that nobody claimed. */
export function takeUnclaimed(): readonly string[] {
  return (["error", "warn"] as const).flatMap((level) =>
    claimConsole(level).map((text) => `console.${level}: ${text}`),
  );
}

beforeEach(() => {
  written = [];
  for (const level of ["error", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      written.push({ level, text: format(...parts) });
    });
  }
});

afterEach(() => {
  expect(takeUnclaimed(), "unclaimed console output").toEqual([]);
});
