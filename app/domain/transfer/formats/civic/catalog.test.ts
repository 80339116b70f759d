// Goal: names become the biomarkers that CIViC's side tables know, and a row's own profile decides
// between variants. Method: small tables in both layouts, and a table of variant types.
import { describe, expect, it } from "vitest";
import { civicBiomarkerType } from "./biomarker-type.ts";
import { CivicCatalog } from "./catalog.ts";

describe("CivicCatalog", () => {
  function catalog(): CivicCatalog {
    const made = new CivicCatalog();
    made.add({ table: "genes", row: { name: "TP53", entrez_id: "7157" } });
    made.add({ table: "genes", row: { name: "TMB", feature_type: "Factor" } });
    made.add({
      table: "variants",
      row: {
        variant_id: "7",
        variant: "ITD ",
        gene: "BCOR",
        entrez_id: "54880",
        variant_types: "",
      },
    });
    made.add({
      table: "variants",
      row: { variant_id: "8", variant: "L198Q  (c.593T>A)", gene: "VHL", entrez_id: "7428" },
    });
    made.add({
      table: "variants",
      row: { variant_id: "9", variant: "High", feature_type: "Factor", feature_name: "TMB" },
    });
    made.add({ table: "variants", row: { variant_id: "", variant: "no id" } });
    made.add({ table: "profiles", row: { molecular_profile_id: "1", variant_ids: "7" } });
    made.add({ table: "profiles", row: { molecular_profile_id: "2", variant_ids: "4946" } });
    return made;
  }

  it("finds variants by name, whatever blanks stand in it, and trims it", () => {
    const resolve = catalog().resolverFor("1");
    expect(resolve("BCOR ITD")).toMatchObject({
      id: "civic.vid:7",
      name: "ITD",
      gene: { label: "BCOR", id: "NCBIGene:54880" },
    });
    expect(resolve("VHL L198Q (c.593T>A)")?.name).toBe("L198Q  (c.593T>A)");
    expect(resolve("VHL L198Q")).toBeNull();
  });

  it("takes no gene where the feature is none", () => {
    expect(catalog().resolverFor("x")("TMB High")).toMatchObject({
      gene: null,
      name: "TMB High",
      type: "genomic-signature",
    });
    expect(catalog().guessFor({ profileId: "1", name: "TMB Low" }).gene).toBeNull();
  });

  it("gives a name that no variant has the gene of the table, and the id where only one is meant", () => {
    const made = catalog();
    expect(made.guessFor({ profileId: "1", name: "TP53 R175H" })).toMatchObject({
      gene: { label: "TP53", id: "NCBIGene:7157" },
      id: null,
    });
    expect(made.guessFor({ profileId: "2", name: "CK High" })).toMatchObject({
      gene: null,
      name: "CK High",
      id: "civic.vid:4946",
    });
  });

  it("knows which profiles there are, and that it was given none", () => {
    expect(catalog().hasProfile("1")).toBe(true);
    expect(catalog().hasProfile("4566")).toBe(false);
    expect(new CivicCatalog().hasProfile("4566")).toBeNull();
    expect(new CivicCatalog().hasVariants).toBe(false);
  });

  it("takes gene and variant of rows that name them", () => {
    const given = { gene: "BCOR", entrezId: "54880", variant: "ITD", variantId: "7" };
    expect(catalog().fromGeneAndVariant(given)).toMatchObject({
      gene: { id: "NCBIGene:54880" },
      name: "ITD",
      id: "civic.vid:7",
    });
    const bare = { gene: "", entrezId: "", variant: "AMPLIFICATION", variantId: "" };
    expect(new CivicCatalog().fromGeneAndVariant(bare)).toEqual({
      type: "copy-number",
      gene: null,
      name: "AMPLIFICATION",
      id: null,
    });
  });
});

describe("civicBiomarkerType", () => {
  it.each([
    ["missense_variant", "V600E", "variant"],
    ["transcript_fusion", "BCR::ABL1", "fusion"],
    ["gene_fusion,missense_variant", "x", "fusion"],
    ["transcript_amplification", "Amplification", "copy-number"],
    ["transcript_ablation", "Loss", "copy-number"],
    ["inframe_deletion", "Exon 19 Deletion", "variant"],
    ["N/A", "Overexpression", "expression"],
    ["", "AMPLIFICATION", "copy-number"],
    ["gene_variant,loss_of_function_variant", "S473 Phosphorylation", "protein"],
    ["transcript_variant, gain_of_function_variant", "Mutation", "variant"],
    ["gene_silenced_by_DNA_methylation", "x", "expression"],
  ])("reads %j of %j", (variantTypes, name, type) => {
    expect(civicBiomarkerType({ variantTypes, name })).toBe(type);
  });
});
