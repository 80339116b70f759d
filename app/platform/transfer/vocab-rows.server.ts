import type { TermRecord } from "#app/domain/terms/term-record.ts";
import type { VocabItem, VocabRow } from "#app/domain/transfer/vocab/vocab-item.ts";

/** What a reader of one format gives: the source first, then rows in the order of the file. */
export type VocabRows = AsyncGenerator<
  | Extract<VocabItem, { type: "source" }>
  | { readonly type: "row"; readonly line: number; readonly row: VocabRow }
>;

/** The terms that are known already, by id; only files that add to known terms ask for them. */
export type KnownTerms = () => Promise<ReadonlyMap<string, TermRecord>>;
