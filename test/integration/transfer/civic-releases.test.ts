// Goal: CIViC's real releases come in whole: no record refused, no cell lost, what is odd reported by
// code, and the next release changes exactly what changed. Method: each file is read a second time by
// splitting it, and every cell is compared with the row printed from the imported content. Skipped,
// with the reason, where the public data files are absent.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parseProfile } from "#app/domain/biomarkers/parse-profile.ts";
import { biomarkersOf, printProfile } from "#app/domain/biomarkers/profile.ts";
import type { BiomarkerTherapy } from "#app/domain/entries/biomarker-therapy.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { CivicCatalog, type SideRow } from "#app/domain/transfer/formats/civic/catalog.ts";
import { LEGACY_EXCEPTIONS } from "#app/domain/transfer/formats/civic/legacy-exceptions.ts";
import {
  printAssertionRow,
  printEvidenceRow,
} from "#app/domain/transfer/formats/civic/print-row.ts";
import type { ImportIssue, ImportItem, ImportRecord } from "#app/domain/transfer/import-item.ts";
import {
  countItem,
  EMPTY_SUMMARY,
  type ExistingRecord,
  planRecord,
} from "#app/domain/transfer/plan.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { readCivic } from "#app/platform/transfer/civic-source.server.ts";
import { publicDataFolder } from "#test/support/public-data.ts";

const root = join(publicDataFolder(), "civic");

beforeEach(({ skip }) => {
  if (!existsSync(root)) {
    skip(`CIViC's public files are not in ${root}; set CURATORIUM_DATA_DIR`);
  }
});

type Cells = Record<string, string>;

async function readRows({ release, ending }: { release: string; ending: string }) {
  const names = await readdir(join(root, release));
  const name = names.find((one) => one.endsWith(ending));
  if (name === undefined) throw new Error(`${release} has no ${ending}`);
  const [header = "", ...lines] = (await readFile(join(root, release, name), "utf8"))
    .replace(/\n$/, "")
    .split("\n");
  const columns = header.split("\t");
  return lines.map((line): Cells => {
    const cells = line.split("\t");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

const releases = new Map<string, ReturnType<typeof readAll>>();

/** A release as the importer gives it; read once for all tests. */
function readRelease(release: string): ReturnType<typeof readAll> {
  const known = releases.get(release) ?? readAll(release);
  releases.set(release, known);
  return known;
}

async function readAll(release: string) {
  const items: ImportItem[] = [];
  for await (const item of readCivic({ path: join(root, release) })) {
    items.push(item);
  }
  const records = items.flatMap((item) => (item.type === "record" ? [item.record] : []));
  const issues = items.flatMap((item) =>
    item.type === "issue" || item.type === "refusal" ? [item.issue] : [],
  );
  return { items, records, issues, byId: new Map(records.map((one) => [one.recordId, one])) };
}

function contentOf(record: ImportRecord): BiomarkerTherapy {
  if (record.content.kind !== "biomarker-therapy")
    throw new Error("CIViC has no gene–drug entries");
  return record.content;
}

function countCodes(issues: readonly ImportIssue[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of issues) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** The cells of lists compared as sets of their pieces; all others exactly, blanks around a name aside. */
const LIST_COLUMNS = new Set([
  "phenotypes",
  "therapies",
  "nct_ids",
  "acmg_codes",
  "evidence_item_ids",
  "evidence_items_civic_url",
]);

function comparable({ column, cell }: { column: string; cell: string }): string {
  if (LIST_COLUMNS.has(column)) {
    return cell
      .split(/[,;]\s*/)
      .sort()
      .join("|");
  }
  return column === "molecular_profile" ? cell.trim() : cell;
}

type LostCell = { column: string; cell: string; printed: string | null };

/** Every cell that the printed row gives back otherwise. */
function lostCells(input: { rows: readonly Cells[]; printed: (row: Cells) => Cells | null }) {
  return input.rows.flatMap((row): LostCell[] => {
    const printed = input.printed(row);
    if (printed === null) {
      return [{ column: "*", cell: JSON.stringify(row), printed: null }];
    }
    return Object.entries(row)
      .filter(
        ([column, cell]) =>
          comparable({ column, cell }) !== comparable({ column, cell: printed[column] ?? "" }),
      )
      .map(([column, cell]) => ({ column, cell, printed: printed[column] ?? null }));
  });
}

describe("the release of 1 August 2024", () => {
  const release = "2024-08-01";

  it("comes in whole, and says how many of each oddity it holds", async () => {
    const { items, records, issues } = await readRelease(release);
    expect(items.find((item) => item.type === "start")).toMatchObject({ records: 4_441 });
    expect(records.filter(({ recordId }) => recordId.startsWith("EID"))).toHaveLength(4_375);
    expect(records.filter(({ recordId }) => recordId.startsWith("AID"))).toHaveLength(66);
    expect(issues.filter(({ severity }) => severity !== "skipped")).toEqual([]);
    expect(countCodes(records.flatMap(({ warnings }) => warnings))).toEqual({
      "significance-not-accepted": 305,
      "direction-not-accepted": 60,
      "rating-missing": 49,
      "therapy-missing": 1,
      "interaction-missing": 4,
      "clingen-codes-missing": 7,
      "disease-without-id": 52,
      "blanks-trimmed": 12,
      "variant-unknown": 3,
      "cited-record-absent": 2,
      "profile-unknown": 1,
    });
  });

  // A count that takes the comma in "2,4-pyrimidinediamine" for a second therapy finds 356.
  it("lets in the 355 items that break today's matrix, each with a remark", async () => {
    const { records } = await readRelease(release);
    const matrix = new Set([
      "significance-not-accepted",
      "direction-not-accepted",
      "rating-missing",
      "therapy-missing",
    ]);
    const breaking = records.filter(
      ({ recordId, warnings }) =>
        recordId.startsWith("EID") && warnings.some(({ code }) => matrix.has(code)),
    );
    expect(breaking).toHaveLength(355);
    expect(LEGACY_EXCEPTIONS.map(({ code }) => code)).toEqual(expect.arrayContaining([...matrix]));
  });

  it("gives back every cell of every evidence item", async () => {
    const { byId } = await readRelease(release);
    const rows = await readRows({ release, ending: "ClinicalEvidenceSummaries.tsv" });
    const lost = lostCells({
      rows,
      printed: (row) => {
        const record = byId.get(`EID${row.evidence_id}`);
        return record === undefined ? null : printEvidenceRow(contentOf(record));
      },
    });
    expect(rows).toHaveLength(4_375);
    expect(lost).toEqual([]);
  });

  it("gives back every cell of every assertion", async () => {
    const { byId } = await readRelease(release);
    const rows = await readRows({ release, ending: "AssertionSummaries.tsv" });
    const lost = lostCells({
      rows,
      printed: (row) => {
        const record = byId.get(`AID${row.assertion_id}`);
        return record === undefined ? null : printAssertionRow(contentOf(record));
      },
    });
    expect(rows).toHaveLength(66);
    expect(lost).toEqual([]);
  });

  it("reads each of the 1,739 profiles and prints it as it was", async () => {
    const catalog = new CivicCatalog();
    const profiles = await readRows({ release, ending: "MolecularProfileSummaries.tsv" });
    for (const row of await readRows({ release, ending: "VariantSummaries.tsv" })) {
      catalog.add({ table: "variants", row: row as SideRow });
    }
    for (const row of profiles) {
      catalog.add({ table: "profiles", row: row as SideRow });
    }
    const wrong = profiles.filter(({ name = "", molecular_profile_id: profileId = "", ...row }) => {
      const parsed = parseProfile({
        text: name,
        resolve: catalog.resolverFor(profileId),
        guess: (guessed) => catalog.guessFor({ profileId, name: guessed }),
      });
      if (!parsed.ok) return true;
      const { profile } = parsed.value;
      const ids = biomarkersOf(profile).map(({ id }) => id);
      const given = (row.variant_ids ?? "").split(/,\s*/).map((id) => `civic.vid:${id}`);
      return printProfile(profile) !== name.trim() || ids.sort().join() !== given.sort().join();
    });
    expect(profiles).toHaveLength(1_739);
    expect(wrong).toEqual([]);
  });

  it("keeps what other readers lose: leading zeros, marks in the text, odd quotation marks, contradictions", async () => {
    const { byId, records } = await readRelease(release);
    const items = records.map(contentOf).filter(({ recordType }) => recordType === "evidence-item");
    expect(items.filter(({ disease }) => disease?.id?.startsWith("DOID:0"))).toHaveLength(546);
    const text = (id: string) => canonicalJson(byId.get(id)?.content.statement ?? null);
    expect(text("EID4275")).toContain("\uFFFD");
    expect(text("EID6190")).toContain("\uFEFF");
    expect(text("EID11277")).toContain("\u00a0");
    const quotes = (await readRows({ release, ending: "ClinicalEvidenceSummaries.tsv" })).filter(
      (row) => (Object.values(row).join("").split('"').length - 1) % 2 === 1,
    );
    expect(quotes).toHaveLength(2);
    for (const row of quotes) {
      expect(byId.has(`EID${row.evidence_id}`)).toBe(true);
    }
    const claims = new Map<string, Set<string>>();
    for (const item of items.filter(({ evidenceType }) => evidenceType === "predictive")) {
      if (item.direction !== "supports") continue;
      const key = canonicalJson([
        item.provenance?.subjectId,
        item.disease?.label,
        item.therapies.map(({ label }) => label),
      ]);
      claims.set(key, (claims.get(key) ?? new Set()).add(item.significance));
    }
    const both = [...claims.values()].filter(
      (all) => all.has("sensitivity-response") && all.has("resistance"),
    );
    expect(both).toHaveLength(13);
  });

  it("names the six cited items that are absent and keeps the assertions", async () => {
    const { byId } = await readRelease(release);
    const absent = (id: string) =>
      byId.get(id)?.warnings.find(({ code }) => code === "cited-record-absent")?.message;
    expect(absent("AID13")).toContain("EID6941");
    for (const id of ["EID8811", "EID4871", "EID8855", "EID10386", "EID7306"]) {
      expect(absent("AID55")).toContain(id);
    }
    expect(byId.get("AID13")?.content.citedEntries).toContain("civic.eid:6941");
    expect(byId.get("AID87")?.warnings.map(({ code }) => code)).toContain("profile-unknown");
  });

  it("does not call an item absent that is in the database", async () => {
    const known = new Set(["EID6941", "EID8811", "EID4871", "EID8855", "EID10386", "EID7306"]);
    const codes: string[] = [];
    const path = join(root, release);
    for await (const item of readCivic({ path, isKnownRecord: (id) => known.has(id) })) {
      codes.push(...(item.type === "record" ? item.record.warnings.map(({ code }) => code) : []));
    }
    expect(codes).not.toContain("cited-record-absent");
  });
});

describe("releases before molecular profiles", () => {
  it.each([
    ["2021-02-01", 3_703, 19],
    ["2021-02-25", 3_706, 19],
    ["2018-05-18", 2_525, 0],
  ])("%s comes in whole", async (release, items, assertions) => {
    const { records, issues } = await readRelease(release);
    expect(records.filter(({ recordId }) => recordId.startsWith("EID"))).toHaveLength(items);
    expect(records.filter(({ recordId }) => recordId.startsWith("AID"))).toHaveLength(assertions);
    expect(issues.filter(({ severity }) => severity === "refused")).toEqual([]);
    expect(issues.map(({ code }) => code)).toContain("columns-left-out");
  });

  it("translates the words that were renamed since", async () => {
    const { byId } = await readRelease("2018-05-18");
    const rows = await readRows({ release: "2018-05-18", ending: "ClinicalEvidenceSummaries.tsv" });
    const today: Record<string, string> = {
      Sensitivity: "sensitivity-response",
      "Resistance or Non-Response": "resistance",
      "Somatic Mutation": "somatic",
      "Germline Mutation": "rare-germline",
      "Germline Polymorphism": "common-germline",
    };
    const renamed = rows.filter((row) => today[row.clinical_significance ?? ""] !== undefined);
    expect(renamed).toHaveLength(1_069 + 480);
    for (const row of rows) {
      const record = byId.get(`EID${row.evidence_id}`);
      const content = record && contentOf(record);
      const significance = today[row.clinical_significance ?? ""];
      const origin = today[row.variant_origin ?? ""];
      expect(content?.significance).toBe(significance ?? content?.significance);
      expect(content?.variantOrigin).toBe(origin ?? content?.variantOrigin);
    }
  });

  it("sees 3 new and 124 changed items between two releases, and no change in order alone", async () => {
    const before = new Map<string, ExistingRecord>();
    const hash = (record: ImportRecord) => sha256Hex(canonicalJson(record.content));
    const first = await readRelease("2021-02-01");
    for (const record of first.records) {
      const sourceHash = hash(record);
      before.set(record.recordId, {
        entryId: record.recordId,
        sourceHash,
        acceptedHash: sourceHash,
      });
    }
    const second = await readRelease("2021-02-25");
    const summary = second.items.reduce((sum, item) => {
      if (item.type !== "record") return countItem({ summary: sum, item });
      const existing = before.get(item.record.recordId) ?? null;
      const action = planRecord({ contentHash: hash(item.record), existing });
      return countItem({ summary: sum, item, action });
    }, EMPTY_SUMMARY);
    expect(summary).toMatchObject({ created: 3, updated: 124, unchanged: 3_579 + 19, refused: 0 });
  });
});

describe("files that are not CIViC's own layouts", () => {
  it.each([
    ["2015-02-18", "ClinicalEvidenceSummaries.tsv", '"evidence_id"'],
    ["2016-09-19", "gastonlab-all_civic-2016-09-19.tsv", '"genesymbol"'],
    ["2022-train/civic_2022-01-17.tsv", "civic_2022-01-17.tsv", '"civic_variant_ids"'],
  ])("%s is refused with the header's line and the columns named", async (path, file, column) => {
    const { records, items } = await readRelease(path);
    expect(records).toEqual([]);
    const last = items.at(-1);
    expect(last).toMatchObject({
      type: "refusal",
      issue: { file, line: 1, severity: "refused", code: "tsv-columns" },
    });
    expect(last?.type === "refusal" && last.issue.message).toContain(column);
  });

  it("refuses a VCF, also a corrupt one", async () => {
    const { items } = await readRelease("2019-10-01");
    expect(items.at(-1)).toMatchObject({ type: "refusal", issue: { code: "no-civic-table" } });
    const one = await readRelease("2019-10-01/01-Oct-2019-civic_accepted.vcf");
    expect(one.items).toMatchObject([
      { type: "refusal", issue: { file: "01-Oct-2019-civic_accepted.vcf", severity: "refused" } },
    ]);
  });
});
