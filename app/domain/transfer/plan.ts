import type { ImportItem, ImportRecord } from "./import-item.ts";

/** What is known of a record that was imported before. Hashes are of content in canonical form. */
export type ExistingRecord = {
  readonly entryId: string;
  /** The content that was last taken from this source. */
  readonly sourceHash: string;
  /** The entry's accepted content as it is now; null when none is accepted yet. */
  readonly acceptedHash: string | null;
};

/** What an import does with one record. */
export type ImportAction =
  | { readonly action: "create" }
  | { readonly action: "unchanged"; readonly entryId: string }
  | {
      readonly action: "update";
      readonly entryId: string;
      /** Whether the entry was also changed here since; then a person must bring the two together. */
      readonly isDiverged: boolean;
    };

/** How many records and rows came to what; `warnings` counts remarks, so that one record can count twice. */
export type ImportSummary = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly skipped: number;
  readonly warnings: number;
};

/** The summary of nothing. */
export const EMPTY_SUMMARY: ImportSummary = {
  created: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  skipped: 0,
  warnings: 0,
};

/** The identity of a record over all sources: `civic:EID123`. */
export function recordKey(record: Pick<ImportRecord, "source" | "recordId">): string {
  return `${record.source}:${record.recordId}`;
}

/**
 * Decides what becomes of one record, by its id and the hash of its content. A record that has not
 * changed at its source changes nothing, also when the entry has been amended here.
 */
export function planRecord(input: {
  contentHash: string;
  existing: ExistingRecord | null;
}): ImportAction {
  const { contentHash, existing } = input;
  if (existing === null) {
    return { action: "create" };
  }
  const { entryId, sourceHash, acceptedHash } = existing;
  if (contentHash === sourceHash || contentHash === acceptedHash) {
    return { action: "unchanged", entryId };
  }
  const isDiverged = acceptedHash !== null && acceptedHash !== sourceHash;
  return { action: "update", entryId, isDiverged };
}

/** Adds one item of a reader to a summary; a record counts by its action. */
export function countItem(input: {
  summary: ImportSummary;
  item: ImportItem;
  action?: ImportAction;
}): ImportSummary {
  const { summary, item, action } = input;
  switch (item.type) {
    case "start":
      return summary;
    case "record": {
      const warnings = summary.warnings + item.record.warnings.length;
      return action === undefined
        ? { ...summary, warnings }
        : { ...summary, warnings, [COUNTER[action.action]]: summary[COUNTER[action.action]] + 1 };
    }
    default: {
      const counter = item.issue.severity === "warning" ? "warnings" : item.issue.severity;
      return { ...summary, [counter]: summary[counter] + 1 };
    }
  }
}

const COUNTER = { create: "created", update: "updated", unchanged: "unchanged" } as const;
