// Goal: rows are found again wherever they stand, and only those that were asked for. Method: a table
// of lines in a file of its own, with every way to part the lines among records as a property.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LineStarts } from "./line-starts.server.ts";
import { RowGroups } from "./row-groups.server.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "row-groups-"));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe("RowGroups", () => {
  it("gives each record its rows in their order, with their lines", async () => {
    const owners = fc.array(fc.nat(3), { minLength: 1, maxLength: 20 });
    const wanted = fc.subarray([0, 1, 2, 3]);
    await fc.assert(
      fc.asyncProperty(
        owners,
        wanted,
        fc.constantFrom("\n", "\r\n"),
        async (owned, records, end) => {
          const lines = ["id\ttext", ...owned.map((record, at) => `${record}\té${at}`)];
          const bytes = Buffer.from(lines.join(end));
          const path = join(folder, "rows.tsv");
          await writeFile(path, bytes);
          const groups = new RowGroups({ records: 4 });
          groups.lineStarts.add(bytes.subarray(0, 7));
          groups.lineStarts.add(bytes.subarray(7));
          owned.forEach((record, at) => {
            groups.add({ record, line: at + 2 });
          });
          const found = await groups.read({ path, records });
          for (const record of [0, 1, 2, 3]) {
            const own = owned.flatMap((one, at) => (one === record ? [at] : []));
            const expected = records.includes(record)
              ? own.map((at) => ({ line: at + 2, cells: [`${record}`, `é${at}`], nulCount: 0 }))
              : [];
            const rows = found.filter((one) => one.record === record).map(({ row }) => row);
            expect(rows).toEqual(expected);
            expect(groups.size(record).rows).toBe(own.length);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("notes a table whose rows alternate between two records without delay", () => {
    const groups = new RowGroups({ records: 2 });
    for (let line = 2; line < 200_002; line += 1) {
      groups.add({ record: line % 2, line });
    }
    expect(groups.size(0).rows).toBe(100_000);
  });
});

describe("LineStarts", () => {
  it("knows where each line starts, wherever the bytes are cut", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "\n"), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(40), (whole, cut) => {
        const bytes = Buffer.from(whole);
        const starts = new LineStarts();
        starts.add(bytes.subarray(0, cut));
        starts.add(bytes.subarray(cut));
        const lines = whole.split("\n");
        lines.forEach((line, at) => {
          const { start, end } = starts.range({ first: at + 1, last: at + 1 });
          const isLast = at === lines.length - 1;
          expect(whole.slice(start, end)).toBe(isLast ? line : `${line}\n`);
        });
      }),
    );
  });
});
