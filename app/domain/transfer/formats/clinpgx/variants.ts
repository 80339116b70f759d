import { typeFromName } from "../../../biomarkers/guess-biomarker.ts";
import { type Biomarker, biomarkersOf, type ProfileNode } from "../../../biomarkers/profile.ts";
import type { Term } from "../../../shared/term.ts";

const RS_NUMBER = /^rs[1-9]\d*$/;
/** A star or HLA allele with the gene in front, whatever gene it is. */
const STAR_ALLELE = /^[A-Z][A-Z0-9-]*\*\d/;

/**
 * Reads a cell of variants and haplotypes as a profile that any of them fits; null when it is empty.
 * The names are joined by ", ", and some hold that themselves ("G6PD Mediterranean, Dallas, Panama"):
 * a new name begins only with an rs number, a star allele, or one of the row's genes.
 */
export function readVariants(input: { text: string; genes: readonly Term[] }): ProfileNode | null {
  const { text, genes } = input;
  const names: string[] = [];
  for (const part of text.split(", ")) {
    const last = names.length - 1;
    if (last < 0 || beginsName({ part, genes })) {
      names.push(part);
    } else {
      names[last] = `${names[last]}, ${part}`;
    }
  }
  const nodes = names
    .filter((name) => name !== "")
    .map((name): ProfileNode => ({ op: "is", biomarker: toBiomarker({ name, genes }) }));
  const [only] = nodes;
  return nodes.length > 1 ? { op: "or", of: nodes } : (only ?? null);
}

/** Writes a profile as ClinPGx does; the reverse of {@link readVariants}. */
export function printVariants(profile: ProfileNode | null): string {
  return profile === null ? "" : biomarkersOf(profile).map(printVariant).join(", ");
}

function beginsName({ part, genes }: { part: string; genes: readonly Term[] }): boolean {
  return RS_NUMBER.test(part) || STAR_ALLELE.test(part) || geneOf({ name: part, genes }) !== null;
}

/** The gene that a name begins with, as a word of its own. */
function geneOf({ name, genes }: { name: string; genes: readonly Term[] }): Term | null {
  return (
    genes.find(({ label }) => name.startsWith(label) && /^[* ]./.test(name.slice(label.length))) ??
    null
  );
}

function toBiomarker({ name, genes }: { name: string; genes: readonly Term[] }): Biomarker {
  if (RS_NUMBER.test(name)) {
    const [only] = genes;
    const gene = genes.length === 1 && only !== undefined ? only : null;
    return { type: "variant", gene, name, id: `DBSNP:${name}` };
  }
  const gene = geneOf({ name, genes });
  const rest = gene === null ? name : name.slice(gene.label.length).trim();
  const type = typeFromName(rest);
  const found: Biomarker = {
    type: type === "variant" ? "haplotype" : type,
    gene,
    name: rest,
    id: null,
  };
  return printVariant(found) === name ? found : { ...found, gene: null, name };
}

function printVariant({ gene, name }: Biomarker): string {
  if (gene === null || RS_NUMBER.test(name)) {
    return name;
  }
  return name.startsWith("*") ? `${gene.label}${name}` : `${gene.label} ${name}`;
}
