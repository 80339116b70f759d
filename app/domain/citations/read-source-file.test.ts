// Goal: the format of a file of sources is seen from its beginning; files that are damaged anywhere
// are read or refused and never break the reader. Method: one file of each format, and mutations.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSourceFile } from "./read-source-file.ts";
import { sourceMetadata } from "./source-metadata.ts";

const NBIB =
  "PMID- 1\nTI  - A study\n      goes on.\nAU  - Nobody A\nDP  - 2005 Apr 1\nRIN - J Ex. 2010;1:1\n";
const RIS = "TY  - JOUR\nTI  - A study\nAU  - Nobody, A\nPY  - 2005\nER  - \n";
const CSL =
  '[{"type": "article-journal", "title": "A study", "author": [{"family": "Nobody"}], "PMID": "1"}]';

describe("readSourceFile", () => {
  it.each([
    ["NBIB", NBIB],
    ["NBIB after a blank line", `\n${NBIB}`],
    ["RIS", RIS],
    ["RIS with a byte order mark", `\uFEFF${RIS}`],
    ["CSL-JSON", CSL],
    ["CSL-JSON of one item", CSL.slice(1, -1)],
  ])("reads %s", (_, text) => {
    for (const input of [text, new TextEncoder().encode(text)]) {
      const result = readSourceFile(input);
      expect(result.ok && result.value.records[0]?.metadata.title).toMatch(/^A study/);
    }
  });

  it.each([
    ["a table", "pmid,title\n1,A\n"],
    ["BibTeX", "@article{x, title={A}}"],
  ])("refuses %s", (_, text) => {
    expect(readSourceFile(text)).toMatchObject({
      ok: false,
      error: { code: "source-format", line: 1 },
    });
  });

  it("reads or refuses whatever becomes of a file", () => {
    const bytes = fc.constantFrom(NBIB, RIS, CSL).map((text) => new TextEncoder().encode(text));
    const change = fc.record({
      place: fc.nat(150),
      gone: fc.nat(12),
      put: fc.uint8Array({ maxLength: 6 }),
    });
    fc.assert(
      fc.property(bytes, fc.array(change, { minLength: 1, maxLength: 4 }), (file, changes) => {
        const damaged = changes.reduce((all, { place, gone, put }) => {
          return new Uint8Array([...all.slice(0, place), ...put, ...all.slice(place + gone)]);
        }, file);
        const result = readSourceFile(damaged);
        if (result.ok) {
          for (const { metadata } of result.value.records) {
            expect(sourceMetadata.safeParse(metadata).success).toBe(true);
          }
        } else {
          expect(result.error.line).toBeGreaterThanOrEqual(1);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
