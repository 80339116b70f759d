import type { CitationSource } from "../entries/vocabulary.ts";

type Recognised = { readonly source: CitationSource; readonly id: string };

type Site = {
  /** The host, without `www.`. */
  readonly host: RegExp;
  /** Finds the identifier in the path (percent-decoded) or, for searches, in the query. */
  readonly path: RegExp;
  readonly source: CitationSource;
};

const DOI = "(10\\.\\d{4,9}(?:\\.\\d+)*/.+?)";

/** Where identifiers stand in the addresses of the sites that people copy from. */
const SITES: readonly Site[] = [
  {
    host: /^pubmed\.ncbi\.nlm\.nih\.gov$|^pubmed\.gov$/,
    path: /^\/(?:\?term=)?([1-9]\d{0,7})(?:[/?&]|$)/,
    source: "pubmed",
  },
  {
    host: /^ncbi\.nlm\.nih\.gov$/,
    path: /^\/pubmed\/(?:\?term=)?([1-9]\d{0,7})(?:[/?&]|$)/,
    source: "pubmed",
  },
  {
    host: /^ncbi\.nlm\.nih\.gov$|^pmc\.ncbi\.nlm\.nih\.gov$/,
    path: /^\/(?:pmc\/)?articles\/(PMC[1-9]\d{0,8})(?:\/|\?|$)/i,
    source: "pmcid",
  },
  {
    host: /^europepmc\.org$/,
    path: /^\/(?:article|abstract)\/(?:MED|med)\/([1-9]\d{0,7})(?:\/|\?|$)/,
    source: "pubmed",
  },
  {
    host: /^europepmc\.org$/,
    path: /^\/(?:article\/PMC|articles?)\/(PMC[1-9]\d{0,8})(?:\/|\?|$)/i,
    source: "pmcid",
  },
  {
    host: /^(?:classic\.)?clinicaltrials\.gov$/,
    path: /\/(?:study|show|record)\/(NCT\d{8})(?:\/|\?|$)/i,
    source: "nct",
  },
  { host: /^(?:dx\.)?doi\.org$/, path: new RegExp(`^/${DOI}$`, "i"), source: "doi" },
  {
    // Atypon's publishing platform and others like it carry the DOI behind /doi/.
    host: /./,
    path: new RegExp(
      `/doi/(?:abs/|full/|pdf/|epdf/|pdfdirect/|figure/)?${DOI}(?:/(?:full|pdf|abstract))?$`,
      "i",
    ),
    source: "doi",
  },
];

/**
 * Reads a web address as a citation: the PMID, PMCID, DOI or trial number that it leads to, else the
 * address itself. Null for text that is no http(s) address.
 */
export function recogniseCitationUrl(text: string): Recognised | null {
  const value = text.trim();
  if (!/^https?:\/\/\S+$/i.test(value) || !URL.canParse(value)) {
    return null;
  }
  const { hostname, pathname, search } = new URL(value);
  const host = hostname.replace(/^www\./, "");
  const path = decoded(pathname);
  for (const site of SITES) {
    const isDoi = site.source === "doi";
    // A query belongs to the page and not to the DOI: a DOI's own `?` is written %3F.
    const found = site.host.test(host) ? site.path.exec(isDoi ? path : `${path}${search}`) : null;
    if (found?.[1] !== undefined && !/\s/.test(found[1])) {
      return { source: site.source, id: isDoi ? found[1] : found[1].toUpperCase() };
    }
  }
  return { source: "url", id: value };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A lone % is no escape: the path is read as it stands.
    return path;
  }
}
