// Goal: the list shows every accepted entry that fits and nothing else, and its counts are true.
// Method: a small knowledge base made through the real verbs; every count is compared with counting
// the listed rows one by one.
import { beforeAll, describe, expect, test } from "vitest";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import {
  type EntryQuery,
  FACET_IDS,
  type FacetId,
  toggled,
} from "#app/domain/search/entry-query.ts";
import { MATCH_MARKS } from "#app/domain/search/match-marks.ts";
import { countFacets } from "#app/services/search/count-facets.server.ts";
import type { EntryRow } from "#app/services/search/entry-row.server.ts";
import { listEntries } from "#app/services/search/list-entries.server.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { sampleEvidenceItem, sampleGeneDrug, sampleTerm } from "#test/support/sample-content.ts";
import { asked, EVERYTHING, knowledgeBase } from "./knowledge-base.ts";

const database = useTestDatabase();
let base: Awaited<ReturnType<typeof knowledgeBase>>;
const accessions: Record<string, string> = {};

const level = (scheme: "civic" | "clinpgx" | "cpic", value: string) =>
  ({ scheme, schemeVersion: "1", value, basis: "assigned", reason: null }) as const;

const variant = (gene: string, name: string) =>
  ({
    op: "is",
    biomarker: { type: "variant", gene: sampleTerm(gene), name, id: null },
  }) as const;

const contents: Record<string, EntryContent> = {
  egfr: sampleEvidenceItem({ statement: fromPlainText("The tumours shrank under osimertinib.") }),
  resistant: sampleEvidenceItem({
    profile: variant("EGFR", "C797S"),
    significance: "resistance",
    levels: [level("civic", "D")],
  }),
  braf: sampleEvidenceItem({
    profile: variant("BRAF", "V600E"),
    disease: sampleTerm("Melanoma", "DOID:1909"),
    therapies: [sampleTerm("Dabrafenib"), sampleTerm("Trametinib")],
    therapyInteraction: "combination",
    direction: "does-not-support",
    levels: [level("civic", "A")],
    evidence: [
      {
        ...(sampleEvidenceItem().evidence[0] as EntryContent["evidence"][number]),
        citation: { source: "doi", id: "10.1000/XYZ.1", label: null, abstract: null },
      },
    ],
  }),
  clopidogrel: sampleGeneDrug({ levels: [level("clinpgx", "1A"), level("cpic", "A")] }),
  codeine: sampleGeneDrug({
    genes: [sampleTerm("CYP2D6")],
    drugs: [sampleTerm("Codeine")],
    levels: [level("clinpgx", "3")],
    provenance: {
      source: "clinpgx",
      recordId: "1043858606",
      subjectId: null,
      url: null,
      status: null,
      lastReviewed: null,
      flagged: null,
    },
  }),
};

beforeAll(async () => {
  base = await knowledgeBase(database.db);
  for (const [name, content] of Object.entries(contents)) {
    accessions[name] = await base.accept(content);
  }
  accessions.retired = await base.accept(sampleEvidenceItem({ profile: variant("KIT", "D816V") }));
  await base.retire(accessions.retired);
  await base.propose(
    sampleEvidenceItem({ profile: variant("UNREVIEWED", "X1"), disease: sampleTerm("Secretitis") }),
  );
});

const list = (query: EntryQuery) => listEntries({ ctx: base.as(), query });

async function found(address: string): Promise<string[]> {
  const { rows } = await list(asked(address));
  return rows.map(({ accession }) => nameOf(accession));
}

function nameOf(accession: string): string {
  return Object.entries(accessions).find(([, one]) => one === accession)?.[0] ?? accession;
}

/** The facet values of one row, as somebody reads them off the line. */
function valuesOf(row: EntryRow): Record<FacetId, readonly (string | null)[]> {
  return {
    kind: [row.kind],
    type: [row.evidenceType],
    level: row.levels,
    significance: [row.significance],
    direction: [row.direction],
    gene: row.genes,
    drug: row.drugs,
    disease: row.diseases,
    source: [row.source],
  };
}

describe("facets", () => {
  test.each(["", "q=EGFR", "gene=EGFR", "status=all", "kind=gene-drug&level=clinpgx:1A"])(
    "of %j count the rows that choosing each value would leave",
    async (address) => {
      const query = asked(address);
      const { facets, total, rows } = await list(query);
      expect(rows).toHaveLength(total);
      for (const facet of FACET_IDS) {
        const without = { ...query, facets: { ...query.facets, [facet]: [] } };
        const everyRow = (await list(without)).rows;
        const counted = new Map<string, number>();
        for (const value of everyRow.flatMap((row) => valuesOf(row)[facet])) {
          if (value !== null) counted.set(value, (counted.get(value) ?? 0) + 1);
        }
        const given = new Map(facets[facet].map(({ value, count }) => [value, count]));
        expect([...given].sort(), facet).toEqual([...counted].sort());
        for (const [value, count] of given) {
          const only = toggled({ query: without, facet, value });
          expect((await countFacets({ ctx: base.as(), query: only })).total).toBe(count);
        }
      }
    },
  );

  test("values of one facet widen the list, values of two narrow it", async () => {
    expect(await found("gene=BRAF&gene=CYP2D6&sort=accession")).toEqual(["braf", "codeine"]);
    expect(await found("gene=BRAF&drug=Codeine")).toEqual([]);
    expect(await found("gene=BRAF&drug=Trametinib")).toEqual(["braf"]);
  });

  test("give at most twenty genes, the most frequent first", async () => {
    const { facets } = await list(EVERYTHING);
    expect(facets.gene[0]).toEqual({ value: "EGFR", count: 2 });
    expect(facets.gene.length).toBeLessThanOrEqual(20);
  });
});

describe("search", () => {
  test.each([
    ["q=L858R", ["egfr"]],
    ["q=shrank+tumour", ["egfr"]],
    ["q=EGFR+-C797S", ["egfr"]],
    ["q=%22osimertinib+lung%22", []],
    ["q=vemurafenib+OR+codeine", ["codeine"]],
    ["q=1043858606", ["codeine"]],
    ["q=doi:10.1000/xyz.1", ["braf"]],
    ["cites=doi:10.1000/xyz.1", ["braf"]],
    ["q=DOID:1909", ["braf"]],
    ["q=10.1000/XYZ.1", ["braf"]],
  ])("%s finds %j", async (address, names) => {
    expect(await found(address)).toEqual(names);
  });

  test("by accession finds the entry, a retired one too, and no draft", async () => {
    expect(await found(`q=${accessions.egfr}`)).toEqual(["egfr"]);
    expect(await found(`q=${accessions.retired?.toLowerCase()}`)).toEqual(["retired"]);
    expect(await found("q=CUR-999999")).toEqual([]);
  });

  test("quotes the text around its words and marks them", async () => {
    const { rows } = await list(asked("q=shrank"));
    const { start, end } = MATCH_MARKS;
    expect(rows[0]?.excerpt).toContain(`${start}shrank${end}`);
    expect((await list(EVERYTHING)).rows[0]?.excerpt).toBeNull();
  });

  test("that finds next to nothing offers titles that resemble the words", async () => {
    const { rows, similar } = await list(asked("q=osimertinub"));
    expect(rows).toEqual([]);
    expect(similar.map(({ accession }) => nameOf(accession))).toEqual(["egfr", "resistant"]);
  });

  test.each([
    "'",
    '"',
    "\\",
    ":*",
    "a & | b",
    "!",
    "()",
    "<%",
    "%",
    "_",
    "' or 1=1 --",
    "🧬",
    "a\u0001b",
  ])("takes %j as words", async (text) => {
    await expect(list({ ...EVERYTHING, text, sort: "relevance" })).resolves.toBeDefined();
  });
});

describe("the list", () => {
  test("is sorted as asked", async () => {
    expect(await found("sort=accession")).toEqual(Object.keys(contents));
    expect(await found("sort=recent")).toEqual(Object.keys(contents).reverse());
    const strongest = await found("sort=strength");
    expect(strongest.slice(0, 2)).toEqual(["braf", "clopidogrel"]);
    expect(strongest.at(-1)).toBe("codeine");
  });

  test("shows retired entries when asked, and drafts to nobody", async () => {
    expect(await found("status=retired")).toEqual(["retired"]);
    expect(await found("status=all&sort=accession")).toEqual([...Object.keys(contents), "retired"]);
    for (const actor of [undefined, base.author, base.reviewer]) {
      const shown = await listEntries({ ctx: base.as(actor), query: asked("status=all") });
      expect(JSON.stringify(shown)).not.toMatch(/UNREVIEWED|Secretitis/);
      const searched = await listEntries({ ctx: base.as(actor), query: asked("q=Secretitis") });
      expect(searched).toMatchObject({ rows: [], similar: [], total: 0 });
    }
  });

  test("ends without an error before a far page", async () => {
    const far = await list(asked("page=10000"));
    expect(far).toMatchObject({ rows: [], total: Object.keys(contents).length });
    expect((await list(asked("q=EGFR&page=10000"))).rows).toEqual([]);
  });

  test("counts anew when something was accepted or retired", async () => {
    const before = (await list(EVERYTHING)).total;
    const accession = await base.accept(sampleEvidenceItem({ profile: variant("KIT", "V560D") }));
    expect((await list(EVERYTHING)).total).toBe(before + 1);
    await base.retire(accession);
    const after = await list(EVERYTHING);
    expect(after.total).toBe(before);
    expect(after.facets.gene.map(({ value }) => value)).not.toContain("KIT");
  });
});
