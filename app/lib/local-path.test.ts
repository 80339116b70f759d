// Goal: nobody is led to another site by an address that came from outside. Method: a table, and
// generated addresses resolved as a browser does.
import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each(["/", "/entries?q=a%20b#x", "/entries/CUR-000001@3"])("%s is kept", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  "",
  "entries",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/entries\\..",
  "https://evil.example/",
  "javascript:alert(1)",
  `/${"a".repeat(2_000)}`,
  null,
  undefined,
  7,
])("%j becomes the start page", (value) => {
  expect(localPath(value)).toBe("/");
});

test("what is kept stays on the site", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."/\\.:@?#\t\n ae%") }), (text) => {
      const url = new URL(localPath(text), "https://kb.example.org");
      expect(url.origin).toBe("https://kb.example.org");
    }),
  );
});
