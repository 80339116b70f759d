// Goal: every term that an entry names is known by its id, wherever it stands in it. Method: contents
// of both kinds with a term in each place.
import { expect, it } from "vitest";
import { sampleEvidenceItem, sampleGeneDrug, sampleTerm } from "#test/support/sample-content.ts";
import { paragraph, statement, text } from "../richtext/nodes.ts";
import { usedTerms } from "./used-terms.ts";

it("lists the terms of a biomarker–therapy entry once each", () => {
  const content = sampleEvidenceItem({
    profile: {
      op: "not",
      of: {
        op: "is",
        biomarker: {
          type: "variant",
          gene: { label: "BRAF", id: "NCBIGene:673", xrefs: ["HGNC:1097"] },
          name: "V600E",
          id: "DBSNP:rs113488022",
        },
      },
    },
    disease: sampleTerm("Melanoma", "DOID:1909"),
    phenotypes: [sampleTerm("Pain", "HP:0012531"), sampleTerm("Melanoma again", "DOID:1909")],
    therapies: [sampleTerm("Vemurafenib", "NCIT:C64768"), sampleTerm("Unknown")],
  });
  expect(usedTerms(content)).toEqual([
    { id: "NCIT:C64768", label: "Vemurafenib" },
    { id: "DOID:1909", label: "Melanoma" },
    { id: "HP:0012531", label: "Pain" },
    { id: "NCBIGene:673", label: "BRAF" },
    { id: "DBSNP:rs113488022", label: "V600E" },
  ]);
});

it("lists the terms of a gene–drug entry and of its statement", () => {
  const content = sampleGeneDrug({
    genes: [sampleTerm("CYP2C9", "HGNC:2623")],
    drugs: [sampleTerm("warfarin", "RXNORM:11289")],
    phenotypes: [],
    profile: null,
    statement: statement([
      paragraph([
        { type: "term", version: 1, system: "SO", code: "0001583", label: "missense" },
        text(" variant"),
      ]),
    ]),
  });
  expect(usedTerms(content)).toEqual([
    { id: "HGNC:2623", label: "CYP2C9" },
    { id: "RXNORM:11289", label: "warfarin" },
    { id: "SO:0001583", label: "missense" },
  ]);
});
