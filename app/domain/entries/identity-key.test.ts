// Goal: a duplicate is found however it is written, and what differs in a claim is not one. Method: a
// table of changes that keep, and of changes that break, each of the two keys.
import { describe, expect, it } from "vitest";
import {
  sampleAssertion,
  sampleEvidenceItem,
  sampleGeneDrug,
  sampleTerm,
} from "#test/support/sample-content.ts";
import type { ProfileNode } from "../biomarkers/profile.ts";
import { fromPlainText } from "../richtext/from-plain-text.ts";
import { identityKey, nearKey } from "./identity-key.ts";

const leaf = (name: string): ProfileNode => ({
  op: "is",
  biomarker: { type: "variant", gene: sampleTerm("BRAF", "NCBIGene:673"), name, id: null },
});
const item = sampleEvidenceItem();
const assertion = sampleAssertion();
const pair = sampleGeneDrug();
const other = sampleEvidenceItem({
  evidence: item.evidence.map((line) => ({
    ...line,
    citation: { ...line.citation, id: "16081687" },
  })),
}).evidence;

describe("identityKey", () => {
  it.each([
    ["rating", item, { ...item, rating: 1 }],
    ["level", item, { ...item, levels: [] }],
    ["wording", item, { ...item, statement: fromPlainText("Other words."), summary: "x" }],
    ["case of a label without id", pair, { ...pair, genes: [sampleTerm("x", "HGNC:2621")] }],
    [
      "label case",
      { ...item, therapies: [sampleTerm("Drug X")] },
      { ...item, therapies: [sampleTerm("drug x ")] },
    ],
    [
      "order of therapies",
      { ...item, therapies: [sampleTerm("A"), sampleTerm("B")] },
      { ...item, therapies: [sampleTerm("B"), sampleTerm("A")] },
    ],
    [
      "order and grouping of a profile",
      {
        ...item,
        profile: { op: "and", of: [leaf("A"), { op: "and", of: [leaf("B"), leaf("C")] }] },
      },
      { ...item, profile: { op: "and", of: [leaf("C"), leaf("B"), leaf("A")] } },
    ],
    [
      "two negations",
      { ...item, profile: leaf("A") },
      { ...item, profile: { op: "not", of: { op: "not", of: leaf("A") } } },
    ],
    ["sources of an assertion", assertion, { ...assertion, evidence: other, citedEntries: [] }],
  ] as const)("does not see the %s", (_, left, right) => {
    expect(identityKey(right as typeof item)).toBe(identityKey(left as typeof item));
  });

  it.each([
    ["source of an item", item, { ...item, evidence: other }],
    ["disease", item, { ...item, disease: sampleTerm("Melanoma", "DOID:1909") }],
    ["direction", item, { ...item, direction: "does-not-support" }],
    ["significance", item, { ...item, significance: "resistance" }],
    ["origin", item, { ...item, variantOrigin: "rare-germline" }],
    ["record type", item, assertion],
    [
      "operator of a profile",
      { ...item, profile: { op: "and", of: [leaf("A"), leaf("B")] } },
      { ...item, profile: { op: "or", of: [leaf("A"), leaf("B")] } },
    ],
    [
      "negation",
      { ...item, profile: leaf("A") },
      { ...item, profile: { op: "not", of: leaf("A") } },
    ],
    ["drug", pair, { ...pair, drugs: [sampleTerm("Warfarin")] }],
    ["population", pair, { ...pair, population: "Children" }],
    ["category", pair, { ...pair, phenotypeCategories: ["toxicity"] }],
    ["kind", item, pair],
  ] as const)("sees the %s", (_, left, right) => {
    expect(identityKey(right as typeof item)).not.toBe(identityKey(left as typeof item));
  });
});

describe("nearKey", () => {
  it("shows the same source, profile and therapy with another significance, but not another source", () => {
    const opposite = {
      ...item,
      significance: "resistance",
      direction: "does-not-support",
    } as const;
    expect(nearKey(opposite)).toBe(nearKey(item));
    expect(nearKey({ ...item, evidence: other })).not.toBe(nearKey(item));
    expect(nearKey({ ...assertion, evidence: other })).toBe(nearKey(assertion));
    expect(nearKey({ ...pair, phenotypeCategories: ["toxicity"] })).toBe(nearKey(pair));
    expect(nearKey({ ...pair, drugs: [sampleTerm("Warfarin")] })).not.toBe(nearKey(pair));
  });
});
