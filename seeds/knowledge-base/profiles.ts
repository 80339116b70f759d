import type { ProfileNode } from "#app/domain/biomarkers/profile.ts";
import type { BiomarkerType } from "#app/domain/entries/vocabulary.ts";
import { type SeedTerm, toTerm } from "./terms/seed-term.ts";

/** A profile of one biomarker; `gene` is null for a signature of the whole genome. */
export function is(marker: {
  type: BiomarkerType;
  gene: SeedTerm | null;
  name: string;
  /** The biomarker's own identifier (`DBSNP:rs4149056`). */
  id?: string;
}): ProfileNode {
  return {
    op: "is",
    biomarker: {
      type: marker.type,
      gene: marker.gene === null ? null : toTerm(marker.gene),
      name: marker.name,
      id: marker.id ?? null,
    },
  };
}

/** A small variant, or a named group of them ("Exon 19 Deletion"). */
export function variant(gene: SeedTerm, name: string): ProfileNode {
  return is({ type: "variant", gene, name });
}

/** A single-nucleotide variant by its dbSNP number, named as rs number or as its usual name. */
export function snp(marker: { gene: SeedTerm; rs: string; name?: string }): ProfileNode {
  const name = marker.name ?? marker.rs;
  return is({ type: "variant", gene: marker.gene, name, id: `DBSNP:${marker.rs}` });
}

/** A fusion that the gene takes part in. */
export function fusion(gene: SeedTerm, name: string): ProfileNode {
  return is({ type: "fusion", gene, name });
}

/** A star allele or HLA allele. */
export function allele(gene: SeedTerm, name: string): ProfileNode {
  return is({ type: "haplotype", gene, name });
}

/** Any of several. */
export function anyOf(...of: ProfileNode[]): ProfileNode {
  return { op: "or", of };
}

/** All of several. */
export function allOf(...of: ProfileNode[]): ProfileNode {
  return { op: "and", of };
}
