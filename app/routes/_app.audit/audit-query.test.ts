// Goal: an address gives the filters that it names, and nothing that a query could stumble over.
// Method: examples, each with its nearest unreadable neighbour.
import { describe, expect, test } from "vitest";
import { readAuditQuery } from "./audit-query.ts";

const read = (query: string) => readAuditQuery(new URLSearchParams(query));

describe("readAuditQuery", () => {
  test("reads every filter; the last day is whole", () => {
    expect(read("action=entry.accept&subjectType=entry&from=2026-01-02&until=2026-01-03")).toEqual({
      action: "entry.accept",
      subjectType: "entry",
      from: new Date("2026-01-02T00:00:00Z"),
      until: new Date("2026-01-04T00:00:00Z"),
    });
  });

  test.each(["", "action=", "action=%20", "from=yesterday", "from=2026-13-01", "until=2026-1-1"])(
    "leaves out what says nothing: %j",
    (query) => {
      expect(read(query)).toEqual({});
    },
  );

  test("leaves out what is too long for any", () => {
    expect(read(`action=${"x".repeat(61)}&subjectId=${"x".repeat(65)}`)).toEqual({});
    expect(read(`subjectId=${"x".repeat(64)}`)).toEqual({ subjectId: "x".repeat(64) });
  });
});
