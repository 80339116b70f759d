// Goal: variant descriptions in HGVS nomenclature are told from what only looks like them.
// Method: tables of right descriptions beside the nearest wrong one.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hgvsProblem } from "./hgvs.ts";

const RIGHT_AND_WRONG: readonly (readonly [right: string, wrong: string, why: string])[] = [
  ["NM_004333.6:c.1799T>A", "NM_004333:c.1799T>A", "the version is missing"],
  ["NM_004333.6:c.1799T>A", "c.1799T>A", "the reference is missing"],
  ["NM_004333.6:c.1799T>A", "BRAF:c.1799T>A", "a gene is no reference sequence"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6c.1799T>A", "the colon is missing"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:1799T>A", "the kind of coordinate is missing"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:c.1799t>a", "bases in small letters"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:c.1799T>T", "no change"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:c.1799_1800TG>AA", "several bases by >"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:c.0T>A", "position zero"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:c.1799T/A", "no known change"],
  ["NM_004333.6:c.1799T>A", "NM_004333.6:c. 1799T>A", "a blank"],
  ["NM_004333.6:c.1799T>A", "NP_004324.2:c.1799T>A", "c. on a protein"],
  ["NM_004333.6:c.1799T>A", "NC_000007.14:c.1799T>A", "c. on a chromosome"],
  ["NM_004333.6(BRAF):c.1799T>A", "NM_004333.6(BRAF:c.1799T>A", "an open bracket"],
  ["NC_000023.11(NM_004006.2):c.357+1G>A", "NC_000023.11:c.357+1G>A", "no transcript"],
  ["ENST00000288602.11:c.1799T>A", "ENST0000288602.11:c.1799T>A", "ten digits"],
  ["LRG_199t1:c.357+1G>A", "LRG_199:c.357+1G>A", "no transcript"],
  ["NM_000551.3:c.-75_-70del", "NM_000551.3:c.--75del", "two signs"],
  ["NM_000551.3:c.*70A>G", "NM_000551.3:c.70*A>G", "the star behind the number"],
  ["NM_000551.3:c.340+5G>C", "NM_000551.3:c.340+0G>C", "offset zero"],
  ["NM_000551.3:c.526delA", "NM_000551.3:c.526delAG", "two bases at one position"],
  ["NM_000551.3:c.526_527delAG", "NM_000551.3:c.526_529delAG", "two bases at four positions"],
  ["NM_000551.3:c.526_527dup", "NM_000551.3:c.527_526dup", "the range backwards"],
  ["NM_000551.3:c.526_527insG", "NM_000551.3:c.526insG", "an insertion at one position"],
  ["NM_000551.3:c.526_527insG", "NM_000551.3:c.526_528insG", "an insertion over three"],
  ["NM_000551.3:c.526_527insN[12]", "NM_000551.3:c.526_527ins12", "a bare length"],
  ["NM_000551.3:c.526_527delinsTT", "NM_000551.3:c.526_527delins", "nothing put in"],
  ["NM_000551.3:c.526_527delAGinsTT", "NM_000551.3:c.526_527>TT", "> without a base"],
  ["NM_000551.3:c.526_530inv", "NM_000551.3:c.526inv", "an inversion of one base"],
  ["NM_000551.3:c.1799=", "NM_000551.3:c.=1799", "the sign before the position"],
  ["NM_002024.5:c.-128_-126[79]", "NM_002024.5:c.-128_-126[0]", "no copies"],
  ["NM_000551.3:c.526del", "NM_000551.3:c.[526del;530del]", "an allele of two changes"],
  ["NM_000551.3:c.526_600del", "NM_000551.3:c.(500_526)_600del", "uncertain positions"],
  ["NC_000007.13:g.140453136A>T", "NM_004333.6:g.140453136A>T", "g. on a transcript"],
  ["NC_000007.13:g.140453136A>T", "NC_000007.13:G.140453136A>T", "a capital kind"],
  ["NC_000007.13:g.140453136A>T", "NC_000007.13:g.140453136+1A>T", "an intron on a chromosome"],
  ["NC_000007.13:g.140453136A>T", "chr7:g.140453136A>T", "a chromosome's name"],
  ["NC_012920.1:m.1555A>G", "NM_012920.1:m.1555A>G", "m. on a transcript"],
  ["NR_002196.3:n.601G>T", "NP_002196.3:n.601G>T", "n. on a protein"],
  ["NP_004324.2:p.Val600Glu", "NM_004333.6:p.Val600Glu", "p. on a transcript"],
  ["NP_004324.2:p.Val600Glu", "NP_004324.2:p.VAL600GLU", "capitals"],
  ["NP_004324.2:p.Val600Glu", "NP_004324.2:p.Val600Val", "no change"],
  ["NP_004324.2:p.Val600Glu", "NP_004324.2:p.Val600E", "two alphabets"],
  ["NP_004324.2:p.Val600Glu", "NP_004324.2:p.Val600Glx", "no amino acid"],
  ["NP_004324.2:p.(Val600Glu)", "NP_004324.2:p.(Val600Glu", "an open bracket"],
  ["NP_004324.2:p.V600E", "NP_004324.2:p.V600B", "no amino acid"],
  ["NP_004324.2:p.Val600=", "NP_004324.2:p.=600", "the sign before"],
  ["NP_000240.1:p.Arg226Ter", "NP_000240.1:p.Arg226Stop", "a word"],
  ["NP_000240.1:p.Arg226*", "NP_000240.1:p.Arg226**", "twice"],
  ["NP_000542.1:p.Thr133LeufsTer26", "NP_000542.1:p.Thr133LeufsTer", "no length"],
  ["NP_000542.1:p.Thr133fs", "NP_000542.1:p.133fs", "no residue"],
  ["NP_005219.2:p.Glu746_Ala750del", "NP_005219.2:p.Ala750_Glu746del", "the range backwards"],
  ["NP_005219.2:p.Leu747_Ser752delinsGln", "NP_005219.2:p.Leu747_752delinsGln", "no residue"],
  ["NP_005219.2:p.Ala767_Ser768insThr", "NP_005219.2:p.Ala767insThr", "at one position"],
  ["NP_005219.2:p.Ala767_Ser768insThr", "NP_005219.2:p.Ala767_Ser769insThr", "over three"],
  ["NP_005219.2:p.Met1ext-5", "NP_005219.2:p.Met2ext-5", "no start"],
  ["NP_005219.2:p.Ter110GlnextTer17", "NP_005219.2:p.Ter110extTer17", "no residue"],
  ["NP_005219.2:p.0?", "NP_005219.2:p.1", "a number"],
  ["NP_005219.2:p.?", "NP_005219.2:p.", "nothing"],
  ["NM_000551.3:c.526del", "NM_000551.3:r.526del", "RNA"],
];

describe("hgvsProblem", () => {
  it.each(RIGHT_AND_WRONG)("takes %s and refuses %s: %s", (right, wrong) => {
    expect(hgvsProblem(right)).toBeNull();
    expect(hgvsProblem(wrong)).toEqual(expect.stringMatching(/\.$/));
  });

  it("says what is missing", () => {
    expect(hgvsProblem("NM_004333:c.1799T>A")).toContain("version");
    expect(hgvsProblem("c.1799T>A")).toContain("reference sequence");
  });

  it("answers whatever text stands where a piece of a description was", () => {
    const rights = RIGHT_AND_WRONG.map(([right]) => right);
    fc.assert(
      fc.property(fc.constantFrom(...rights), fc.nat(40), fc.string(), (right, place, text) => {
        const problem = hgvsProblem(`${right.slice(0, place)}${text}${right.slice(place + 1)}`);
        expect(problem === null || problem.endsWith(".")).toBe(true);
      }),
    );
  });
});
