// Goal: the worst notice about a source decides how it stands; notices that it gives about others do
// not. Method: every kind in both roles, and titles beside their nearest harmless neighbour.
import { describe, expect, it } from "vitest";
import {
  NOTICE_KINDS,
  noticesInTitle,
  type SourceNotice,
  sourceStanding,
} from "./source-notice.ts";

function notice(kind: SourceNotice["kind"], role: SourceNotice["role"] = "subject"): SourceNotice {
  return { kind, role, reference: "x", date: null, pmid: null, doi: null, reportedBy: "pubmed" };
}

describe("sourceStanding", () => {
  it("ranks a retraction over a partial one, a concern and a correction", () => {
    const notices = [...NOTICE_KINDS].reverse().map((kind) => notice(kind));
    expect([1, 2, 3, 4, 5].map((count) => sourceStanding(notices.slice(0, count)))).toEqual([
      "corrected",
      "corrected",
      "concern",
      "partly-retracted",
      "retracted",
    ]);
  });

  it("does not hold a notice against the source that gives it", () => {
    expect(sourceStanding(NOTICE_KINDS.map((kind) => notice(kind, "notice")))).toBe("sound");
    expect(sourceStanding([])).toBe("sound");
  });
});

describe("noticesInTitle", () => {
  it.each([
    ["RETRACTED: A study", "A retracted study", "retraction", "subject"],
    ["[Retracted] A study", "Retracted studies in oncology", "retraction", "subject"],
    ["WITHDRAWN: A review", "Withdrawn drugs: a review", "retraction", "subject"],
    ["Retraction: A study", "Retraction of the lung", "retraction", "notice"],
    ["Retraction Note to: A study", "Retraction notes", "retraction", "notice"],
    ["Expression of Concern: A study", "Expression of concerns", "expression-of-concern", "notice"],
    ["Correction to: A study", "Correction of anaemia", "correction", "notice"],
    ["Erratum: A study", "Errata", "correction", "notice"],
  ])("sees it in %j and not in %j", (title, harmless, kind, role) => {
    expect(noticesInTitle(title)).toEqual([
      expect.objectContaining({ kind, role, reference: title, reportedBy: "title" }),
    ]);
    expect(noticesInTitle(harmless)).toEqual([]);
  });
});
