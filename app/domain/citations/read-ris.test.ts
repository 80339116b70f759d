// Goal: what publishers and reference managers write as RIS is read, and a damaged file is refused at
// its line. Method: made-up records in the forms that programs differ in.
import { describe, expect, it } from "vitest";
import { readRis } from "./read-ris.ts";

const ARTICLE = `TY  - JOUR
AU  - Example, M. N.
A1  - Sample VH
TI  - Adjuvant examplinib: a very long
title that goes on
T2  - Journal of Clinical Oncology
JA  - J Clin Oncol
PY  - 2005
DA  - 2005/04/01/
VL  - 23
IS  - 10
SP  - 2130
EP  - 2138
SN  - 0732-183X
DO  - https://doi.org/10.1200/JCO.2005.00.000
UR  - https://pubmed.ncbi.nlm.nih.gov/30000001/
UR  - https://example.org/a
ER  - 
`;

function readOne(text: string) {
  const result = readRis(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value.records[0]?.metadata;
}

describe("readRis", () => {
  it("reads every field that a reference needs", () => {
    expect(readOne(ARTICLE)).toEqual({
      id: "pubmed:30000001",
      type: "article-journal",
      title: "Adjuvant examplinib: a very long title that goes on",
      author: [
        { family: "Example", given: "M. N." },
        { family: "Sample", given: "VH" },
      ],
      "container-title": "Journal of Clinical Oncology",
      "container-title-short": "J Clin Oncol",
      issued: { "date-parts": [[2005, 4, 1]] },
      volume: "23",
      issue: "10",
      page: "2130-2138",
      ISSN: "0732-183X",
      DOI: "10.1200/JCO.2005.00.000",
      PMID: "30000001",
      URL: "https://example.org/a",
    });
  });

  it.each([
    ["PY  - 2005/04/01/", [2005, 4, 1]],
    ["Y1  - 2005///Spring", [2005]],
    ["DA  - 2005/04/01", [2005, 4, 1]],
    ["PY  - 2005\nDA  - 2019/04/01", [2005]],
  ])("dates by %j", (field, parts) => {
    expect(readOne(`TY  - JOUR\nTI  - A\n${field}\nER  - \n`)?.issued).toEqual({
      "date-parts": [parts],
    });
  });

  it.each([
    ["BOOK", "book", "ISBN"],
    ["CHAP", "chapter", "ISBN"],
    ["JOUR", "article-journal", "ISSN"],
    ["WEB", "webpage", "ISSN"],
    ["XXXX", "document", "ISSN"],
  ])("knows the type %s", (code, type, number) => {
    const metadata = readOne(`TY  - ${code}\nTI  - A\nSN  - 1234-5678\nER  -`);
    expect(metadata?.type).toBe(type);
    expect(metadata).toHaveProperty(number, "1234-5678");
  });

  it("takes a PMID only from a field that says so", () => {
    const file = (database: string) => `TY  - JOUR\nTI  - A\nAN  - 30000001\n${database}ER  - \n`;
    expect(readOne(file("DB  - PubMed\n"))?.PMID).toBe("30000001");
    expect(readOne(file(""))?.PMID).toBeUndefined();
  });

  it("sees a retraction in the title", () => {
    expect(readOne("TY  - JOUR\nTI  - RETRACTED: A study\nER  - \n")?.custom?.notices).toEqual([
      expect.objectContaining({ kind: "retraction", role: "subject", reportedBy: "title" }),
    ]);
  });

  it("reads several records with CR LF and a byte order mark, and names the one without a title", () => {
    const file = `\uFEFF${ARTICLE}\nTY  - JOUR\nVL  - 1\nER  - \n`.replaceAll("\n", "\r\n");
    const result = readRis(file);
    expect(result.ok && result.value.records.map(({ line }) => line)).toEqual([1]);
    expect(result.ok && result.value.skipped.map(({ line }) => line)).toEqual([20]);
  });

  it.each([
    ["nothing", "", "ris-empty", 1],
    ["NBIB", "PMID- 1\nTI  - A\n", "ris-line", 1],
    ["text between records", `${ARTICLE}what\n`, "ris-line", 19],
    ["a record inside of another", "TY  - JOUR\nTI  - A\nTY  - JOUR\n", "ris-nested", 3],
    ["a record without end", "TY  - JOUR\nTI  - A\n", "ris-nested", 1],
    ["another encoding", "TY  - JOUR\nTI  - Caf\uFFFD\nER  - \n", "file-encoding", 2],
  ])("refuses %s", (_, text, code, line) => {
    expect(readRis(text)).toEqual({
      ok: false,
      error: { code, line, message: expect.stringMatching(/\.$/) },
    });
  });
});
