// Goal: OBO terms come in with their names and where obsolete ones went. Method: stanzas as ontologies
// write them, beside the nearest wrong ones.
import { describe, expect, it } from "vitest";
import { oboTag, oboTerm } from "./obo.ts";

function read(text: string) {
  const tags = text.split("\n").flatMap((line) => {
    const tag = oboTag(line);
    return tag === null ? [] : [tag];
  });
  return oboTerm({ stanza: { line: 5, type: "Term", tags }, prefix: "DOID", kind: "disease" });
}

describe("oboTerm", () => {
  it("reads a term", () => {
    const row = read(`id: DOID:0001816
name: angiosarcoma
alt_id: DOID:267
alt_id: DOID:4508
alt_id: MESH:D006394
def: "A vascular cancer." [url:x]
synonym: "hemangiosarcoma" EXACT []
synonym: "Clear-cell \\"x\\"\\, metastatic" RELATED [MESH:C538445]
synonym: "narrow one" NARROW MY_TYPE []
synonym: "vascular tumour" BROAD []
synonym: "without scope" []
xref: ICDO:9120/3
xref: NCI:C3088
xref: SNOMEDCT_US_2023_03_01:39000009
xref: UMLS_CUI:C0018923
xref: MESH:D006394 {source="x"}
xref: MESH:wrong
is_a: DOID:162 ! cancer`);
    expect(row).toEqual({
      record: {
        kind: "disease",
        id: "DOID:0001816",
        label: "angiosarcoma",
        synonyms: ["hemangiosarcoma", 'Clear-cell "x", metastatic', "narrow one", "without scope"],
        previous: [],
        xrefs: ["MESH:D006394", "NCIT:C3088", "ICDO:9120/3", "SNOMEDCT:39000009", "UMLS:C0018923"],
        status: "active",
        replacedBy: null,
      },
      former: [
        { id: "DOID:267", label: "angiosarcoma", replacedBy: "DOID:0001816" },
        { id: "DOID:4508", label: "angiosarcoma", replacedBy: "DOID:0001816" },
      ],
      issues: [],
    });
  });

  it.each([
    ["replaced_by: DOID:1 ! x", "DOID:1", []],
    ["consider: DOID:1", null, []],
    ["replaced_by: DOID:1\nreplaced_by: DOID:2", null, ["obo-replaced"]],
  ])("retires an obsolete term: %j", (line, replacedBy, codes) => {
    const row = read(`id: DOID:5\nname: obsolete mixed tumour\nis_obsolete: true\n${line}`);
    expect(row?.record).toMatchObject({ label: "mixed tumour", status: "retired", replacedBy });
    expect(row?.issues.map(({ code }) => code)).toEqual(codes);
  });

  it("does not follow a successor of a term in use", () => {
    const row = read("id: DOID:5\nname: x\nis_obsolete: false\nreplaced_by: DOID:1");
    expect(row?.record).toMatchObject({ status: "active", replacedBy: null });
  });

  it.each([
    ["name: x", "obo-id"],
    ["id: DOID:1\nid: DOID:2\nname: x", "obo-id"],
    ["id: DOID:x\nname: x", "id-malformed"],
    ["id: 162\nname: x", "id-malformed"],
    ["id: DOID:162", "term-invalid"],
  ])("refuses %j", (text, code) => {
    expect(read(text)).toMatchObject({
      record: null,
      issues: [{ line: 5, severity: "refused", code }],
    });
  });

  it("passes over the terms of other ontologies, and a synonym without quotes", () => {
    expect(read("id: SYMP:0000001\nname: pain")).toBeNull();
    expect(read("id: DOID:162\nname: cancer\nsynonym: malignancy EXACT []")).toMatchObject({
      record: { synonyms: [] },
      issues: [{ severity: "warning", code: "obo-synonym" }],
    });
  });
});

describe("oboTag", () => {
  it.each([
    ["id: DOID:1", ["id", "DOID:1"]],
    ["name:", ["name", ""]],
    ["no tag", null],
    [": x", null],
  ])("%j", (line, tag) => {
    expect(oboTag(line)).toEqual(tag);
  });
});
