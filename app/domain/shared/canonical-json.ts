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
  const ordered = inOrder(value, 0);
  const text = ordered === UNUSUAL ? canonicalize(value) : JSON.stringify(ordered);
  if (text === undefined) {
    throw new TypeError("The value has no JSON form.");
  }
  return text;
}

/** Stands for a value that {@link inOrder} leaves to the library. */
const UNUSUAL = Symbol("unusual");

/** Deeper values, circular ones among them, are left to the library. */
const MAX_DEPTH = 200;

/** Member names that JavaScript puts first, or reads as something else, however they were written. */
const UNUSUAL_NAME = /^(?:\d|__proto__$)/;

/**
 * The value with its members in the order of RFC 8785, section 3.2.3, so that `JSON.stringify` writes
 * the canonical text: it writes numbers and escapes as RFC 8785 asks, which takes both from
 * ECMAScript. Several times faster than writing the text member by member. What stands in order is
 * not copied; what is not plain JSON is left to the library, which knows what to refuse.
 */
function inOrder(value: unknown, depth: number): unknown {
  switch (typeof value) {
    case "string":
      return value.isWellFormed() ? value : UNUSUAL;
    case "number":
      return Number.isFinite(value) ? value : UNUSUAL;
    case "boolean":
      return value;
    case "object":
      break;
    default:
      return UNUSUAL;
  }
  if (value === null) {
    return null;
  }
  if (depth > MAX_DEPTH || "toJSON" in value) {
    return UNUSUAL;
  }
  if (Array.isArray(value)) {
    return itemsInOrder(value, depth);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null
    ? membersInOrder(value, depth)
    : UNUSUAL;
}

function itemsInOrder(items: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | null = null;
  for (let index = 0; index < items.length; index += 1) {
    const ordered = inOrder(items[index], depth + 1);
    if (ordered === UNUSUAL) {
      return UNUSUAL;
    }
    if (copy === null && ordered !== items[index]) {
      copy = [...items];
    }
    if (copy !== null) {
      copy[index] = ordered;
    }
  }
  return copy ?? items;
}

function membersInOrder(value: object, depth: number): unknown {
  const names = Object.keys(value);
  const ordered: Record<string, unknown> = {};
  let isSame = names.every((name, index) => index === 0 || (names[index - 1] ?? "") < name);
  for (const name of isSame ? names : names.sort()) {
    const member: unknown = Reflect.get(value, name);
    if (member === undefined) {
      continue;
    }
    const copy = inOrder(member, depth + 1);
    if (copy === UNUSUAL || UNUSUAL_NAME.test(name) || !name.isWellFormed()) {
      return UNUSUAL;
    }
    isSame &&= copy === member;
    ordered[name] = copy;
  }
  return isSame ? value : ordered;
}
