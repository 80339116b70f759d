// Goal: identifiers of sources are told apart by form, and their public address leads to them.
// Method: tables of right and nearest wrong ids, and the way back from the address to the DOI.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CitationSource } from "../entries/vocabulary.ts";
import { citationIdProblem, citationUrl, recogniseCitation } from "./citation-id.ts";

describe("citationIdProblem", () => {
  it.each([
    ["pubmed", "12659", "012659"],
    ["pubmed", "16081687", "160816871"],
    ["pmcid", "PMC1234567", "1234567"],
    ["doi", "10.1000/182", "10.100/182"],
    ["doi", "10.1000.10/123456", "10.1000./123456"],
    ["doi", "10.1002/(SICI)1097<1::AID>3.0.CO;2-2", "10.1002/a b"],
    ["nct", "NCT02296125", "NCT2296125"],
    ["asco", "123456", "a123456"],
    ["ash", "10.1182/blood-2018", "10.1182/ blood"],
    ["drug-label", "Plavix, 2010", " "],
    ["guideline", "NCCN", ""],
    ["url", "https://example.org/a", "ftp://example.org/a"],
  ] as const)("of %s takes %s and refuses '%s'", (source, right, wrong) => {
    expect(citationIdProblem(source, right)).toBeNull();
    expect(citationIdProblem(source, wrong)).toEqual(expect.stringMatching(/\.$/));
  });
});

describe("recogniseCitation", () => {
  it.each([
    ["16081687", "pubmed", "16081687"],
    ["PMID: 16081687", "pubmed", "16081687"],
    ["https://pubmed.ncbi.nlm.nih.gov/16081687/", "pubmed", "16081687"],
    ["pmc1234567", "pmcid", "PMC1234567"],
    ["doi:10.1056/NEJMoa1713137", "doi", "10.1056/NEJMoa1713137"],
    ["https://doi.org/10.1000/a%3Cb%3E", "doi", "10.1000/a<b>"],
    ["10.1000.10/123456", "doi", "10.1000.10/123456"],
    ["nct02296125", "nct", "NCT02296125"],
    ["https://example.org/guideline", "url", "https://example.org/guideline"],
  ] as const)("reads %s", (text, source, id) => {
    expect(recogniseCitation(text)).toEqual({ source, id });
  });

  it.each(["", "Levine et al., 2005", "160816871", "ftp://example.org"])(
    "does not recognise '%s'",
    (text) => {
      expect(recogniseCitation(text)).toBeNull();
    },
  );
});

describe("citationUrl", () => {
  it.each<[CitationSource, string, string | null]>([
    ["pubmed", "16081687", "https://pubmed.ncbi.nlm.nih.gov/16081687/"],
    ["pmcid", "PMC1234567", "https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/"],
    ["nct", "NCT02296125", "https://clinicaltrials.gov/study/NCT02296125"],
    ["asco", "123456", "https://meetinglibrary.asco.org/record/123456/abstract"],
    ["doi", "10.1056/NEJMoa1713137", "https://doi.org/10.1056/NEJMoa1713137"],
    ["doi", "10.1000/a#b?c%d", "https://doi.org/10.1000/a%23b%3Fc%25d"],
    ["doi", '10.1000/<a>"b"[c]', "https://doi.org/10.1000/%3Ca%3E%22b%22%5Bc%5D"],
    [
      "doi",
      "10.1002/(SICI)1(2/3)4:5<6::AID>3.0.CO;2-2",
      "https://doi.org/10.1002/(SICI)1(2/3)4:5%3C6::AID%3E3.0.CO;2-2",
    ],
    ["ash", "10.1182/a#b", "https://doi.org/10.1182/a%23b"],
    ["ash", "4711", null],
    ["url", "https://example.org/a?b#c", "https://example.org/a?b#c"],
    ["url", "javascript:alert(1)", null],
    ["drug-label", "Plavix", null],
    ["guideline", "NCCN", null],
  ])("of %s %s", (source, id, url) => {
    expect(citationUrl(source, id)).toBe(url);
  });

  it("of any DOI leads to doi.org, and back to the DOI", () => {
    const suffix = fc.stringMatching(/^[!-~]{1,40}$/);
    // A web address drops path segments of dots, however they are written.
    const isKept = (text: string) => !/(?:^|[/\\])\.{1,2}(?:$|[/\\])/.test(text);
    fc.assert(
      fc.property(suffix.filter(isKept), (text) => {
        const doi = `10.1000/${text}`;
        const url = new URL(citationUrl("doi", doi) ?? "");
        expect(url.origin).toBe("https://doi.org");
        expect([url.search, url.hash]).toEqual(["", ""]);
        expect(decodeURIComponent(url.pathname.slice(1))).toBe(doi);
        expect(recogniseCitation(url.href)).toEqual({ source: "doi", id: doi });
      }),
    );
  });
});
