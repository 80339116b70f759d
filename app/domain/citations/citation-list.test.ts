// Goal: whatever mix of identifiers is pasted, each is read once, in order, and what is not taken is
// said with its reason. Method: lists as people paste them, beside the nearest text that names nothing;
// properties over made-up lists and over text that is made to be slow.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citation } from "./citation.ts";
import { CITATION_LIST_LIMITS, parseCitationList } from "./citation-list.ts";

/** What was read, each as `source:id` or `! code`. */
function read(text: string): string[] {
  return parseCitationList(text).map(({ citation: found, problem }) =>
    found === null ? `! ${problem?.code}` : `${found.source}:${found.id}`,
  );
}

const SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2";

describe("parseCitationList", () => {
  it.each<[string, string[]]>([
    ["16081687", ["pubmed:16081687"]],
    ["16081687 12659\t46571", ["pubmed:16081687", "pubmed:12659", "pubmed:46571"]],
    ["16081687,12659; 46571.", ["pubmed:16081687", "pubmed:12659", "pubmed:46571"]],
    ["PMIDs: 16081687, 12659 and 46571", ["pubmed:16081687", "pubmed:12659", "pubmed:46571"]],
    ["PMID 16081687\r\nPMID:12659\r46571", ["pubmed:16081687", "pubmed:12659", "pubmed:46571"]],
    ["1. 16081687\n2) 12659\n[3] 46571", ["pubmed:16081687", "pubmed:12659", "pubmed:46571"]],
    ["\u2022 16081687\n- 12659", ["pubmed:16081687", "pubmed:12659"]],
    ["\uFEFF16081687\u200B", ["pubmed:16081687"]],
    ["pmc1234567; PMCID: PMC7654321", ["pmcid:PMC1234567", "pmcid:PMC7654321"]],
    ["nct02296125/NCT00265759", ["nct:NCT02296125", "nct:NCT00265759"]],
    ["doi:10.1056/NEJMoa1713137.", ["doi:10.1056/NEJMoa1713137"]],
    ["(doi: 10.1016/S0140-6736(10)60175-4)", ["doi:10.1016/S0140-6736(10)60175-4"]],
    ["10.1000/a,10.1000/b;10.1000/c", ["doi:10.1000/a", "doi:10.1000/b", "doi:10.1000/c"]],
    ["10.1000/a;16081687", ["doi:10.1000/a", "pubmed:16081687"]],
    [SICI, [`doi:${SICI}`]],
    [
      "https://doi.org/10.1000/x, https://example.org/y",
      ["doi:10.1000/x", "url:https://example.org/y"],
    ],
    ["See https://pubmed.ncbi.nlm.nih.gov/16081687/.", ["pubmed:16081687"]],
    [
      "Levine MN, Bramwell VH. J Clin Oncol. 2005;23(10):2130-8. doi: 10.1200/JCO.2005.04.049. PMID: 16081687.",
      ["doi:10.1200/JCO.2005.04.049", "pubmed:16081687"],
    ],
    ["10.1200/JCO.2005.04.049 [doi]", ["doi:10.1200/JCO.2005.04.049"]],
    ["", []],
    [" \n\t\n", []],
  ])("reads %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ["Levine et al., 2005", ["! citation-not-recognised"]],
    ["J Clin Oncol. 2005, 23, 2130", ["! citation-not-recognised"]],
    ["123456789", ["! citation-malformed"]],
    ["PMID: 016081687", ["! citation-malformed"]],
    ["NCT0229612", ["! citation-malformed"]],
    ["PMC0123", ["! citation-malformed"]],
    ["10.1000/", ["! citation-not-recognised"]],
    [`10.1000/${"x".repeat(1_000)}`, ["! citation-malformed"]],
    ["16081687\nfoo", ["pubmed:16081687", "! citation-not-recognised"]],
  ])("says what is wrong with %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("says what was named before, and on which line", () => {
    const [first, second, third] = parseCitationList(
      "10.1000/ABC\nPMID 16081687\nhttps://doi.org/10.1000/abc",
    );
    expect(first?.citation).toEqual({
      source: "doi",
      id: "10.1000/ABC",
      label: null,
      abstract: null,
    });
    expect(second?.citation?.id).toBe("16081687");
    expect(third).toEqual({
      raw: "https://doi.org/10.1000/abc",
      line: 3,
      citation: null,
      problem: { code: "citation-repeated", message: "Named before, on line 1: 10.1000/abc." },
    });
  });

  it("keeps what was pasted, shortened where it is long", () => {
    const [item] = parseCitationList(`PMID:${" "}16081687`);
    expect(item?.raw).toBe("PMID: 16081687");
    const [long] = parseCitationList("word ".repeat(200));
    expect(long?.raw).toHaveLength(CITATION_LIST_LIMITS.raw);
  });

  it("reads up to its limits and says so", () => {
    const { items, characters } = CITATION_LIST_LIMITS;
    const many = Array.from({ length: items + 1 }, (_, index) => String(index + 1));
    expect(read(many.slice(0, items).join("\n")).at(-1)).toBe(`pubmed:${items}`);
    expect(read(many.join("\n")).slice(-2)).toEqual([`pubmed:${items}`, "! list-too-many"]);
    expect(read("1".padEnd(characters))).toEqual(["pubmed:1"]);
    expect(read("1".padEnd(characters + 1))).toEqual(["! list-too-long"]);
  });

  it("reads every well-formed identifier back, whatever stands between", () => {
    const id = fc.oneof(
      fc.integer({ min: 1, max: 99_999_999 }).map((n) => `pubmed:${n}`),
      fc.integer({ min: 1, max: 999_999_999 }).map((n) => `pmcid:PMC${n}`),
      fc.integer({ min: 0, max: 99_999_999 }).map((n) => `nct:NCT${String(n).padStart(8, "0")}`),
      fc.stringMatching(/^[a-z0-9/._-]{0,20}[a-z0-9]$/).map((suffix) => `doi:10.1000/${suffix}`),
    );
    const separator = fc.constantFrom(" ", "\n", ", ", "; ", "\t", " and ", "\r\n");
    fc.assert(
      fc.property(fc.uniqueArray(id, { maxLength: 30 }), separator, (ids, between) => {
        const text = ids.map((one) => one.slice(one.indexOf(":") + 1)).join(between);
        expect(read(text)).toEqual(ids);
      }),
    );
  });

  it("gives a citation or a problem for any text", () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom(
        "PMID:",
        "10.1000/",
        "doi:",
        "PMC",
        "NCT",
        "https://",
        "doi.org/",
        "12659",
        ")",
        ";",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const item of parseCitationList(pieces.join(""))) {
          expect(item.citation === null).toBe(item.problem !== null);
          expect(item.citation === null || citation.safeParse(item.citation).success).toBe(true);
        }
      }),
    );
  });

  it.each([
    `10.1000/${")".repeat(190_000)}`,
    `PMID${" ".repeat(190_000)}x`,
    `${".".repeat(190_000)}x`,
    `${"10.1000/a;".repeat(19_000)}`,
    `${"doi:".repeat(45_000)}`,
    `https://a${"/doi/10.1000".repeat(15_000)}`,
  ])("is quick with text that is made to be slow, %#", (text) => {
    // Quadratic work on these would run into the test's own time limit.
    expect(parseCitationList(text).length).toBeGreaterThan(0);
  });
});
