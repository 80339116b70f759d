// Goal: whatever lies at the path, a source is read whole or refused with file, line and reason, and a
// row that cannot come in does not take others with it. Method: small folders written by the test,
// each with one fault, and the same data in every byte form that spreadsheets and systems write.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImportItem } from "#app/domain/transfer/import-item.ts";
import { readCivic } from "#app/platform/transfer/civic-source.server.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "civic-source-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const EVIDENCE: Record<string, string> = {
  molecular_profile: "BRAF V600E",
  molecular_profile_id: "12",
  disease: "Melanoma",
  doid: "1909",
  phenotypes: "",
  therapies: "Dabrafenib,Trametinib",
  therapy_interaction_type: "Combination",
  evidence_type: "Predictive",
  evidence_direction: "Supports",
  evidence_level: "B",
  significance: "Sensitivity/Response",
  evidence_statement: 'Response to "both drugs.',
  citation_id: "23020132",
  source_type: "PubMed",
  asco_abstract_id: "",
  citation: "Flaherty et al., 2012",
  nct_ids: "NCT01072175",
  rating: "4",
  evidence_status: "accepted",
  evidence_id: "1",
  variant_origin: "Somatic",
  last_review_date: "2023-01-09 21:46:26 UTC",
  evidence_civic_url: "https://civicdb.org/links/evidence_items/1",
  molecular_profile_civic_url: "https://civicdb.org/links/molecular_profiles/12",
  is_flagged: "false",
};
const ASSERTION: Record<string, string> = {
  molecular_profile: "BRAF V600E",
  molecular_profile_id: "12",
  disease: "Melanoma",
  doid: "1909",
  phenotypes: "",
  therapies: "Dabrafenib,Trametinib",
  assertion_type: "Predictive",
  assertion_direction: "Supports",
  significance: "Sensitivity/Response",
  acmg_codes: "",
  amp_category: "Tier I - Level A",
  nccn_guideline: "Melanoma",
  nccn_guideline_version: "2.2018",
  regulatory_approval: "true",
  fda_companion_test: "true",
  assertion_summary: "Responds.",
  assertion_description: "Responds well.",
  assertion_id: "7",
  evidence_item_ids: "1",
  last_review_date: "2023-01-09 21:46:26 UTC",
  assertion_civic_url: "https://civicdb.org/links/assertions/7",
  evidence_items_civic_url: "https://civicdb.org/links/evidence_items/1",
  molecular_profile_civic_url: "https://civicdb.org/links/molecular_profiles/12",
  is_flagged: "false",
};

type Row = Record<string, string>;

function table({ base, rows, eol = "\n" }: { base: Row; rows: Row[]; eol?: string }): string {
  const columns = Object.keys(base);
  const lines = rows.map((row) => columns.map((column) => row[column] ?? base[column] ?? ""));
  return [columns, ...lines].map((cells) => cells.join("\t") + eol).join("");
}

const evidence = (...rows: Row[]) => table({ base: EVIDENCE, rows });
const assertions = (...rows: Row[]) => table({ base: ASSERTION, rows });

async function write(files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
  }
}

async function read(path = folder): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of readCivic({ path })) {
    items.push(item);
  }
  return items;
}

const recordsOf = (items: ImportItem[]) =>
  items.flatMap((item) => (item.type === "record" ? [item.record] : []));
const issuesOf = (items: ImportItem[]) =>
  items.flatMap((item) => (item.type === "issue" ? [item.issue] : []));

describe("a source that can be read", () => {
  it("is known by its headers, whatever the files are called, and passes over other files", async () => {
    await write({
      "b.txt": evidence({}),
      "a.dat": assertions({}),
      "README.md": "# Notes\n",
      "picture.png": new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0x0a]),
      ".hidden": "x",
    });
    await mkdir(join(folder, "below"));
    const items = await read();
    expect(recordsOf(items).map(({ recordId }) => recordId)).toEqual(["EID1", "AID7"]);
    expect(issuesOf(items).map(({ file, severity }) => [file, severity])).toEqual([
      ["README.md", "skipped"],
      ["picture.png", "skipped"],
    ]);
    expect(items.filter(({ type }) => type === "start")).toMatchObject([
      {
        records: 2,
        files: [
          { name: "a.dat", rows: 1 },
          { name: "b.txt", rows: 1 },
        ],
      },
    ]);
  });

  it("may be one file alone, and then names what the assertion rests on as absent", async () => {
    await write({ "assertions.tsv": assertions({}) });
    const [record] = recordsOf(await read(join(folder, "assertions.tsv")));
    expect(record?.recordId).toBe("AID7");
    expect(record?.warnings.map(({ code }) => code)).toContain("cited-record-absent");
  });

  it.each([
    ["CR LF", (text: string) => text.replaceAll("\n", "\r\n")],
    ["a byte order mark", (text: string) => `\uFEFF${text}`],
    ["no line feed at the end", (text: string) => text.replace(/\n$/, "")],
    ["blank lines at the end", (text: string) => `${text}\n\n`],
    [
      "columns in another order",
      (text: string) =>
        text
          .trimEnd()
          .split("\n")
          .map((line) => line.split("\t").reverse().join("\t"))
          .join("\n"),
    ],
  ])("gives the same content with %s", async (_, change) => {
    const text = evidence({}, { evidence_id: "2", evidence_statement: 'One more " mark.' });
    await write({ "evidence.tsv": text });
    const plain = recordsOf(await read()).map(({ content }) => content);
    await write({ "evidence.tsv": change(text) });
    expect(recordsOf(await read()).map(({ content }) => content)).toEqual(plain);
    expect(plain).toHaveLength(2);
  });

  it("keeps a lone carriage return in its cell and reports U+0000 that it left out", async () => {
    const evidence_statement = "One\rtwo\0.";
    await write({ "evidence.tsv": evidence({ evidence_statement }) });
    const [record] = recordsOf(await read());
    expect(JSON.stringify(record?.content.statement)).toContain('"One\\rtwo."');
    expect(record?.warnings.map(({ code }) => code)).toEqual(["nul-removed"]);
  });

  it("takes genes and ids from the side tables of either layout", async () => {
    const variants = [
      "variant_id\tvariant\tfeature_type\tfeature_name\tgene\tentrez_id\tvariant_types",
      "12\tV600E\tGene\tBRAF\tBRAF\t673\tmissense_variant",
      "99\tFusion\tFusion\tEML4::ALK\t\t\t",
    ].join("\n");
    await write({
      "evidence.tsv": evidence({ molecular_profile: "BRAF V600E AND EML4::ALK Fusion" }),
      "profiles.tsv": "molecular_profile_id\tvariant_ids\n12\t12, 99\n",
      "variants.tsv": variants,
    });
    const [record] = recordsOf(await read());
    expect(record?.warnings).toEqual([]);
    expect(record?.content.profile).toEqual({
      op: "and",
      of: [
        {
          op: "is",
          biomarker: {
            type: "variant",
            gene: { label: "BRAF", id: "NCBIGene:673", xrefs: [] },
            name: "V600E",
            id: "civic.vid:12",
          },
        },
        {
          op: "is",
          biomarker: { type: "fusion", gene: null, name: "EML4::ALK Fusion", id: "civic.vid:99" },
        },
      ],
    });
  });

  it("passes over a broken row of a side table and says so", async () => {
    await write({
      "evidence.tsv": evidence({}),
      "variants.tsv": "variant_id\tvariant\tgene\tentrez_id\n1\tV600E\tBRAF\t673\textra\n",
    });
    const items = await read();
    expect(issuesOf(items)).toMatchObject([
      { file: "variants.tsv", line: 2, severity: "warning", code: "tsv-cell-count" },
    ]);
    expect(recordsOf(items)).toHaveLength(1);
  });
});

describe("rows that cannot come in", () => {
  it.each([
    ["an unknown word", { evidence_direction: "Perhaps" }, "unknown-word"],
    ["an unknown status", { evidence_status: "deleted" }, "unknown-word"],
    ["no record id", { evidence_id: "" }, "id-malformed"],
    ["a malformed PMID", { citation_id: "PMC1" }, "content-invalid"],
    ["a malformed DOID", { doid: "C4872" }, "id-malformed"],
    ["a rating beyond five", { rating: "6" }, "rating-malformed"],
    ["an unknown level", { evidence_level: "F" }, "content-invalid"],
    ["no level", { evidence_level: "" }, "level-missing"],
    ["no statement", { evidence_statement: " " }, "statement-missing"],
    ["no source", { citation_id: "" }, "citation-missing"],
    ["no profile", { molecular_profile: "" }, "content-invalid"],
    ["a flag that is none", { is_flagged: "maybe" }, "unknown-word"],
    ["a significance of another type", { significance: "Positive" }, "significance-not-accepted"],
    ["no disease", { disease: "", doid: "" }, "disease-missing"],
    ["a statement beyond the limit", { evidence_statement: "x".repeat(20_001) }, "content-invalid"],
    [
      "a missing rating while it is only submitted",
      { rating: "", evidence_status: "submitted" },
      "rating-missing",
    ],
  ])("%s refuses the row alone", async (_, fields, code) => {
    await write({
      "evidence.tsv": evidence({}, { evidence_id: "2", ...fields }, { evidence_id: "3" }),
    });
    const items = await read();
    expect(issuesOf(items)).toMatchObject([
      { file: "evidence.tsv", line: 3, severity: "refused", code },
    ]);
    expect(issuesOf(items)[0]?.message).toMatch(/\S.*\.$/);
    expect(recordsOf(items).map(({ recordId }) => recordId)).toEqual(["EID1", "EID3"]);
  });

  it("names every fault of a row at once", async () => {
    await write({ "evidence.tsv": evidence({ rating: "9", evidence_direction: "Perhaps" }) });
    const [issue] = issuesOf(await read());
    expect(issue?.message).toContain("rating");
    expect(issue?.message).toContain("evidence_direction");
  });

  it("takes a record once: the same row again is skipped, another content refused", async () => {
    await write({ "evidence.tsv": evidence({}, {}, { rating: "5" }) });
    const items = await read();
    expect(recordsOf(items)).toHaveLength(1);
    expect(issuesOf(items)).toMatchObject([
      { line: 3, recordId: "EID1", severity: "skipped", code: "record-repeated" },
      { line: 4, recordId: "EID1", severity: "refused", code: "record-conflict" },
    ]);
  });

  it("takes accepted and submitted files side by side, each record once", async () => {
    const submitted = { evidence_id: "2", evidence_status: "submitted" };
    await write({
      "Accepted.tsv": evidence({}),
      "AcceptedAndSubmitted.tsv": evidence({}, submitted),
    });
    const items = await read();
    expect(recordsOf(items).map(({ recordId, sourceStatus }) => [recordId, sourceStatus])).toEqual([
      ["EID1", "accepted"],
      ["EID2", "submitted"],
    ]);
    expect(issuesOf(items)).toMatchObject([
      { file: "AcceptedAndSubmitted.tsv", line: 0, code: "records-repeated", severity: "skipped" },
    ]);
  });
});

describe("a source that is refused whole", () => {
  const withoutColumn = (name: string) => {
    const { [name]: _, ...base } = EVIDENCE;
    return table({ base, rows: [{}] });
  };

  it.each<[string, Record<string, string | Uint8Array>, object]>([
    [
      "a missing column",
      { "e.tsv": withoutColumn("evidence_level") },
      {
        file: "e.tsv",
        line: 1,
        code: "tsv-columns",
        message: expect.stringContaining("evidence_level"),
      },
    ],
    [
      "an unknown column",
      { "e.tsv": table({ base: { ...EVIDENCE, extra: "" }, rows: [{}] }) },
      { file: "e.tsv", line: 1, code: "tsv-columns", message: expect.stringContaining('"extra"') },
    ],
    [
      "a column twice",
      { "e.tsv": evidence({}).replaceAll("\n", "\tx\n").replace("\tx\n", "\trating\n") },
      { file: "e.tsv", line: 1, code: "tsv-columns", message: expect.stringContaining("twice") },
    ],
    [
      "a cell too few in the last of many rows",
      { "e.tsv": `${evidence({}, { evidence_id: "2" })}cut off\n` },
      { file: "e.tsv", line: 4, code: "tsv-cell-count" },
    ],
    [
      "a line broken inside a cell",
      { "e.tsv": evidence({ evidence_statement: "One\ntwo" }) },
      { file: "e.tsv", line: 2, code: "tsv-cell-count" },
    ],
    [
      "a page of a failed download in a cell",
      { "e.tsv": `${evidence({})}<html>\n<title>502 Bad Gateway</title>\n` },
      { file: "e.tsv", line: 3, code: "tsv-cell-count" },
    ],
    [
      "bytes that are not UTF-8",
      { "e.tsv": Buffer.from(evidence({ citation: "Mu\u00f1oz" }), "latin1") },
      { file: "e.tsv", line: 2, code: "tsv-encoding" },
    ],
    [
      "a side table that is not UTF-8",
      {
        "e.tsv": evidence({}),
        "variants.tsv": Buffer.from("variant_id\tvariant\n1\tV600\u00f1\n", "latin1"),
      },
      { file: "variants.tsv", line: 2, code: "tsv-encoding" },
    ],
    [
      "a side table without its columns",
      { "e.tsv": evidence({}), "g.tsv": "gene_id\tname\tname\n1\tBRAF\tx\n" },
      { file: "g.tsv", line: 1, code: "tsv-columns" },
    ],
    ["no table at all", { "notes.txt": "hello\n" }, { line: 0, code: "no-civic-table" }],
    ["an empty folder", {}, { line: 0, code: "no-civic-table" }],
    [
      "side tables alone",
      { "profiles.tsv": "molecular_profile_id\tvariant_ids\n12\t12\n" },
      { line: 0, code: "no-civic-table" },
    ],
  ])("%s", async (_, files, issue) => {
    await write(files);
    const items = await read();
    expect(items.at(-1)).toMatchObject({
      type: "refusal",
      issue: { severity: "refused", ...issue },
    });
    expect(recordsOf(items)).toEqual([]);
    expect(items.filter(({ type }) => type === "start")).toEqual([]);
  });

  it("refuses a path that is not there, and a file that is not a table", async () => {
    expect(await read(join(folder, "none"))).toMatchObject([
      { type: "refusal", issue: { file: "none", code: "path-missing" } },
    ]);
    await write({
      "empty.tsv": "",
      "notes.txt": "hello\n",
      "odd.tsv": new Uint8Array([0xff, 0xfe]),
    });
    for (const [name, code] of [
      ["empty.tsv", "tsv-empty"],
      ["notes.txt", "not-civic"],
      ["odd.tsv", "tsv-encoding"],
    ] as const) {
      expect(await read(join(folder, name))).toMatchObject([
        { type: "refusal", issue: { file: name, severity: "refused", code } },
      ]);
    }
    expect(await read(join(folder, "notes.txt", "below"))).toMatchObject([
      { type: "refusal", issue: { code: "path-missing" } },
    ]);
  });

  it("fails when a file changes while it is read", async () => {
    await write({ "evidence.tsv": evidence({}) });
    const items = readCivic({ path: folder });
    expect((await items.next()).value).toMatchObject({ type: "start" });
    await write({ "evidence.tsv": evidence({ rating: "1" }) });
    await expect(async () => {
      for await (const _ of items) {
        // Read to the end.
      }
    }).rejects.toThrow("evidence.tsv changed while it was read");
  });
});
