// Goal: drugs come in with their NCIt code, ChEMBL id and every other name. Method: rows as the table
// has them, beside the nearest wrong ones.
import { describe, expect, it } from "vitest";
import { drugKey, drugTerm, withSynonyms } from "./drugs.ts";

const ROW = {
  nci_concept_display_name: "3&apos;-C-ethynylcytidine",
  ncit_code: "C29475",
  molecule_chembl_id: "CHEMBL573352",
  drug_name: "TAS-106",
};

describe("drugTerm", () => {
  it("reads a drug with the names of its own key", () => {
    const names = ["tas-106", "3'-c-ethynylcytidine", "TAS106", "", "x".repeat(501)];
    const synonyms = new Map([[drugKey("3&apos;-C-Ethynylcytidine"), names]]);
    expect(drugTerm({ line: 2, row: ROW, synonyms })).toEqual({
      record: {
        kind: "drug",
        id: "NCIT:C29475",
        label: "3'-C-ethynylcytidine",
        synonyms: ["TAS-106", "TAS106"],
        previous: [],
        xrefs: ["CHEMBL:CHEMBL573352"],
        status: "active",
        replacedBy: null,
      },
      former: [],
      issues: [],
    });
  });

  it.each([
    [{ ncit_code: "" }, "drug-without-id"],
    [{ ncit_code: "29475" }, "id-malformed"],
    [{ nci_concept_display_name: "" }, "term-invalid"],
  ])("refuses %j", (wrong, code) => {
    expect(drugTerm({ line: 2, row: { ...ROW, ...wrong }, synonyms: new Map() })).toMatchObject({
      record: null,
      issues: [{ line: 2, severity: "refused", code }],
    });
  });

  it("leaves out a ChEMBL id that is none, and says so; a blank one is no fault", () => {
    const wrong = drugTerm({
      line: 2,
      row: { ...ROW, molecule_chembl_id: "573352" },
      synonyms: new Map(),
    });
    expect(wrong).toMatchObject({ record: { xrefs: [] }, issues: [{ severity: "warning" }] });
    const blank = drugTerm({
      line: 2,
      row: { ...ROW, molecule_chembl_id: "" },
      synonyms: new Map(),
    });
    expect(blank).toMatchObject({ record: { xrefs: [] }, issues: [] });
  });
});

describe("withSynonyms", () => {
  it("adds names to those that are known", () => {
    const { record } = drugTerm({ line: 2, row: ROW, synonyms: new Map() });
    if (record === null) throw new Error("The drug was not read.");
    expect(withSynonyms(record, ["tas-106", "New &amp; old"]).synonyms).toEqual([
      "TAS-106",
      "New & old",
    ]);
  });
});
