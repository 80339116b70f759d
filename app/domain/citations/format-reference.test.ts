// Goal: references come out as the two styles print them, and a retraction is never left out.
// Method: one made-up source, varied, beside the line that each style has for it.
import { describe, expect, it } from "vitest";
import { citation } from "./citation.ts";
import { formatAma, formatVancouver } from "./format-reference.ts";
import { type SourceMetadata, shortLabel, toCitation } from "./source-metadata.ts";

const ARTICLE: SourceMetadata = {
  id: "pubmed:30000001",
  type: "article-journal",
  title: "Adjuvant examplinib in breast cancer",
  author: [
    { family: "Example", given: "Mark N" },
    { family: "Sample", given: "V. H.", suffix: "Jr" },
    { literal: "Made Up Trials Group" },
  ],
  "container-title": "Journal of Clinical Oncology",
  "container-title-short": "J Clin Oncol",
  issued: { "date-parts": [[2005, 4, 1]] },
  volume: "23",
  issue: "10",
  page: "2130-2138",
  DOI: "10.1200/JCO.2005.00.000",
  PMID: "30000001",
};

const people = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    family: `Author${String.fromCharCode(65 + index)}`,
    given: "X",
  }));

describe("formatVancouver", () => {
  it("prints an article", () => {
    expect(formatVancouver(ARTICLE)).toBe(
      "Example MN, Sample VH Jr, Made Up Trials Group. Adjuvant examplinib in breast cancer. J Clin Oncol. 2005 Apr 1;23(10):2130-8. doi: 10.1200/JCO.2005.00.000. PMID: 30000001.",
    );
  });

  it("names six authors, and of seven the first six", () => {
    const six = formatVancouver({ ...ARTICLE, author: people(6) });
    const seven = formatVancouver({ ...ARTICLE, author: people(7) });
    expect(six).toMatch(/^AuthorA X, .*, AuthorF X\. Adjuvant/);
    expect(seven).toMatch(/^AuthorA X, .*, AuthorF X, et al\. Adjuvant/);
  });

  it.each([
    ["2130-2138", "2130-8"],
    ["2130-8", "2130-8"],
    ["S12-S15", "S12-5"],
    ["99-101", "99-101"],
    ["2138-2130", "2138-2130"],
    ["e1001", "e1001"],
  ])("shortens the pages %s", (page, printed) => {
    expect(formatVancouver({ ...ARTICLE, page })).toContain(`23(10):${printed}.`);
  });
});

describe("formatAma", () => {
  it("prints an article", () => {
    expect(formatAma(ARTICLE)).toBe(
      "Example MN, Sample VH Jr, Made Up Trials Group. Adjuvant examplinib in breast cancer. J Clin Oncol. 2005;23(10):2130-2138. doi:10.1200/JCO.2005.00.000.",
    );
  });

  it("names six authors, and of seven the first three", () => {
    expect(formatAma({ ...ARTICLE, author: people(6) })).toMatch(/^AuthorA X, .*, AuthorF X\. /);
    expect(formatAma({ ...ARTICLE, author: people(7) })).toMatch(
      /^AuthorA X, AuthorB X, AuthorC X, et al\. Adjuvant/,
    );
  });

  it.each([
    ["2130-8", "2130-2138"],
    ["S12-5", "S12-S15"],
    ["2130-2138", "2130-2138"],
    ["e1001", "e1001"],
  ])("writes out the pages %s", (page, printed) => {
    expect(formatAma({ ...ARTICLE, page })).toContain(`23(10):${printed}.`);
  });
});

describe("both styles", () => {
  const notice = {
    role: "subject",
    reference: "J Ex. 2010 Feb 6;375:445.",
    date: "2010-02-06",
    pmid: null,
    doi: null,
    reportedBy: "pubmed",
  } as const;

  it.each([
    ["retraction", "Retraction in: J Ex. 2010 Feb 6;375:445."],
    ["expression-of-concern", "Expression of concern in: J Ex. 2010 Feb 6;375:445."],
    ["correction", "Erratum in: J Ex. 2010 Feb 6;375:445."],
  ] as const)("say %s at the end", (kind, remark) => {
    const metadata = { ...ARTICLE, custom: { notices: [{ ...notice, kind }] } };
    for (const printed of [formatVancouver(metadata), formatAma(metadata)]) {
      expect(printed.endsWith(` ${remark}`)).toBe(true);
    }
    const other = {
      ...ARTICLE,
      custom: { notices: [{ ...notice, kind, role: "notice" as const }] },
    };
    expect(formatVancouver(other)).toBe(formatVancouver(ARTICLE));
  });

  it("print a book, a chapter and a bare title", () => {
    const book: SourceMetadata = {
      id: "x",
      type: "book",
      title: "Made-up pharmacology?",
      edition: "2nd",
      publisher: "Example Press",
      "publisher-place": "Somewhere",
      issued: { "date-parts": [[2005]] },
    };
    const printed = "Made-up pharmacology? 2nd ed. Somewhere: Example Press; 2005.";
    expect(formatVancouver(book)).toBe(printed);
    expect(formatAma(book)).toBe(printed);
    expect(
      formatVancouver({ ...book, type: "chapter", "container-title": "Handbook", page: "1-9" }),
    ).toBe("Made-up pharmacology? In: Handbook. 2nd ed. Somewhere: Example Press; 2005. p. 1-9.");
    expect(formatAma({ id: "x", type: "document", title: "A" })).toBe("A.");
  });
});

describe("shortLabel and toCitation", () => {
  it.each([
    [3, "AuthorA et al., 2005"],
    [2, "AuthorA and AuthorB, 2005"],
    [1, "AuthorA, 2005"],
    [0, "Adjuvant examplinib in breast cancer, 2005"],
  ])("call a source of %d authors", (count, label) => {
    expect(shortLabel({ ...ARTICLE, author: people(count) })).toBe(label);
  });

  it("cite by PMID before DOI before address, and nothing without one", () => {
    const { PMID: _, ...withoutPmid } = ARTICLE;
    expect(toCitation(ARTICLE)).toMatchObject({ source: "pubmed", id: "30000001" });
    expect(toCitation(withoutPmid)).toMatchObject({ source: "doi", id: ARTICLE.DOI });
    expect(toCitation({ id: "x", type: "webpage", title: "A" })).toBeNull();
    expect(citation.safeParse(toCitation(ARTICLE)).success).toBe(true);
  });
});
