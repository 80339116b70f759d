// Goal: an address names an entry in one spelling, and nothing else passes. Method: a table.
import { expect, test } from "vitest";
import { parseEntryAddress } from "./accession.ts";

test.each([
  ["CUR-000001", { accession: "CUR-000001", version: null }],
  ["cur-000001@3", { accession: "CUR-000001", version: 3 }],
  ["CUR-123456789012", { accession: "CUR-123456789012", version: null }],
])("%s is read", (text, address) => {
  expect(parseEntryAddress(text)).toEqual(address);
});

test.each([
  "",
  "CUR-00001",
  "CUR-1234567890123",
  "CUR-000001@",
  "CUR-000001@0",
  "CUR-000001@03",
  "CUR-000001@1234567890",
  " CUR-000001",
  "CUR-000001\n",
  "CUR-000001@1@2",
  "XUR-000001",
])("%j is refused", (text) => {
  expect(parseEntryAddress(text)).toBeNull();
});
