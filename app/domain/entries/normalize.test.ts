// Goal: contents that mean the same become equal, and nothing else does. Method: properties over
// shuffled lists and re-encoded text, and a table of differences that must stay.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  sampleAssertion,
  sampleEvidenceItem,
  sampleGeneDrug,
  sampleScoredGeneDrug,
  sampleTerm,
} from "#test/support/sample-content.ts";
import { fromPlainText } from "../richtext/from-plain-text.ts";
import { canonicalJson } from "../shared/canonical-json.ts";
import { entryContent } from "./entry-content.ts";
import { normalizeContent } from "./normalize.ts";

const labels = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9éµ,/ -]{1,12}$/), { maxLength: 6 });
const shuffled = labels
  .map((all) => all.filter((label) => label.trim() !== ""))
  .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

describe("normalizeContent", () => {
  it("does not see the order of lists that are sets", () => {
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        const make = (order: string[]) =>
          normalizeContent(
            sampleEvidenceItem({
              therapies: order.map((label) => sampleTerm(label)),
              phenotypes: order.map((label) => sampleTerm(label)),
            }),
          );
        expect(make(other)).toEqual(make(one));
      }),
    );
  });

  it("sorts codes, trials, cited entries and levels, and drops repetitions", () => {
    const assertion = sampleAssertion();
    const [line] = assertion.evidence;
    if (line === undefined || assertion.assertion === null) throw new Error("sample changed");
    const content = normalizeContent({
      ...assertion,
      citedEntries: ["civic.eid:9", "civic.eid:10", "civic.eid:9"],
      assertion: {
        ...assertion.assertion,
        acmgCodes: ["PM2", "PM1"],
        clingenCodes: ["OS2", "OM1"],
      },
      evidence: [{ ...line, trials: ["NCT00000002", "NCT00000001"] }],
      levels: [...assertion.levels, ...sampleEvidenceItem().levels],
    });
    expect(content.citedEntries).toEqual(["civic.eid:10", "civic.eid:9"]);
    expect(content.assertion).toMatchObject({
      acmgCodes: ["PM1", "PM2"],
      clingenCodes: ["OM1", "OS2"],
    });
    expect(content.evidence[0]?.trials).toEqual(["NCT00000001", "NCT00000002"]);
    expect(content.levels.map((level) => level.scheme)).toEqual(["civic", "amp-asco-cap"]);
  });

  it("writes text in NFC and trimmed, and blank optional text as null", () => {
    const content = normalizeContent(
      sampleEvidenceItem({
        disease: sampleTerm("  Cafe\u0301  "),
        summary: "   ",
        statement: fromPlainText("Cafe\u0301"),
      }),
    );
    expect(content.disease?.label).toBe("Caf\u00e9");
    expect(content.summary).toBeNull();
    expect(content.statement).toEqual(fromPlainText("Caf\u00e9"));
  });

  it("keeps the order that is read: evidence lines, genotypes, parts of a profile", () => {
    const item = sampleEvidenceItem();
    const other = { op: "not", of: item.profile } as const;
    const profile = { op: "and" as const, of: [other, item.profile] };
    expect(normalizeContent({ ...item, profile }).profile).toEqual(profile);
    const genotypes = ["TT", "CC"].map((genotype) => ({
      genotype,
      text: "",
      alleleFunction: null,
    }));
    expect(normalizeContent(sampleGeneDrug({ genotypes })).genotypes).toEqual(genotypes);
  });

  it("leaves out what is optional and empty, and orders and trims the rest", () => {
    const bare = normalizeContent(sampleGeneDrug());
    const empty = sampleGeneDrug({ levelModifiers: [], history: [] });
    expect(canonicalJson(normalizeContent(empty))).toBe(canonicalJson(bare));
    expect(Object.keys(bare).filter((key) => key in { score: 0, history: 0 })).toEqual([]);
    const full = normalizeContent(
      sampleGeneDrug({
        levelModifiers: ["tier-1-vip", "rare-variant"],
        history: [{ date: "2021-03-24", type: " Note ", comment: " " }],
      }),
    );
    expect(full.levelModifiers).toEqual(["rare-variant", "tier-1-vip"]);
    expect(full.history).toEqual([{ date: "2021-03-24", type: "Note", comment: null }]);
  });

  it("keeps terms of one name with different ids apart", () => {
    const drugs = [sampleTerm("Aspirin", "RXNORM:2"), sampleTerm("Aspirin", "RXNORM:1")];
    expect(normalizeContent(sampleGeneDrug({ drugs })).drugs.map((drug) => drug.id)).toEqual([
      "RXNORM:1",
      "RXNORM:2",
    ]);
  });

  it("is idempotent, and its result passes the schema", () => {
    const samples = [
      sampleEvidenceItem(),
      sampleAssertion(),
      sampleGeneDrug(),
      sampleScoredGeneDrug(),
    ];
    for (const content of samples) {
      const once = normalizeContent(content);
      expect(normalizeContent(once)).toEqual(once);
      expect(entryContent.parse(once)).toEqual(once);
    }
  });
});
