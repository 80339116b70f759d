// Goal: a title says what an entry is about in one short line. Method: a table, and a property over
// long labels.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sampleEvidenceItem, sampleGeneDrug, sampleTerm } from "#test/support/sample-content.ts";
import { entryTitle, TITLE_LENGTH_MAX } from "./title.ts";

const profile = sampleEvidenceItem().profile;

describe("entryTitle", () => {
  it.each([
    ["EGFR L858R · Osimertinib · Lung Non-small Cell Carcinoma", sampleEvidenceItem()],
    [
      "EGFR L858R · Lung Non-small Cell Carcinoma",
      sampleEvidenceItem({ therapies: [], evidenceType: "diagnostic" }),
    ],
    [
      "EGFR L858R · Functional",
      sampleEvidenceItem({ therapies: [], disease: null, evidenceType: "functional" }),
    ],
    [
      "EGFR L858R · Dabrafenib + Trametinib",
      sampleEvidenceItem({
        disease: null,
        therapies: [sampleTerm("Dabrafenib"), sampleTerm("Trametinib")],
        therapyInteraction: "combination",
      }),
    ],
    [
      "EGFR L858R · Afatinib, Erlotinib",
      sampleEvidenceItem({
        disease: null,
        therapies: [sampleTerm("Afatinib"), sampleTerm("Erlotinib")],
        therapyInteraction: "substitutes",
      }),
    ],
    ["CYP2C19 · Clopidogrel", sampleGeneDrug()],
    ["EGFR L858R · Clopidogrel", sampleGeneDrug({ profile })],
    ["CYP2C19 · Clopidogrel", sampleGeneDrug({ profile: { op: "or", of: [profile, profile] } })],
    [
      "EGFR L858R OR EGFR L858R · Clopidogrel",
      sampleGeneDrug({ genes: [], profile: { op: "or", of: [profile, profile] } }),
    ],
    [
      "CYP2C9, VKORC1 · Warfarin",
      sampleGeneDrug({
        genes: [sampleTerm("CYP2C9"), sampleTerm("VKORC1")],
        drugs: [sampleTerm("Warfarin")],
      }),
    ],
  ])("gives %s", (title, content) => {
    expect(entryTitle(content)).toBe(title);
  });

  it("stays within its limit and is never empty or cut inside a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }), (label) => {
        fc.pre(label.trim() !== "");
        const title = entryTitle(sampleEvidenceItem({ disease: sampleTerm(label.slice(0, 500)) }));
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(TITLE_LENGTH_MAX);
        expect(title.isWellFormed()).toBe(true);
      }),
    );
  });
});
