// Goal: an import of terms is one act: whole, told, followed by id, and allowed to those who may.
// Method: small made-up editions of each terminology into a real database, one after the other, with
// entries that name what changes; damaged files leave nothing.
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { findTerms } from "#app/services/search/find-terms.server.ts";
import { auditEvent, proposal, terminologyTerm } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem, sampleGeneDrug, sampleTerm } from "#test/support/sample-content.ts";
import { counted, hgncTable, importFile, useTermFolder } from "./support.ts";

const database = useTestDatabase({ per: "test" });
const folder = useTermFolder();

let ctx: ReturnType<typeof actingAs>;

beforeEach(async () => {
  ctx = actingAs(database.db, await insertPerson(database.db, "curator"));
});

const AARS = [
  "HGNC:20",
  "AARS",
  "alanyl-tRNA synthetase",
  "Approved",
  "CMT2N",
  "",
  "16",
  "",
] as const;
const AARS1 = [
  "HGNC:20",
  "AARS1",
  "alanyl-tRNA synthetase 1",
  "Approved",
  "CMT2N",
  "AARS",
  "16",
  "",
] as const;
const BRAF = ["HGNC:1097", "BRAF", "B-Raf", "Approved", "", "", "673", ""] as const;
const ACLS = ["HGNC:114", "ACLS", "a syndrome", "Approved", "", "", "", ""] as const;

const terms = () =>
  database.db.select().from(terminologyTerm).orderBy(terminologyTerm.kind, terminologyTerm.id);

const events = () =>
  database.db.select().from(auditEvent).where(eq(auditEvent.action, "terms.import"));

function importGenes(
  rows: readonly (readonly string[])[],
  more: Partial<Parameters<typeof importFile>[0]> = {},
) {
  return importFile({
    ctx,
    format: "hgnc",
    path: folder.put("hgnc.tsv", hgncTable(rows)),
    ...more,
  });
}

describe("genes", () => {
  it("are added, found again unchanged, renamed and retired", async () => {
    expect(counted(await importGenes([AARS, BRAF, ACLS]))).toEqual({ added: 3 });
    expect(counted(await importGenes([BRAF, ACLS, AARS]))).toEqual({ unchanged: 3 });
    const outcome = await importGenes([AARS1, BRAF]);
    expect(counted(outcome)).toEqual({ renamed: 1, retired: 1, unchanged: 1 });
    expect(outcome.renames).toEqual([{ id: "HGNC:20", from: "AARS", to: "AARS1" }]);
    expect(outcome.retirements).toEqual([{ id: "HGNC:114", label: "ACLS", replacedBy: null }]);
    expect(
      (await terms()).map(({ id, label, previous, status }) => ({ id, label, previous, status })),
    ).toEqual([
      { id: "HGNC:1097", label: "BRAF", previous: [], status: "active" },
      { id: "HGNC:114", label: "ACLS", previous: [], status: "retired" },
      { id: "HGNC:20", label: "AARS1", previous: ["AARS"], status: "active" },
    ]);
    expect(counted(await importGenes([AARS1, BRAF, ACLS]))).toEqual({ revived: 1, unchanged: 2 });
  });

  it("leave an audit event with what came of it", async () => {
    await importGenes([AARS, BRAF]);
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      subjectType: "terminology",
      subjectId: "hgnc",
      subjectLabel: "hgnc",
    });
    expect(JSON.parse(event?.after ?? "")).toMatchObject({
      source: "hgnc",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      counts: { added: 2 },
      touched: [],
    });
  });

  it("withdrawn and merged by HGNC's own list lead to what took their place", async () => {
    await importGenes([AARS1, BRAF]);
    const withdrawn = [
      "HGNC_ID\tSTATUS\tWITHDRAWN_SYMBOL\tMERGED_INTO_REPORT(S) (i.e HGNC_ID|SYMBOL|STATUS)",
      "HGNC:500\tMerged/Split\tBRAFOLD\tHGNC:1097|BRAF|Approved",
      "HGNC:501\tEntry Withdrawn\tGONE\t",
      "HGNC:502\tMerged/Split\tSPLIT\tHGNC:20|AARS1|Approved, HGNC:1097|BRAF|Approved",
      "",
    ].join("\n");
    const outcome = await importFile({
      ctx,
      format: "hgnc",
      path: folder.put("withdrawn.txt", withdrawn),
    });
    expect(counted(outcome)).toEqual({ addedRetired: 3, warnings: 1 });
    expect(await findTerms({ ctx, kind: "gene", text: "BRAFOLD" })).toMatchObject([
      { id: "HGNC:500", status: "retired", replacedBy: { id: "HGNC:1097", label: "BRAF" } },
    ]);
    // The list of genes does not have them, and does not bring them back or count them as lacking.
    expect(counted(await importGenes([AARS1, BRAF]))).toEqual({ unchanged: 2 });
  });

  it("follow a list of changed symbols without losing their other names", async () => {
    await importGenes([AARS, BRAF, ACLS]);
    const changes = [
      "hgnc_id\tchange\told_symbol\tnew_symbol",
      "HGNC:20\trenamed\tAARS\tAARS1",
      "HGNC:114\tremoved\tACLS\t",
      "HGNC:7\trenamed\tX1\tX2",
      "",
    ].join("\n");
    const outcome = await importFile({
      ctx,
      format: "hgnc",
      path: folder.put("changes.tsv", changes),
    });
    expect(counted(outcome)).toEqual({ renamed: 1, retired: 1, added: 1 });
    expect(await findTerms({ ctx, kind: "gene", text: "CMT2N" })).toMatchObject([
      { label: "AARS1" },
    ]);
  });

  it("that stand twice in a file, or are none, are left out and told", async () => {
    const outcome = await importGenes([
      AARS,
      BRAF,
      AARS1,
      ["HGNC:X", "X", "", "Approved", "", "", "", ""],
    ]);
    expect(counted(outcome)).toEqual({ added: 2, refused: 2 });
    expect(outcome.issues).toEqual([
      expect.objectContaining({ line: 4, id: "HGNC:20", code: "id-repeated" }),
      expect.objectContaining({ line: 5, id: "HGNC:X", code: "id-malformed" }),
    ]);
  });
});

describe("a list that lacks terms", () => {
  const many = Array.from({ length: 300 }, (_, index) => {
    const id = index + 1;
    return [`HGNC:${id}`, `G${id}`, "", "Approved", "", "", "", ""];
  });

  it("retires some, and refuses to retire many without being told to", async () => {
    await importGenes(many);
    expect(counted(await importGenes(many.slice(30)))).toEqual({ retired: 30, unchanged: 270 });
    const before = await terms();
    await expect(importGenes(many.slice(60))).rejects.toThrow(/lacks 30 of 270 known terms/);
    expect(await terms()).toEqual(before);
    expect(counted(await importGenes(many.slice(60), { missing: "keep" }))).toEqual({
      unchanged: 240,
    });
    expect(await terms()).toEqual(before);
    expect(counted(await importGenes(many.slice(60), { missing: "retire" }))).toEqual({
      retired: 30,
      unchanged: 240,
    });
  });
});

describe("entries", () => {
  async function accept(
    content: ReturnType<typeof sampleGeneDrug> | ReturnType<typeof sampleEvidenceItem>,
  ) {
    const reviewer = actingAs(database.db, await insertPerson(database.db, "reviewer"));
    const { proposalId } = await submitNewEntry({
      ctx,
      input: { content, reason: "For a test.", submissionKey: ctx.newId() },
    });
    const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
    await approveProposal({
      ctx: reviewer,
      input: { proposalId, contentHash: row?.contentHash ?? "", comment: null },
    });
  }

  it("that show a former name or name a retired term are told, by any of its ids", async () => {
    const about = (label: string, id: string) =>
      sampleEvidenceItem({
        profile: {
          op: "is",
          biomarker: { type: "variant", gene: sampleTerm(label, id), name: label, id: null },
        },
      });
    await accept(about("AARS", "NCBIGene:16"));
    await accept(about("AARS1", "HGNC:20"));
    await accept(sampleGeneDrug({ genes: [sampleTerm("ACLS", "HGNC:114")] }));
    await importGenes([AARS, BRAF, ACLS]);
    const outcome = await importGenes([AARS1, BRAF]);
    expect(outcome.touched).toEqual([
      {
        accession: "CUR-000001",
        title: expect.stringContaining("AARS"),
        termId: "HGNC:20",
        namedBy: "NCBIGene:16",
        shown: "AARS",
        label: "AARS1",
        isRetired: false,
        replacedBy: null,
      },
      expect.objectContaining({ accession: "CUR-000003", termId: "HGNC:114", isRetired: true }),
    ]);
    const [, event] = await events();
    expect(JSON.parse(event?.after ?? "").touched).toEqual(["CUR-000001", "CUR-000003"]);
    expect((await importGenes([AARS1, BRAF])).touched).toEqual([]);
  });
});

describe("the other terminologies", () => {
  it("take diseases from OBO, with former ids and a subset beside the whole", async () => {
    const obo = (ontology: string, stanzas: readonly string[]) =>
      `format-version: 1.2\nontology: ${ontology}\n\n${stanzas.map((one) => `[Term]\n${one}\n`).join("\n")}\n[Typedef]\nid: part_of\nname: part of\n`;
    const cancer = 'id: DOID:162\nname: cancer\nalt_id: DOID:9\nsynonym: "malignancy" EXACT []';
    const flu = "id: DOID:8469\nname: influenza";
    const old = "id: DOID:7\nname: obsolete tumor\nis_obsolete: true\nreplaced_by: DOID:162";
    const whole = folder.put("doid.obo", obo("doid", [cancer, flu, old]));
    const slim = folder.put("slim.obo", obo("doid/subsets/cancer", [cancer]));
    const run = (path: string) => importFile({ ctx, format: "doid", path });
    expect(counted(await run(whole))).toEqual({ added: 2, addedRetired: 2 });
    expect(counted(await run(whole))).toEqual({ unchanged: 4 });
    expect(counted(await run(slim))).toEqual({ unchanged: 2 });
    expect((await terms()).filter(({ status }) => status === "active")).toHaveLength(2);
    expect(await findTerms({ ctx, kind: "disease", text: "DOID:9" })).toMatchObject([
      { status: "retired", replacedBy: { id: "DOID:162", label: "cancer" } },
    ]);
  });

  it("take tumour types from OncoTree beside diseases", async () => {
    const type = (code: string, more: object) => ({ code, name: `${code} tumour`, ...more });
    const path = folder.put(
      "oncotree.json",
      JSON.stringify([type("GB", { revocations: ["GBM"] }), type("FT", { history: ["MFT"] })]),
    );
    const outcome = await importFile({ ctx, format: "oncotree", path });
    expect(counted(outcome)).toEqual({ added: 2, addedRetired: 2 });
    expect((await findTerms({ ctx, kind: "disease", text: "GBM" })).map(({ id }) => id)).toEqual([
      "ONCOTREE:GB",
      "ONCOTREE:GBM",
    ]);
  });

  it("take drugs, and their other names from a second table, now or later", async () => {
    const drugs = folder.put(
      "drugs.tsv",
      "nci_concept_display_name\tncit_code\tmolecule_chembl_id\tdrug_name\nAbarelix\tC1\tCHEMBL1252\tABARELIX\nOsimertinib\tC116377\t\t\n".replace(
        "\tC1\t",
        "\tC61500\t",
      ),
    );
    const names = folder.put(
      "names.tsv",
      "nci_concept_display_name\talias\tmolecule_chembl_id\nAbarelix\tplenaxis\t\nOsimertinib\ttagrisso\t\nABARELIX\tppi-149\t\nUnknown\tx\t\n",
    );
    const run = (path: string, synonymsPath?: string) =>
      importFile({
        ctx,
        format: "drugs",
        path,
        ...(synonymsPath === undefined ? {} : { synonymsPath }),
      });
    expect(counted(await run(drugs))).toEqual({ added: 2 });
    const outcome = await run(names);
    expect(counted(outcome)).toEqual({ changed: 2, refused: 1 });
    expect(outcome.issues).toMatchObject([{ line: 5, code: "drug-unknown" }]);
    // The table of drugs alone says nothing of other names: they stay.
    expect(counted(await run(drugs))).toEqual({ unchanged: 2 });
    expect(counted(await run(drugs, names))).toEqual({ unchanged: 2, refused: 1 });
    expect((await terms()).map(({ synonyms }) => synonyms)).toEqual([
      ["tagrisso"],
      ["plenaxis", "ppi-149"],
    ]);
  });

  it("take types of variants from a table or from OBO", async () => {
    const table = folder.put(
      "so.tsv",
      "so_id\tname\tparents\talt_ids\tsynonyms\tobsolete\treplaced_by\nSO:0000159\tdeletion\t\tSO:1000033\tdel\tfalse\t\nSO:0000109\tobs\t\t\t\ttrue\tSO:0000159\n",
    );
    const obo = folder.put(
      "so.obo",
      'format-version: 1.2\nontology: so\n\n[Term]\nid: SO:0000159\nname: deletion\nalt_id: SO:1000033\nsynonym: "del" EXACT []\n\n[Term]\nid: SO:0000109\nname: obs\nis_obsolete: true\nreplaced_by: SO:0000159\n',
    );
    const run = (path: string) => importFile({ ctx, format: "so", path });
    expect(counted(await run(table))).toEqual({ added: 1, addedRetired: 2 });
    expect(counted(await run(obo))).toEqual({ unchanged: 3 });
  });
});

describe("what is refused", () => {
  const good = hgncTable([AARS, BRAF]);

  it.each<
    [string, "hgnc" | "doid" | "oncotree" | "drugs" | "so", string | Uint8Array, RegExp, number]
  >([
    ["an empty file", "hgnc", "", /no header/, 0],
    ["another table", "hgnc", "a\tb\n", /missing/, 1],
    ["a row with a cell too few", "hgnc", `${good}HGNC:5\tA1BG\n`, /cells/, 4],
    ["bytes that are no text", "hgnc", new Uint8Array([...Buffer.from(good), 0xff]), /UTF-8/, 4],
    ["a table as OBO", "doid", good, /format-version/, 1],
    [
      "a line of OBO that is none",
      "doid",
      "format-version: 1.2\n\n[Term]\nid: DOID:1\nwhat\n",
      /tag/,
      5,
    ],
    ["no JSON", "oncotree", '{"a":\n1,}', /JSON/, 2],
    ["JSON of something else", "oncotree", '{"a": {"b": 1}}', /no OncoTree/, 1],
    ["a table of genes as drugs", "drugs", good, /missing/, 1],
    ["a table of genes as types of variants", "so", good, /missing/, 1],
  ])("%s leaves nothing", async (_, format, text, message, line) => {
    const path = folder.put("damaged", text);
    const error = await importFile({ ctx, format, path }).catch((one: unknown) => one);
    expect(error).toMatchObject({
      name: "VocabRefusal",
      message: expect.stringMatching(message),
      fault: { line },
    });
    expect(await terms()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it("a second import at the same time", async () => {
    await database.db.transaction(async (tx) => {
      await tx.execute("select pg_advisory_xact_lock(499968536947)");
      await expect(importGenes([AARS])).rejects.toThrow(/Another import/);
    });
    expect(counted(await importGenes([AARS]))).toEqual({ added: 1 });
  });

  it.each(["reviewer", "publisher", "reader"] as const)("an import by a %s", async (role) => {
    const other = actingAs(database.db, await insertPerson(database.db, role));
    await expect(importGenes([AARS], { ctx: other })).rejects.toThrow(/Only a curator/);
    expect(await terms()).toEqual([]);
  });

  it("an import by nobody; an administrator may", async () => {
    await expect(importGenes([AARS], { ctx: actingAs(database.db) })).rejects.toThrow(/Sign in/);
    const administrator = actingAs(database.db, await insertPerson(database.db, "administrator"));
    expect(counted(await importGenes([AARS], { ctx: administrator }))).toEqual({ added: 1 });
  });
});

describe("a dry run", () => {
  it("says what would come of it and writes nothing", async () => {
    await importGenes([AARS, BRAF, ACLS]);
    const before = await terms();
    const planned = await importGenes([AARS1, BRAF], { isDryRun: true });
    expect(await terms()).toEqual(before);
    expect(await events()).toHaveLength(1);
    expect(await importGenes([AARS1, BRAF])).toEqual(planned);
  });
});
