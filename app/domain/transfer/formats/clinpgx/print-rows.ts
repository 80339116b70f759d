import type { GeneDrug } from "../../../entries/gene-drug.ts";
import {
  LEVEL_MODIFIER_LABELS,
  LINE_ANNOTATION_TYPE_LABELS,
  PHENOTYPE_CATEGORY_LABELS,
} from "../../../entries/vocabulary.ts";
import type { EvidenceLine } from "../../../evidence/evidence-line.ts";
import { addressOf, evidenceAddress } from "./addresses.ts";
import { printExclusion } from "./exclusion.ts";
import { CLINPGX_NAMINGS, type ClinpgxNaming } from "./layouts.ts";
import { requote } from "./record-reading.ts";
import { printVariants } from "./variants.ts";

/** A row of a ClinPGx table by the names of its columns. */
export type PrintedRow = Record<string, string>;

type PrintInput = { readonly content: GeneDrug; readonly naming: ClinpgxNaming };

/**
 * An entry that came from ClinPGx as a row of its annotations table, in the words of a naming. Cells
 * of several values have them in our order, which the source does not keep either.
 */
export function printAnnotationRow({ content, naming }: PrintInput): PrintedRow {
  const level = content.levels.find(({ scheme }) => scheme === "clinpgx");
  const publications = content.evidence.flatMap(({ citation }) =>
    citation.source === "pubmed" ? [citation.id] : [],
  );
  return quoted({
    ...idCell({ content, naming }),
    "Variant/Haplotypes": printVariants(content.profile),
    Gene: labels(content.genes),
    "Level of Evidence": level?.value ?? "",
    "Level Override": level?.basis === "overridden" ? `Yes: ${level.reason ?? ""}` : "",
    "Level Modifiers": (content.levelModifiers ?? [])
      .map((one) => LEVEL_MODIFIER_LABELS[one])
      .join("; "),
    Score: content.score ?? "",
    "Phenotype Category": content.phenotypeCategories
      .map((one) => PHENOTYPE_CATEGORY_LABELS[one])
      .join(";"),
    "PMID Count": String(new Set(publications).size),
    "Evidence Count": String(content.evidence.length),
    "Drug(s)": labels(content.drugs),
    "Phenotype(s)": labels(content.phenotypes),
    "Latest History Date (YYYY-MM-DD)": content.provenance?.lastReviewed ?? "",
    URL: addressOf({ address: content.provenance?.url ?? "", naming }),
    "Specialty Population": content.population ?? "",
  });
}

/** The entry's rows of the alleles table. */
export function printAlleleRows({ content, naming }: PrintInput): PrintedRow[] {
  return content.genotypes.map(({ genotype, text, alleleFunction }) =>
    quoted({
      ...idCell({ content, naming }),
      "Genotype/Allele": genotype,
      "Annotation Text": text,
      "Allele Function": alleleFunction ?? "",
    }),
  );
}

/** The entry's rows of the evidence table; lines that were added here have no record there and are left out. */
export function printEvidenceRows({ content, naming }: PrintInput): PrintedRow[] {
  return content.evidence.flatMap((line) => {
    const { annotation, citation, summary } = line;
    if (annotation === undefined) {
      return [];
    }
    const id = annotation.id.replace(/^clinpgx:/, "");
    return [
      quoted({
        ...idCell({ content, naming }),
        "Evidence ID": id,
        "Evidence Type": LINE_ANNOTATION_TYPE_LABELS[annotation.type],
        "Evidence URL": evidenceAddress({ type: annotation.type, id, naming }),
        PMID: citation.source === "pubmed" ? citation.id : "",
        Summary: summary ?? citation.label ?? "",
        Score: printScore({ annotation, naming }),
      }),
    ];
  });
}

/** The entry's rows of the history table. */
export function printHistoryRows({ content, naming }: PrintInput): PrintedRow[] {
  return (content.history ?? []).map(({ date, type, comment }) =>
    quoted({
      ...idCell({ content, naming }),
      "Date (YYYY-MM-DD)": date,
      Type: type,
      Comment: comment ?? "",
    }),
  );
}

function idCell({ content, naming }: PrintInput): PrintedRow {
  return { [CLINPGX_NAMINGS[naming].idColumn]: content.provenance?.recordId ?? "" };
}

function printScore(input: {
  annotation: NonNullable<EvidenceLine["annotation"]>;
  naming: ClinpgxNaming;
}): string {
  const { score, reason } = input.annotation;
  return score ?? printExclusion({ reason, naming: input.naming });
}

function labels(terms: GeneDrug["drugs"]): string {
  return terms.map(({ label }) => label).join(";");
}

function quoted(row: PrintedRow): PrintedRow {
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, requote(cell)]));
}
