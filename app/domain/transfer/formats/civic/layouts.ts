import type { RowValues } from "../../tsv-row.ts";

/**
 * The columns that an evidence or assertion file can have, by their names of 2024. Layouts before
 * molecular profiles name one gene and variant instead.
 */
export type CivicColumn =
  | "molecular_profile"
  | "molecular_profile_id"
  | "gene"
  | "entrez_id"
  | "variant"
  | "variant_id"
  | "disease"
  | "doid"
  | "phenotypes"
  | "therapies"
  | "therapy_interaction_type"
  | "evidence_type"
  | "evidence_direction"
  | "evidence_level"
  | "significance"
  | "evidence_statement"
  | "citation_id"
  | "source_type"
  | "asco_abstract_id"
  | "citation"
  | "nct_ids"
  | "rating"
  | "evidence_status"
  | "evidence_id"
  | "variant_origin"
  | "last_review_date"
  | "evidence_civic_url"
  | "is_flagged"
  | "assertion_type"
  | "assertion_direction"
  | "acmg_codes"
  | "amp_category"
  | "clingen_codes"
  | "nccn_guideline"
  | "nccn_guideline_version"
  | "regulatory_approval"
  | "fda_companion_test"
  | "assertion_summary"
  | "assertion_description"
  | "assertion_id"
  | "evidence_item_ids"
  | "assertion_civic_url";

/** A row of an evidence or assertion file by the column names of 2024. A column that the file lacks is absent. */
export type CivicRow = RowValues<CivicColumn>;

/**
 * One layout of a file: its columns by name, each with the column of 2024 that it is, null where it
 * can be made again from others (addresses), or "dropped" where an entry has no place for it.
 */
export type CivicLayout = {
  readonly table: "evidence" | "assertions";
  readonly name: string;
  readonly required: Readonly<Record<string, CivicColumn | null | "dropped">>;
  readonly optional: Readonly<Record<string, CivicColumn | null | "dropped">>;
};

const same = <Column extends CivicColumn>(...columns: Column[]) =>
  Object.fromEntries(columns.map((column) => [column, column]));

const PROFILE_COLUMNS = {
  ...same(
    "molecular_profile",
    "molecular_profile_id",
    "disease",
    "doid",
    "phenotypes",
    "therapies",
  ),
  molecular_profile_civic_url: null,
};

/** What the old files say of the one gene and variant; the variant file holds it today. */
const GENE_VARIANT_COLUMNS = {
  ...same("gene", "entrez_id", "variant", "variant_id", "disease", "doid"),
  drugs: "therapies",
  clinical_significance: "significance",
} as const satisfies Record<string, CivicColumn>;

const COORDINATES = Object.fromEntries(
  [
    "gene_id",
    "gene_civic_url",
    "variant_civic_url",
    "chromosome",
    "start",
    "stop",
    "reference_bases",
    "variant_bases",
    "representative_transcript",
    "chromosome2",
    "start2",
    "stop2",
    "representative_transcript2",
    "ensembl_version",
    "reference_build",
    "variant_summary",
  ].map((column) => [column, "dropped" as const]),
);

const EVIDENCE_COLUMNS = same(
  "evidence_type",
  "evidence_direction",
  "evidence_level",
  "evidence_statement",
  "citation",
  "rating",
  "evidence_status",
  "evidence_id",
  "variant_origin",
  "last_review_date",
  "evidence_civic_url",
);

const ASSERTION_COLUMNS = {
  ...same(
    "assertion_type",
    "assertion_direction",
    "acmg_codes",
    "amp_category",
    "nccn_guideline",
    "nccn_guideline_version",
    "regulatory_approval",
    "fda_companion_test",
    "assertion_summary",
    "assertion_description",
    "assertion_id",
    "evidence_item_ids",
    "last_review_date",
    "assertion_civic_url",
  ),
  evidence_items_civic_url: null,
};

/**
 * The layouts of CIViC's release files, newest first. Before 2016 the files had no record ids, so
 * that nothing in them could be updated; they are refused.
 */
export const CIVIC_LAYOUTS: readonly CivicLayout[] = [
  {
    table: "evidence",
    name: "evidence by molecular profile, since 2022",
    required: {
      ...PROFILE_COLUMNS,
      ...EVIDENCE_COLUMNS,
      ...same("therapy_interaction_type", "significance", "citation_id", "source_type"),
      ...same("asco_abstract_id", "nct_ids", "is_flagged"),
    },
    optional: {},
  },
  {
    table: "evidence",
    name: "evidence by gene and variant, 2019 to 2022",
    required: {
      ...GENE_VARIANT_COLUMNS,
      ...EVIDENCE_COLUMNS,
      ...same("citation_id", "source_type"),
    },
    optional: {
      ...COORDINATES,
      ...same("phenotypes", "asco_abstract_id", "nct_ids", "is_flagged"),
      drug_interaction_type: "therapy_interaction_type",
    },
  },
  {
    table: "evidence",
    name: "evidence by gene and variant, until 2018",
    required: { ...GENE_VARIANT_COLUMNS, ...EVIDENCE_COLUMNS, pubmed_id: "citation_id" },
    optional: {
      ...COORDINATES,
      ...same("phenotypes", "nct_ids"),
      drug_interaction_type: "therapy_interaction_type",
    },
  },
  {
    table: "assertions",
    name: "assertions by molecular profile, since 2022",
    required: { ...PROFILE_COLUMNS, ...ASSERTION_COLUMNS, ...same("significance", "is_flagged") },
    optional: same("clingen_codes"),
  },
  {
    table: "assertions",
    name: "assertions by gene and variant, until 2022",
    required: { ...GENE_VARIANT_COLUMNS, ...ASSERTION_COLUMNS },
    optional: { ...COORDINATES, ...same("phenotypes", "is_flagged") },
  },
];
