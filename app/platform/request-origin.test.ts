// Goal: what changes something comes from our own pages or from a program without a cookie.
// Method: requests with each combination of headers that a browser can send, in each mode.
import { describe, expect, test } from "vitest";
import { isSameOrigin, ownOrigin } from "./request-origin.server.ts";

const EVALUATION = { host: "127.0.0.1", baseUrl: undefined };
const OPEN = { host: "0.0.0.0", baseUrl: undefined };
const PUBLIC = { host: "127.0.0.1", baseUrl: "https://kb.example.org" };

function request(headers: Record<string, string>, url = "http://127.0.0.1:4123/logout") {
  return new Request(url, { method: "POST", headers });
}

describe("our own origin", () => {
  test.each([
    [EVALUATION, "http://127.0.0.1:4123/x", "http://127.0.0.1:4123"],
    [EVALUATION, "http://localhost:4123/x", "http://localhost:4123"],
    [EVALUATION, "http://[::1]:4123/x", "http://[::1]:4123"],
    [EVALUATION, "http://evil.example:4123/x", null],
    [OPEN, "http://kb.lan:4123/x", "http://kb.lan:4123"],
    [PUBLIC, "http://127.0.0.1:4123/x", "https://kb.example.org"],
  ])("%j asked for %s: %s", (env, url, expected) => {
    expect(ownOrigin({ request: new Request(url), env })).toBe(expected);
  });
});

describe("in evaluation mode", () => {
  const own = "http://127.0.0.1:4123";
  test.each<[string, Record<string, string>, boolean]>([
    ["our page", { origin: own, "sec-fetch-site": "same-origin", cookie: "a=b" }, true],
    ["our page in an old browser", { origin: own, cookie: "a=b" }, true],
    ["our page that hides its origin", { origin: "null", "sec-fetch-site": "same-origin" }, true],
    ["a page that hides its origin", { origin: "null" }, false],
    ["another site", { origin: "https://evil.example", cookie: "a=b" }, false],
    ["another site without a cookie", { origin: "https://evil.example" }, false],
    ["another port of this machine", { origin: "http://127.0.0.1:4124" }, false],
    ["another scheme", { origin: "https://127.0.0.1:4123" }, false],
    ["a sibling domain", { origin: own, "sec-fetch-site": "same-site" }, false],
    [
      "a cross-site request that claims our origin",
      { origin: own, "sec-fetch-site": "cross-site" },
      false,
    ],
    ["a program", {}, true],
    ["a program with a cookie", { cookie: "a=b" }, false],
  ])("%s", (_who, headers, expected) => {
    expect(isSameOrigin({ request: request(headers), env: EVALUATION })).toBe(expected);
  });
});

test("behind a proxy the public origin counts, not the one of the socket", () => {
  const from = (origin: string) => isSameOrigin({ request: request({ origin }), env: PUBLIC });
  expect(from("https://kb.example.org")).toBe(true);
  expect(from("http://127.0.0.1:4123")).toBe(false);
});

test("a name that was pointed at us is refused, although its origin fits", () => {
  const rebound = request({ origin: "http://evil.example" }, "http://evil.example/logout");
  expect(isSameOrigin({ request: rebound, env: EVALUATION })).toBe(false);
});
