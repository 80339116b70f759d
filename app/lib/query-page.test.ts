// Goal: page numbers from an address are always usable, and links keep the rest of the query.
// Method: examples, each with its nearest opposite.
import { describe, expect, test } from "vitest";
import { pageHref, pageOfQuery } from "./query-page.ts";

describe("pageOfQuery", () => {
  test.each([
    ["page=3", 3],
    ["page=1", 1],
    ["page=0", 1],
    ["page=-2", 1],
    ["page=2.5", 1],
    ["page=1e3", 1],
    ["page=999999", 100_000],
    ["page=9999999", 1],
    ["page=", 1],
    ["", 1],
  ])("%s is page %d", (query, page) => {
    expect(pageOfQuery(new URLSearchParams(query))).toBe(page);
  });

  test("reads another name", () => {
    expect(pageOfQuery(new URLSearchParams("page=3&issues=5"), "issues")).toBe(5);
  });
});

describe("pageHref", () => {
  test("keeps the other parts of the query and leaves the first page out", () => {
    const query = new URLSearchParams("queue=all&page=2");
    expect(pageHref({ pathname: "/review", query, page: 3 })).toBe("/review?queue=all&page=3");
    expect(pageHref({ pathname: "/review", query, page: 1 })).toBe("/review?queue=all");
    expect(pageHref({ pathname: "/review", query: new URLSearchParams(), page: 1 })).toBe(
      "/review",
    );
    expect(query.get("page")).toBe("2");
  });
});
