// Goal: whatever a curator knows a term by finds it, and what was typed is explained. Method: a small
// terminology in a real database, looked up by label, synonym, previous name, id, part and misspelling.
import { beforeAll, describe, expect, it } from "vitest";
import { findTerms, TERM_LIMIT, TERM_TEXT_LIMIT } from "#app/services/search/find-terms.server.ts";
import { terminologyTerm } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs } from "#test/support/people.ts";

const database = useTestDatabase();

const gene = (
  id: number,
  label: string,
  more: Partial<typeof terminologyTerm.$inferInsert> = {},
) => ({
  kind: "gene" as const,
  id: `HGNC:${id}`,
  label,
  synonyms: [] as string[],
  xrefs: [] as string[],
  ...more,
});

beforeAll(async () => {
  await database.db.insert(terminologyTerm).values([
    gene(3430, "ERBB2", { synonyms: ["erb-b2 receptor", "HER2", "NEU"], xrefs: ["NCBIGene:2064"] }),
    gene(1, "HER2X"),
    gene(20, "AARS1", { synonyms: ["alanyl-tRNA synthetase 1"], previous: ["AARS"] }),
    gene(2, "AARSD1"),
    gene(310, "AFA", { status: "retired" }),
    gene(311, "OLD1", { status: "retired", replacedBy: "HGNC:312" }),
    gene(312, "OLD2", { status: "retired", replacedBy: "HGNC:3430" }),
    gene(313, "LOST1", { status: "retired", replacedBy: "HGNC:99999" }),
    gene(400, "P100%_A\\B", { synonyms: ["percent"] }),
    ...Array.from({ length: 30 }, (_, index) => gene(5_000 + index, `ZNF${index + 100}`)),
    {
      kind: "drug",
      id: "NCIT:C116377",
      label: "Osimertinib",
      synonyms: ["AZD9291", "Tagrisso"],
      xrefs: Array.from({ length: 25 }, (_, index) => `X:${index}`),
    },
    {
      kind: "disease",
      id: "DOID:3910",
      label: "lung adenocarcinoma",
      synonyms: ["Adenocarcinoma of the lung", "HER2 mutated disease"],
      xrefs: ["NCIT:C3512"],
    },
  ]);
});

const find = (text: string, kind: Parameters<typeof findTerms>[0]["kind"] = "gene") =>
  findTerms({ ctx: actingAs(database.db), kind, text });

const labels = async (...query: Parameters<typeof find>) =>
  (await find(...query)).map(({ label }) => label);

describe("findTerms", () => {
  it.each([
    ["ERBB2", null, "label"],
    ["erbb2", null, "label"],
    [" ErbB ", null, "label"],
    ["HER2", "HER2", "synonym"],
    ["her2", "HER2", "synonym"],
    ["neu", "NEU", "synonym"],
    ["receptor", "erb-b2 receptor", "synonym"],
    ["receptor erb", "erb-b2 receptor", "synonym"],
    ["HGNC:3430", "HGNC:3430", "id"],
    ["hgnc:3430", "HGNC:3430", "id"],
    ["3430", "HGNC:3430", "id"],
    ["NCBIGene:2064", "NCBIGene:2064", "id"],
    ["2064", "NCBIGene:2064", "id"],
  ] as const)("finds ERBB2 by %j", async (text, matched, matchedAs) => {
    const [first] = await find(text);
    expect(first).toMatchObject({ id: "HGNC:3430", label: "ERBB2", matched, matchedAs });
  });

  it("puts a name that is the text before labels that begin with it", async () => {
    expect(await labels("HER2")).toEqual(["ERBB2", "HER2X"]);
    expect(await labels("HER2X")).toEqual(["HER2X"]);
  });

  it("shows the previous name under which a renamed term is found", async () => {
    expect(await find("AARS")).toMatchObject([
      { label: "AARS1", matched: "AARS", matchedAs: "previous", status: "active" },
      { label: "AARSD1", matched: null, matchedAs: "label" },
    ]);
  });

  it("puts retired terms last and says what took their place, over several steps", async () => {
    expect(await find("OLD1")).toMatchObject([
      { label: "OLD1", status: "retired", replacedBy: { id: "HGNC:3430", label: "ERBB2" } },
    ]);
    expect(await find("AFA")).toMatchObject([{ status: "retired", replacedBy: null }]);
    expect(await find("LOST1")).toMatchObject([
      { replacedBy: { id: "HGNC:99999", label: "HGNC:99999" } },
    ]);
  });

  it("finds what is misspelt, and says so; not what resembles nothing", async () => {
    expect(await find("osimertnib", "drug")).toMatchObject([
      { label: "Osimertinib", matched: null, matchedAs: "similar" },
    ]);
    expect(await find("xyzzyplugh", "drug")).toEqual([]);
    expect(await find("osm", "drug")).toEqual([]);
  });

  it("finds words in any order, all of them", async () => {
    expect(await labels("lung adeno", "disease")).toEqual(["lung adenocarcinoma"]);
    expect(await labels("adenocarcinoma lung", "disease")).toEqual(["lung adenocarcinoma"]);
    expect(await labels("lung squamous", "disease")).not.toContain("lung adenocarcinoma");
  });

  it("finds an id as it is typed, and no name by a piece of an id", async () => {
    expect(await labels("HGNC:343")).toEqual(["ERBB2"]);
    expect(await labels("NCBIGene:20")).toEqual(["ERBB2"]);
    expect(await labels("206")).toEqual([]);
    expect(await labels("ncbi")).toEqual([]);
  });

  it("looks in one kind only", async () => {
    expect(await labels("HER2", "disease")).toEqual(["lung adenocarcinoma"]);
    expect(await labels("HER2", "drug")).toEqual([]);
  });

  it("takes signs of patterns as they are", async () => {
    expect(await labels("100%_a\\b")).toEqual(["P100%_A\\B"]);
    expect(await labels("%")).toEqual([]);
    expect(await labels("P1%")).toEqual([]);
    expect(await labels("_")).toEqual([]);
  });

  it("gives as many as are shown, and as many cross-references as a content takes", async () => {
    expect(await labels("ZNF")).toHaveLength(TERM_LIMIT);
    expect((await find("Tagrisso", "drug"))[0]?.xrefs).toHaveLength(20);
  });

  it.each(["", "  ", "\0", "a\nb", "\uD800", "'; drop table terminology_term; --"])(
    "gives nothing for %j",
    async (text) => {
      expect(await find(text)).toEqual([]);
    },
  );

  it("looks at the first characters of a long text", async () => {
    expect(await labels(`ERBB2${" ".repeat(TERM_TEXT_LIMIT)}x`)).toEqual(["ERBB2"]);
  });
});
