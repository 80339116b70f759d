import type { CitationSource } from "../entries/vocabulary.ts";
import { recogniseCitationUrl } from "./citation-url.ts";

/**
 * The identifier formats by source. PMIDs are 1 to 8 digits without a leading zero (NLM, PubMed
 * help); DOIs follow the DOI Handbook 2.2 (a registrant may have subdivisions, `10.1000.10`); NCT
 * numbers have eight digits (ClinicalTrials.gov).
 * ASCO's web ids are numbers, ASH items carry a DOI or a number.
 */
const FORMATS: Record<CitationSource, { pattern: RegExp; rule: string }> = {
  pubmed: { pattern: /^[1-9]\d{0,7}$/, rule: "A PMID is a number of one to eight digits." },
  pmcid: { pattern: /^PMC[1-9]\d{0,8}$/, rule: "A PMCID looks like PMC1234567." },
  doi: { pattern: /^10\.\d{4,9}(?:\.\d+)*\/\S+$/, rule: "A DOI looks like 10.1000/xyz." },
  nct: { pattern: /^NCT\d{8}$/, rule: "A trial number looks like NCT01234567." },
  asco: { pattern: /^\d{1,9}$/, rule: "An ASCO id is a number." },
  ash: { pattern: /^\S+$/, rule: "An ASH id has no spaces." },
  "drug-label": { pattern: /^\S.*$/, rule: "Name the label." },
  guideline: { pattern: /^\S.*$/, rule: "Name the guideline." },
  url: { pattern: /^https?:\/\/\S+$/, rule: "A web address starts with https:// or http://." },
};

/** Says what is wrong with an identifier of the given source, or null when its format is right. */
export function citationIdProblem(source: CitationSource, id: string): string | null {
  const format = FORMATS[source];
  return format.pattern.test(id) ? null : format.rule;
}

/**
 * Takes what a person pastes ("PMID: 16081687", a PubMed or DOI link, "nct01234567") and gives the
 * source and bare id, or null when it is none of the kinds that can be told apart by their form.
 */
export function recogniseCitation(text: string): { source: CitationSource; id: string } | null {
  const value = text.trim();
  if (/^https?:\/\//i.test(value)) {
    return recogniseCitationUrl(value);
  }
  const pubmed = /^(?:pmid:?\s*)?([1-9]\d{0,7})$/i.exec(value);
  if (pubmed?.[1]) {
    return { source: "pubmed", id: pubmed[1] };
  }
  const pmcid = /(PMC[1-9]\d{0,8})\/?$/i.exec(value);
  if (pmcid?.[1]) {
    return { source: "pmcid", id: pmcid[1].toUpperCase() };
  }
  const doi = /^(?:doi:?\s*)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i.exec(value);
  if (doi?.[1]) {
    return { source: "doi", id: doi[1] };
  }
  const trial = /(NCT\d{8})\/?$/i.exec(value);
  return trial?.[1] ? { source: "nct", id: trial[1].toUpperCase() } : null;
}

/** The public address of a citation, or null when the source has none. */
export function citationUrl(source: CitationSource, id: string): string | null {
  switch (source) {
    case "pubmed":
      return `https://pubmed.ncbi.nlm.nih.gov/${inPath(id)}/`;
    case "pmcid":
      return `https://pmc.ncbi.nlm.nih.gov/articles/${inPath(id)}/`;
    case "doi":
      return doiUrl(id);
    case "nct":
      return `https://clinicaltrials.gov/study/${inPath(id)}`;
    case "asco":
      return `https://meetinglibrary.asco.org/record/${inPath(id)}/abstract`;
    case "ash":
      return id.startsWith("10.") ? doiUrl(id) : null;
    case "url":
      return FORMATS.url.pattern.test(id) ? id : null;
    default:
      return null;
  }
}

/**
 * A DOI may hold characters that mean something in an address; those are percent-encoded, `/` and the
 * others that a path takes stay as they are (DOI Handbook, 2.5.2.4: `%`, `"`, `#`, blank, and also
 * `<`, `>`, `{`, `}`, `^`, `[`, `]`, `` ` ``, `|`, `\`, `?`).
 */
function doiUrl(doi: string): string {
  const path = encodeURI(doi.toWellFormed()).replace(/[#?]/g, encodeURIComponent);
  return `https://doi.org/${path}`;
}

function inPath(id: string): string {
  return encodeURIComponent(id.toWellFormed());
}
