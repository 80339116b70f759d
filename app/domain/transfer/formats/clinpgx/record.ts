import { checkContent } from "../../../entries/check-content.ts";
import { type GeneDrug, geneDrug } from "../../../entries/gene-drug.ts";
import { normalizeContent } from "../../../entries/normalize.ts";
import { ok, type Result, refuse } from "../../../shared/result.ts";
import type { ImportIssue, ImportRecord } from "../../import-item.ts";
import {
  annotationContent,
  type ClinpgxParts,
  type ClinpgxVocabularies,
} from "./annotation-content.ts";
import { type ClinpgxRow, type PlacedRemark, quote, RecordReading } from "./record-reading.ts";

/** Schema problems that one refusal names. */
const PROBLEMS_MAX = 5;

/**
 * Makes a record of an annotation and its parts: content that passed the schema, in canonical form,
 * with a remark for everything odd. Refuses an annotation of which any row has unknown words,
 * malformed ids or values beyond the limits, and one that breaks the rules of its kind.
 */
export function clinpgxRecord(input: {
  parts: ClinpgxParts;
  vocabularies: ClinpgxVocabularies;
}): Result<ImportRecord, ImportIssue> {
  const { parts, vocabularies } = input;
  const { annotation } = parts;
  const reading = new RecordReading([
    annotation,
    ...parts.alleles,
    ...parts.evidence,
    ...parts.history,
  ]);
  const id = annotation.cells.id ?? "";
  const recordId = /^[1-9]\d{0,17}$/.test(id) ? id : null;
  if (recordId === null) {
    reading.fault(annotation, "id-malformed", `The id must be a number, not ${quote(id)}.`);
    return refuse(joined({ reading, recordId }));
  }
  const candidate = annotationContent({ parts, reading, vocabularies, recordId });
  reading.remarkOnBlanks();
  const content = checkCandidate({ candidate, reading, parts });
  return content === null
    ? refuse(joined({ reading, recordId }))
    : ok({
        source: "clinpgx",
        recordId,
        file: annotation.file,
        line: annotation.line,
        sourceStatus: null,
        content,
        warnings: reading.remarks.map((remark) =>
          toIssue({ remark, recordId, severity: "warning" }),
        ),
      });
}

/** The content after schema, canonical form and rules; null, with faults, when it may not come in. */
function checkCandidate(input: {
  candidate: GeneDrug;
  reading: RecordReading;
  parts: ClinpgxParts;
}): GeneDrug | null {
  const { candidate, reading, parts } = input;
  if (reading.faults.length > 0) {
    return null;
  }
  const parsed = geneDrug.safeParse(candidate);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues.slice(0, PROBLEMS_MAX)) {
      reading.fault(
        rowOf({ parts, content: candidate, path }),
        "content-invalid",
        `${path.join(".")}: ${sentence(message)}`,
      );
    }
    return null;
  }
  const content = normalizeContent(parsed.data);
  for (const { code, message, path, severity } of checkContent(content)) {
    const row = rowOf({ parts, content, path: path.split(".") });
    if (severity === "error") {
      reading.fault(row, code, message);
    } else {
      reading.remark(row, code, message);
    }
  }
  return reading.faults.length === 0 ? content : null;
}

/** The schema's own messages end without a full stop. */
function sentence(message: string): string {
  return message.endsWith(".") ? message : `${message}.`;
}

/** The row that a place in the content was read from. */
function rowOf(input: {
  parts: ClinpgxParts;
  content: GeneDrug;
  path: readonly PropertyKey[];
}): ClinpgxRow {
  const { parts, content } = input;
  const [field, index] = input.path;
  const place = Number(index);
  // Evidence lines have an order of their own.
  const lineId = content.evidence[place]?.annotation?.id;
  const found = {
    genotypes: parts.alleles[place],
    history: parts.history[place],
    evidence: parts.evidence.find(
      ({ cells }) => `clinpgx:${cells["Evidence ID"]?.trim()}` === lineId,
    ),
  };
  const row =
    field === "genotypes" || field === "history" || field === "evidence" ? found[field] : null;
  return row ?? parts.annotation;
}

/** One issue of several faults: the first one's place and code, everybody's sentence. */
function joined(input: { reading: RecordReading; recordId: string | null }): ImportIssue {
  const [first] = input.reading.faults;
  const { file = "", line = 0, code = "row-refused" } = first ?? {};
  const message = input.reading.faults.map((fault) => fault.message).join(" ");
  const remark = { file, line, code, message };
  return toIssue({ remark, recordId: input.recordId, severity: "refused" });
}

function toIssue(input: {
  remark: PlacedRemark;
  recordId: string | null;
  severity: "refused" | "warning";
}): ImportIssue {
  const { remark, recordId, severity } = input;
  return { ...remark, recordId, severity };
}
