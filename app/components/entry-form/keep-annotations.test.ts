// Goal: a line keeps the annotation of the line that it was, whatever was edited, added or removed
// around it, and gets no other one's. Method: a table of edits on lines of two publications.
import { describe, expect, test } from "vitest";
import type { EvidenceLine } from "#app/domain/evidence/evidence-line.ts";
import { keepAnnotations } from "./keep-annotations.ts";

const line = (id: string, summary: string, record: string): EvidenceLine => ({
  citation: { source: "pubmed", id, label: null, abstract: null },
  direction: "supports",
  summary,
  quote: null,
  locator: null,
  studyType: null,
  trials: [],
  annotation: {
    id: `clinpgx:${record}`,
    type: "variant-drug",
    score: "1.0",
    counted: "yes",
    reason: null,
  },
});
const base = [line("1", "First", "a"), line("1", "Second", "b"), line("2", "Third", "c")];
const typed = (id: string, summary: string | null) => ({
  citation: { source: "pubmed" as const, id },
  summary,
});
const kept = (...lines: ReturnType<typeof typed>[]) =>
  keepAnnotations({ base, lines }).map(({ annotation }) => annotation?.id ?? null);

describe("keepAnnotations", () => {
  test.each([
    [
      "unchanged",
      [typed("1", "First"), typed("1", "Second"), typed("2", "Third")],
      ["a", "b", "c"],
    ],
    [
      "in another order",
      [typed("2", "Third"), typed("1", "Second"), typed("1", "First")],
      ["c", "b", "a"],
    ],
    ["the first removed", [typed("1", "Second"), typed("2", "Third")], ["b", "c"]],
    ["the first reworded", [typed("1", "New"), typed("1", "Second")], ["a", "b"]],
    ["one more of the same source", [typed("2", "Third"), typed("2", "Fourth")], ["c", null]],
    ["another source", [typed("3", "First")], [null]],
  ])("%s", (_, lines, records) => {
    expect(kept(...lines)).toEqual(records.map((record) => record && `clinpgx:${record}`));
  });

  test("leaves lines without annotation as they are", () => {
    const lines = [typed("1", "First")];
    expect(keepAnnotations({ base: [], lines })).toEqual(lines);
  });
});
