// Goal: what somebody types is taken for what it is: an entry, a citation, or words. Method: a table.
import { expect, test } from "vitest";
import { readSearchText } from "./read-search-text.ts";

test.each([
  ["cur-000012@3", { kind: "accession", accession: "CUR-000012", version: 3 }],
  ["PMID: 16081687", { kind: "citation", key: "pubmed:16081687" }],
  ["https://doi.org/10.1038/NG.3774", { kind: "citation", key: "doi:10.1038/ng.3774" }],
  ["16081687", { kind: "words", words: "16081687" }],
  ["NCT02296125", { kind: "words", words: "NCT02296125" }],
  ["EGFR L858R", { kind: "words", words: "EGFR L858R" }],
  ["https://example.org/x", { kind: "words", words: "https://example.org/x" }],
])("%s", (text, intent) => {
  expect(readSearchText(text)).toEqual(intent);
});
