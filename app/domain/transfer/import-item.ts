import type { EntryContent } from "../entries/entry-content.ts";

/**
 * Something about the files of an import that a person should know. `line` counts from 1, the header;
 * 0 means the file as a whole. `code` is stable, `message` one sentence.
 */
export type ImportIssue = {
  readonly file: string;
  readonly line: number;
  readonly recordId: string | null;
  /** refused: the row does not come in. warning: it does. skipped: there was nothing to take. */
  readonly severity: "refused" | "warning" | "skipped";
  readonly code: string;
  readonly message: string;
};

/** A row that became content: valid by schema, in canonical form, checked against the rules of its type. */
export type ImportRecord = {
  /** Short name of the knowledge base (`civic`). With `recordId` it says which entry this is. */
  readonly source: string;
  /** The record's permanent id there (`EID123`, `AID5`). */
  readonly recordId: string;
  readonly file: string;
  readonly line: number;
  /** The record's state there (`accepted`, `submitted`); null where the file does not say, which holds for accepted ones. */
  readonly sourceStatus: string | null;
  readonly content: EntryContent;
  /** What is odd about it; it comes in all the same. */
  readonly warnings: readonly ImportIssue[];
};

/** One file that was read: its base name, what it holds, its rows, its length in bytes and its SHA-256. */
export type ImportFile = {
  readonly name: string;
  readonly role: string;
  readonly rows: number;
  readonly length: number;
  readonly sha256: string;
};

/**
 * What a reader gives, in this order: issues and one `start`, then records and issues; or issues and
 * one `refusal`, which is the last item and means that the whole source is refused. No record comes
 * before a refusal, so that it changes nothing.
 */
export type ImportItem =
  | { readonly type: "start"; readonly files: readonly ImportFile[]; readonly records: number }
  | { readonly type: "record"; readonly record: ImportRecord }
  | { readonly type: "issue"; readonly issue: ImportIssue }
  | { readonly type: "refusal"; readonly issue: ImportIssue };
