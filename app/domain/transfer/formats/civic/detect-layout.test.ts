// Goal: a table and its layout are known by the header alone, and a header that nearly fits is refused
// against the layout it is nearest to. Method: headers made of the layout tables, with faults.
import { describe, expect, it } from "vitest";
import { civicRowReader, civicTableOf } from "./detect-layout.ts";
import { CIVIC_LAYOUTS } from "./layouts.ts";

const columnsOf = (layout: (typeof CIVIC_LAYOUTS)[number]) => [
  ...Object.keys(layout.required),
  ...Object.keys(layout.optional),
];

describe.each(CIVIC_LAYOUTS.map((layout) => [layout.name, layout] as const))("%s", (_, layout) => {
  const { table } = layout;

  it("is found with and without its optional columns, in any order", () => {
    for (const cells of [columnsOf(layout), Object.keys(layout.required).reverse()]) {
      expect(civicTableOf(cells)).toBe(table);
      const found = civicRowReader({ cells, table });
      expect(found.ok && found.value.layout.name).toBe(layout.name);
    }
  });

  it("is named against when one column is missing or unknown", () => {
    const [first = "", ...others] = Object.keys(layout.required);
    const missing = civicRowReader({ cells: others, table });
    expect(!missing.ok && missing.error.message).toContain(`missing: "${first}"`);
    const unknown = civicRowReader({ cells: [...columnsOf(layout), "constructor"], table });
    expect(!unknown.ok && unknown.error.message).toContain('unknown: "constructor"');
  });

  it("gives each cell to the column of 2024 and names what it leaves out", () => {
    const cells = columnsOf(layout);
    const found = civicRowReader({ cells, table });
    if (!found.ok) throw new Error(found.error.message);
    const row = found.value.toRow(Object.fromEntries(cells.map((name) => [name, `${name}!`])));
    const all = { ...layout.required, ...layout.optional };
    for (const [name, column] of Object.entries(all)) {
      if (column === "dropped") {
        expect(found.value.dropped).toContain(name);
      } else if (column !== null) {
        expect(row[column]).toBe(`${name}!`);
      }
    }
  });
});

describe("civicTableOf", () => {
  it.each([
    [["variant_id", "variant_civic_url", "gene", "variant"], "variants"],
    [["name", "molecular_profile_id", "variant_ids"], "profiles"],
    [["gene_id", "gene_civic_url", "name", "entrez_id"], "genes"],
    [["feature_id", "name", "feature_type"], "genes"],
    [["variant_group_id", "variant_group"], null],
    [["#CHROM", "POS"], null],
    [[""], null],
  ])("knows %j as %s", (cells, table) => {
    expect(civicTableOf(cells)).toBe(table);
  });
});
