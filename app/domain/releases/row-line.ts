import type { ReleaseRow } from "./row.ts";

/**
 * A release row as one RFC 8785 line, with content that is in its canonical form already: the head's
 * members sort around `content` (active, content, effectiveTime, id, moduleId, version), so the
 * approved bytes go into the file as they were hashed, unparsed. No line feed.
 */
export function rowLineFromCanonical(
  row: Omit<ReleaseRow, "content"> & { readonly canonicalContent: string },
): string {
  return `{"active":${row.active},"content":${row.canonicalContent},"effectiveTime":${JSON.stringify(
    row.effectiveTime,
  )},"id":${JSON.stringify(row.id)},"moduleId":${JSON.stringify(row.moduleId)},"version":${row.version}}`;
}

/** A time as release files write it: UTC, whole seconds, `Z`. */
export function releaseInstant(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}
