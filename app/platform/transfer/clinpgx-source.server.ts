import { invariant } from "#app/domain/shared/invariant.ts";
import type {
  ClinpgxParts,
  ClinpgxVocabularies,
} from "#app/domain/transfer/formats/clinpgx/annotation-content.ts";
import { CLINPGX_PARTS } from "#app/domain/transfer/formats/clinpgx/layouts.ts";
import { clinpgxRecord } from "#app/domain/transfer/formats/clinpgx/record.ts";
import type { ClinpgxRow } from "#app/domain/transfer/formats/clinpgx/record-reading.ts";
import type { ImportIssue, ImportItem } from "#app/domain/transfer/import-item.ts";
import { EMPTY_VOCABULARY, type TermVocabulary } from "#app/domain/transfer/name-list.ts";
import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import { sha256Hex } from "../crypto.server.ts";
import { findClinpgxFiles } from "./clinpgx-files.server.ts";
import {
  type AnnotationNumbers,
  type ScannedParts,
  type ScannedTable,
  scanAnnotations,
  scanParts,
  stampOf,
} from "./clinpgx-scan.server.ts";
import { openTable } from "./open-table.server.ts";

/** Annotations whose parts are read together, at most so many bytes of them. */
const ANNOTATIONS_PER_CHUNK = 250;
const CHUNK_BYTES_MAX = 8 * 1_048_576;
/** The most rows of one table that one annotation may have; entries have room for fewer. */
const ROWS_PER_ANNOTATION_MAX = 1_000;

/**
 * Reads a folder of ClinPGx's tables of annotations, in either naming: one record for each annotation,
 * with its alleles, evidence and history. Tables are known by their headers. `genes`, `drugs` and
 * `phenotypes` give ids to the names, which is all that the files have.
 *
 * Each table is read twice. The first pass checks the structure of every line and learns where each
 * annotation's rows stand, so that a source with a malformed table is refused before any record is
 * given; the second gives the records some hundreds at a time, whatever the order of the tables.
 * Memory holds ids and places of rows, not the rows. Throws when a file changes between the passes,
 * and on I/O faults.
 */
export async function* readClinpgx(input: {
  path: string;
  genes?: TermVocabulary;
  drugs?: TermVocabulary;
  phenotypes?: TermVocabulary;
}): AsyncGenerator<ImportItem> {
  const found = await findClinpgxFiles(input.path);
  for (const issue of found.issues) {
    yield { type: "issue", issue };
  }
  if (!found.ok) {
    yield { type: "refusal", issue: found.refusal };
    return;
  }
  const main = found.files.get("annotations");
  invariant(main !== undefined, "a source that is found has annotations");
  const annotations = await scanAnnotations(main);
  if (!annotations.ok) {
    yield { type: "refusal", issue: annotations.error };
    return;
  }
  const { numbers, repeated } = annotations.value;
  const parts: ScannedParts[] = [];
  for (const table of CLINPGX_PARTS) {
    const file = found.files.get(table);
    if (file === undefined) {
      continue;
    }
    const scanned = await scanParts({ table, file, numbers });
    if (!scanned.ok) {
      yield { type: "refusal", issue: scanned.error };
      return;
    }
    parts.push(scanned.value);
  }
  for (const issue of parts.flatMap(({ issues }) => issues)) {
    yield { type: "issue", issue };
  }
  const tables = [annotations.value, ...parts];
  const files = tables.map(({ summary }) => summary);
  yield { type: "start", files, records: annotations.value.summary.rows };
  const vocabularies = {
    genes: input.genes ?? EMPTY_VOCABULARY,
    drugs: input.drugs ?? EMPTY_VOCABULARY,
    phenotypes: input.phenotypes ?? EMPTY_VOCABULARY,
  };
  yield* readRecords({ annotations: annotations.value, numbers, repeated, parts, vocabularies });
  await assertUnchanged(tables);
}

type Pending = { readonly record: number; readonly annotation: ClinpgxRow };

async function* readRecords(input: {
  annotations: ScannedTable;
  numbers: AnnotationNumbers;
  repeated: ReadonlySet<string>;
  parts: readonly ScannedParts[];
  vocabularies: ClinpgxVocabularies;
}): AsyncGenerator<ImportItem> {
  const { annotations, numbers, repeated, parts } = input;
  const seen = new Map<string, { line: number; digest: string }>();
  let pending: Pending[] = [];
  let length = 0;
  for await (const row of openTable(annotations.file.path).rows) {
    if (row.line === 1) {
      continue;
    }
    const annotation = toRow({ table: annotations, row });
    const id = annotation.cells.id ?? "";
    const record = numbers.get(id);
    if (record === undefined) {
      throw changed(annotations);
    }
    const second = repeated.has(id) ? noteRepeated({ seen, annotation, row }) : null;
    const issue = second ?? tooLarge({ annotation, record, parts });
    if (issue !== null) {
      yield { type: "issue", issue };
      continue;
    }
    pending.push({ record, annotation });
    length += parts.reduce((sum, { groups }) => sum + groups.size(record).length, 0);
    if (pending.length >= ANNOTATIONS_PER_CHUNK || length >= CHUNK_BYTES_MAX) {
      yield* readChunk({ ...input, pending });
      pending = [];
      length = 0;
    }
  }
  yield* readChunk({ ...input, pending });
}

async function* readChunk(input: {
  pending: readonly Pending[];
  numbers: AnnotationNumbers;
  parts: readonly ScannedParts[];
  vocabularies: ClinpgxVocabularies;
}): AsyncGenerator<ImportItem> {
  const { pending, numbers, parts, vocabularies } = input;
  const records = pending.map(({ record }) => record);
  const rows = new Map(records.map((record) => [record, NO_PARTS()]));
  for (const table of parts) {
    for (const { record, row } of await table.groups.read({ path: table.file.path, records })) {
      const part = toRow({ table, row });
      if (numbers.get(part.cells.id ?? "") !== record) {
        throw changed(table);
      }
      rows.get(record)?.[table.table].push(part);
    }
  }
  for (const { record, annotation } of pending) {
    const result = clinpgxRecord({
      parts: { annotation, ...(rows.get(record) ?? NO_PARTS()) },
      vocabularies,
    });
    yield result.ok
      ? { type: "record", record: result.value }
      : { type: "issue", issue: result.error };
  }
}

type PartRows = { [Table in keyof Omit<ClinpgxParts, "annotation">]: ClinpgxRow[] };
const NO_PARTS = (): PartRows => ({ alleles: [], evidence: [], history: [] });

function toRow({ table, row }: { table: ScannedTable; row: TsvRow }): ClinpgxRow {
  const cells = table.reader.toCells(row);
  if (!cells.ok) {
    throw changed(table);
  }
  return { file: table.file.name, line: row.line, cells: cells.value, nulCount: row.nulCount };
}

/** The issue of a row whose id stood before; null for the first one. */
function noteRepeated(input: {
  seen: Map<string, { line: number; digest: string }>;
  annotation: ClinpgxRow;
  row: TsvRow;
}): ImportIssue | null {
  const { seen, annotation, row } = input;
  const { file, line, cells } = annotation;
  const recordId = cells.id ?? "";
  const digest = sha256Hex(row.cells.join("\t"));
  const earlier = seen.get(recordId);
  if (earlier === undefined) {
    seen.set(recordId, { line, digest });
    return null;
  }
  const about = { file, line, recordId };
  return earlier.digest === digest
    ? {
        ...about,
        severity: "skipped",
        code: "record-repeated",
        message: `${recordId} stands just so in line ${earlier.line}.`,
      }
    : {
        ...about,
        severity: "refused",
        code: "record-conflict",
        message: `${recordId} stands with other content in line ${earlier.line}, which was taken.`,
      };
}

function tooLarge(input: {
  annotation: ClinpgxRow;
  record: number;
  parts: readonly ScannedParts[];
}): ImportIssue | null {
  const { annotation, record, parts } = input;
  const large = parts.find(({ groups }) => {
    const { rows, length } = groups.size(record);
    return rows > ROWS_PER_ANNOTATION_MAX || length > CHUNK_BYTES_MAX;
  });
  return large === undefined
    ? null
    : {
        file: annotation.file,
        line: annotation.line,
        recordId: annotation.cells.id ?? null,
        severity: "refused",
        code: "annotation-too-large",
        message: `${large.file.name} has more rows of it than an entry can hold.`,
      };
}

async function assertUnchanged(tables: readonly ScannedTable[]): Promise<void> {
  for (const table of tables) {
    if ((await stampOf(table.file.path)) !== table.stamp) {
      throw changed(table);
    }
  }
}

function changed({ file }: ScannedTable): Error {
  return new Error(`${file.name} changed while it was read.`);
}
