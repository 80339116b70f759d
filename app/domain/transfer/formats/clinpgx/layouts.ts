import type { TableColumns } from "../../tsv-row.ts";

/** The tables of a ClinPGx release of annotations. */
export const CLINPGX_TABLES = ["annotations", "alleles", "evidence", "history"] as const;
/** See {@link CLINPGX_TABLES}. */
export type ClinpgxTable = (typeof CLINPGX_TABLES)[number];

/** The tables that hold parts of annotations. */
export const CLINPGX_PARTS = ["alleles", "evidence", "history"] as const;
/** See {@link CLINPGX_PARTS}. */
export type ClinpgxPartTable = (typeof CLINPGX_PARTS)[number];

/**
 * The two namings of the same tables: PharmGKB's "clinical annotation" became ClinPGx's "summary
 * annotation" in July 2025, with the files, the id column, the site and the words of an exclusion.
 */
export const CLINPGX_NAMINGS = {
  clinical: {
    idColumn: "Clinical Annotation ID",
    site: "https://www.pharmgkb.org",
    word: "clinical",
  },
  summary: { idColumn: "Summary Annotation ID", site: "https://www.clinpgx.org", word: "summary" },
} as const;
/** See {@link CLINPGX_NAMINGS}. */
export type ClinpgxNaming = keyof typeof CLINPGX_NAMINGS;

/** A column of a ClinPGx table as its header names it; "id" stands for the id column of either naming. */
export type ClinpgxColumn =
  | "id"
  | "Variant/Haplotypes"
  | "Gene"
  | "Level of Evidence"
  | "Level Override"
  | "Level Modifiers"
  | "Score"
  | "Phenotype Category"
  | "PMID Count"
  | "Evidence Count"
  | "Drug(s)"
  | "Phenotype(s)"
  | "Latest History Date (YYYY-MM-DD)"
  | "URL"
  | "Specialty Population"
  | "Genotype/Allele"
  | "Annotation Text"
  | "Allele Function"
  | "Evidence ID"
  | "Evidence Type"
  | "Evidence URL"
  | "PMID"
  | "Summary"
  | "Date (YYYY-MM-DD)"
  | "Type"
  | "Comment";

type Columns = {
  /** The columns that tell the table from all others. */
  readonly marks: readonly ClinpgxColumn[];
  readonly required: readonly ClinpgxColumn[];
  readonly optional: readonly ClinpgxColumn[];
};

/** The columns of each table. Optional ones carry nothing that an entry could not do without. */
export const CLINPGX_COLUMNS: Record<ClinpgxTable, Columns> = {
  annotations: {
    marks: ["Variant/Haplotypes", "Level of Evidence"],
    required: [
      "Variant/Haplotypes",
      "Gene",
      "Level of Evidence",
      "Score",
      "Phenotype Category",
      "Drug(s)",
      "Phenotype(s)",
    ],
    optional: [
      "Level Override",
      "Level Modifiers",
      "PMID Count",
      "Evidence Count",
      "Latest History Date (YYYY-MM-DD)",
      "URL",
      "Specialty Population",
    ],
  },
  alleles: {
    marks: ["Genotype/Allele"],
    required: ["Genotype/Allele", "Annotation Text"],
    optional: ["Allele Function"],
  },
  evidence: {
    marks: ["Evidence ID"],
    required: ["Evidence ID", "Evidence Type", "PMID", "Summary", "Score"],
    optional: ["Evidence URL"],
  },
  history: {
    marks: ["Date (YYYY-MM-DD)", "Type"],
    required: ["Date (YYYY-MM-DD)", "Type"],
    optional: ["Comment"],
  },
};

/** A table's header as `mapHeader` takes it: with the id column of a naming, and closed. */
export function headerColumns(input: {
  table: ClinpgxTable;
  naming: ClinpgxNaming;
}): TableColumns<string> {
  const { required, optional } = CLINPGX_COLUMNS[input.table];
  const { idColumn } = CLINPGX_NAMINGS[input.naming];
  return { required: [idColumn, ...required], optional, open: false };
}
