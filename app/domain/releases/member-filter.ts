/** Which members of a release are listed: those of one change class, all that differ, or all. */
export const MEMBER_FILTERS = ["differing", "added", "changed", "retired", "all"] as const;
/** See {@link MEMBER_FILTERS}. */
export type MemberFilter = (typeof MEMBER_FILTERS)[number];

/** How many members a filter lists, read off a release's counts of changes. */
export function memberTotal(input: {
  changes: Readonly<Record<string, number>>;
  filter: MemberFilter;
}): number {
  const { changes, filter } = input;
  const { added = 0, changed = 0, retired = 0, unchanged = 0 } = changes;
  switch (filter) {
    case "differing":
      return added + changed + retired;
    case "all":
      return added + changed + retired + unchanged;
    default:
      return changes[filter] ?? 0;
  }
}
