import canonicalize from "canonicalize";

/** A value that JSON can carry without loss. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

/**
 * Serialises a value as RFC 8785 canonical JSON: the same content gives the same text on every
 * machine. `undefined` members are left out. Throws a TypeError on what JSON cannot carry (NaN,
 * BigInt, lone surrogates), because a hash over a repaired value would prove the wrong thing.
 * TUF metadata uses another dialect (OLPC); never mix the two.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) {
    throw new TypeError("The value has no JSON form.");
  }
  return text;
}
