// Goal: what programs read is what the page shows: the same entries in the same order, and the same
// length of the list. Method: both are asked the same, with and without words, across pages.
import { beforeAll, describe, expect, it } from "vitest";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import { listEntries, listRows } from "#app/services/search/list-entries.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { sampleEvidenceItem, sampleTerm } from "#test/support/sample-content.ts";
import { asked, knowledgeBase } from "./knowledge-base.ts";

const database = useTestDatabase();
let base: Awaited<ReturnType<typeof knowledgeBase>>;

/** One more than a page. */
const HITS = 26;

beforeAll(async () => {
  base = await knowledgeBase(database.db);
  for (let number = 1; number <= HITS; number += 1) {
    const therapies = [sampleTerm(number % 2 === 0 ? "Osimertinib" : "Gefitinib")];
    await base.accept(
      sampleEvidenceItem({ therapies, statement: fromPlainText(`A tumour shrank, ${number}.`) }),
    );
  }
  await base.retire("CUR-000001");
});

describe("the rows for programs", () => {
  it.each([
    "",
    "page=2",
    "q=tumour",
    "q=tumour&page=2",
    "q=tumour&page=3",
    "q=tumour&status=all&page=2",
    "q=osimertinib tumour",
    "q=tumour&drug=Gefitinib",
    "q=tumour&sort=accession",
    "q=nothing of the kind",
    "q=CUR-000002",
    "drug=Osimertinib&sort=strength",
  ])("are those of the page: %s", async (address) => {
    const input = { ctx: base.as(), query: asked(address) };
    const page = await listEntries(input);
    const { rows, total } = await listRows(input);
    expect(total).toBe(page.total);
    expect(rows).toEqual(page.rows.map(({ excerpt: _excerpt, ...row }) => row));
  });

  it("count what has been accepted since", async () => {
    const input = { ctx: base.as(), query: asked("q=tumour") };
    expect((await listRows(input)).total).toBe(HITS - 1);
    await base.accept(sampleEvidenceItem({ statement: fromPlainText("Another tumour shrank.") }));
    expect((await listRows(input)).total).toBe(HITS);
  });
});
