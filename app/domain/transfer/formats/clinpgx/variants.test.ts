// Goal: a cell of variants is cut where a new name begins and nowhere else, and is given back as it
// was. Method: the awkward cells of the real files, and a property over joined names.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { biomarkersOf } from "../../../biomarkers/profile.ts";
import { printVariants, readVariants } from "./variants.ts";

const genes = (...labels: string[]) => labels.map((label) => ({ label, id: null, xrefs: [] }));
const read = (text: string, ...symbols: string[]) => {
  const profile = readVariants({ text, genes: genes(...symbols) });
  return profile === null ? [] : biomarkersOf(profile);
};
const rows = (text: string, ...symbols: string[]) =>
  read(text, ...symbols).map(({ type, gene, name, id }) => [type, gene?.label ?? null, name, id]);

describe("readVariants", () => {
  it.each<[string, string[], (string | null)[][]]>([
    ["rs4149056", ["SLCO1B1"], [["variant", "SLCO1B1", "rs4149056", "DBSNP:rs4149056"]]],
    ["rs4149056", [], [["variant", null, "rs4149056", "DBSNP:rs4149056"]]],
    ["rs1", ["A1BG", "NAT2"], [["variant", null, "rs1", "DBSNP:rs1"]]],
    [
      "CYP2D6*1, CYP2D6*1xN, CYP2D6*4.001",
      ["CYP2D6"],
      [
        ["haplotype", "CYP2D6", "*1", null],
        ["haplotype", "CYP2D6", "*1xN", null],
        ["haplotype", "CYP2D6", "*4.001", null],
      ],
    ],
    ["HLA-B*57:01:01", ["HLA-B"], [["haplotype", "HLA-B", "*57:01:01", null]]],
    [
      "G6PD A- 202A_376G, G6PD B (reference), G6PD Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham",
      ["G6PD"],
      [
        ["haplotype", "G6PD", "A- 202A_376G", null],
        ["haplotype", "G6PD", "B (reference)", null],
        ["haplotype", "G6PD", "Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham", null],
      ],
    ],
    [
      "GSTM1 non-null, GSTM1 null",
      ["GSTM1"],
      [
        ["haplotype", "GSTM1", "non-null", null],
        ["haplotype", "GSTM1", "null", null],
      ],
    ],
    [
      "SLC6A4 HTTLPR short form (S allele)",
      ["SLC6A4"],
      [["haplotype", "SLC6A4", "HTTLPR short form (S allele)", null]],
    ],
    // The gene's cell is empty or names another one: the name stays whole.
    [
      "CYP2B6*1, CYP2A6*4",
      [],
      [
        ["haplotype", null, "CYP2B6*1", null],
        ["haplotype", null, "CYP2A6*4", null],
      ],
    ],
    ["CYP2D6*4", ["CYP2D"], [["haplotype", null, "CYP2D6*4", null]]],
    [
      "UGT1A1*28, rs887829",
      ["UGT1A", "UGT1A1"],
      [
        ["haplotype", "UGT1A1", "*28", null],
        ["variant", null, "rs887829", "DBSNP:rs887829"],
      ],
    ],
    // What would not print back as it was is kept as it is.
    ["CYP2D6 *4", ["CYP2D6"], [["haplotype", null, "CYP2D6 *4", null]]],
    ["G6PD", ["G6PD"], [["haplotype", null, "G6PD", null]]],
    ["", ["G6PD"], []],
  ])("reads %s", (text, symbols, expected) => {
    expect(rows(text, ...symbols)).toEqual(expected);
    expect(printVariants(readVariants({ text, genes: genes(...symbols) }))).toBe(text);
  });

  it("makes one biomarker of one name, and a choice of several", () => {
    expect(readVariants({ text: "rs1", genes: [] })).toMatchObject({ op: "is" });
    expect(readVariants({ text: "rs1, rs2", genes: [] })).toMatchObject({ op: "or" });
    expect(readVariants({ text: "", genes: [] })).toBeNull();
  });

  it("gives back every cell, and every name where each begins with the gene", () => {
    const rest = fc.stringMatching(
      /^(\*\d{1,2}|\*\d{1,2}xN| [A-Za-z]{2,6}(, [A-Z][a-z]{2,5}){0,2})$/,
    );
    fc.assert(
      fc.property(fc.array(rest, { minLength: 1, maxLength: 5 }), (rests) => {
        const names = rests.map((one) => `G6PD${one}`);
        const found = read(names.join(", "), "G6PD");
        expect(found.map(({ name }) => name)).toEqual(rests.map((one) => one.trim()));
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9*, -]{0,30}$/), (text) => {
        const profile = readVariants({ text: text.trim(), genes: genes("G6PD") });
        const parts = text
          .trim()
          .split(", ")
          .filter((part) => part !== "");
        const printed = printVariants(profile)
          .split(", ")
          .filter((part) => part !== "");
        expect(printed).toEqual(parts);
      }),
    );
  });
});
