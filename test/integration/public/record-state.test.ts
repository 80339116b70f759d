// Goal: whoever keeps a page finds out about everything that could change it. Method: the state of the
// record is read around each act and each reading on a real database.
import { describe, expect, it } from "vitest";
import { readRecordState } from "#app/services/audit/read-state.server.ts";
import { getEntry } from "#app/services/entries/get-entry.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import { knowledgeBase } from "./knowledge-base.ts";

const database = useTestDatabase();

describe("the state of the record", () => {
  it("is another one after each act, and the same after reading", async () => {
    const { db } = database;
    const base = await knowledgeBase(db);
    const publisher = await insertPerson(db, "publisher");
    const states = [await readRecordState(db)];
    const acts = [
      () => base.accept(sampleEvidenceItem()),
      () => base.propose(sampleEvidenceItem({ summary: "Another one." })),
      () => base.retire("CUR-000001"),
      () => base.accept(sampleEvidenceItem({ summary: "A third one." })),
      () =>
        freezeRelease({
          ctx: actingAs(db, publisher),
          input: { channel: "stable", notes: null },
        }),
    ];
    for (const act of acts) {
      await act();
      states.push(await readRecordState(db));
    }
    expect(new Set(states).size).toBe(acts.length + 1);
    await getEntry({ ctx: base.as(), address: "CUR-000001" });
    expect(await readRecordState(db)).toBe(states.at(-1));
  });
});
