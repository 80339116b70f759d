// Goal: a record is created once, updated when its source changed, and left alone otherwise. Method:
// the whole table of hashes, and counts over a mixed list of items.
import { describe, expect, it } from "vitest";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import type { ImportIssue, ImportItem } from "./import-item.ts";
import { countItem, EMPTY_SUMMARY, type ImportAction, planRecord, recordKey } from "./plan.ts";

const existing = (sourceHash: string, acceptedHash: string | null) => ({
  entryId: "e1",
  sourceHash,
  acceptedHash,
});

describe("planRecord", () => {
  it.each([
    ["new", null, { action: "create" }],
    ["same as before", existing("a", "a"), { action: "unchanged", entryId: "e1" }],
    ["same as before, not accepted", existing("a", null), { action: "unchanged", entryId: "e1" }],
    ["same as before, amended here", existing("a", "z"), { action: "unchanged", entryId: "e1" }],
    ["what was amended here", existing("b", "a"), { action: "unchanged", entryId: "e1" }],
    ["changed", existing("b", "b"), { action: "update", entryId: "e1", isDiverged: false }],
    [
      "changed, not accepted",
      existing("b", null),
      { action: "update", entryId: "e1", isDiverged: false },
    ],
    [
      "changed on both sides",
      existing("b", "z"),
      { action: "update", entryId: "e1", isDiverged: true },
    ],
  ])("a record that is %s", (_, known, action) => {
    expect(planRecord({ contentHash: "a", existing: known })).toEqual(action);
  });
});

describe("countItem", () => {
  const issue = (severity: ImportIssue["severity"]): ImportIssue => ({
    file: "f.tsv",
    line: 2,
    recordId: null,
    severity,
    code: "x",
    message: "X.",
  });
  const record = (warnings: ImportIssue[]): ImportItem => ({
    type: "record",
    record: {
      source: "civic",
      recordId: "EID1",
      file: "f.tsv",
      line: 2,
      sourceStatus: "accepted",
      content: sampleEvidenceItem(),
      warnings,
    },
  });

  it("counts records by action, issues by severity and warnings one by one", () => {
    const update: ImportAction = { action: "update", entryId: "e", isDiverged: false };
    const items: [ImportItem, ImportAction?][] = [
      [{ type: "start", files: [], records: 4 }],
      [record([]), { action: "create" }],
      [record([issue("warning"), issue("warning")]), update],
      [record([]), { action: "unchanged", entryId: "e" }],
      [{ type: "issue", issue: issue("refused") }],
      [{ type: "issue", issue: issue("skipped") }],
      [{ type: "issue", issue: issue("warning") }],
      [{ type: "refusal", issue: issue("refused") }],
    ];
    const summary = items.reduce(
      (sum, [item, action]) => countItem({ summary: sum, item, ...(action && { action }) }),
      EMPTY_SUMMARY,
    );
    expect(summary).toEqual({
      created: 1,
      updated: 1,
      unchanged: 1,
      refused: 2,
      skipped: 1,
      warnings: 3,
    });
  });

  it("names a record over all sources", () => {
    expect(recordKey({ source: "civic", recordId: "EID1" })).toBe("civic:EID1");
  });
});
