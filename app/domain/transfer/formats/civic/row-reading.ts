import type { CivicColumn, CivicRow } from "./layouts.ts";
import type { Words } from "./words.ts";

/** Something about one row: a stable code and one sentence. */
export type RowRemark = { readonly code: string; readonly message: string };

/**
 * Reads the cells of one row and collects what is wrong with them: `faults` keep the row out,
 * `remarks` do not. Cells are trimmed, except texts that are taken as they stand.
 */
export class RowReading {
  readonly faults: RowRemark[] = [];
  readonly remarks: RowRemark[] = [];
  readonly #row: CivicRow;

  constructor(row: CivicRow) {
    this.#row = row;
  }

  /** Whether the file has this column. */
  hasColumn(column: CivicColumn): boolean {
    return this.#row[column] !== undefined;
  }

  /** A cell as it stands; empty where the file lacks the column. */
  raw(column: CivicColumn): string {
    return this.#row[column] ?? "";
  }

  /** A cell without blanks around it. */
  text(column: CivicColumn): string {
    return this.raw(column).trim();
  }

  /** A cell without blanks around it, or null when nothing is left. */
  optional(column: CivicColumn): string | null {
    return this.text(column) || null;
  }

  /** A record id: digits. Gives null, and a fault, for anything else. */
  id(column: CivicColumn): string | null {
    const id = this.text(column);
    if (/^[1-9]\d{0,17}$/.test(id)) {
      return id;
    }
    this.fault("id-malformed", `${column} must be a number, not ${quote(id)}.`);
    return null;
  }

  /** A word of a vocabulary; an unknown one is a fault. An empty cell gives `blank`, with a remark where the column exists. */
  word<Code extends string>(input: { column: CivicColumn; words: Words<Code>; blank: Code }): Code {
    const { column, words, blank } = input;
    const text = this.text(column);
    const code = words.get(text);
    if (code !== undefined) {
      return code;
    }
    if (text !== "") {
      this.fault("unknown-word", `${column} does not know the word ${quote(text)}.`);
    } else if (this.hasColumn(column)) {
      this.remark("blank-word", `${column} is empty and was read as "${blank}".`);
    }
    return blank;
  }

  /** `true`, `false` or nothing. */
  flag(column: CivicColumn): boolean | null {
    const text = this.text(column);
    if (text !== "" && text !== "true" && text !== "false") {
      this.fault("unknown-word", `${column} must be true or false, not ${quote(text)}.`);
    }
    return text === "" ? null : text === "true";
  }

  /** Ids or codes joined by commas or semicolons, blanks around them aside. */
  list(column: CivicColumn): string[] {
    return this.text(column)
      .split(/[,;]/)
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }

  /** Names the columns whose cells had blanks around them. */
  remarkOnBlanks(except: readonly CivicColumn[]): void {
    const columns = Object.entries(this.#row)
      .filter(([, value]) => value !== undefined && value !== value.trim())
      .map(([column]) => column)
      .filter((column) => !except.some((kept) => kept === column));
    if (columns.length > 0) {
      this.remark("blanks-trimmed", `Blanks around the text were left out: ${columns.join(", ")}.`);
    }
  }

  fault(code: string, message: string): void {
    this.faults.push({ code, message });
  }

  remark(code: string, message: string): void {
    this.remarks.push({ code, message });
  }
}

/** A short quotation for messages. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text);
}
