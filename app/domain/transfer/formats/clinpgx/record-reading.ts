import type { ClinpgxCells } from "./detect-table.ts";
import type { ClinpgxColumn } from "./layouts.ts";
import type { Words } from "./words.ts";

/** A row of one of the tables, with its place. `nulCount` says how many U+0000 were left out of it. */
export type ClinpgxRow = {
  readonly file: string;
  readonly line: number;
  readonly cells: ClinpgxCells;
  readonly nulCount: number;
};

/** Something about one row: its place, a stable code and one sentence. */
export type PlacedRemark = {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
};

/**
 * Reads the cells of an annotation and of its parts, and collects what is wrong with them: `faults`
 * keep the annotation out, `remarks` do not. Cells are freed of quotation marks around them and of
 * blanks.
 */
export class RecordReading {
  readonly faults: PlacedRemark[] = [];
  readonly remarks: PlacedRemark[] = [];
  readonly #trimmed = new Map<ClinpgxRow, Set<string>>();

  /** Notes of each row what was left out before its cells were read. */
  constructor(rows: readonly ClinpgxRow[]) {
    for (const row of rows.filter(({ nulCount }) => nulCount > 0)) {
      this.remark(row, "nul-removed", `${row.nulCount} characters U+0000 were left out.`);
    }
  }

  /** A cell without blanks around it; empty where the file lacks the column. */
  text(row: ClinpgxRow, column: ClinpgxColumn): string {
    const cell = unquote(row.cells[column] ?? "");
    const trimmed = cell.trim();
    if (trimmed !== cell) {
      this.#noteTrimmed(row, column);
    }
    return trimmed;
  }

  /** A cell, or null when it is empty. */
  optional(row: ClinpgxRow, column: ClinpgxColumn): string | null {
    return this.text(row, column) || null;
  }

  /** The parts of a cell that joins them by semicolons. */
  list(row: ClinpgxRow, column: ClinpgxColumn): string[] {
    return this.text(row, column)
      .split(";")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }

  /** The code of a word; an unknown one is a fault, and null. */
  word<Code extends string>(input: {
    row: ClinpgxRow;
    column: ClinpgxColumn;
    text: string;
    words: Words<Code>;
  }): Code | null {
    const { row, column, text, words } = input;
    const code = words.get(text) ?? null;
    if (code === null) {
      this.fault(row, "unknown-word", `${column} does not know the word ${quote(text)}.`);
    }
    return code;
  }

  fault({ file, line }: ClinpgxRow, code: string, message: string): void {
    this.faults.push({ file, line, code, message });
  }

  remark({ file, line }: ClinpgxRow, code: string, message: string): void {
    this.remarks.push({ file, line, code, message });
  }

  /** Names the columns whose cells had blanks around them, row by row; call once, at the end. */
  remarkOnBlanks(): void {
    for (const [row, columns] of this.#trimmed) {
      const names = [...columns].join(", ");
      this.remark(row, "blanks-trimmed", `Blanks around the text were left out: ${names}.`);
    }
  }

  #noteTrimmed(row: ClinpgxRow, column: string): void {
    const columns = this.#trimmed.get(row) ?? new Set();
    this.#trimmed.set(row, columns.add(column));
  }
}

/**
 * Takes the quotation marks off a cell that was written as CSV writes one with a quotation mark in it:
 * around it, and each inside twice. The tables are not quoted otherwise, so any other cell stays.
 */
export function unquote(cell: string): string {
  const inner = /^"(.*)"$/s.exec(cell)?.[1];
  return inner === undefined || inner.replaceAll('""', "").includes('"')
    ? cell
    : inner.replaceAll('""', '"');
}

/** Writes a cell as ClinPGx does; the reverse of {@link unquote}. */
export function requote(text: string): string {
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A short quotation for messages. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
