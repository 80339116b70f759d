import { citationIdProblem, citationUrl } from "../citations/citation-id.ts";
import type { CitationSource } from "../entries/vocabulary.ts";
import { mod10, mod11Dash2 } from "./check-digits.ts";
import { hgvsProblem } from "./hgvs.ts";
import type { IdentifierScheme } from "./scheme.ts";
import { starAlleleProblem } from "./star-allele.ts";

type Given = Pick<IdentifierScheme, "prefix" | "name" | "pattern" | "rule" | "authority" | "url"> &
  Partial<IdentifierScheme>;

const asIs = (local: string) => local;
const upper = (local: string) => local.toUpperCase();

/** Digits alone get the letters that belong to the identifier: `1771` is `CHEMBL1771`. */
const withLetters = (letters: string) => (local: string) =>
  /^\d+$/.test(local) ? `${letters}${local}` : upper(local);

/** Ontologies of the OBO Foundry with seven digits: a leading zero that was lost comes back. */
const sevenDigits = (local: string) =>
  /^[1-9]\d{0,5}$/.test(local) ? local.padStart(7, "0") : local;

function scheme(given: Given): IdentifierScheme {
  return { aliases: [], check: null, tidy: asIs, ...given };
}

function ontology(given: Pick<Given, "prefix" | "name" | "authority" | "url" | "aliases">) {
  return scheme({
    ...given,
    pattern: /^\d{7}$/,
    rule: `${given.prefix} numbers have seven digits, as in ${given.prefix}:0001234.`,
    tidy: sevenDigits,
  });
}

/** A scheme of `citations/citation-id.ts`, whose rules and addresses it shares. */
function source(
  given: Pick<Given, "prefix" | "aliases" | "name" | "authority"> & {
    readonly source: CitationSource;
    readonly pattern: RegExp;
    readonly tidy: (local: string) => string;
  },
) {
  const { source: kind, ...rest } = given;
  return scheme({
    ...rest,
    rule: citationIdProblem(kind, "") ?? "",
    check: (local) => citationIdProblem(kind, local),
    url: (local) => citationUrl(kind, local) ?? "",
  });
}

/** Every scheme whose identifiers are checked. A prefix that is not here is taken as it comes. */
export const IDENTIFIER_SCHEMES: readonly IdentifierScheme[] = [
  scheme({
    prefix: "HGNC",
    name: "HUGO Gene Nomenclature Committee",
    pattern: /^[1-9]\d{0,5}$/,
    rule: "An HGNC id is a number of one to six digits, as in HGNC:1097; a symbol is a name.",
    authority: "HGNC, Help: HGNC ID (genenames.org/help/symbol-report)",
    url: (id) => `https://www.genenames.org/data/gene-symbol-report/#!/hgnc_id/HGNC:${id}`,
  }),
  scheme({
    prefix: "NCBIGene",
    aliases: ["entrez", "entrezgene", "geneid"],
    name: "NCBI Gene",
    pattern: /^[1-9]\d{0,9}$/,
    rule: "An NCBI Gene id is a number, as in NCBIGene:673.",
    authority: "NCBI Gene Help, GeneID (ncbi.nlm.nih.gov/books/NBK3841)",
    url: (id) => `https://www.ncbi.nlm.nih.gov/gene/${id}`,
  }),
  scheme({
    prefix: "RXNORM",
    aliases: ["rxcui"],
    name: "RxNorm",
    pattern: /^[1-9]\d{0,7}$/,
    rule: "An RxNorm concept is a number of one to eight digits, as in RXNORM:32968.",
    authority: "RxNorm Technical Documentation, RXNCONSO.RXCUI (nlm.nih.gov)",
    url: (id) => `https://mor.nlm.nih.gov/RxNav/search?searchBy=RXCUI&searchTerm=${id}`,
  }),
  scheme({
    prefix: "ATC",
    name: "Anatomical Therapeutic Chemical classification",
    pattern: /^[ABCDGHJLMNPRSV](?:\d{2}(?:[A-Z](?:[A-Z](?:\d{2})?)?)?)?$/,
    rule: "An ATC code is a group letter, two digits, two letters and two digits, or its beginning, as in ATC:B01AC04.",
    tidy: upper,
    authority: "WHO Collaborating Centre for Drug Statistics Methodology, Structure and principles",
    url: (code) => `https://atcddd.fhi.no/atc_ddd_index/?code=${code}`,
  }),
  scheme({
    prefix: "NCIT",
    aliases: ["nci"],
    name: "NCI Thesaurus",
    pattern: /^C[1-9]\d{2,6}$/,
    rule: "An NCIt code is C and a number, as in NCIT:C2394.",
    tidy: withLetters("C"),
    authority: "NCI Enterprise Vocabulary Services, NCI Thesaurus concept codes",
    url: (code) => `https://evsexplore.semantics.cancer.gov/evsexplore/concept/ncit/${code}`,
  }),
  scheme({
    prefix: "CHEMBL",
    aliases: ["chembl.compound"],
    name: "ChEMBL",
    pattern: /^CHEMBL[1-9]\d{0,8}$/,
    rule: "A ChEMBL id is CHEMBL and a number, as in CHEMBL:CHEMBL1771.",
    tidy: withLetters("CHEMBL"),
    authority: "ChEMBL Interface Documentation, ChEMBL identifiers (EMBL-EBI)",
    url: (id) => `https://www.ebi.ac.uk/chembl/explore/compound/${id}`,
  }),
  scheme({
    prefix: "DOID",
    name: "Human Disease Ontology",
    pattern: /^(?:[1-9]\d{0,6}|0\d{6})$/,
    rule: "A DOID is a number, of seven digits when it starts with 0, as in DOID:1909 or DOID:0050458.",
    authority: "Disease Ontology (Schriml et al. 2022, doi:10.1093/nar/gkab1063)",
    url: (id) => `https://disease-ontology.org/term/DOID:${id}`,
  }),
  ontology({
    prefix: "MONDO",
    name: "Mondo Disease Ontology",
    authority: "Mondo; OBO Foundry identifier policy (obofoundry.org, principle 3)",
    url: (id) => `https://monarchinitiative.org/MONDO:${id}`,
  }),
  ontology({
    prefix: "HP",
    aliases: ["hpo"],
    name: "Human Phenotype Ontology",
    authority: "HPO; OBO Foundry identifier policy (obofoundry.org, principle 3)",
    url: (id) => `https://hpo.jax.org/browse/term/HP:${id}`,
  }),
  ontology({
    prefix: "EFO",
    name: "Experimental Factor Ontology",
    authority: "EFO (EMBL-EBI)",
    url: (id) => `https://www.ebi.ac.uk/efo/EFO_${id}`,
  }),
  ontology({
    prefix: "SO",
    name: "Sequence Ontology",
    authority: "Sequence Ontology (Eilbeck et al. 2005, doi:10.1186/gb-2005-6-5-r44)",
    url: (id) => `http://www.sequenceontology.org/browser/current_release/term/SO:${id}`,
  }),
  scheme({
    prefix: "ONCOTREE",
    name: "OncoTree",
    pattern: /^[A-Za-z][A-Za-z0-9_/-]{0,24}$/,
    rule: "An OncoTree code is a short code of letters and digits, as in ONCOTREE:LUAD.",
    authority: "OncoTree (Kundra et al. 2021, doi:10.1200/CCI.20.00108)",
    url: (code) => `https://oncotree.mskcc.org/?search=${encodeURIComponent(code)}`,
  }),
  scheme({
    prefix: "MESH",
    name: "Medical Subject Headings",
    pattern: /^[CD]\d{6}(?:\d{3})?$/,
    rule: "A MeSH id is C or D and six or nine digits, as in MESH:D006461.",
    tidy: upper,
    authority: "NLM, MeSH Record Types, unique identifiers",
    url: (id) => `https://meshb.nlm.nih.gov/record/ui?ui=${id}`,
  }),
  scheme({
    prefix: "DBSNP",
    name: "dbSNP reference SNP",
    pattern: /^rs[1-9]\d{0,10}$/,
    rule: "An rsID is rs and a number, as in DBSNP:rs113488022.",
    tidy: (local) => (/^\d+$/.test(local) ? `rs${local}` : local.toLowerCase()),
    authority: "NCBI dbSNP, RefSNP Reports (Sherry et al. 2001, doi:10.1093/nar/29.1.308)",
    url: (id) => `https://www.ncbi.nlm.nih.gov/snp/${id}`,
  }),
  scheme({
    prefix: "CLINVAR",
    aliases: ["clinvar.record", "clinvar.submission", "clinvar.variation"],
    name: "ClinVar",
    pattern: /^(?:[VRS]CV\d{9}(?:\.[1-9]\d*)?|[1-9]\d{0,8})$/,
    rule: "A ClinVar record is VCV, RCV or SCV and nine digits, with or without version, or a variation id, as in CLINVAR:VCV000013961.3.",
    tidy: upper,
    authority: "NCBI ClinVar, Identifiers in ClinVar (ncbi.nlm.nih.gov/clinvar/docs/identifiers)",
    url: clinvarUrl,
  }),
  scheme({
    prefix: "CLINVAR.ALLELE",
    aliases: ["clinvar.alleleid"],
    name: "ClinVar allele",
    pattern: /^[1-9]\d{0,8}$/,
    rule: "A ClinVar allele id is a number, as in CLINVAR.ALLELE:29000.",
    authority: "NCBI ClinVar, Identifiers in ClinVar (ncbi.nlm.nih.gov/clinvar/docs/identifiers)",
    url: (id) => `https://www.ncbi.nlm.nih.gov/clinvar/?term=${id}%5Balleleid%5D`,
  }),
  scheme({
    prefix: "HGVS",
    name: "HGVS variant description",
    pattern: /^\S+$/,
    rule: "An HGVS description looks like NM_004333.6:c.1799T>A or NP_004324.2:p.Val600Glu.",
    check: hgvsProblem,
    authority: "HGVS Nomenclature 21.0 (hgvs-nomenclature.org)",
    url: null,
  }),
  scheme({
    prefix: "STARALLELE",
    aliases: ["pharmvar.allele"],
    name: "Star allele",
    pattern: /^\S+$/,
    rule: "A star allele looks like CYP2C9*3, CYP2D6*4.001 or HLA-B*57:01.",
    check: starAlleleProblem,
    authority: "PharmVar, Allele Designation and Evidence Level Criteria (pharmvar.org)",
    url: null,
  }),
  source({
    prefix: "PMID",
    aliases: ["pubmed"],
    name: "PubMed",
    source: "pubmed",
    pattern: /^\d+$/,
    tidy: asIs,
    authority: "NLM, PubMed User Guide, PMID",
  }),
  source({
    prefix: "PMCID",
    aliases: ["pmc"],
    name: "PubMed Central",
    source: "pmcid",
    pattern: /^PMC\d+$/,
    tidy: withLetters("PMC"),
    authority: "NLM, PMID and PMCID (pmc.ncbi.nlm.nih.gov/about/faq)",
  }),
  source({
    prefix: "DOI",
    aliases: [],
    name: "Digital Object Identifier",
    source: "doi",
    pattern: /^10\.\S+\/\S+$/,
    tidy: (local) =>
      local.replace(/^(?:(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)\s*)+/i, "").toLowerCase(),
    authority: "DOI Handbook, 3.2 (doi:10.1000/182): compared without regard to case",
  }),
  source({
    prefix: "NCT",
    aliases: ["clinicaltrials", "clinicaltrials.gov"],
    name: "ClinicalTrials.gov",
    source: "nct",
    pattern: /^NCT\d+$/,
    tidy: (local) => (/^\d{8}$/.test(local) ? `NCT${local}` : upper(local)),
    authority: "ClinicalTrials.gov, Protocol Registration Data Element Definitions, NCT number",
  }),
  scheme({
    prefix: "ORCID",
    name: "ORCID iD",
    pattern: /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/,
    rule: "An ORCID iD is four groups of four digits, as in ORCID:0000-0002-1825-0097.",
    check: (id) => {
      const compact = id.replaceAll("-", "");
      return mod11Dash2(compact.slice(0, -1)) === compact.slice(-1)
        ? null
        : "The last character of the ORCID iD does not fit the others: a digit is wrong.";
    },
    tidy: (local) => {
      const compact = local.replace(/^https?:\/\/orcid\.org\//i, "").replace(/[\s-]/g, "");
      return /^\d{15}[\dxX]$/.test(compact)
        ? (upper(compact).match(/.{4}/g) ?? []).join("-")
        : local;
    },
    authority: "ORCID, Structure of the ORCID Identifier (ISO/IEC 7064 MOD 11-2)",
    url: (id) => `https://orcid.org/${id}`,
  }),
  scheme({
    prefix: "LOINC",
    name: "LOINC",
    pattern: /^[1-9]\d{0,6}-\d$/,
    rule: "A LOINC code is a number, a hyphen and a check digit, as in LOINC:718-7.",
    check: (code) => {
      const [digits = "", given] = code.split("-");
      return mod10(digits) === given
        ? null
        : "The check digit of the LOINC code does not fit: a digit is wrong.";
    },
    authority: "Regenstrief Institute, LOINC Users' Guide (Mod 10 check digit)",
    url: (code) => `https://loinc.org/${code}`,
  }),
];

function clinvarUrl(id: string): string {
  const base = "https://www.ncbi.nlm.nih.gov/clinvar";
  switch (id.slice(0, 3)) {
    case "RCV":
      return `${base}/${id}/`;
    case "SCV":
      return `${base}/?term=${id}`;
    default:
      return `${base}/variation/${id}/`;
  }
}
