// Goal: importing a term again changes what changed and forgets no name. Method: one known term, the
// same term given with single differences, and properties over any two.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planTerm, retireTerm } from "./plan-term.ts";
import { distinctNames, nameKey, type TermRecord, termRecord } from "./term-record.ts";

const KNOWN: TermRecord = {
  kind: "gene",
  id: "HGNC:20",
  label: "AARS",
  synonyms: ["alanyl-tRNA synthetase", "CMT2N"],
  previous: ["OLD"],
  xrefs: ["NCBIGene:16"],
  status: "active",
  replacedBy: null,
};

const plan = (given: Partial<TermRecord>, known: TermRecord | null = KNOWN) =>
  planTerm({ known, given: { ...KNOWN, ...given }, extends: false });

describe("planTerm", () => {
  it("adds what is not known", () => {
    expect(plan({}, null)).toEqual({ change: "added", term: KNOWN });
  });

  it.each<[string, Partial<TermRecord>, string]>([
    ["nothing", {}, "unchanged"],
    ["the order of synonyms", { synonyms: ["CMT2N", "alanyl-tRNA synthetase"] }, "unchanged"],
    ["a forgotten previous name", { previous: [] }, "unchanged"],
    ["the case of a synonym", { synonyms: ["Alanyl-tRNA synthetase", "CMT2N"] }, "unchanged"],
    ["a synonym", { synonyms: ["CMT2N"] }, "changed"],
    ["a cross-reference", { xrefs: [] }, "changed"],
    ["a previous name", { previous: ["OLDER"] }, "changed"],
    ["the label", { label: "AARS1" }, "renamed"],
    ["the label's case", { label: "Aars" }, "renamed"],
    ["the status", { status: "retired", replacedBy: "HGNC:21" }, "retired"],
    ["label and status", { label: "AARS1", status: "retired" }, "retired"],
    ["a successor without retirement", { replacedBy: "HGNC:21" }, "unchanged"],
  ])("sees %s", (_, given, change) => {
    expect(plan(given).change).toBe(change);
  });

  it("keeps the old label as a previous name", () => {
    expect(plan({ label: "AARS1" }).term).toMatchObject({
      label: "AARS1",
      previous: ["OLD", "AARS"],
    });
    expect(plan({ label: "AARS1", previous: ["AARS"] }).term.previous).toEqual(["AARS", "OLD"]);
  });

  it("keeps what is retired retired, and takes it back into use", () => {
    const retired = retireTerm(KNOWN);
    expect(plan({ status: "retired" }, retired).change).toBe("unchanged");
    expect(plan({ status: "retired", replacedBy: "HGNC:21" }, retired).change).toBe("changed");
    expect(plan({}, { ...retired, replacedBy: "HGNC:21" })).toEqual({
      change: "revived",
      term: KNOWN,
    });
  });

  it("keeps synonyms and cross-references where the file has none of its own", () => {
    const given = { ...KNOWN, synonyms: ["NEW"], xrefs: [] };
    const { change, term } = planTerm({ known: KNOWN, given, extends: true });
    expect(change).toBe("changed");
    expect(term.synonyms).toEqual(["alanyl-tRNA synthetase", "CMT2N", "NEW"]);
    expect(term.xrefs).toEqual(["NCBIGene:16"]);
  });

  const word = fc.constantFrom("A", "a", "B", "C", "D\u0301", "\u010e");
  const anyTerm = fc.record({
    kind: fc.constant("gene" as const),
    id: fc.constant("HGNC:20"),
    label: word,
    synonyms: fc.array(word, { maxLength: 4 }),
    previous: fc.array(word, { maxLength: 4 }),
    xrefs: fc.array(fc.constantFrom("NCBIGene:16", "ENSEMBL:E", "HGNC:20"), { maxLength: 3 }),
    status: fc.constantFrom("active" as const, "retired" as const),
    replacedBy: fc.constantFrom(null, "HGNC:21"),
  });

  it("changes nothing the second time, and forgets no name", () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 5 }), fc.boolean(), (all, adds) => {
        let known: TermRecord | null = null;
        const labels = new Set<string>();
        for (const given of all) {
          const before: TermRecord | null = known;
          known = planTerm({ known: before, given, extends: adds }).term;
          labels.add(nameKey(given.label));
          expect(termRecord.parse(known)).toEqual(known);
          expect(planTerm({ known, given, extends: adds })).toEqual({
            change: "unchanged",
            term: known,
          });
          const names = new Set([known.label, ...known.previous].map(nameKey));
          expect([...labels].filter((label) => !names.has(label))).toEqual([]);
        }
      }),
    );
  });
});

describe("distinctNames", () => {
  it("keeps the first of names that differ in case, blanks or composition", () => {
    expect(distinctNames(["B", " b ", "a", "", "D\u030c", "\u010e", "C"], ["c"])).toEqual([
      "B",
      "a",
      "\u010e",
    ]);
  });
});
