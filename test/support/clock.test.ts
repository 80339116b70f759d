// Goal: the tests' clock and ids are fixed, and move only when told.
// Method: read them twice, move the clock, and hold the ids against the UUID rules.
import { validate, version } from "uuid";
import { expect, test } from "vitest";
import { fixedClock, sequentialIds, TEST_START } from "./clock.ts";

test("a clock stands still until it is moved", () => {
  const clock = fixedClock();
  clock.now().setFullYear(1999);
  expect(clock.now().toISOString()).toBe(TEST_START);
  clock.advance({ days: 1, minutes: 5 });
  expect(clock.now().toISOString()).toBe("2026-01-16T09:05:00.000Z");
});

test("a clock refuses what is no time", () => {
  expect(() => fixedClock("yesterday")).toThrow(RangeError);
});

test("ids are UUIDs of version 7, rising, and the same in each run", () => {
  const next = sequentialIds();
  const ids = Array.from({ length: 300 }, next);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(300);
  expect(sequentialIds()()).toBe(ids[0]);
});
