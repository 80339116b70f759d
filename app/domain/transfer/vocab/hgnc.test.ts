// Goal: HGNC's three tables become genes with all their names, and withdrawn ids lead on where they
// do. Method: rows as HGNC writes them, beside the nearest wrong ones.
import { describe, expect, it } from "vitest";
import { hgncChange, hgncGene, hgncHeader, hgncWithdrawn } from "./hgnc.ts";

const GENE = {
  hgnc_id: "HGNC:20",
  symbol: "AARS1",
  name: "alanyl-tRNA synthetase 1",
  status: "Approved",
  alias_symbol: "CMT2N",
  alias_name: '"alanine tRNA ligase|AlaRS"',
  prev_symbol: "AARS|X1",
  prev_name: "",
  entrez_id: "16",
  ensembl_gene_id: "ENSG00000090861",
};

describe("hgncGene", () => {
  it("reads a gene with every name", () => {
    expect(hgncGene({ line: 2, row: GENE })).toEqual({
      record: {
        kind: "gene",
        id: "HGNC:20",
        label: "AARS1",
        synonyms: ["alanyl-tRNA synthetase 1", "CMT2N", "alanine tRNA ligase", "AlaRS"],
        previous: ["AARS", "X1"],
        xrefs: ["NCBIGene:16", "ENSEMBL:ENSG00000090861"],
        status: "active",
        replacedBy: null,
      },
      former: [],
      issues: [],
    });
  });

  it.each([
    ["Symbol Withdrawn", "symbol withdrawn, see [HGNC:12469](/data/x)", "HGNC:12469"],
    ["Entry Withdrawn", "entry withdrawn", null],
    ["Symbol Withdrawn", "symbol withdrawn, see HGNC:20", null],
  ])("retires: %s, %s", (status, name, replacedBy) => {
    const { record } = hgncGene({
      line: 2,
      row: { hgnc_id: "HGNC:20", symbol: "A1S9T~withdrawn", name, status },
    });
    expect(record).toMatchObject({ label: "A1S9T", synonyms: [], status: "retired", replacedBy });
  });

  it.each([
    [{ hgnc_id: "" }, "id-malformed"],
    [{ hgnc_id: "20" }, "id-malformed"],
    [{ hgnc_id: "HGNC:AARS1" }, "id-malformed"],
    [{ status: "Reserved" }, "hgnc-status"],
    [{ symbol: "" }, "term-invalid"],
  ])("refuses %j", (wrong, code) => {
    const { record, issues } = hgncGene({ line: 2, row: { ...GENE, ...wrong } });
    expect(record).toBeNull();
    expect(issues).toEqual([expect.objectContaining({ line: 2, severity: "refused", code })]);
  });

  it("leaves out a cross-reference that is none", () => {
    expect(hgncGene({ line: 2, row: { ...GENE, entrez_id: "x" } }).record?.xrefs).toEqual([
      "ENSEMBL:ENSG00000090861",
    ]);
  });
});

describe("hgncWithdrawn", () => {
  const header = hgncHeader([
    "HGNC_ID",
    "STATUS",
    "WITHDRAWN_SYMBOL",
    "MERGED_INTO_REPORT(S) (i.e HGNC_ID|SYMBOL|STATUS)",
  ]);

  it("knows HGNC's own header", () => {
    expect(header).toEqual(["hgnc_id", "status", "withdrawn_symbol", "merged_into_report"]);
  });

  it.each([
    ["HGNC:13666|AAAS|Approved", "HGNC:13666", []],
    ["", null, []],
    ["HGNC:4|A|Approved, HGNC:5|B|Approved", null, ["hgnc-split"]],
  ])("leads to %j", (merged, replacedBy, codes) => {
    const row = {
      hgnc_id: "HGNC:100",
      status: "Merged/Split",
      withdrawn_symbol: "OLD~withdrawn",
      merged_into_report: merged,
    };
    const { record, issues } = hgncWithdrawn({ line: 2, row });
    expect(record).toMatchObject({ label: "OLD", status: "retired", replacedBy });
    expect(issues.map(({ code }) => code)).toEqual(codes);
  });
});

describe("hgncChange", () => {
  const known = hgncGene({ line: 2, row: { ...GENE, symbol: "AARS", prev_symbol: "" } }).record;
  const renamed = {
    hgnc_id: "HGNC:20",
    change: "renamed",
    old_symbol: "AARS",
    new_symbol: "AARS1",
  };

  it("renames what still has the old symbol, and keeps a newer one", () => {
    if (known === null) throw new Error("The known gene was not read.");
    expect(hgncChange({ line: 2, row: renamed, known }).record).toMatchObject({
      label: "AARS1",
      previous: ["AARS"],
      synonyms: known.synonyms,
    });
    const newer = { ...known, label: "AARS9" };
    expect(hgncChange({ line: 2, row: renamed, known: newer }).record).toMatchObject({
      label: "AARS9",
      previous: ["AARS"],
    });
  });

  it("adds what is not known, and retires what was removed", () => {
    const removed = { hgnc_id: "HGNC:114", change: "removed", old_symbol: "ACLS", new_symbol: "" };
    expect(hgncChange({ line: 2, row: renamed, known: undefined }).record).toMatchObject({
      label: "AARS1",
      previous: ["AARS"],
      status: "active",
    });
    expect(hgncChange({ line: 2, row: removed, known: undefined }).record).toMatchObject({
      label: "ACLS",
      status: "retired",
    });
  });

  it("refuses a change that it does not know", () => {
    const row = { ...renamed, change: "split" };
    expect(hgncChange({ line: 2, row, known: undefined }).issues[0]?.code).toBe("hgnc-change");
  });
});
