// Goal: an address that somebody copied gives the identifier that it leads to, and nothing else.
// Method: addresses as the sites show them, beside the nearest one that names no paper.
import { describe, expect, it } from "vitest";
import { recogniseCitationUrl } from "./citation-url.ts";

describe("recogniseCitationUrl", () => {
  it.each([
    ["https://pubmed.ncbi.nlm.nih.gov/16081687/", "pubmed", "16081687"],
    ["https://pubmed.ncbi.nlm.nih.gov/16081687", "pubmed", "16081687"],
    ["https://pubmed.ncbi.nlm.nih.gov/?term=16081687", "pubmed", "16081687"],
    ["http://www.ncbi.nlm.nih.gov/pubmed/16081687?dopt=Abstract", "pubmed", "16081687"],
    ["https://europepmc.org/article/MED/16081687", "pubmed", "16081687"],
    ["https://europepmc.org/abstract/med/16081687", "pubmed", "16081687"],
    ["https://pmc.ncbi.nlm.nih.gov/articles/PMC1234567/", "pmcid", "PMC1234567"],
    ["https://www.ncbi.nlm.nih.gov/pmc/articles/pmc1234567/#abstract", "pmcid", "PMC1234567"],
    ["https://clinicaltrials.gov/study/NCT02296125?term=x", "nct", "NCT02296125"],
    ["https://clinicaltrials.gov/ct2/show/nct02296125", "nct", "NCT02296125"],
    ["https://doi.org/10.1056/NEJMoa1713137", "doi", "10.1056/NEJMoa1713137"],
    ["http://dx.doi.org/10.1000/a%23b%3Fc", "doi", "10.1000/a#b?c"],
    ["https://doi.org/10.1000/a?utm=1#top", "doi", "10.1000/a"],
    ["https://doi.org/10.1000/100%", "doi", "10.1000/100%"],
    ["https://www.nejm.org/doi/full/10.1056/NEJMoa1713137?query=x", "doi", "10.1056/NEJMoa1713137"],
    ["https://onlinelibrary.wiley.com/doi/10.1002/cpt.2350/full", "doi", "10.1002/cpt.2350"],
  ] as const)("%s", (url, source, id) => {
    expect(recogniseCitationUrl(url)).toEqual({ source, id });
  });

  it.each([
    "https://pubmed.ncbi.nlm.nih.gov/?term=lung+cancer",
    "https://pubmed.ncbi.nlm.nih.gov.example.org/16081687/",
    "https://www.ncbi.nlm.nih.gov/gene/673",
    "https://clinicaltrials.gov/study/NCT0229612",
    "https://doi.org/11.1000/a",
    "https://doi.org/10.1000/a%20b",
    "https://example.org/PMC1234567",
  ])("keeps %s as an address", (url) => {
    expect(recogniseCitationUrl(url)).toEqual({ source: "url", id: url });
  });

  it.each(["16081687", "ftp://example.org/x", "https://", "https://a b", "javascript:alert(1)"])(
    "is not asked about %s",
    (text) => {
      expect(recogniseCitationUrl(text)).toBeNull();
    },
  );
});
