// Goal: what PubMed says of a source arrives whole, above all that it was retracted. Method: records in
// PubMed's wire format (made up), and files that are not.
import { describe, expect, it } from "vitest";
import { readNbib } from "./read-nbib.ts";
import { SOURCE_FILE_LIMITS } from "./source-file.ts";
import { sourceMetadata } from "./source-metadata.ts";
import { sourceStanding } from "./source-notice.ts";

const TRIAL = `
PMID- 30000001
OWN - NLM
STAT- MEDLINE
IS  - 0732-183X (Print)
IS  - 0732-183X (Linking)
VI  - 23
IP  - 10
DP  - 2005 Apr 1
TI  - Adjuvant examplinib in women with sample-positive breast cancer: a very long
      title that goes on.
PG  - 2130-7
LID - S0001 [pii]
LID - 10.1200/JCO.2005.00.000 [doi]
FAU - Example, Mark N
AU  - Example MN
FAU - Sample, Vivien H Jr
AU  - Sample VH Jr
CN  - Made Up Trials Group
LA  - eng
SI  - ClinicalTrials.gov/NCT00265759
SI  - GENBANK/AB000001
PT  - Clinical Trial
PT  - Journal Article
PL  - United States
TA  - J Clin Oncol
JT  - Journal of clinical oncology : official journal
PMC - PMC1234567
AID - 10.1200/JCO.2005.00.000 [doi]
SO  - J Clin Oncol. 2005 Apr 1;23(10):2130-7.
`;

const RETRACTED = `
PMID- 30000002
DP  - 1998 Feb 28
TI  - A study that did not hold up.
AU  - Nobody A
TA  - J Ex
PT  - Journal Article
PT  - Retracted Publication
RIN - J Ex. 2010 Feb 6;375(9713):445. doi: 10.1000/S0140-6736(10)60175-4. PMID: 
      20137807
ECI - J Ex. 2004 Mar;363(9411):823-4. doi: 10.1000/eci. PMID: 15016483
EIN - J Ex. 2004 Mar 6;363(9411):750
CIN - J Ex. 1998 Feb 28;351(9103):611-2. PMID: 9500313
`;

function readOne(text: string) {
  const result = readNbib(text);
  if (!result.ok) throw new Error(result.error.message);
  const [record] = result.value.records;
  if (record === undefined) throw new Error("No record was read.");
  return record;
}

describe("readNbib", () => {
  it("reads every field that a reference needs", () => {
    const { line, metadata } = readOne(TRIAL);
    expect(line).toBe(2);
    expect(metadata).toEqual({
      id: "pubmed:30000001",
      type: "article-journal",
      title:
        "Adjuvant examplinib in women with sample-positive breast cancer: a very long title that goes on",
      author: [
        { family: "Example", given: "Mark N" },
        { family: "Sample", given: "Vivien H", suffix: "Jr" },
        { literal: "Made Up Trials Group" },
      ],
      "container-title": "Journal of clinical oncology : official journal",
      "container-title-short": "J Clin Oncol",
      issued: { "date-parts": [[2005, 4, 1]] },
      volume: "23",
      issue: "10",
      page: "2130-7",
      "publisher-place": "United States",
      language: "eng",
      ISSN: "0732-183X",
      DOI: "10.1200/JCO.2005.00.000",
      PMID: "30000001",
      PMCID: "PMC1234567",
      custom: { trials: ["NCT00265759"] },
    });
    expect(sourceMetadata.parse(metadata)).toEqual(metadata);
  });

  it("keeps retraction, concern and correction with words and date of the notice", () => {
    const { metadata } = readOne(RETRACTED);
    const notices = metadata.custom?.notices ?? [];
    expect(notices).toEqual([
      {
        kind: "retraction",
        role: "subject",
        reference:
          "J Ex. 2010 Feb 6;375(9713):445. doi: 10.1000/S0140-6736(10)60175-4. PMID: 20137807",
        date: "2010-02-06",
        pmid: "20137807",
        doi: "10.1000/S0140-6736(10)60175-4",
        reportedBy: "pubmed",
      },
      expect.objectContaining({
        kind: "expression-of-concern",
        role: "subject",
        date: "2004-03",
        pmid: "15016483",
        doi: "10.1000/eci",
      }),
      expect.objectContaining({
        kind: "correction",
        role: "subject",
        date: "2004-03-06",
        pmid: null,
        doi: null,
      }),
    ]);
    expect(sourceStanding(notices)).toBe("retracted");
  });

  it.each([
    ["PT  - Retracted Publication", "retraction", "subject", "retracted"],
    ["PT  - Retraction of Publication", "retraction", "notice", "sound"],
    ["PT  - Published Erratum", "correction", "notice", "sound"],
    ["PT  - Expression of Concern", "expression-of-concern", "notice", "sound"],
    ["ROF - J Ex. 1998;1:1", "retraction", "notice", "sound"],
    ["EFR - J Ex. 1998;1:1", "correction", "notice", "sound"],
    ["ECF - J Ex. 1998;1:1", "expression-of-concern", "notice", "sound"],
    ["PRIN- J Ex. 1998;1:1", "partial-retraction", "subject", "partly-retracted"],
    ["CRI - J Ex. 1998;1:1", "republication", "subject", "corrected"],
  ])("tells %s from its opposite", (field, kind, role, standing) => {
    const { metadata } = readOne(`PMID- 1\nTI  - A study.\n${field}\n`);
    expect(metadata.custom?.notices).toEqual([expect.objectContaining({ kind, role })]);
    expect(sourceStanding(metadata.custom?.notices ?? [])).toBe(standing);
  });

  it("says nothing of a sound source", () => {
    expect(
      readOne("PMID- 1\nTI  - A study.\nCIN - J Ex. 1998;1:1\n").metadata.custom,
    ).toBeUndefined();
  });

  it("reads several records, whatever ends their lines", () => {
    const file = `${TRIAL}${RETRACTED}`;
    for (const text of [
      file,
      file.replaceAll("\n", "\r\n"),
      file.replaceAll("\n", "\r"),
      `\uFEFF${file.trim()}`,
    ]) {
      const result = readNbib(text);
      expect(result.ok && result.value.records.map(({ metadata }) => metadata.id)).toEqual([
        "pubmed:30000001",
        "pubmed:30000002",
      ]);
    }
  });

  it("passes over a record without a title and says on which line it stands", () => {
    const result = readNbib("PMID- 1\nTI  - A study.\n\nPMID- 2\nTA  - J Ex\n");
    expect(result.ok && result.value).toEqual({
      records: [expect.objectContaining({ line: 1 })],
      skipped: [{ code: "source-invalid", line: 4, message: "The record has no title." }],
    });
  });

  it("leaves out an identifier that is none and keeps the source", () => {
    const { metadata } = readOne("PMID- 0001\nTI  - A study.\nLID - 11.1/x [doi]\n");
    expect(metadata).toEqual({ id: "A study", type: "article-journal", title: "A study" });
  });

  const bytes = (text: string, encoding: BufferEncoding) =>
    new Uint8Array(Buffer.from(text, encoding));

  it.each<[string, string | Uint8Array, string, number]>([
    ["nothing", "", "nbib-empty", 1],
    ["RIS", "TY  - JOUR\nTI  - A study\nER  - \n", "nbib-line", 1],
    ["HTML", "<html>", "nbib-line", 1],
    ["a line that is no field", "PMID- 1\nTI  - A study.\nwhat is this\n", "nbib-line", 3],
    ["Latin-1", bytes("PMID- 1\nTI  - Caf\u00e9.\n", "latin1"), "file-encoding", 2],
    ["UTF-16", bytes("\uFEFFPMID- 1\n", "utf16le"), "file-encoding", 1],
    ["lost letters", "PMID- 1\nTI  - Caf\uFFFD.\n", "file-encoding", 2],
    ["a NUL", "PMID- 1\nTI  - A\0B\n", "file-encoding", 2],
    ["half a surrogate", "PMID- 1\nTI  - A\uD800B\n", "file-encoding", 2],
    [
      "a line without end",
      `PMID- 1\nTI  - ${"x".repeat(SOURCE_FILE_LIMITS.lineCharacters)}`,
      "file-line-length",
      2,
    ],
    ["too much", "x".repeat(SOURCE_FILE_LIMITS.bytes + 1), "file-too-large", 1],
    [
      "too many records",
      "PMID- 1\n".repeat(SOURCE_FILE_LIMITS.records + 1),
      "file-records",
      SOURCE_FILE_LIMITS.records + 1,
    ],
  ])("refuses %s", (_, input, code, line) => {
    expect(readNbib(input)).toEqual({
      ok: false,
      error: { code, line, message: expect.stringMatching(/\.$/) },
    });
  });

  it("reads UTF-8 bytes, and takes a title up to its limit", () => {
    const text = "PMID- 1\nTI  - Caf\u00e9 \u03b2-blocker\n";
    const result = readNbib(bytes(text, "utf8"));
    expect(result.ok && result.value.records[0]?.metadata.title).toBe("Caf\u00e9 \u03b2-blocker");
    expect(readOne(`PMID- 1\nTI  - ${"x".repeat(3_000)}`).metadata.title).toHaveLength(3_000);
    const long = readNbib(`PMID- 1\nTI  - ${"x".repeat(3_001)}`);
    expect(long.ok && long.value.skipped).toEqual([
      expect.objectContaining({ line: 1, message: expect.stringContaining("title") }),
    ]);
  });
});
