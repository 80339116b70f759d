import type { Term } from "#app/domain/shared/term.ts";

/** A term of the starter knowledge base: the content's term and the other names people search by. */
export type SeedTerm = Term & { readonly synonyms: readonly string[] };

/** The ids that a source file gives for a drug, bare (`"32968"`, `"C61686"`, `"CHEMBL1771"`). */
type DrugIds = {
  readonly label: string;
  readonly rxnorm?: string;
  readonly ncit?: string;
  readonly chembl?: string;
  readonly atc?: readonly string[];
  readonly synonyms: readonly string[];
};

/** A gene by its HGNC number, with the NCBI Gene id as cross-reference. */
export function geneTerm(gene: {
  symbol: string;
  hgnc: number;
  entrez: number;
  synonyms: readonly string[];
}): SeedTerm {
  return {
    label: gene.symbol,
    id: `HGNC:${gene.hgnc}`,
    xrefs: [`NCBIGene:${gene.entrez}`],
    synonyms: gene.synonyms,
  };
}

/** A drug that goes by its NCIt code, as CIViC names therapies. */
export function oncologyDrug(drug: DrugIds & { ncit: string }): SeedTerm {
  return drugTerm({ drug, id: `NCIT:${drug.ncit}` });
}

/** A drug that goes by its RxNorm ingredient, as CPIC names drugs. */
export function medicine(drug: DrugIds & { rxnorm: string }): SeedTerm {
  return drugTerm({ drug, id: `RXNORM:${drug.rxnorm}` });
}

/** A class of drugs, which only ATC has an id for. */
export function drugClass(group: {
  label: string;
  atc: string;
  synonyms: readonly string[];
}): SeedTerm {
  return { label: group.label, id: `ATC:${group.atc}`, xrefs: [], synonyms: group.synonyms };
}

/** A disease or phenotype; `id` is null where the source names it without an id. */
export function condition(value: {
  label: string;
  id: string | null;
  synonyms?: readonly string[];
}): SeedTerm {
  return { label: value.label, id: value.id, xrefs: [], synonyms: value.synonyms ?? [] };
}

/** The content's term: label, id and cross-references, without our synonyms. */
export function toTerm(value: SeedTerm): Term {
  return { label: value.label, id: value.id, xrefs: [...value.xrefs] };
}

function drugTerm({ drug, id }: { drug: DrugIds; id: string }): SeedTerm {
  const all = [
    ...(drug.atc ?? []).map((code) => `ATC:${code}`),
    ...(drug.chembl === undefined ? [] : [`CHEMBL:${drug.chembl}`]),
    ...(drug.ncit === undefined ? [] : [`NCIT:${drug.ncit}`]),
    ...(drug.rxnorm === undefined ? [] : [`RXNORM:${drug.rxnorm}`]),
  ];
  return {
    label: drug.label,
    id,
    xrefs: all.filter((xref) => xref !== id).sort(),
    synonyms: drug.synonyms,
  };
}
