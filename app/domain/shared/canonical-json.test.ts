// Goal: canonical JSON is RFC 8785's, byte for byte, and what JSON cannot carry is refused. Method: the
// RFC's own example, properties over arbitrary values against the library, and the odd cases by name.
import canonicalize from "canonicalize";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical-json.ts";

/** Names that objects treat in their own way, beside ordinary ones. */
const name = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 6 }),
  fc.constantFrom("__proto__", "constructor", "toString", "10", "9", "09", "1e3", "-1", ""),
);
const leaf = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, -0, 1e21, 1e-7, "\u0000", "\u2028", "\ufeff", "é", "e\u0301", "😀"),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    leaf,
    fc.array(tie("value"), { maxLength: 4 }),
    fc
      .array(fc.tuple(name, fc.oneof(tie("value"), fc.constant(undefined))), { maxLength: 5 })
      .map((members) => {
        const made = {};
        for (const [key, member] of members) {
          Object.defineProperty(made, key, { value: member, enumerable: true, configurable: true });
        }
        return made;
      }),
  ),
}));

describe("canonicalJson", () => {
  it("writes what the library writes, for any value", () => {
    fc.assert(
      fc.property(value, (given) => {
        expect(canonicalJson(given)).toBe(canonicalize(given));
      }),
      { numRuns: 500 },
    );
  });

  it("does not depend on the order of members", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, leaf), { selector: ([key]) => key }), (members) => {
        const backwards = Object.fromEntries([...members].reverse());
        expect(canonicalJson(backwards)).toBe(canonicalJson(Object.fromEntries(members)));
      }),
    );
  });

  it("sorts and escapes as the example in RFC 8785, section 3.2.3, does", () => {
    const given = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect(canonicalJson(given)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it("writes a date as JSON does, and leaves out members that are undefined", () => {
    expect(canonicalJson({ b: new Date(0), a: undefined })).toBe(
      '{"b":"1970-01-01T00:00:00.000Z"}',
    );
  });

  it.each([
    ["half of a surrogate pair", { a: ["\ud800"] }],
    ["half of a surrogate pair in a name", { "\udc00": 1 }],
    ["NaN", [Number.NaN]],
    ["infinity", { a: Number.POSITIVE_INFINITY }],
    ["a BigInt", { a: 1n }],
    ["nothing", undefined],
  ])("refuses %s", (_what, given) => {
    expect(() => canonicalJson(given)).toThrow();
  });

  it.each([
    ["a boxed number", { a: new Number(3) }],
    ["a map", { a: new Map([[1, 2]]) }],
    [
      "an object without a prototype",
      Object.assign(Object.create(null), { b: 1, a: { d: 1, c: 2 } }),
    ],
    ["a list with nothing in it", [undefined, { b: 1, a: 2 }]],
  ])("writes %s as the library does", (_what, given) => {
    expect(canonicalJson(given)).toBe(canonicalize(given));
  });

  it("refuses what contains itself", () => {
    const circular: unknown[] = [];
    circular.push({ circular });
    expect(() => canonicalJson(circular)).toThrow();
  });
});
