/** The longest texts that are taken in, in UTF-16 code units, by use. One place, so that forms, files and the API agree. */
export const TEXT_LIMITS = {
  curie: 120,
  label: 500,
  line: 1_000,
  summary: 4_000,
  quote: 4_000,
  comment: 8_000,
  statement: 20_000,
} as const;
