// Goal: pages run no script but ours, data runs none at all, and neither is kept for others.
// Method: the headers read back.
import { expect, test } from "vitest";
import {
  contentSecurityPolicy,
  dataHeaders,
  setDocumentHeaders,
} from "./response-headers.server.ts";

test("a page's policy names its nonce and no unsafe script", () => {
  const policy = contentSecurityPolicy({ nonce: "abc", isDevelopment: false });
  const scripts = policy.split("; ").find((part) => part.startsWith("script-src "));
  expect(scripts).toBe("script-src 'self' 'nonce-abc'");
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).toContain("frame-ancestors 'none'");
});

test("a page is private unless its route says otherwise", () => {
  const headers = new Headers();
  setDocumentHeaders({ headers, nonce: "abc", isDevelopment: false });
  expect(headers.get("Cache-Control")).toBe("private, no-cache");
  const chosen = new Headers({ "Cache-Control": "public, max-age=60" });
  setDocumentHeaders({ headers: chosen, nonce: "abc", isDevelopment: false });
  expect(chosen.get("Cache-Control")).toBe("public, max-age=60");
});

test("data is never a page, and other sites read it only when it is public", () => {
  expect(dataHeaders()["Content-Security-Policy"]).toContain("default-src 'none'");
  expect(dataHeaders()).not.toHaveProperty("Access-Control-Allow-Origin");
  expect(dataHeaders({ isPublic: true })).toMatchObject({ "Access-Control-Allow-Origin": "*" });
});
