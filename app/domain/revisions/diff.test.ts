// The diff against hand-made pairs: what differs is said once, in words, by identity; what does not,
// order included, is not said. And over the whole sample content: no field is forgotten.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  sampleAssertion,
  sampleEvidenceItem,
  sampleGeneDrug,
  sampleScoredGeneDrug,
  sampleTerm,
} from "#test/support/sample-content.ts";
import type { EntryContent } from "../entries/entry-content.ts";
import { fromPlainText } from "../richtext/from-plain-text.ts";
import { paragraph, statement, text } from "../richtext/nodes.ts";
import { diffContent } from "./diff.ts";
import { describeContent } from "./fields.ts";

const base = sampleEvidenceItem();
const paths = (before: EntryContent | null, after: EntryContent) =>
  diffContent(before, after).map((change) => change.path);

describe("diffContent", () => {
  it("of a content with itself is empty", () => {
    for (const content of [base, sampleAssertion(), sampleGeneDrug()]) {
      expect(diffContent(content, structuredClone(content))).toEqual([]);
    }
  });

  it("of a new entry shows every filled field as added and no empty one", () => {
    const changes = diffContent(null, base);
    expect(changes.map((change) => change.path)).toEqual(
      expect.arrayContaining([
        "profile",
        "disease",
        "therapies",
        "levels",
        "statement",
        "evidence",
      ]),
    );
    expect(changes.map((change) => change.path)).not.toContain("summary");
  });

  it("matches list members by identity, not by place", () => {
    const [a, b] = [sampleTerm("Gefitinib", "NCIT:C1855"), sampleTerm("Erlotinib", "NCIT:C65530")];
    const one = sampleEvidenceItem({ therapies: [a, b], therapyInteraction: "combination" });
    expect(diffContent(one, { ...one, therapies: [b, a] })).toEqual([]);
    expect(diffContent(one, { ...one, therapies: [b] })).toMatchObject([
      { path: "therapies", added: [], removed: [{ label: "Gefitinib" }], unchanged: 1 },
    ]);
  });

  it("shows a renamed term of the same id as a change and not as another term", () => {
    const renamed = sampleEvidenceItem({ therapies: [sampleTerm("AZD9291", "NCIT:C116377")] });
    expect(diffContent(base, renamed)).toMatchObject([
      {
        path: "therapies",
        added: [],
        removed: [],
        changed: [{ details: [{ label: "Name", before: "Osimertinib", after: "AZD9291" }] }],
      },
    ]);
  });

  it("says of a level whether it became stronger or weaker", () => {
    const graded = (value: string) =>
      sampleEvidenceItem({
        levels: [{ scheme: "civic", schemeVersion: "2.0", value, basis: "assigned", reason: null }],
      });
    const shift = (from: string, to: string) => {
      const [change] = diffContent(graded(from), graded(to));
      return change?.kind === "items" ? change.changed[0]?.shift : undefined;
    };
    expect(shift("B", "A")).toBe("upgrade");
    expect(shift("A", "E")).toBe("downgrade");
  });

  it("shows a statement whose words stayed and whose format changed", () => {
    const plain = sampleEvidenceItem({ statement: fromPlainText("Strong effect.") });
    const bold = sampleEvidenceItem({
      statement: statement([paragraph([text("Strong effect.", 1)])]),
    });
    expect(paths(plain, bold)).toEqual(["statement"]);
    expect(paths(plain, sampleEvidenceItem({ statement: fromPlainText("Weak effect.") }))).toEqual([
      "statement",
    ]);
  });

  it("tells lines of one publication apart, and rows of a history that say the same", () => {
    const scored = sampleScoredGeneDrug();
    const [first, second, guideline] = scored.evidence;
    if (first === undefined || second === undefined || guideline === undefined) {
      throw new Error("the sample changed");
    }
    expect(diffContent(scored, { ...scored, evidence: [first, guideline] })).toMatchObject([
      { path: "evidence", added: [], changed: [], removed: [{ key: "clinpgx:2" }] },
    ]);
    const row = { date: "2021-03-24", type: "Update", comment: null };
    const twice = { ...scored, history: [row, row] };
    expect(diffContent(scored, { ...scored, history: [] })).toMatchObject([
      { path: "history", removed: [{}, {}] },
    ]);
    expect(diffContent({ ...scored, history: [row] }, twice)).toMatchObject([
      { path: "history", added: [{ label: "2021-03-24, Update" }], removed: [], unchanged: 1 },
    ]);
  });

  it("shows what an assertion loses when its details go", () => {
    const full = sampleAssertion({
      assertion: {
        acmgCodes: ["PM1"],
        clingenCodes: [],
        guideline: { name: "Lung", version: "3.2026" },
        regulatoryApproval: true,
        companionDiagnostic: null,
      },
    });
    expect(paths(full, { ...full, assertion: null })).toEqual([
      "assertion.acmgCodes",
      "assertion.guideline",
      "assertion.regulatoryApproval",
    ]);
  });

  it("forgets no part of a content: any changed leaf shows", () => {
    const leaves = (value: unknown, path: string[] = []): string[][] =>
      value !== null && typeof value === "object" && path[0] !== "statement"
        ? Object.entries(value).flatMap(([key, part]) => leaves(part, [...path, key]))
        : [path];
    const samples: EntryContent[] = [
      base,
      sampleAssertion(),
      sampleGeneDrug(),
      sampleScoredGeneDrug(),
    ];
    const isText = (value: unknown): value is string => typeof value === "string";
    for (const content of samples) {
      const texts = leaves(content).filter((path) => {
        const value = path.reduce<unknown>((part, key) => Reflect.get(Object(part), key), content);
        // The kind is permanent; the operator of a single biomarker says nothing.
        return isText(value) && path[0] !== "kind" && path[0] !== "statement" && value !== "is";
      });
      fc.assert(
        fc.property(fc.constantFrom(...texts), (path) => {
          const changed = structuredClone(content);
          const last = path.at(-1) ?? "";
          const owner = path
            .slice(0, -1)
            .reduce<unknown>((part, key) => Reflect.get(Object(part), key), changed);
          Reflect.set(Object(owner), last, otherThan(Reflect.get(Object(owner), last)));
          expect(diffContent(content, changed), path.join(".")).not.toEqual([]);
        }),
        { numRuns: 300 },
      );
    }
  });
});

/** Another value where the field has a closed vocabulary that labels are looked up in. */
function otherThan(value: unknown): unknown {
  const others: Record<string, string> = {
    predictive: "prognostic",
    supports: "disputes",
    "sensitivity-response": "resistance",
    somatic: "unknown",
    "evidence-item": "assertion",
    assertion: "recommendation",
    variant: "fusion",
    civic: "clinpgx",
    "amp-asco-cap": "clinpgx",
    clinpgx: "cpic",
    cpic: "clinpgx",
    assigned: "computed",
    pubmed: "doi",
    haplotype: "variant",
    efficacy: "toxicity",
    toxicity: "efficacy",
    "tier-1-vip": "rare-variant",
    "variant-drug": "label",
    "variant-phenotype": "label",
    guideline: "label",
  };
  return others[String(value)] ?? `${String(value)}x`;
}

describe("describeContent", () => {
  it("names every field once", () => {
    for (const content of [base, sampleAssertion(), sampleScoredGeneDrug()]) {
      const names = describeContent(content).map((field) => field.path);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});
