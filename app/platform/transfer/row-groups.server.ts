import { open } from "node:fs/promises";
import { invariant } from "#app/domain/shared/invariant.ts";
import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import { LineStarts } from "./line-starts.server.ts";
import { readTsv } from "./read-tsv.server.ts";

/** The lines of rows that stand one after another and belong to one record. */
type Run = { readonly first: number; last: number };

/** A row of a record that was read again. */
export type GroupedRow = { readonly record: number; readonly row: TsvRow };

/**
 * Which rows of a side table belong to which record, by the record's number from 0, whatever their
 * order in the file. Filled in while the table is read once; then the rows of some records are read
 * again. Memory holds eight bytes a line and eight a record, and a little more for a record whose rows
 * stand apart; not the rows.
 */
export class RowGroups {
  readonly lineStarts = new LineStarts();
  /** The first run of each record; lines count from 1, so that 0 means none. */
  readonly #first: Uint32Array;
  readonly #last: Uint32Array;
  readonly #further = new Map<number, Run[]>();

  constructor({ records }: { records: number }) {
    this.#first = new Uint32Array(records);
    this.#last = new Uint32Array(records);
  }

  /** Takes note of a row; call in the order of the file. */
  add({ record, line }: { record: number; line: number }): void {
    const further = this.#further.get(record);
    const latest = further?.at(-1);
    if (this.#first[record] === 0) {
      this.#first[record] = line;
      this.#last[record] = line;
    } else if (latest === undefined && this.#last[record] === line - 1) {
      this.#last[record] = line;
    } else if (latest?.last === line - 1) {
      latest.last = line;
    } else if (further !== undefined) {
      further.push({ first: line, last: line });
    } else {
      this.#further.set(record, [{ first: line, last: line }]);
    }
  }

  #runsOf(record: number): Run[] {
    const first = this.#first[record] ?? 0;
    return first === 0
      ? []
      : [{ first, last: this.#last[record] ?? first }, ...(this.#further.get(record) ?? [])];
  }

  /** How many rows a record has, and how many bytes. */
  size(record: number): { rows: number; length: number } {
    const runs = this.#runsOf(record);
    return {
      rows: runs.reduce((sum, { first, last }) => sum + last - first + 1, 0),
      length: runs.reduce((sum, run) => {
        const { start, end } = this.lineStarts.range(run);
        return sum + end - start;
      }, 0),
    };
  }

  /** Reads the rows of some records again, each record's in the order of the file. Neighbouring runs are read at once. */
  async read(input: { path: string; records: readonly number[] }): Promise<GroupedRow[]> {
    const runs = input.records
      .flatMap((record) => this.#runsOf(record).map((run) => ({ record, ...run })))
      .sort((left, right) => left.first - right.first);
    if (runs.length === 0) {
      return [];
    }
    const found: GroupedRow[] = [];
    const file = await open(input.path);
    try {
      const bytesOf = async (lines: Run) => {
        const { start, end } = this.lineStarts.range(lines);
        const bytes = new Uint8Array(end - start);
        const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
        return bytes.subarray(0, bytesRead);
      };
      const header = await bytesOf({ first: 1, last: 1 });
      for (const block of joinRuns(runs)) {
        const records = block.runs.flatMap(({ record, first, last }) =>
          Array.from({ length: last - first + 1 }, () => record),
        );
        const rows = readTsv(chunks([header, await bytesOf(block)]));
        for await (const row of rows) {
          if (row.line > 1) {
            const record = records[row.line - 2];
            invariant(record !== undefined, "a block holds the lines of its runs");
            found.push({ record, row: { ...row, line: row.line - 2 + block.first } });
          }
        }
      }
    } finally {
      await file.close();
    }
    return found;
  }
}

type Block = Run & { readonly runs: (Run & { readonly record: number })[] };

function joinRuns(runs: readonly (Run & { readonly record: number })[]): Block[] {
  const blocks: Block[] = [];
  for (const run of runs) {
    const block = blocks.at(-1);
    if (block !== undefined && block.last === run.first - 1) {
      block.last = run.last;
      block.runs.push(run);
    } else {
      blocks.push({ first: run.first, last: run.last, runs: [run] });
    }
  }
  return blocks;
}

/** The header stands before every block, so that its rows are read by the same rules as in the file. */
async function* chunks(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts;
}
