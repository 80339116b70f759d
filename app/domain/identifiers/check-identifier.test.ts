// Goal: an identifier of a known scheme is taken exactly when it is well-formed, and a slip is put
// right. Method: for each scheme right identifiers, the nearest wrong ones and the spelling that is
// offered; properties over made-up text.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkIdentifier,
  IDENTIFIER_LIMIT,
  identifierScheme,
  identifierUrl,
  normaliseIdentifier,
} from "./check-identifier.ts";
import { IDENTIFIER_SCHEMES } from "./schemes.ts";

type Case = { readonly right: readonly string[]; readonly wrong: readonly string[] };

const CASES: Readonly<Record<string, Case>> = {
  HGNC: {
    right: ["HGNC:5", "HGNC:1097", "hgnc:58913", "HGNC:100001"],
    wrong: ["HGNC:0", "HGNC:01097", "HGNC:BRAF", "HGNC:1234567", "HGNC:HGNC:1097", "HGNC:10 97"],
  },
  NCBIGene: {
    right: ["NCBIGene:1", "NCBIGene:673", "NCBIGene:100874108", "entrez:673"],
    wrong: ["NCBIGene:0673", "NCBIGene:BRAF", "NCBIGene:-1", "NCBIGene:12345678901"],
  },
  RXNORM: {
    right: ["RXNORM:161", "RXNORM:32968", "RXNORM:1727455", "rxcui:32968"],
    wrong: ["RXNORM:032968", "RXNORM:NA", "RXNORM:123456789", "RXNORM:32968.0"],
  },
  ATC: {
    right: ["ATC:B", "ATC:B01", "ATC:B01A", "ATC:B01AC", "ATC:B01AC04"],
    wrong: ["ATC:NA", "ATC:B1", "ATC:B01AC4", "ATC:B01AC041", "ATC:E01AC04", "ATC:B01A04"],
  },
  NCIT: {
    right: ["NCIT:C965", "NCIT:C2394", "NCIT:C116377", "NCI:C2394"],
    wrong: ["NCIT:C12", "NCIT:D2394", "NCIT:C02394", "NCIT:C2394.1", "NCIT:CC2394"],
  },
  CHEMBL: {
    right: ["CHEMBL:CHEMBL25", "CHEMBL:CHEMBL4297774", "chembl.compound:CHEMBL25"],
    wrong: ["CHEMBL:25", "CHEMBL:CHEMBL", "CHEMBL:CHEMBL025", "CHEMBL:CHEBI25"],
  },
  DOID: {
    right: ["DOID:162", "DOID:1909", "DOID:0050458", "DOID:0001816"],
    wrong: ["DOID:01909", "DOID:DOID:1909", "DOID:melanoma", "DOID:00504581"],
  },
  MONDO: {
    right: ["MONDO:0004967", "MONDO:0700096"],
    wrong: ["MONDO:4967", "MONDO:00049670", "MONDO:MONDO_0004967"],
  },
  HP: {
    right: ["HP:0040186", "HPO:0040186"],
    wrong: ["HP:40186", "HP:00401866", "HP:hypoglycemia"],
  },
  EFO: { right: ["EFO:0000220"], wrong: ["EFO:220", "EFO:00002200", "EFO:EFO_0000220"] },
  SO: { right: ["SO:0001583", "SO:1000033"], wrong: ["SO:1583", "SO:00015833"] },
  ONCOTREE: {
    right: ["ONCOTREE:LUAD", "ONCOTREE:HCL-V", "ONCOTREE:MDS/MPN", "ONCOTREE:aCML"],
    wrong: ["ONCOTREE:4LUAD", "ONCOTREE:LU AD", `ONCOTREE:${"L".repeat(26)}`],
  },
  MESH: {
    right: ["MESH:D006461", "MESH:C538445", "MESH:C000657245"],
    wrong: ["MESH:D00646", "MESH:D0064611", "MESH:E006461", "MESH:006461"],
  },
  DBSNP: {
    right: ["DBSNP:rs113488022", "dbsnp:rs6"],
    wrong: ["DBSNP:113488022", "DBSNP:rs0113", "DBSNP:ss113488022", "DBSNP:rs", "DBSNP:RS6"],
  },
  CLINVAR: {
    right: [
      "CLINVAR:13961",
      "CLINVAR:VCV000013961",
      "CLINVAR:VCV000013961.3",
      "CLINVAR:RCV000014992.25",
      "CLINVAR:SCV000035242",
    ],
    wrong: [
      "CLINVAR:VCV13961",
      "CLINVAR:VCV000013961.0",
      "CLINVAR:XCV000013961",
      "CLINVAR:013961",
      "CLINVAR:VCV0000139611",
    ],
  },
  "CLINVAR.ALLELE": {
    right: ["CLINVAR.ALLELE:29000"],
    wrong: ["CLINVAR.ALLELE:029000", "CLINVAR.ALLELE:VCV000013961", "CLINVAR.ALLELE:CA123643"],
  },
  HGVS: {
    right: ["HGVS:NM_004333.6:c.1799T>A", "hgvs:NP_004324.2:p.Val600Glu"],
    wrong: ["HGVS:NM_004333:c.1799T>A", "HGVS:c.1799T>A", "HGVS:BRAF"],
  },
  STARALLELE: {
    right: ["STARALLELE:CYP2C9*3", "STARALLELE:HLA-B*57:01"],
    wrong: ["STARALLELE:*3", "STARALLELE:CYP2C9*1/*3", "STARALLELE:CYP2D6*36+*10"],
  },
  PMID: {
    right: ["PMID:12659", "PMID:16081687", "pubmed:1"],
    wrong: ["PMID:016081687", "PMID:123456789", "PMID:PMC1234", "PMID:0"],
  },
  PMCID: {
    right: ["PMCID:PMC1234567", "PMC:PMC1"],
    wrong: ["PMCID:1234567", "PMCID:PMC01", "PMCID:PMC", "PMCID:PMC1.2.3"],
  },
  DOI: {
    right: [
      "DOI:10.1000/182",
      "DOI:10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID>3.0.CO;2-2",
    ],
    wrong: [
      "DOI:10.1000",
      "DOI:11.1000/182",
      "DOI:10.1000/1 82",
      "DOI:https://doi.org/10.1000/182",
    ],
  },
  NCT: {
    right: ["NCT:NCT02296125", "clinicaltrials:NCT02296125"],
    wrong: ["NCT:02296125", "NCT:NCT0229612", "NCT:NCT022961255", "NCT:nct02296125"],
  },
  ORCID: {
    right: ["ORCID:0000-0002-1825-0097", "ORCID:0000-0002-1694-233X"],
    wrong: [
      "ORCID:0000-0002-1825-0079",
      "ORCID:0000-0002-1825-0096",
      "ORCID:0000-0002-1694-2330",
      "ORCID:0000000218250097",
      "ORCID:0000-0002-1825",
      "ORCID:0000-0002-1694-233x",
    ],
  },
  LOINC: {
    right: ["LOINC:718-7", "LOINC:2160-0", "LOINC:12345-5"],
    wrong: ["LOINC:718-8", "LOINC:781-7", "LOINC:7187", "LOINC:0718-7", "LOINC:LA6576-8"],
  },
};

describe("the table", () => {
  it("is tried whole", () => {
    expect(Object.keys(CASES).sort()).toEqual(
      IDENTIFIER_SCHEMES.map(({ prefix }) => prefix).sort(),
    );
  });

  it("has each prefix once, an authority and a rule in one sentence", () => {
    const prefixes = IDENTIFIER_SCHEMES.flatMap(({ prefix, aliases }) => [
      prefix.toLowerCase(),
      ...aliases,
    ]);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.filter((prefix) => prefix !== prefix.toLowerCase())).toEqual([]);
    for (const { rule, authority } of IDENTIFIER_SCHEMES) {
      expect(rule).toMatch(/\.$/);
      expect(authority.length).toBeGreaterThan(3);
    }
  });

  it("finds a scheme by any of its prefixes, in any case", () => {
    expect(identifierScheme("rxcui")?.prefix).toBe("RXNORM");
    expect(identifierScheme("ncbigene")?.prefix).toBe("NCBIGene");
    expect(identifierScheme("civic.vid")).toBeNull();
  });
});

describe.each(Object.entries(CASES))("%s", (prefix, { right, wrong }) => {
  it.each(right)("takes %s", (id) => {
    expect(checkIdentifier(id)).toBeNull();
    expect(checkIdentifier(normaliseIdentifier(id))).toBeNull();
    expect(normaliseIdentifier(id).startsWith(`${prefix}:`)).toBe(true);
  });

  it.each(wrong)("refuses %s", (id) => {
    expect(checkIdentifier(id)).toEqual({
      code: expect.stringMatching(/^identifier-(malformed|check)$/),
      message: expect.stringMatching(/\.$/),
    });
    expect(identifierUrl(id)).toBeNull();
  });

  it("leads to an address on the web, or says that it has none", () => {
    const urls = right.map(identifierUrl);
    const known = identifierScheme(prefix)?.url !== null;
    expect(urls.filter((url) => (url !== null) !== known)).toEqual([]);
    expect(urls.filter((url) => url !== null && !URL.canParse(url))).toEqual([]);
  });
});

describe("checkIdentifier", () => {
  it.each(["civic.vid:12", "SNOMEDCT:39000009", "x:y"])("leaves %s of a foreign scheme", (id) => {
    expect(checkIdentifier(id)).toBeNull();
  });

  it.each(["BRAF", "", ":5", "5:HGNC", "HGNC:"])("wants a prefix and a value: '%s'", (id) => {
    expect(checkIdentifier(id)?.code).toBe("identifier-without-prefix");
  });

  it.each(["HGNC:5 ", " HGNC:5", "civic.vid:12\n", "HGNC: "])(
    "wants no blanks around: %j",
    (id) => {
      expect(checkIdentifier(id)?.code).toBe("identifier-blanks");
    },
  );

  it("names the spelling that would be right, and none where there is none", () => {
    expect(checkIdentifier("CHEMBL:25")?.message).toMatch(/ Write CHEMBL:CHEMBL25 instead\.$/);
    expect(checkIdentifier("MONDO:4967")?.message).toMatch(/ Write MONDO:0004967 instead\.$/);
    expect(checkIdentifier("HGNC:BRAF")?.message).not.toContain("instead");
  });

  it("looks at identifiers up to its limit", () => {
    const longest = `civic:${"x".repeat(IDENTIFIER_LIMIT - 6)}`;
    expect(checkIdentifier(longest)).toBeNull();
    expect(checkIdentifier(`${longest}x`)?.code).toBe("identifier-too-long");
  });
});

describe("normaliseIdentifier", () => {
  it.each([
    [" hgnc:HGNC:1097 ", "HGNC:1097"],
    ["chembl:1771", "CHEMBL:CHEMBL1771"],
    ["ncit:c2394", "NCIT:C2394"],
    ["NCI:2394", "NCIT:C2394"],
    ["mondo:4967", "MONDO:0004967"],
    ["dbsnp:RS113488022", "DBSNP:rs113488022"],
    ["dbsnp:113488022", "DBSNP:rs113488022"],
    ["clinvar:vcv000013961.3", "CLINVAR:VCV000013961.3"],
    ["pmc:1234567", "PMCID:PMC1234567"],
    ["doi:https://doi.org/10.1000/ABC", "DOI:10.1000/abc"],
    ["nct:02296125", "NCT:NCT02296125"],
    ["orcid:https://orcid.org/0000-0002-1694-233x", "ORCID:0000-0002-1694-233X"],
    ["ORCID:0000000218250097", "ORCID:0000-0002-1825-0097"],
    ["ONCOTREE:aCML", "ONCOTREE:aCML"],
    ["civic.vid:12 ", "civic.vid:12"],
    ["BRAF", "BRAF"],
  ])("%s is %s", (given, normal) => {
    expect(normaliseIdentifier(given)).toBe(normal);
  });

  const prefixes = IDENTIFIER_SCHEMES.flatMap(({ prefix, aliases }) => [prefix, ...aliases]);
  const examples = Object.values(CASES).flatMap(({ right, wrong }) => [...right, ...wrong]);
  const anyIdentifier = fc.oneof(
    fc.constantFrom(...examples),
    fc
      .tuple(fc.constantFrom(...prefixes), fc.constantFrom(...examples))
      .map(([prefix, rest]) => `${prefix}:${rest}`),
    fc
      .tuple(fc.constantFrom(...prefixes), fc.string({ maxLength: 40 }))
      .map(([prefix, rest]) => `${prefix}: ${rest}`),
    fc.string({ unit: fc.constantFrom(..."hH:cC1 0/\u0130\u00df\u00a0"), maxLength: 20 }),
  );

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyIdentifier, (id) => {
        const once = normaliseIdentifier(id);
        expect(normaliseIdentifier(once)).toBe(once);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keeps what is well-formed well-formed", () => {
    fc.assert(
      fc.property(anyIdentifier, (id) => {
        if (checkIdentifier(id) === null) {
          expect(checkIdentifier(normaliseIdentifier(id))).toBeNull();
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
