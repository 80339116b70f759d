// Goal: the longest content that a schema lets through can be accepted, listed and found.
// Method: an entry at every limit, made of different words so that nothing compresses away.
import { expect, test } from "vitest";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import { listEntries } from "#app/services/search/list-entries.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import { asked, knowledgeBase } from "./knowledge-base.ts";

const database = useTestDatabase();

/** Words that all differ, with letters of three bytes, as many as fit. */
function words(options: { seed: number; length: number }): string {
  const parts: string[] = [];
  for (let count = 0, length = 0; length < options.length - 20; count += 1) {
    const word = `語${options.seed}x${count}`;
    parts.push(word);
    length += word.length + 1;
  }
  return parts.join(" ");
}

test("an entry at every limit is accepted and found", async () => {
  const base = await knowledgeBase(database.db);
  const [line] = sampleEvidenceItem().evidence;
  if (line === undefined) throw new Error("the sample has evidence");
  const accession = await base.accept(
    sampleEvidenceItem({
      statement: fromPlainText(words({ seed: 9_999, length: 20_000 })),
      evidence: Array.from({ length: 300 }, (_, seed) => ({
        ...line,
        citation: {
          ...line.citation,
          id: String(1_000_000 + seed),
          label: words({ seed, length: 1_000 }),
        },
        summary: words({ seed: seed + 1_000, length: 4_000 }),
        quote: words({ seed: seed + 2_000, length: 4_000 }),
      })),
    }),
  );
  for (const address of ["q=EGFR", "q=語9999x1", "cites=pubmed:1000299"]) {
    const { rows } = await listEntries({ ctx: base.as(), query: asked(address) });
    expect(
      rows.map((row) => row.accession),
      address,
    ).toEqual([accession]);
  }
});
