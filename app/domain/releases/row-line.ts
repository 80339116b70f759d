import type { ReleaseRow } from "./row.ts";

/**
 * A release row as one RFC 8785 line, with content that is in its canonical form already: the head's
 * members sort around `content` (active, content, effectiveTime, id, moduleId, version), so the
 * approved bytes go into the file as they were hashed, unparsed. No line feed.
 */
export function rowLineFromCanonical(
  row: RowHeadFields & { readonly canonicalContent: string },
): string {
  const { before, after } = rowLineAround(row);
  return `${before}${row.canonicalContent}${after}`;
}

/** What of a row stands around its content. */
export type RowHeadFields = Omit<ReleaseRow, "content">;

/** The text before and behind the content in a {@link rowLineFromCanonical}, for content that stays bytes. */
export function rowLineAround(row: RowHeadFields): { before: string; after: string } {
  return {
    before: `{"active":${row.active},"content":`,
    after: `,"effectiveTime":${JSON.stringify(row.effectiveTime)},"id":${JSON.stringify(
      row.id,
    )},"moduleId":${JSON.stringify(row.moduleId)},"version":${row.version}}`,
  };
}

/** A time as release files write it: UTC, whole seconds, `Z`. */
export function releaseInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
