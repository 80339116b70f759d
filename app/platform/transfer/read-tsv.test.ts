// Goal: the reader gives back exactly the cells that stand in a file, wherever the stream is cut, and
// names the line of what it cannot read. Method: byte arrays as streams, and a property over random
// tables and chunk sizes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TSV_LINE_BYTES_MAX, TsvRefusal, type TsvRow } from "#app/domain/transfer/tsv-row.ts";
import { readTsv } from "./read-tsv.server.ts";

async function* chunked({ bytes, size }: { bytes: Uint8Array; size: number }) {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function read(input: { text?: string; bytes?: Uint8Array; size?: number }) {
  const bytes = input.bytes ?? new TextEncoder().encode(input.text ?? "");
  const rows: TsvRow[] = [];
  for await (const row of readTsv(chunked({ bytes, size: input.size ?? 65_536 }))) {
    rows.push(row);
  }
  return rows;
}

const cellsOf = async (text: string) => (await read({ text })).map((row) => row.cells);

async function faultOf(input: { text?: string; bytes?: Uint8Array }) {
  try {
    await read(input);
  } catch (error) {
    if (error instanceof TsvRefusal) return error.fault;
    throw error;
  }
  return null;
}

describe("readTsv", () => {
  it("takes a quotation mark, also an odd one, as a character", async () => {
    expect(await cellsOf('a\tb\n"x\ty\nz"\t""w\n')).toEqual([
      ["a", "b"],
      ['"x', "y"],
      ['z"', '""w'],
    ]);
  });

  it("numbers lines from 1 and reads a last line without a line feed", async () => {
    const rows = await read({ text: "a\nb\nc" });
    expect(rows.map((row) => [row.line, row.cells[0]])).toEqual([
      [1, "a"],
      [2, "b"],
      [3, "c"],
    ]);
  });

  it("takes the CR off when the header ends on CR LF", async () => {
    expect(await cellsOf("a\tb\r\n1\t2\r\n")).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  });

  it("leaves a lone CR in its cell, and a CR at the end of a line when the header has none", async () => {
    expect(await cellsOf("a\tb\n1\rx\t2\r\n")).toEqual([
      ["a", "b"],
      ["1\rx", "2\r"],
    ]);
    expect(await cellsOf("a\tb\r\n1\rx\t2\r\r\n")).toEqual([
      ["a", "b"],
      ["1\rx", "2\r"],
    ]);
  });

  it("takes a byte order mark off the file's start alone", async () => {
    expect(await cellsOf("\uFEFFa\tb\n\uFEFF1\t\uFEFF2\n")).toEqual([
      ["a", "b"],
      ["\uFEFF1", "\uFEFF2"],
    ]);
  });

  it("leaves out U+0000 and counts it", async () => {
    const rows = await read({ text: "a\tb\n1\0\0\t2\0\n" });
    expect(rows[1]).toEqual({ line: 2, cells: ["1", "2"], nulCount: 3 });
    expect(rows[0]?.nulCount).toBe(0);
  });

  it("drops blank lines at the end and keeps them as rows inside", async () => {
    expect(await cellsOf("a\n1\n\n\n")).toEqual([["a"], ["1"]]);
    const rows = await read({ text: "a\n\n\n1\n" });
    expect(rows.map((row) => [row.line, row.cells])).toEqual([
      [1, ["a"]],
      [2, [""]],
      [3, [""]],
      [4, ["1"]],
    ]);
  });

  it("refuses bytes that are not UTF-8 and names the line", async () => {
    const bytes = Buffer.concat([Buffer.from("a\nb\n\xc3"), Buffer.from([0xff, 0x0a])]);
    expect(await faultOf({ bytes })).toMatchObject({ code: "tsv-encoding", line: 3 });
    expect(await faultOf({ text: "a\nb\n\u00ff\n" })).toBeNull();
  });

  it("refuses UTF-16, which spreadsheets write", async () => {
    const bytes = Buffer.from("\uFEFFa\tb\n1\t2\n", "utf16le");
    expect(await faultOf({ bytes })).toMatchObject({ code: "tsv-encoding", line: 1 });
  });

  it("takes a line of exactly the limit and refuses one byte more", async () => {
    const longest = "x".repeat(TSV_LINE_BYTES_MAX);
    expect((await read({ text: `a\n${longest}\n` })).length).toBe(2);
    expect(await faultOf({ text: `a\n${longest}x\n` })).toMatchObject({
      code: "tsv-line-length",
      line: 2,
    });
    expect(await faultOf({ text: `a\n${longest}x` })).toMatchObject({ line: 2 });
  });

  it("refuses an empty file", async () => {
    expect(await faultOf({ text: "" })).toMatchObject({ code: "tsv-empty", line: 0 });
    expect(await faultOf({ text: "\n\n" })).toMatchObject({ code: "tsv-empty" });
  });

  it("gives back any table, wherever the stream is cut", async () => {
    const cell = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((value) => value.replace(/[\t\n\r\0\uFEFF]/g, ""));
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const text = `${rows.map((row) => row.join("\t")).join("\n")}\n`;
        const given = await read({ bytes: new TextEncoder().encode(text), size });
        expect(given.map((row) => row.cells)).toEqual(rows);
      }),
    );
  });
});
