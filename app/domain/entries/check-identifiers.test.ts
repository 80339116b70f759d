// Goal: a malformed identifier is shown wherever it stands in a content, and keeps no content from
// being submitted. Method: right contents with one identifier made wrong, place by place.
import { describe, expect, it } from "vitest";
import { sampleEvidenceItem, sampleGeneDrug, sampleTerm } from "#test/support/sample-content.ts";
import { checkContent } from "./check-content.ts";
import { checkIdentifiers } from "./check-identifiers.ts";
import type { EntryContent } from "./entry-content.ts";

const wrong = sampleTerm("Wrong", "NCIT:2394");
const biomarker = {
  type: "variant",
  gene: sampleTerm("BRAF", "NCBIGene:673"),
  name: "V600E",
  id: "DBSNP:rs113488022",
} as const;

const PLACES: readonly (readonly [path: string, content: EntryContent])[] = [
  ["genes.0.id", sampleGeneDrug({ genes: [sampleTerm("CYP2C9", "HGNC:CYP2C9")] })],
  ["drugs.1.id", sampleGeneDrug({ drugs: [sampleTerm("warfarin", "RXNORM:11289"), wrong] })],
  [
    "drugs.0.xrefs.1",
    sampleGeneDrug({ drugs: [{ label: "x", id: null, xrefs: ["ATC:B01AA03", "ATC:NA"] }] }),
  ],
  ["phenotypes.0.id", sampleGeneDrug({ phenotypes: [sampleTerm("Pain", "HP:12531")] })],
  ["therapies.0.id", sampleEvidenceItem({ therapies: [wrong] })],
  ["disease.id", sampleEvidenceItem({ disease: sampleTerm("Melanoma", "DOID:DOID:1909") })],
  [
    "profile",
    sampleEvidenceItem({
      profile: { op: "is", biomarker: { ...biomarker, id: "DBSNP:113488022" } },
    }),
  ],
  [
    "profile",
    sampleEvidenceItem({
      profile: {
        op: "is",
        biomarker: { ...biomarker, gene: sampleTerm("BRAF", "NCBIGene:BRAF") },
      },
    }),
  ],
];

describe("checkIdentifiers", () => {
  it.each(PLACES)("warns at %s", (path, content) => {
    const issues = checkIdentifiers(content);
    expect(issues).toEqual([
      {
        severity: "warning",
        path,
        code: "identifier-malformed",
        message: expect.stringMatching(/^\S+: .+\.$/),
      },
    ]);
    expect(checkContent(content)).toContainEqual(issues[0]);
    expect(checkContent(content).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("says nothing of well-formed ids, of ids of unknown schemes and of terms without one", () => {
    const right = { op: "is", biomarker } as const;
    const content = sampleEvidenceItem({
      profile: {
        op: "and",
        of: [right, { op: "is", biomarker: { ...biomarker, id: "civic.vid:12" } }],
      },
      therapies: [sampleTerm("Vemurafenib", "NCIT:C64768")],
      disease: sampleTerm("Melanoma"),
    });
    expect(checkIdentifiers(content)).toEqual([]);
    expect(checkIdentifiers(sampleGeneDrug())).toEqual([]);
  });
});
