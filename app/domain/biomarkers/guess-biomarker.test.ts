// Goal: an unknown name becomes a biomarker that prints as it was written, with gene and type where
// the name speaks for them. Method: a table of names, and a property.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessBiomarker, typeFromName } from "./guess-biomarker.ts";
import { biomarkerName } from "./profile.ts";

describe("guessBiomarker", () => {
  it.each([
    ["BRAF V600E", "BRAF", "variant"],
    ["H3-3A G34R", "H3-3A", "variant"],
    ["C9orf72 Expansion", "C9orf72", "variant"],
    ["ALK Fusion", "ALK", "fusion"],
    ["ABL1 BCR::ABL1", "ABL1", "fusion"],
    ["EML4::ALK Fusion", null, "fusion"],
    ["ERBB2 Amplification", "ERBB2", "copy-number"],
    ["CDKN2A Deletion", "CDKN2A", "copy-number"],
    ["KIT Exon 11 Deletion-Insertion", "KIT", "variant"],
    ["VHL Exon 3 Deletion", "VHL", "variant"],
    ["CDKN2A Homozygous Deletion", "CDKN2A", "copy-number"],
    ["ERBB4 NUCLEAR TRANSLOCATION", "ERBB4", "protein"],
    ["UGT1A1 UGT1A1*28", "UGT1A1", "haplotype"],
    ["VHL Q195* (c.583C>T)", "VHL", "variant"],
    ["VHL G114Vfs*45 (c.339delA)", "VHL", "variant"],
    ["AR V7 EXPRESSION", "AR", "expression"],
    ["AKT1 S473 Phosphorylation", "AKT1", "protein"],
    ["TMB High", null, "genomic-signature"],
    ["MSI-H", null, "genomic-signature"],
    ["Kataegis Positive", null, "genomic-signature"],
    ["CK High", null, "karyotype"],
    ["CKS1B Expression", "CKS1B", "expression"],
    ["CYP2C19 *2/*17", "CYP2C19", "diplotype"],
    ["CYP2C19 *2", "CYP2C19", "haplotype"],
    ["CYP2C19 Poor Metabolizer", "CYP2C19", "metabolizer-phenotype"],
    ["Trisomy", null, "variant"],
  ])("reads %s", (name, gene, type) => {
    const guessed = guessBiomarker({ name });
    expect([guessed.gene?.label ?? null, guessed.type, biomarkerName(guessed)]).toEqual([
      gene,
      type,
      name,
    ]);
  });

  it("believes a list of genes rather than the look of a word", () => {
    const term = { label: "p53", id: "NCBIGene:7157", xrefs: [] };
    const geneOf = (symbol: string) => (symbol === "p53" ? term : null);
    expect(guessBiomarker({ name: "p53 R175H", geneOf }).gene).toEqual(term);
    expect(guessBiomarker({ name: "BRAF V600E", geneOf }).gene).toBeNull();
  });

  it("prints as it was written, runs of blanks behind the gene aside", () => {
    const word = fc.stringMatching(/^\S{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const name = words.join(" ");
        expect(biomarkerName(guessBiomarker({ name }))).toBe(name);
      }),
    );
  });

  it("gives every name a type", () => {
    expect(typeFromName("")).toBe("variant");
  });
});
