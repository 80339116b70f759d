// Goal: reading a profile is the reverse of printing it, and a text with two readings is refused.
// Method: tables of CIViC's notations, and a property over random profiles of awkward names.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessBiomarker } from "./guess-biomarker.ts";
import { parseProfile } from "./parse-profile.ts";
import {
  type Biomarker,
  biomarkerName,
  PROFILE_LIMITS,
  type ProfileNode,
  printProfile,
} from "./profile.ts";

const biomarker = (gene: string | null, name: string): Biomarker => ({
  type: "variant",
  gene: gene === null ? null : { label: gene, id: null, xrefs: [] },
  name,
  id: null,
});

const KNOWN = [
  biomarker("BRAF", "V600E"),
  biomarker("BRAF", "V600K"),
  biomarker("BRAF", "Amplification"),
  biomarker("H3-3A", "G34R"),
  biomarker("ABL1", "BCR::ABL1"),
  biomarker("VHL", "R167Q (c.500G>A)"),
  biomarker("VHL", "Null (Partial deletion of Exons 2 & 3)"),
  biomarker("NTRK1", "LMNA::NTRK1 G595R AND G667C"),
  biomarker("PIK3CA", "Exon 10 OR Exon 21 Mutation"),
  biomarker("ANDR", "NOT X"),
  biomarker(null, "EML4::ALK Fusion"),
  biomarker(null, "Kataegis Positive"),
];
const byName = new Map(KNOWN.map((known) => [biomarkerName(known), known]));
const resolve = (name: string) => byName.get(name) ?? null;
const guess = (name: string) => guessBiomarker({ name });
const parse = (text: string) => parseProfile({ text, resolve, guess });

const is = (name: string): ProfileNode => {
  const known = byName.get(name);
  if (known === undefined) throw new Error(`${name} is not in the table`);
  return { op: "is", biomarker: known };
};

describe("parseProfile", () => {
  it("reads CIViC's example with a group", () => {
    expect(parse("BRAF Amplification AND ( BRAF V600E OR BRAF V600K )")).toEqual({
      ok: true,
      value: {
        profile: {
          op: "and",
          of: [is("BRAF Amplification"), { op: "or", of: [is("BRAF V600E"), is("BRAF V600K")] }],
        },
        unknownNames: [],
      },
    });
  });

  it("takes the longest known name, also over operators and brackets inside it", () => {
    const result = parse(
      "NTRK1 LMNA::NTRK1 G595R AND G667C AND ( PIK3CA Exon 10 OR Exon 21 Mutation OR NOT VHL R167Q (c.500G>A) )",
    );
    expect(result.ok && result.value.profile).toEqual({
      op: "and",
      of: [
        is("NTRK1 LMNA::NTRK1 G595R AND G667C"),
        {
          op: "or",
          of: [
            is("PIK3CA Exon 10 OR Exon 21 Mutation"),
            { op: "not", of: is("VHL R167Q (c.500G>A)") },
          ],
        },
      ],
    });
  });

  it("cuts unknown names at the operators and reports them", () => {
    const result = parse("KRAS G12C AND NOT TP53 R175H (x )");
    expect(result.ok && result.value.unknownNames).toEqual(["KRAS G12C", "TP53 R175H (x )"]);
    expect(result.ok && printProfile(result.value.profile)).toBe(
      "KRAS G12C AND NOT TP53 R175H (x )",
    );
  });

  it("knows words, not letters, as operators", () => {
    const result = parse("ANDR ORX AND NOTCH1 Mutation and more");
    expect(result.ok && result.value.unknownNames).toEqual([
      "ANDR ORX",
      "NOTCH1 Mutation and more",
    ]);
  });

  it.each([
    ["BRAF V600E AND BRAF V600K OR BRAF Amplification", "AND and OR stand on one level"],
    ["BRAF V600E AND ( BRAF V600K OR BRAF Amplification", "not closed"],
    ["BRAF V600E AND ", "name is missing"],
    ["AND BRAF V600E", "name is missing"],
    ["( BRAF V600E ) BRAF V600K", "operator is expected"],
    ["", "name is missing"],
    ["( ) AND BRAF V600E", "name is missing|not closed"],
    [`${"NOT ".repeat(PROFILE_LIMITS.depth)}BRAF X`, "nests at most"],
    [Array.from({ length: PROFILE_LIMITS.biomarkers + 1 }, () => "BRAF V600E").join(" OR "), "."],
    ["x".repeat(4_001), "at most 4000 characters"],
  ])("refuses %s", (text, message) => {
    const result = parse(text);
    expect(result).toMatchObject({ ok: false, error: { code: "profile-syntax", path: "profile" } });
    expect(!result.ok && result.error.message).toMatch(new RegExp(message));
  });

  it("takes the deepest profile that the model allows", () => {
    const text = `${"NOT ".repeat(PROFILE_LIMITS.depth - 1)}BRAF V600E`;
    const result = parse(text);
    expect(result.ok && printProfile(result.value.profile)).toBe(text);
  });

  it("gives back any profile that was printed", () => {
    const leaf = fc
      .constantFrom(...KNOWN)
      .map((known): ProfileNode => ({ op: "is", biomarker: known }));
    const tree = fc.letrec<{ node: ProfileNode }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, depthSize: "small" },
        leaf,
        fc.record({ op: fc.constant("not" as const), of: tie("node") }),
        fc.record({
          op: fc.constantFrom("and" as const, "or" as const),
          of: fc.array(tie("node"), { minLength: 2, maxLength: 3 }),
        }),
      ),
    }));
    fc.assert(
      fc.property(tree.node, (profile) => {
        const result = parse(printProfile(profile));
        expect(result).toEqual({ ok: true, value: { profile, unknownNames: [] } });
      }),
    );
  });

  it("never throws, and prints what it read without loss", () => {
    const word = fc.constantFrom("AND", "OR", "NOT", "(", ")", "BRAF V600E", "X1", "(c.1)", " ");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const text = words.join(" ");
        const result = parse(text);
        if (!result.ok) return;
        const printed = printProfile(result.value.profile);
        const letters = (value: string) => value.replace(/[\s()]/g, "");
        expect(letters(printed)).toBe(letters(text));
      }),
    );
  });
});
