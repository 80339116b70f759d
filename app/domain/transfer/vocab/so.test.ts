// Goal: terms of the Sequence Ontology come in with alternative ids and successors. Method: rows of the
// table, beside the nearest wrong ones.
import { describe, expect, it } from "vitest";
import { soTerm } from "./so.ts";

const ROW = {
  so_id: "SO:0000159",
  name: "deletion",
  alt_ids: "SO:1000033",
  synonyms: "deleted_sequence|nucleotide deletion",
  obsolete: "false",
  replaced_by: "",
};

describe("soTerm", () => {
  it("reads a term", () => {
    expect(soTerm({ line: 2, row: ROW })).toEqual({
      record: {
        kind: "variant-type",
        id: "SO:0000159",
        label: "deletion",
        synonyms: ["deleted_sequence", "nucleotide deletion"],
        previous: [],
        xrefs: [],
        status: "active",
        replacedBy: null,
      },
      former: [{ id: "SO:1000033", label: "deletion", replacedBy: "SO:0000159" }],
      issues: [],
    });
  });

  it.each([
    ["SO:0001556", "SO:0001556"],
    ["", null],
    ["SO:0001556|SO:0001557", null],
    ["1556", null],
  ])("retires an obsolete term, replaced by %j", (cell, replacedBy) => {
    const { record } = soTerm({ line: 2, row: { ...ROW, obsolete: "true", replaced_by: cell } });
    expect(record).toMatchObject({ status: "retired", replacedBy });
  });

  it.each([
    [{ so_id: "0000159" }, "id-malformed"],
    [{ so_id: "SO:159" }, "id-malformed"],
    [{ obsolete: "yes" }, "so-obsolete"],
    [{ name: "" }, "term-invalid"],
  ])("refuses %j", (wrong, code) => {
    expect(soTerm({ line: 2, row: { ...ROW, ...wrong } })).toMatchObject({
      record: null,
      issues: [{ line: 2, severity: "refused", code }],
    });
  });
});
