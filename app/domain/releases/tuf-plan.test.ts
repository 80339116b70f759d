// Goal: the plan signs the right roles in the right order and never reuses a version.
// Method: tables of events and expiries, and properties over versions.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  expiryOf,
  expiryWarnings,
  freshnessOf,
  nextVersion,
  PUBLISH_ORDER,
  planRoles,
  toInstant,
} from "./tuf-plan.ts";

const now = new Date("2026-03-02T10:20:30.999Z");

describe("times", () => {
  test("are in whole seconds, rounded down", () => {
    expect(toInstant(now)).toBe("2026-03-02T10:20:30Z");
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date("2999-01-01"), noInvalidDate: true }),
        (time) => {
          expect(toInstant(time)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
          const lost = time.getTime() - Date.parse(toInstant(time));
          expect(lost >= 0 && lost < 1_000).toBe(true);
        },
      ),
    );
  });

  test.each([
    ["root", "2027-03-02T10:20:30Z"],
    ["targets", "2026-08-29T10:20:30Z"],
    ["snapshot", "2026-03-16T10:20:30Z"],
    ["timestamp", "2026-03-05T10:20:30Z"],
  ] as const)("give %s until %s", (role, expires) => {
    expect(expiryOf({ role, now })).toBe(expires);
  });

  test.each([
    ["timestamp", "2026-03-05T10:20:30Z", "fresh"],
    ["timestamp", "2026-03-03T22:20:30Z", "due"],
    ["timestamp", "2026-03-02T10:20:31Z", "due"],
    ["timestamp", "2026-03-02T10:20:30Z", "expired"],
    ["snapshot", "2026-03-10T00:00:00Z", "fresh"],
    ["snapshot", "2026-03-09T00:00:00Z", "due"],
    ["root", "2026-05-02T00:00:00Z", "fresh"],
    ["root", "2026-05-01T00:00:00Z", "due"],
  ] as const)("make %s until %s %s", (role, expires, state) => {
    expect(freshnessOf({ role, expires, now })).toBe(state);
  });

  test("make a warning per role that is due", () => {
    const far = "2027-03-01T00:00:00Z";
    const expires = {
      root: "2026-04-01T00:00:00Z",
      targets: far,
      snapshot: far,
      timestamp: "2026-03-01T00:00:00Z",
    };
    expect(expiryWarnings({ expires, now })).toEqual([
      { role: "root", expires: expires.root, state: "due" },
      { role: "timestamp", expires: expires.timestamp, state: "expired" },
    ]);
  });
});

describe("the plan", () => {
  const expires = { snapshot: "2026-03-16T00:00:00Z" };
  const seen = [{ targets: 4, snapshot: 7, timestamp: 90 }, { targets: 6 }];
  const roles = (event: "publish" | "renew" | "rotate", ends = expires) =>
    planRoles({ event, seen, expires: ends, now }).map(({ role, version }) => [role, version]);

  test("signs what an event asks for", () => {
    expect(roles("publish")).toEqual([
      ["targets", 7],
      ["snapshot", 8],
      ["timestamp", 91],
    ]);
    expect(roles("renew")).toEqual([["timestamp", 91]]);
    expect(roles("renew", { snapshot: "2026-03-05T00:00:00Z" })).toEqual([
      ["snapshot", 8],
      ["timestamp", 91],
    ]);
    expect(roles("rotate")).toEqual([
      ["root", 1],
      ["snapshot", 8],
      ["timestamp", 91],
    ]);
  });

  test("ends every event with the timestamp", () => {
    for (const event of ["publish", "renew", "rotate"] as const) {
      const planned = planRoles({ event, seen, expires, now }).map(({ role }) => role);
      expect(planned.at(-1)).toBe("timestamp");
      expect(planned).toEqual(PUBLISH_ORDER.filter((role) => planned.includes(role)));
    }
  });

  test("takes a version above all that were ever used", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000 })), (versions) => {
        const next = nextVersion({
          role: "targets",
          seen: versions.map((targets) => ({ targets })),
        });
        expect(versions.every((version) => version < next)).toBe(true);
        expect(next).toBe(Math.max(0, ...versions) + 1);
      }),
    );
  });
});
