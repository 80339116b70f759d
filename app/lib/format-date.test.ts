// Goal: times and sizes read the same everywhere, in UTC. Method: tables at the edges of each unit.
import { expect, test } from "vitest";
import { formatAge, formatBytes, formatDay, formatTime } from "./format-date.ts";

test("a time is written in UTC, whatever the zone it came in", () => {
  expect(formatDay("2026-01-01T00:30:00+02:00")).toBe("31 Dec 2025");
  expect(formatTime("2026-01-15T00:05:00.000Z")).toBe("15 Jan 2026, 00:05 UTC");
});

test.each([
  ["2026-01-15T12:00:00Z", "just now"],
  ["2026-01-15T11:59:00Z", "1 minute ago"],
  ["2026-01-15T11:00:01Z", "59 minutes ago"],
  ["2026-01-15T11:00:00Z", "1 hour ago"],
  ["2026-01-14T12:00:00Z", "1 day ago"],
  ["2025-12-17T12:00:00Z", "29 days ago"],
  ["2025-12-16T12:00:00Z", "16 Dec 2025"],
  ["2026-01-16T12:00:00Z", "16 Jan 2026"],
])("%s is %s", (iso, words) => {
  expect(formatAge({ iso, now: new Date("2026-01-15T12:00:00Z") })).toBe(words);
});

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1_000, "1.0 kB"],
  [12_345, "12 kB"],
  [1_234_567, "1.2 MB"],
  [5e15, "5000 TB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
