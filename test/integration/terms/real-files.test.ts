// Goal: the public terminologies come in whole, every row taken or told, a rename of six years of HGNC
// is followed, and their identifiers and those of the public knowledge bases pass the checks. Method:
// the real files, counted a second time by splitting them; the edition of HGNC before is made by undoing
// the published changes. Skipped, with the reason, where the files are absent.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkIdentifier } from "#app/domain/identifiers/check-identifier.ts";
import type { VocabFormat } from "#app/domain/transfer/vocab/vocab-item.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { findTerms } from "#app/services/search/find-terms.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { publicDataFolder } from "#test/support/public-data.ts";
import { counted, importFile, useTermFolder } from "./support.ts";

const root = join(publicDataFolder(), "vocab");
const FILES = {
  hgnc: "hgnc_2024-10-18.tsv",
  changes: "hgnc_symbol_changes_2018-11_to_2024-10.tsv",
  doid: "doid_2024-07-31_DO_cancer_slim.obo",
  oncotree: "oncotree_2025_10_03.json",
  drugs: "drugs_ncit22.04d_chembl30.tsv",
  synonyms: "drug_synonyms.tsv",
  so: "so_variant_terms_2025-09-10.tsv",
} as const;

const IMPORT_LIMIT_MS = 300_000;

const database = useTestDatabase();
const folder = useTermFolder();

let ctx: ServiceContext;

const pathOf = (name: keyof typeof FILES) => join(root, FILES[name]);

type Cells = Record<string, string>;

function rowsOf(path: string): Cells[] {
  const [header = "", ...lines] = readFileSync(path, "utf8").replace(/\n$/, "").split("\n");
  const columns = header.split("\t");
  return lines.map((line) => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

const importReal = (format: VocabFormat, path: string, synonymsPath?: string) =>
  importFile({ ctx, format, path, ...(synonymsPath === undefined ? {} : { synonymsPath }) });

beforeAll(async () => {
  ctx = actingAs(database.db, await insertPerson(database.db, "curator"));
});

beforeEach(({ skip }) => {
  if (!existsSync(root)) {
    skip(`The public terminologies are not in ${root}; set CURATORIUM_DATA_DIR`);
  }
});

describe("HGNC", () => {
  it(
    "follows the renames and removals of six years by id",
    async () => {
      const genes = rowsOf(pathOf("hgnc"));
      const changes = rowsOf(pathOf("changes"));
      const renamed = changes.filter(({ change }) => change === "renamed");
      const removed = changes.filter(({ change }) => change === "removed");
      expect([genes.length, renamed.length, removed.length]).toEqual([29_411, 1_082, 741]);
      // The table leaves out pseudogenes, of which some were renamed.
      const ids = new Set(genes.map((row) => row.hgnc_id));
      const listed = renamed.filter((row) => ids.has(row.hgnc_id ?? ""));
      const oldSymbols = new Map(renamed.map((row) => [row.hgnc_id, row.old_symbol]));
      const before = [
        ...genes.map((row) => [row.hgnc_id, oldSymbols.get(row.hgnc_id) ?? row.symbol, row.name]),
        ...removed.map((row) => [row.hgnc_id, row.old_symbol, "removed since"]),
      ].map((cells) => [...cells, "Approved"].join("\t"));
      const old = folder.put(
        "hgnc-before.tsv",
        `hgnc_id\tsymbol\tname\tstatus\n${before.join("\n")}\n`,
      );
      expect(counted(await importReal("hgnc", old))).toEqual({ added: 30_152 });
      const outcome = await importReal("hgnc", pathOf("hgnc"));
      const { renamed: renames, retired, changed, unchanged, refused } = outcome.counts;
      expect({ renames, retired, refused }).toEqual({
        renames: listed.length,
        retired: 741,
        refused: 0,
      });
      expect(listed.length).toBe(798);
      expect(renames + changed + unchanged).toBe(29_411);
      expect(counted(await importReal("hgnc", pathOf("hgnc")))).toEqual({ unchanged: 29_411 });
      const others = renamed.length - listed.length;
      expect(counted(await importReal("hgnc", pathOf("changes")))).toEqual({
        added: others,
        unchanged: 1_823 - others,
      });

      const sample = renamed.filter((_, index) => index % 40 === 0);
      for (const { hgnc_id: id, old_symbol: text = "", new_symbol: label } of sample) {
        const found = await findTerms({ ctx, kind: "gene", text });
        expect(found).toContainEqual(
          expect.objectContaining({ id, label, matched: text, matchedAs: "previous" }),
        );
      }
    },
    IMPORT_LIMIT_MS,
  );
});

describe("the others", () => {
  it(
    "come in whole and change nothing the second time",
    async () => {
      const terms = rowsOf(pathOf("so"));
      const obo = readFileSync(pathOf("doid"), "utf8");
      const stanzas = obo.match(/^\[Term\]$/gm) ?? [];
      const drugs = rowsOf(pathOf("drugs"));
      expect([stanzas.length, drugs.length, terms.length]).toEqual([729, 2_921, 375]);

      const doid = await importReal("doid", pathOf("doid"));
      expect(doid.counts).toMatchObject({ added: 729, refused: 0 });
      const oncotree = await importReal("oncotree", pathOf("oncotree"));
      expect(oncotree.counts).toMatchObject({ added: 897, refused: 0, warnings: 1 });
      const so = await importReal("so", pathOf("so"));
      expect(so.counts.added + terms.filter(({ obsolete }) => obsolete === "true").length).toBe(
        375,
      );
      expect(so.counts.refused).toBe(0);
      const drug = await importReal("drugs", pathOf("drugs"), pathOf("synonyms"));
      expect(drug.counts).toMatchObject({ added: 2_921, refused: 0, warnings: 0 });

      for (const [format, path, synonyms] of [
        ["doid", "doid", undefined],
        ["oncotree", "oncotree", undefined],
        ["so", "so", undefined],
        ["drugs", "drugs", "synonyms"],
        ["drugs", "synonyms", undefined],
        ["drugs", "drugs", undefined],
      ] as const) {
        const again = await importReal(
          format,
          pathOf(path),
          synonyms === undefined ? undefined : pathOf(synonyms),
        );
        const { unchanged: _, warnings: __, ...others } = counted(again);
        expect(others).toEqual({});
      }
    },
    IMPORT_LIMIT_MS,
  );

  it("finds every sampled synonym of a drug", async () => {
    const synonyms = rowsOf(pathOf("synonyms")).filter((_, index) => index % 1_000 === 0);
    for (const { nci_concept_display_name: label, alias = "" } of synonyms) {
      const found = await findTerms({ ctx, kind: "drug", text: alias.slice(0, 100) });
      expect(found.map((term) => term.label)).toContain(label);
    }
  });
});

describe("identifiers of public files", () => {
  const data = publicDataFolder();
  const wrong = (ids: readonly string[]) => ids.filter((id) => checkIdentifier(id) !== null);
  const cells = (path: string, column: string) =>
    rowsOf(join(data, path))
      .map((row) => row[column] ?? "")
      .filter((cell) => cell !== "");

  it("of the terminologies are all well-formed", () => {
    expect(wrong(cells(`vocab/${FILES.hgnc}`, "hgnc_id"))).toEqual([]);
    expect(wrong(cells(`vocab/${FILES.hgnc}`, "entrez_id").map((id) => `NCBIGene:${id}`))).toEqual(
      [],
    );
    expect(wrong(cells(`vocab/${FILES.drugs}`, "ncit_code").map((id) => `NCIT:${id}`))).toEqual([]);
    expect(
      wrong(cells(`vocab/${FILES.drugs}`, "molecule_chembl_id").map((id) => `CHEMBL:${id}`)),
    ).toEqual([]);
    expect(wrong(cells(`vocab/${FILES.so}`, "so_id"))).toEqual([]);
  });

  it("of CIViC 2024 are well-formed", () => {
    const path = "civic/2024-08-01/01-Aug-2024-ClinicalEvidenceSummaries.tsv";
    expect(wrong(cells(path, "doid").map((id) => `DOID:${id}`))).toEqual([]);
    const trials = cells(path, "nct_ids").flatMap((cell) => cell.split(/[,;]\s*/));
    expect(wrong(trials.map((id) => `NCT:${id}`))).toEqual([]);
    const pubmed = rowsOf(join(data, path)).filter((row) => row.source_type === "PubMed");
    expect(wrong(pubmed.map((row) => `PMID:${row.citation_id}`))).toEqual([]);
  });

  it("of CIViC's variants in HGVS nomenclature are, but for 36 that are written wrong", () => {
    const seen = new Set<string>();
    for (const release of [
      "2018-05-18/nightly",
      "2021-02-01/01-Feb-2021",
      "2021-02-25/nightly",
      "2024-08-01/01-Aug-2024",
    ]) {
      for (const cell of cells(`civic/${release}-VariantSummaries.tsv`, "hgvs_expressions")) {
        for (const text of cell.split(",")) seen.add(text.trim());
      }
      for (const cell of cells(`civic/${release}-VariantSummaries.tsv`, "hgvs_descriptions")) {
        for (const text of cell.split(",")) seen.add(text.trim());
      }
    }
    const all = [...seen].filter((text) => text !== "");
    const refused = wrong(all.map((text) => `HGVS:${text}`));
    expect(all.length).toBeGreaterThan(3_000);
    expect([all.length, refused.length]).toEqual([3_425, 36]);
    expect(refused).toContain("HGVS:ENST00000288602.6c.1405G>C");
  });
});
