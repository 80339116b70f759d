// Goal: a folder of ClinPGx's tables becomes one record for each annotation, whatever the order of
// its rows, and a malformed one is refused before any record. Method: small tables in a folder of
// their own, broken one way at a time.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ImportItem } from "#app/domain/transfer/import-item.ts";
import { readClinpgx } from "#app/platform/transfer/clinpgx-source.server.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clinpgx-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

type Cells = Record<string, string>;
type Tables = Record<string, string | Uint8Array>;

const ID = "Summary Annotation ID";
const BASES: Record<"annotations" | "alleles" | "evidence" | "history", Cells> = {
  annotations: {
    [ID]: "1",
    "Variant/Haplotypes": "rs4149056",
    Gene: "SLCO1B1",
    "Level of Evidence": "3",
    "Level Override": "",
    "Level Modifiers": "Tier 1 VIP",
    Score: "2.0",
    "Phenotype Category": "Toxicity",
    "PMID Count": "1",
    "Evidence Count": "1",
    "Drug(s)": "simvastatin",
    "Phenotype(s)": "",
    "Latest History Date (YYYY-MM-DD)": "2021-03-24",
    URL: "https://www.clinpgx.org/clinicalAnnotation/1",
    "Specialty Population": "",
  },
  alleles: {
    [ID]: "1",
    "Genotype/Allele": "CC",
    "Annotation Text": "A higher risk.",
    "Allele Function": "",
  },
  evidence: {
    [ID]: "1",
    "Evidence ID": "11",
    "Evidence Type": "Variant Drug Annotation",
    "Evidence URL": "",
    PMID: "12659",
    Summary: "Genotype CC is associated with risk.",
    Score: "2.0",
  },
  history: { [ID]: "1", "Date (YYYY-MM-DD)": "2021-03-24", Type: "Create", Comment: "" },
};
type Table = keyof typeof BASES;
const TABLES = Object.keys(BASES) as Table[];

function table(name: Table, rows: readonly Cells[] = [{}]): string {
  const base = BASES[name];
  const lines = rows.map((row) => Object.values({ ...base, ...row }).join("\t"));
  return [Object.keys(base).join("\t"), ...lines, ""].join("\n");
}

/** A release of one annotation; tables given replace its own, null leaves one out. */
async function write(tables: Readonly<Record<string, string | Uint8Array | null>> = {}) {
  const files: Tables = {};
  for (const name of TABLES) {
    files[`summary_${name}.tsv`] = table(name);
  }
  for (const [name, content] of Object.entries(tables)) {
    const isTable = TABLES.some((one) => one === name);
    const file = isTable ? `summary_${name}.tsv` : name;
    delete files[file];
    if (content !== null) files[file] = content;
  }
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content);
  }
}

async function read(path = folder): Promise<ImportItem[]> {
  const items: ImportItem[] = [];
  for await (const item of readClinpgx({ path })) items.push(item);
  return items;
}
const recordsOf = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.type === "record" ? [item.record] : []));
const issuesOf = (items: readonly ImportItem[]) =>
  items.flatMap((item) => (item.type === "issue" ? [item.issue] : []));
/** What each record has of each table. */
const partsOf = (items: readonly ImportItem[]) =>
  recordsOf(items).map(({ recordId, content }) => {
    if (content.kind !== "gene-drug") throw new Error("another kind of entry");
    return [
      recordId,
      content.genotypes.map(({ genotype }) => genotype).join(),
      content.evidence.map(({ annotation }) => annotation?.id).join(),
      (content.history ?? []).map(({ date }) => date).join(),
    ];
  });

/** Annotations with these ids, each with one part of its own in every table; parts in the order given. */
const release = (ids: readonly string[], order: readonly string[] = ids) => ({
  annotations: table(
    "annotations",
    ids.map((id) => ({ [ID]: id })),
  ),
  alleles: table(
    "alleles",
    order.map((id) => ({ [ID]: id, "Genotype/Allele": `G${id}` })),
  ),
  evidence: table(
    "evidence",
    order.map((id) => ({ [ID]: id, "Evidence ID": `1${id}` })),
  ),
  history: table(
    "history",
    order.map((id) => ({ [ID]: id })),
  ),
});

describe("a sound release", () => {
  it("starts with its files, and gives each annotation with its parts", async () => {
    await write({ "LICENSE.txt": "Terms\n", "CREATED_2025-08-05.txt": "Created\n" });
    const items = await read();
    expect(items[0]).toMatchObject({
      type: "start",
      records: 1,
      files: [
        { name: "summary_annotations.tsv", role: "clinpgx annotations, summary naming", rows: 1 },
        { name: "summary_alleles.tsv", rows: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { name: "summary_evidence.tsv", rows: 1 },
        { name: "summary_history.tsv", rows: 1 },
      ],
    });
    expect(items).toHaveLength(2);
    expect(partsOf(items)).toEqual([["1", "CC", "clinpgx:11", "2021-03-24"]]);
    expect(recordsOf(items)[0]).toMatchObject({ file: "summary_annotations.tsv", line: 2 });
  });

  it("joins the tables in any order of their rows, with CR LF or without, and without a last line feed", async () => {
    const ids = Array.from({ length: 600 }, (_, index) => String(index + 1));
    const expected = ids.map((id) => [id, `G${id}`, `clinpgx:1${id}`, "2021-03-24"]);
    const reversed = release(ids, ids.toReversed());
    for (const tables of [
      release(ids),
      reversed,
      { ...reversed, alleles: reversed.alleles.replaceAll("\n", "\r\n") },
      {
        ...reversed,
        evidence: `\uFEFF${reversed.evidence.trimEnd()}`,
        history: `${reversed.history}\n`,
      },
    ]) {
      await write(tables);
      const items = await read();
      expect(issuesOf(items)).toEqual([]);
      expect(partsOf(items)).toEqual(expected);
    }
  });

  it("gathers the parts of an annotation from wherever they stand", async () => {
    const owner = fc.array(fc.constantFrom("1", "2", "3"), { minLength: 3, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(owner, async (owners) => {
        const alleles = owners.map((id, at) => ({ [ID]: id, "Genotype/Allele": `${at}` }));
        await write({ ...release(["1", "2", "3"]), alleles: table("alleles", alleles) });
        const expected = ["1", "2", "3"].map((id) =>
          owners.flatMap((one, at) => (one === id ? [`${at}`] : [])).join(),
        );
        expect(partsOf(await read()).map(([, genotypes]) => genotypes)).toEqual(expected);
      }),
      { numRuns: 15 },
    );
  });

  it("takes the former naming", async () => {
    for (const name of TABLES) {
      const former = table(name).replace(ID, "Clinical Annotation ID");
      await writeFile(join(folder, `clinical_${name}.tsv`), former);
    }
    expect(partsOf(await read())).toEqual([["1", "CC", "clinpgx:11", "2021-03-24"]]);
  });

  it("comes in without history or alleles, and says so", async () => {
    await write({ history: null, alleles: null });
    const items = await read();
    expect(issuesOf(items)).toMatchObject([
      {
        code: "table-missing",
        line: 0,
        severity: "warning",
        message: expect.stringContaining("alleles"),
      },
      {
        code: "table-missing",
        line: 0,
        severity: "warning",
        message: expect.stringContaining("history"),
      },
    ]);
    expect(partsOf(items)).toEqual([["1", "", "clinpgx:11", ""]]);
  });

  it("gives ids to names that a vocabulary knows", async () => {
    await write();
    const drugs = {
      find: (label: string) =>
        label === "simvastatin" ? { label, id: "RXNORM:36567", xrefs: ["ATC:C10AA01"] } : null,
    };
    for await (const item of readClinpgx({ path: folder, drugs })) {
      if (item.type === "record") {
        expect(item.record.content).toMatchObject({
          drugs: [{ label: "simvastatin", id: "RXNORM:36567", xrefs: ["ATC:C10AA01"] }],
          genes: [{ label: "SLCO1B1", id: null }],
        });
      }
    }
  });
});

describe("rows that cannot come in", () => {
  it("refuses the annotation alone, at the row that is to blame", async () => {
    const tables = release(["1", "2", "3"]);
    await write({ ...tables, evidence: tables.evidence.replace("2.0\n3", "none\n3") });
    const items = await read();
    expect(issuesOf(items)).toMatchObject([
      {
        file: "summary_evidence.tsv",
        line: 3,
        recordId: "2",
        severity: "refused",
        code: "score-malformed",
      },
    ]);
    expect(recordsOf(items).map(({ recordId }) => recordId)).toEqual(["1", "3"]);
  });

  it("passes over parts of no annotation, run by run", async () => {
    const rows = ["1", "8", "8", "9", ""].map((id) => ({ [ID]: id }));
    await write({ history: table("history", rows) });
    const items = await read();
    expect(issuesOf(items)).toMatchObject([
      {
        file: "summary_history.tsv",
        line: 3,
        severity: "skipped",
        code: "annotation-unknown",
        message: expect.stringContaining("Lines 3 to 4"),
      },
      { line: 5, code: "annotation-unknown" },
      { line: 6, code: "annotation-unknown" },
    ]);
    expect(recordsOf(items)).toHaveLength(1);
  });

  it("takes an annotation once: the same row again is skipped, another content refused", async () => {
    await write({ annotations: table("annotations", [{}, {}, { Gene: "NAT2" }]) });
    const items = await read();
    expect(recordsOf(items)).toHaveLength(1);
    expect(issuesOf(items)).toMatchObject([
      { line: 3, recordId: "1", severity: "skipped", code: "record-repeated" },
      { line: 4, recordId: "1", severity: "refused", code: "record-conflict" },
    ]);
  });

  it("refuses an annotation with more parts than an entry can hold", async () => {
    const many = (length: number) =>
      table(
        "evidence",
        Array.from({ length }, (_, at) => ({ "Evidence ID": `${at + 1}` })),
      );
    await write({ evidence: many(1_001) });
    expect(issuesOf(await read())).toMatchObject([
      {
        file: "summary_annotations.tsv",
        line: 2,
        recordId: "1",
        severity: "refused",
        code: "annotation-too-large",
      },
    ]);
    await write({ evidence: many(301) });
    expect(issuesOf(await read())).toMatchObject([
      { severity: "refused", code: "content-invalid" },
    ]);
    await write({ evidence: many(300) });
    expect(recordsOf(await read())).toHaveLength(1);
  });
});

describe("a source that is refused whole", () => {
  const without = (name: Table, column: string) => {
    const { [column]: _, ...base } = BASES[name];
    return `${Object.keys(base).join("\t")}\n${Object.values(base).join("\t")}\n`;
  };
  const extra = (name: Table) => table(name).replaceAll("\n", "\tx\n");

  it.each<[string, Parameters<typeof write>[0], object]>([
    [
      "a column missing",
      { alleles: without("alleles", "Annotation Text") },
      {
        file: "summary_alleles.tsv",
        line: 1,
        code: "tsv-columns",
        message: expect.stringContaining("Annotation Text"),
      },
    ],
    [
      "the id column missing",
      { history: without("history", ID) },
      {
        file: "summary_history.tsv",
        line: 1,
        code: "tsv-columns",
        message: expect.stringContaining(ID),
      },
    ],
    [
      "an unknown column",
      { annotations: extra("annotations") },
      { file: "summary_annotations.tsv", line: 1, code: "tsv-columns" },
    ],
    [
      "a cell too few in the last row",
      { evidence: `${table("evidence")}cut off\n` },
      { file: "summary_evidence.tsv", line: 3, code: "tsv-cell-count" },
    ],
    [
      "a line broken inside a cell",
      { alleles: table("alleles", [{ "Annotation Text": "One\ntwo" }]) },
      { file: "summary_alleles.tsv", line: 2, code: "tsv-cell-count" },
    ],
    [
      "bytes that are not UTF-8",
      { history: Buffer.from(table("history", [{ Comment: "\u00f1" }]), "latin1") },
      { file: "summary_history.tsv", line: 2, code: "tsv-encoding" },
    ],
    [
      "no annotations",
      { annotations: null },
      { line: 0, code: "no-clinpgx-table", message: expect.stringContaining("annotations") },
    ],
    [
      "no evidence",
      { evidence: null },
      { line: 0, code: "no-clinpgx-table", message: expect.stringContaining("evidence") },
    ],
    ["a table twice", { "copy.tsv": table("evidence") }, { code: "table-twice" }],
    [
      "tables of both namings",
      { alleles: table("alleles").replace(ID, "Clinical Annotation ID") },
      { file: "summary_alleles.tsv", line: 1, code: "release-mixed" },
    ],
  ])("%s", async (_, tables, issue) => {
    await write(tables);
    const items = await read();
    expect(items.at(-1)).toMatchObject({
      type: "refusal",
      issue: { severity: "refused", ...issue },
    });
    expect(recordsOf(items)).toEqual([]);
    expect(items.filter(({ type }) => type === "start")).toEqual([]);
  });

  it("refuses a path that is not there, a single file, and an empty folder", async () => {
    expect(await read(join(folder, "none"))).toMatchObject([
      { type: "refusal", issue: { file: "none", code: "path-missing" } },
    ]);
    expect(await read()).toMatchObject([{ type: "refusal", issue: { code: "no-clinpgx-table" } }]);
    await write();
    expect(await read(join(folder, "summary_annotations.tsv"))).toMatchObject([
      { type: "refusal", issue: { file: "summary_annotations.tsv", code: "folder-needed" } },
    ]);
  });

  it("passes over other files and says so", async () => {
    await write({
      "notes.txt": "hello\n",
      "odd.tsv": new Uint8Array([0xff, 0xfe]),
      "empty.tsv": "",
    });
    const items = await read();
    expect(issuesOf(items)).toMatchObject([
      { file: "empty.tsv", severity: "skipped", code: "tsv-empty" },
      { file: "notes.txt", severity: "skipped", code: "not-clinpgx" },
      { file: "odd.tsv", severity: "skipped", code: "tsv-encoding" },
    ]);
    expect(recordsOf(items)).toHaveLength(1);
  });

  it.each(TABLES)("fails when the table of %s changes while it is read", async (name) => {
    await write(release(["1", "2"]));
    const items = readClinpgx({ path: folder });
    expect((await items.next()).value).toMatchObject({ type: "start" });
    await writeFile(
      join(folder, `summary_${name}.tsv`),
      table(name, [{ [ID]: "2" }, { [ID]: "1" }]),
    );
    await expect(async () => {
      for await (const _ of items) {
        // Read to the end.
      }
    }).rejects.toThrow("changed while it was read");
  });
});

describe("files that were damaged", () => {
  it("are refused or read, never half, and never break the reader", async () => {
    const sound = release(["1", "2", "3"]);
    const damage = fc.record({
      name: fc.constantFrom(...TABLES),
      at: fc.nat(2_000),
      length: fc.nat(6),
      bytes: fc.uint8Array({ maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ name, at, length, bytes }) => {
        const whole = Buffer.from(sound[name]);
        const start = at % whole.length;
        const broken = Buffer.concat([
          whole.subarray(0, start),
          bytes,
          whole.subarray(start + length),
        ]);
        await write({ ...sound, [name]: broken });
        const items = await read();
        const isRefused = items.some(({ type }) => type === "refusal");
        const refused = issuesOf(items).filter(({ severity }) => severity === "refused");
        expect(isRefused).toBe(items.at(-1)?.type === "refusal");
        expect(isRefused).toBe(!items.some(({ type }) => type === "start"));
        if (isRefused) {
          expect(recordsOf(items)).toEqual([]);
        } else {
          const start = items.find((item) => item.type === "start");
          const seen = recordsOf(items).length + refused.length;
          const repeated = issuesOf(items).filter(({ code }) => code === "record-repeated").length;
          expect(seen + repeated).toBe(start?.type === "start" ? start.records : 0);
        }
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
