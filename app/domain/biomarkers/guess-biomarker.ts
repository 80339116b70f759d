import type { BiomarkerType } from "../entries/vocabulary.ts";
import type { Term } from "../shared/term.ts";
import type { Biomarker } from "./profile.ts";

/** A gene symbol as HGNC makes them: capitals, digits and hyphens, and "orf" (Bruford et al. 2020, doi:10.1038/s41588-020-0669-3). */
const GENE_SYMBOL = /^[A-Z][A-Z0-9]*(?:orf[0-9]+)?(?:-[A-Z0-9]+)*$/;

/**
 * Type by words in the name, the first that fits. A gene's name never decides, because the words
 * stand behind it.
 */
const TYPE_WORDS: readonly (readonly [RegExp, BiomarkerType])[] = [
  [/::|\bfusions?\b|\brearrangements?\b|(?<!nuclear )\btranslocation\b/i, "fusion"],
  [
    /^(?:MSI|TMB|HRD|dMMR|pMMR|kataegis)\b|signature|microsatellite instability/i,
    "genomic-signature",
  ],
  [/^(?:CK (?:high|low)|t\(|inv\(|del\(|\+\d|-\d)|karyotype|aneuploidy/i, "karyotype"],
  [
    /amplification|copy.?number|^(?:\S+zygous )?(?:loss|deletion|gain|duplication)$/i,
    "copy-number",
  ],
  [/phosphorylation|serum levels|localization|nuclear translocation|cytoplasmic mis/i, "protein"],
  [/expression|overexpress|silenc/i, "expression"],
  [/^\*\d+\S*\/\*\d+/, "diplotype"],
  [/^(?:CYP\w+|DPYD|UGT1A\w*|TPMT|NUDT15|SLCO1B1|HLA-\w+)?\*\d+/, "haplotype"],
  [/(?:poor|intermediate|normal|rapid|ultrarapid) metaboli[sz]er/i, "metabolizer-phenotype"],
];

/** The type that a biomarker's name (without its gene) speaks for; "variant" when it says nothing. */
export function typeFromName(name: string): BiomarkerType {
  return TYPE_WORDS.find(([pattern]) => pattern.test(name))?.[1] ?? "variant";
}

/**
 * Makes a biomarker of a name that no list knows ("BRAF V600E", "EML4::ALK Fusion", "TMB High"). The
 * first word is the gene when `geneOf` gives one; without `geneOf`, when it looks like a gene symbol
 * and the rest does not speak for a signature or karyotype. A fusion's name in front is no gene.
 * Printing the result gives back the same name, blanks between gene and name aside.
 */
export function guessBiomarker(input: {
  name: string;
  geneOf?: (symbol: string) => Term | null;
}): Biomarker {
  const name = input.name.trim();
  const [first, rest] = firstWord(name);
  const gene = rest === "" ? null : geneFor({ symbol: first, name, geneOf: input.geneOf });
  return gene === null
    ? { type: typeFromName(name), gene: null, name, id: null }
    : { type: typeFromName(rest), gene, name: rest, id: null };
}

function geneFor(input: {
  symbol: string;
  name: string;
  geneOf: ((symbol: string) => Term | null) | undefined;
}): Term | null {
  if (input.geneOf !== undefined) {
    return input.geneOf(input.symbol);
  }
  const whole = typeFromName(input.name);
  const isGeneless = whole === "genomic-signature" || whole === "karyotype";
  return GENE_SYMBOL.test(input.symbol) && !isGeneless
    ? { label: input.symbol, id: null, xrefs: [] }
    : null;
}

function firstWord(name: string): readonly [string, string] {
  const end = name.search(/\s/);
  return end < 0 ? [name, ""] : [name.slice(0, end), name.slice(end).trim()];
}
