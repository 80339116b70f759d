// Goal: the number of members that a filter lists agrees with the release's counts. Method: one count.
import { expect, test } from "vitest";
import { MEMBER_FILTERS, memberTotal } from "./member-filter.ts";

test("each filter adds up the change classes that it lists", () => {
  const changes = { added: 1, changed: 20, retired: 300, unchanged: 4_000 };
  const totals = MEMBER_FILTERS.map((filter) => memberTotal({ changes, filter }));
  expect(Object.fromEntries(MEMBER_FILTERS.map((filter, at) => [filter, totals[at]]))).toEqual({
    differing: 321,
    added: 1,
    changed: 20,
    retired: 300,
    all: 4_321,
  });
  expect(memberTotal({ changes: {}, filter: "added" })).toBe(0);
});
