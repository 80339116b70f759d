// Goal: ClinPGx's real releases come in whole: no annotation refused, no cell lost, every level and
// total recomputed, and the next release changes exactly what changed. Method: each file is read a
// second time by splitting it, and every cell is compared with the rows printed from the imported
// content. Skipped, with the reason, where the public data files are absent.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { biomarkersOf } from "#app/domain/biomarkers/profile.ts";
import type { GeneDrug } from "#app/domain/entries/gene-drug.ts";
import { levelOf } from "#app/domain/evidence/clinpgx-score/level-of.ts";
import { scoreAnnotation } from "#app/domain/evidence/clinpgx-score/score-annotation.ts";
import { diffContent } from "#app/domain/revisions/diff.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import {
  CLINPGX_NAMINGS,
  type ClinpgxNaming,
} from "#app/domain/transfer/formats/clinpgx/layouts.ts";
import {
  type PrintedRow,
  printAlleleRows,
  printAnnotationRow,
  printEvidenceRows,
  printHistoryRows,
} from "#app/domain/transfer/formats/clinpgx/print-rows.ts";
import type { ImportIssue, ImportItem } from "#app/domain/transfer/import-item.ts";
import {
  countItem,
  EMPTY_SUMMARY,
  type ExistingRecord,
  planRecord,
} from "#app/domain/transfer/plan.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { readClinpgx } from "#app/platform/transfer/clinpgx-source.server.ts";
import { publicDataFolder } from "#test/support/public-data.ts";

const root = join(publicDataFolder(), "clinpgx");

beforeEach(({ skip }) => {
  if (!existsSync(root)) {
    skip(`ClinPGx's public files are not in ${root}; set CURATORIUM_DATA_DIR`);
  }
});

const RELEASES = [
  { release: "2025-01-05", naming: "clinical", rows: [5_179, 15_985, 15_316, 13_954] },
  { release: "2025-08-05", naming: "summary", rows: [5_186, 16_087, 15_434, 14_032] },
] as const satisfies { release: string; naming: ClinpgxNaming; rows: number[] }[];

async function readRows({ release, ending }: { release: string; ending: string }) {
  const names = await readdir(join(root, release));
  const name = names.find((one) => one.endsWith(ending));
  if (name === undefined) throw new Error(`${release} has no ${ending}`);
  const [header = "", ...lines] = (await readFile(join(root, release, name), "utf8"))
    .replace(/\n$/, "")
    .split("\n");
  const columns = header.split("\t");
  return lines.map((line): PrintedRow => {
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
  for await (const item of readClinpgx({ path: join(root, release) })) {
    items.push(item);
  }
  const records = items.flatMap((item) => (item.type === "record" ? [item.record] : []));
  const issues = items.flatMap((item) =>
    item.type === "issue" || item.type === "refusal" ? [item.issue] : [],
  );
  const contents = new Map(
    records.map(({ recordId, content }): [string, GeneDrug] => {
      if (content.kind !== "gene-drug") throw new Error("ClinPGx has no other kind of entry");
      return [recordId, content];
    }),
  );
  return { items, records, issues, contents };
}

function countCodes(issues: readonly ImportIssue[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of issues) {
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** The cells of lists are compared as sets of their pieces, all others exactly. */
const LIST_COLUMNS = new Set([
  "Gene",
  "Drug(s)",
  "Phenotype(s)",
  "Phenotype Category",
  "Level Modifiers",
]);

function comparable({ column, cell }: { column: string; cell: string }): string {
  return LIST_COLUMNS.has(column) ? cell.split(/;\s*/).sort().join("|") : cell;
}

/** Every cell of a table that the printed rows give back otherwise. Rows are matched by their key, in the order of those that share one. */
function lostCells(input: {
  rows: readonly PrintedRow[];
  printed: readonly PrintedRow[];
  keyOf: (row: PrintedRow) => string;
}) {
  const byKey = new Map<string, PrintedRow[]>();
  for (const row of input.printed) {
    byKey.set(input.keyOf(row), [...(byKey.get(input.keyOf(row)) ?? []), row]);
  }
  return input.rows.flatMap((row) => {
    const printed = byKey.get(input.keyOf(row))?.shift() ?? {};
    return Object.entries(row)
      .filter(([column, cell]) => {
        const other = printed[column];
        return (
          other === undefined ||
          comparable({ column, cell }) !== comparable({ column, cell: other })
        );
      })
      .map(([column, cell]) => ({ column, cell, printed: printed[column] ?? null }));
  });
}

const totalOf = (content: GeneDrug) => Number(content.score);
const linesOf = (content: GeneDrug) =>
  content.evidence.flatMap(({ citation, annotation }) =>
    annotation === undefined ? [] : [{ citation, annotation }],
  );

/** Annotations whose total leaves out one guideline or label. */
const ONE_UNCOUNTED = `
  1183617714 1183617765 1183617854 1183618859 1183689558 1184136804 1184136848 1184349177
  1184989940 1184989950 1184989960 1184989970 1184989990 1444607379 1444607611 1444607768
  1444700675 1444700788 1444703739 1444705214 1447991729 1449716178 1450931583 1451407200
  1451407321 1451407329 1451416400 1452043220 1452043240 1452043460 1452043780 1452043786
  1452043960 1452043985 1452044020 1452044040 1452044060 1452044066 1452046660 1452050105
  1452050120 1452050260 1452050340 1452050380 1452050405 1452050600 1452050620 637879631
  637880425 827848785 982038273
`
  .trim()
  .split(/\s+/);
/** Annotations whose total leaves out two. */
const TWO_UNCOUNTED = ["1183624570", "1183680463", "1445401168", "1451760600"];

const uncounted = (twoUncounted: readonly string[]) => ({
  ...Object.fromEntries(ONE_UNCOUNTED.map((id) => [id, 100])),
  ...Object.fromEntries(twoUncounted.map((id) => [id, 200])),
});
/** What the lines of an annotation show beyond its total: 51 by 100 in both, then 4 and 5 by 200. */
const UNCOUNTED = {
  "2025-01-05": uncounted(TWO_UNCOUNTED),
  "2025-08-05": uncounted([...TWO_UNCOUNTED, "1183615480"]),
};

/**
 * The levels that the score does not give. A reason is the source's own override; without one it is
 * either a level that was set by hand and never explained, or, for EPAS1 and KRTAP10-4, one that a
 * single publication does not carry (both were set right by August 2025).
 */
const BOTH_LEVELS = {
  "981201535": "1B → 1A, with a reason",
  "1444672986": "2B → 3, with a reason",
  "1447961082": "2B → 3, with a reason",
  "1447954390": "2A → 3, with a reason",
  "1447954397": "2A → 3, with a reason",
  "1447954378": "2A → 3, with a reason",
  "1183697617": "2A → 3, no reason",
  "1451114960": "2A → 3, no reason",
};
const OTHER_LEVELS = {
  "2025-01-05": {
    ...BOTH_LEVELS,
    "1451954560": "3 → 2B, no reason",
    "1451737609": "3 → 2B, no reason",
  },
  "2025-08-05": {
    ...BOTH_LEVELS,
    "1444712832": "2B → 3, with a reason",
    "1444712823": "2B → 3, with a reason",
    "1183619225": "3 → 4, no reason",
    "1444607674": "4 → 3, no reason",
  },
};

describe.each(RELEASES)("the release of $release", ({ release, naming, rows: expected }) => {
  const idColumn = CLINPGX_NAMINGS[naming].idColumn;
  const [annotationCount, alleleCount, evidenceCount, historyCount] = expected;

  it("comes in whole, and says how many of each oddity it holds", async () => {
    const { items, records, issues } = await readRelease(release);
    expect(issues).toEqual([]);
    expect(records).toHaveLength(annotationCount);
    const start = items.find((item) => item.type === "start");
    expect(start?.type === "start" && start.files.map(({ rows }) => rows)).toEqual([...expected]);
    expect(countCodes(records.flatMap(({ warnings }) => warnings))).toEqual({
      "gene-missing": 254,
      "guidance-not-counted": release === "2025-01-05" ? 53 : 54,
      "guidance-unclear": 2,
      "level-unexplained": 4,
    });
  });

  it("gives back every cell of the annotations, the alleles, the evidence and the history", async () => {
    const { contents } = await readRelease(release);
    const all = [...contents.values()];
    const tables = [
      [
        "_annotations.tsv",
        (content: GeneDrug) => [printAnnotationRow({ content, naming })],
        annotationCount,
      ],
      [
        "_ann_alleles.tsv",
        (content: GeneDrug) => printAlleleRows({ content, naming }),
        alleleCount,
      ],
      [
        "_ann_evidence.tsv",
        (content: GeneDrug) => printEvidenceRows({ content, naming }),
        evidenceCount,
      ],
      [
        "_ann_history.tsv",
        (content: GeneDrug) => printHistoryRows({ content, naming }),
        historyCount,
      ],
    ] as const;
    for (const [ending, print, count] of tables) {
      const rows = await readRows({ release, ending });
      expect(rows).toHaveLength(count);
      const printed = all.flatMap(print);
      expect(printed).toHaveLength(count);
      const keyOf = (row: PrintedRow) => `${row[idColumn]} ${row["Evidence ID"] ?? ""}`;
      expect(lostCells({ rows, printed, keyOf }).slice(0, 5)).toEqual([]);
    }
  });

  it("keeps names with commas, blank genes and quotation marks", async () => {
    const { contents } = await readRelease(release);
    const all = [...contents.values()];
    const names = new Set(
      all.flatMap(({ profile }) =>
        profile === null ? [] : biomarkersOf(profile).map(({ name }) => name),
      ),
    );
    expect([...names].filter((name) => name.includes(",")).sort()).toEqual([
      "Canton, Taiwan-Hakka, Gifu-like, Agrigento-like",
      "Mediterranean, Dallas, Panama, Sassari, Cagliari, Birmingham",
    ]);
    expect(all.filter(({ genes }) => genes.length === 0)).toHaveLength(254);
    const quotes = all
      .flatMap(({ genotypes }) => genotypes)
      .filter(({ text }) => text.includes('"'));
    expect(quotes).toHaveLength(21);
    expect(quotes.filter(({ text }) => text.includes('""'))).toEqual([]);
  });

  it("adds up: the total is the sum of the lines, but for guidelines without a recommendation", async () => {
    const { contents } = await readRelease(release);
    const differing = new Map<string, number>();
    for (const [id, content] of contents) {
      const { total } = scoreAnnotation({
        lines: linesOf(content).map(({ annotation: { id: lineId, score, reason } }) => ({
          kind: "variant-annotation",
          id: lineId,
          score: score === null ? null : Number(score),
          exclusion: score === null ? { reason } : null,
        })),
      });
      if (total !== totalOf(content)) differing.set(id, total - totalOf(content));
    }
    expect(Object.fromEntries(differing)).toEqual(UNCOUNTED[release]);
    const counted = [...contents].filter(([, content]) => {
      const unknown = linesOf(content).some(({ annotation }) => annotation.counted === "unknown");
      const { total } = scoreAnnotation({
        lines: linesOf(content).map(({ annotation: { id, score, counted, reason } }) => ({
          kind: "variant-annotation",
          id,
          score: score === null ? null : Number(score),
          exclusion: counted === "no" ? { reason } : null,
        })),
      });
      return !unknown && total !== totalOf(content);
    });
    expect(counted).toEqual([]);
  });

  it("gives the published level of every annotation but those that are named", async () => {
    const { contents } = await readRelease(release);
    const found: Record<string, string> = {};
    for (const [id, content] of contents) {
      const lines = linesOf(content);
      const counted = lines.filter(({ annotation }) => annotation.counted !== "no");
      const { value } = levelOf({
        total: totalOf(content),
        isRareVariant: content.levelModifiers?.includes("rare-variant") ?? false,
        isTier1Vip: content.levelModifiers?.includes("tier-1-vip") ?? false,
        publications: new Set(
          counted.flatMap(({ citation }) => (citation.source === "pubmed" ? [citation.id] : [])),
        ).size,
        hasGuidance: counted.some(({ citation }) => citation.source !== "pubmed"),
      });
      const [level] = content.levels;
      if (level?.value !== value) {
        found[id] =
          `${value} → ${level?.value}, ${level?.reason === null ? "no reason" : "with a reason"}`;
      }
    }
    expect(found).toEqual(OTHER_LEVELS[release]);
  });
});

describe("August after January 2025", () => {
  it("creates 17, changes 413 and leaves 4,756 alone; 10 are gone, and each change has its fields", async () => {
    const before = await readRelease("2025-01-05");
    const after = await readRelease("2025-08-05");
    const hashOf = (content: GeneDrug) => sha256Hex(canonicalJson(content));
    const fields: Record<string, number> = {};
    let isOnlyPhenotypes = 0;
    let summary = EMPTY_SUMMARY;
    for (const record of after.records) {
      const content = after.contents.get(record.recordId);
      const earlier = before.contents.get(record.recordId) ?? null;
      if (content === undefined) throw new Error("every record has a content");
      const hash = earlier === null ? null : hashOf(earlier);
      const existing: ExistingRecord | null =
        hash === null ? null : { entryId: record.recordId, sourceHash: hash, acceptedHash: hash };
      const action = planRecord({ contentHash: hashOf(content), existing });
      summary = countItem({ summary, item: { type: "record", record }, action });
      if (action.action === "update") {
        const changed = new Set(
          diffContent(earlier, content).map(({ path }) => path.replace(/\..*/, "")),
        );
        changed.delete("biomarkers");
        isOnlyPhenotypes += changed.size === 1 && changed.has("phenotypes") ? 1 : 0;
        for (const path of changed) fields[path] = (fields[path] ?? 0) + 1;
      }
    }
    expect(summary).toMatchObject({ created: 17, updated: 413, unchanged: 4_756, refused: 0 });
    const gone = [...before.contents.keys()].filter((id) => !after.contents.has(id));
    expect(gone).toHaveLength(10);
    // Phenotypes were renamed throughout ("Arthritis, Rheumatoid" became "Rheumatoid arthritis").
    expect(isOnlyPhenotypes).toBe(285);
    expect(fields).toEqual({
      phenotypes: 308,
      evidence: 76,
      history: 75,
      provenance: 71,
      genotypes: 58,
      score: 26,
      drugs: 13,
      levels: 13,
      profile: 6,
      phenotypeCategories: 4,
      genes: 1,
      population: 1,
    });
  });

  it("is read the same a second time: nothing changes", async () => {
    const { contents } = await readRelease("2025-08-05");
    const again = await readAll("2025-08-05");
    const differing = [...again.contents].filter(
      ([id, content]) => canonicalJson(content) !== canonicalJson(contents.get(id)),
    );
    expect(differing).toEqual([]);
  });
});
