/**
 * A kind of identifier. `pattern` is the shape of the part behind the prefix; `check` is what the
 * scheme asks beyond its shape (a check digit, a grammar) and says in one sentence what is wrong.
 */
export type IdentifierScheme = {
  /** The prefix as it is written here (`HGNC`); read without regard to case. */
  readonly prefix: string;
  /** Other prefixes that mean the same, in lower case. */
  readonly aliases: readonly string[];
  readonly name: string;
  readonly pattern: RegExp;
  /** One sentence that says the shape. */
  readonly rule: string;
  readonly check: ((local: string) => string | null) | null;
  /** Brings a common misspelling of the part behind the prefix into the scheme's own spelling. */
  readonly tidy: (local: string) => string;
  /** Who says what an identifier looks like. */
  readonly authority: string;
  /** The public address of a well-formed identifier; null where there is none. */
  readonly url: ((local: string) => string) | null;
};
