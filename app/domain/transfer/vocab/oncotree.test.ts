// Goal: OncoTree's tree and list give the same tumour types, and former codes lead to them where they
// mean the same. Method: a small tree, its list, and what only looks like one.
import { describe, expect, it } from "vitest";
import { ONCOTREE_LIMITS, oncotreeRows } from "./oncotree.ts";

const type = (code: string, more: object = {}) => ({
  code,
  name: `Name of ${code}`,
  parent: "TISSUE",
  externalReferences: {},
  history: [],
  revocations: [],
  precursors: [],
  children: {},
  ...more,
});

const LUAD = type("LUAD", {
  parent: "LUNG",
  externalReferences: { UMLS: ["C0152013"], NCI: ["C3512"], "Bad system": ["x"] },
});
const GB = type("GB", { revocations: ["GBM"], history: ["GBOLD", "SPCC"], precursors: ["P1"] });
const SPCC = type("SPCC", { history: ["SpCC"] });
const TREE = {
  TISSUE: type("TISSUE", { children: { LUNG: type("LUNG", { children: { LUAD } }), GB, SPCC } }),
};

describe("oncotreeRows", () => {
  it("reads a tree in reading order, without its root", () => {
    const rows = oncotreeRows(TREE);
    expect(rows.map(({ record }) => record?.id ?? null)).toEqual([
      null,
      "ONCOTREE:LUNG",
      "ONCOTREE:LUAD",
      "ONCOTREE:GB",
      "ONCOTREE:SPCC",
    ]);
    expect(rows[0]?.issues).toMatchObject([
      { line: 1, severity: "warning", code: "oncotree-root" },
    ]);
    expect(rows[2]?.record).toEqual({
      kind: "disease",
      id: "ONCOTREE:LUAD",
      label: "Name of LUAD",
      synonyms: [],
      previous: [],
      xrefs: ["NCIT:C3512", "UMLS:C0152013"],
      status: "active",
      replacedBy: null,
    });
  });

  it("leads former codes on, and not revoked ones, nor those in use", () => {
    const [, , , gb, spcc] = oncotreeRows(TREE);
    expect(gb?.record?.previous).toEqual(["GBOLD", "P1", "GBM"]);
    expect(gb?.former).toEqual([
      { id: "ONCOTREE:GBOLD", label: "GBOLD", replacedBy: "ONCOTREE:GB" },
      { id: "ONCOTREE:P1", label: "P1", replacedBy: "ONCOTREE:GB" },
      { id: "ONCOTREE:GBM", label: "GBM", replacedBy: null },
    ]);
    expect(spcc?.former).toEqual([
      { id: "ONCOTREE:SpCC", label: "SpCC", replacedBy: "ONCOTREE:SPCC" },
    ]);
  });

  it("reads a list", () => {
    const rows = oncotreeRows([LUAD, { ...GB, children: null, externalReferences: null }]);
    expect(rows.map(({ record }) => record?.id)).toEqual(["ONCOTREE:LUAD", "ONCOTREE:GB"]);
  });

  it.each([
    [{ name: "A" }, "oncotree-node"],
    [type("4X"), "id-malformed"],
    [type("X", { name: "" }), "term-invalid"],
    [type("X", { history: "Y" }), "oncotree-node"],
  ])("refuses the node %j and keeps the others", (wrong, code) => {
    const rows = oncotreeRows([LUAD, wrong]);
    expect(rows[0]?.record?.id).toBe("ONCOTREE:LUAD");
    expect(rows[1]).toMatchObject({
      record: null,
      issues: [{ line: 2, severity: "refused", code }],
    });
  });

  it.each([[null], [17], ["x"], [[]], [{}], [{ a: { b: 1 } }], [[1, 2]]])("refuses %j", (value) => {
    expect(() => oncotreeRows(value)).toThrow(/no OncoTree/);
  });

  it("refuses a tree that is too deep", () => {
    const nested = (depth: number): object =>
      depth === 1 ? type("L1") : type(`L${depth}`, { children: { x: nested(depth - 1) } });
    expect(oncotreeRows([nested(ONCOTREE_LIMITS.depth)])).toHaveLength(ONCOTREE_LIMITS.depth);
    expect(() => oncotreeRows([nested(ONCOTREE_LIMITS.depth + 1)])).toThrow(/levels/);
  });
});
