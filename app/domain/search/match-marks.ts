/** Marks the matched words in an excerpt; control characters, which no text of ours holds. */
export const MATCH_MARKS = { start: "\u0001", end: "\u0002" } as const;
