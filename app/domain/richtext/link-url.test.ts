// Goal: nothing but plain http, https and mailto addresses can be linked. Method: tables of both.
import { describe, expect, it } from "vitest";
import { isSafeHref, linkUrlProblem } from "./link-url.ts";

describe("linkUrlProblem", () => {
  it.each([
    "https://example.org",
    "HTTP://EXAMPLE.ORG/a?b=c#d",
    "https://pubmed.ncbi.nlm.nih.gov/16081687/",
    "https://doi.org/10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
    "https://例え.jp/資料",
    "mailto:curator@example.org?subject=EID1",
    `https://example.org/${"a".repeat(2_028)}`,
  ])("allows %s", (url) => {
    expect(linkUrlProblem(url)).toBeNull();
  });

  it.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://example.org/",
    "//example.org/",
    "/path",
    "#fragment",
    "example.org",
    "",
    "https:",
    "https://",
    "https:///example.org",
    "https:\\\\example.org",
    "https://example.org\\@evil.org",
    "https://pubmed.gov@evil.org/",
    "https://user:secret@example.org/",
    "https://example.org/a b",
    "https://example.org/\u202Egro.live",
    "https://exa mple.org/",
    "mailto:",
    "mailto://x",
    `https://example.org/${"a".repeat(2_029)}`,
  ])("refuses %j", (url) => {
    expect(linkUrlProblem(url)).toEqual(expect.any(String));
  });
});

describe("isSafeHref", () => {
  it.each(["#ref-1", "/sources/pubmed:1", "https://example.org/"])("allows %s", (href) => {
    expect(isSafeHref(href)).toBe(true);
  });

  it.each(["//evil.org", "/\\evil.org", "javascript:x", "sources/1", "/a\nb", ""])(
    "refuses %j",
    (href) => {
      expect(isSafeHref(href)).toBe(false);
    },
  );
});
