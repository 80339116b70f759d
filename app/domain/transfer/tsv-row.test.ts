// Goal: a header that does not fit is refused with every column named, and a row lands in its
// columns whatever their order. Method: tables of headers, and a property over column orders.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mapHeader, rowValues, type TableColumns } from "./tsv-row.ts";

type Column = "id" | "name" | "note";
const closed: TableColumns<Column> = { required: ["id", "name"], optional: ["note"], open: false };
const open: TableColumns<Column> = { ...closed, open: true };

const messageOf = (cells: string[], columns = closed) => {
  const result = mapHeader({ cells, columns });
  return result.ok ? null : result.error.message;
};

describe("mapHeader", () => {
  it("takes the required columns with and without the optional one", () => {
    expect(messageOf(["id", "name"])).toBeNull();
    expect(messageOf(["note", "name", "id"])).toBeNull();
  });

  it.each([
    [["id"], 'missing: "name".'],
    [["id", "name", "extra"], 'unknown: "extra".'],
    [["id", "name", "name"], 'twice: "name".'],
    [["Id", "other", "name", "name"], 'missing: "id". unknown: "Id", "other". twice: "name".'],
    [["id", "name", ""], 'unknown: "".'],
  ])("refuses %j and names the columns", (cells, problem) => {
    expect(messageOf(cells)).toBe(`The header does not fit. ${problem}`);
  });

  it("passes over unknown columns of an open table, but not over missing or repeated ones", () => {
    expect(messageOf(["id", "name", "extra"], open)).toBeNull();
    expect(messageOf(["id", "extra"], open)).toContain("missing");
    expect(messageOf(["id", "name", "id"], open)).toContain("twice");
  });
});

describe("rowValues", () => {
  it("gives each column its cell, in any order of columns", () => {
    const order = fc.shuffledSubarray<Column>(["id", "name", "note"], { minLength: 3 });
    fc.assert(
      fc.property(order, (cells) => {
        const header = mapHeader({ cells, columns: closed });
        if (!header.ok) throw new Error(header.error.message);
        const row = { line: 2, cells: cells.map((name) => `${name}!`) };
        expect(rowValues({ row, header: header.value })).toEqual({
          ok: true,
          value: { id: "id!", name: "name!", note: "note!" },
        });
      }),
    );
  });

  it("refuses a row with a cell too many or too few, and names its line", () => {
    const header = mapHeader({ cells: ["id", "name"], columns: closed });
    if (!header.ok) throw new Error(header.error.message);
    for (const cells of [["1"], ["1", "2", "3"]]) {
      const result = rowValues({ row: { line: 7, cells }, header: header.value });
      expect(result).toMatchObject({ ok: false, error: { code: "tsv-cell-count", line: 7 } });
    }
    expect(rowValues({ row: { line: 7, cells: ["1", "2"] }, header: header.value }).ok).toBe(true);
  });
});
