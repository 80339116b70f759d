import { entryProjection } from "#db/schema/index.ts";

/** The columns of one line in a list of accepted entries; {@link entryRow} makes the line of them. */
export const ENTRY_ROW_COLUMNS = {
  accession: entryProjection.accession,
  version: entryProjection.version,
  kind: entryProjection.kind,
  module: entryProjection.module,
  active: entryProjection.active,
  title: entryProjection.title,
  profile: entryProjection.profile,
  genes: entryProjection.genes,
  drugs: entryProjection.drugs,
  diseases: entryProjection.diseases,
  evidenceType: entryProjection.evidenceType,
  direction: entryProjection.direction,
  significance: entryProjection.significance,
  levels: entryProjection.levels,
  source: entryProjection.source,
  recordId: entryProjection.recordId,
  acceptedAt: entryProjection.acceptedAt,
} as const;

/** One line in a list of accepted entries. Times are ISO 8601, UTC. */
export type EntryRow = {
  readonly accession: string;
  readonly version: number;
  readonly kind: "gene-drug" | "biomarker-therapy";
  readonly module: "assertion" | "recommendation";
  /** False when the entry has been retired. */
  readonly active: boolean;
  readonly title: string;
  readonly profile: string | null;
  readonly genes: string[];
  readonly drugs: string[];
  readonly diseases: string[];
  readonly evidenceType: string | null;
  readonly direction: string | null;
  readonly significance: string | null;
  /** `scheme:value`. */
  readonly levels: string[];
  readonly source: string | null;
  readonly recordId: string | null;
  readonly acceptedAt: string;
};

/** Makes a line of the columns that were read. */
export function entryRow(row: Omit<EntryRow, "acceptedAt"> & { acceptedAt: Date }): EntryRow {
  return { ...row, acceptedAt: row.acceptedAt.toISOString() };
}
