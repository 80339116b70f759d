import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import { biomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import { checkContent } from "../../../entries/check-content.ts";
import { normalizeContent } from "../../../entries/normalize.ts";
import { ok, type Result, refuse } from "../../../shared/result.ts";
import type { ImportIssue, ImportRecord } from "../../import-item.ts";
import { assertionContent } from "./assertion-row.ts";
import type { CivicContext } from "./context.ts";
import { evidenceContent } from "./evidence-row.ts";
import type { CivicLayout, CivicRow } from "./layouts.ts";
import { legacyExceptions } from "./legacy-exceptions.ts";
import { RowReading, type RowRemark } from "./row-reading.ts";

/** The states of an evidence item that are known; others refuse the row, because they decide what becomes of it. */
const STATUSES = ["accepted", "submitted", "rejected"];

/** Schema problems that one refusal names. */
const PROBLEMS_MAX = 5;

/**
 * Makes a record of a row of an evidence or assertion file: content that passed the schema, in
 * canonical form, with a remark for everything odd. Refuses a row with unknown words, malformed ids or
 * values beyond the limits, and one that breaks the rules of its type, except as
 * `legacyExceptions` says for accepted records. `removedNuls` counts U+0000 that were left out.
 */
export function civicRecord(input: {
  table: CivicLayout["table"];
  row: CivicRow;
  context: CivicContext;
  file: string;
  line: number;
  removedNuls: number;
}): Result<ImportRecord, ImportIssue> {
  const { table, row, context, file, line } = input;
  const reading = new RowReading(row);
  const id = reading.id(table === "evidence" ? "evidence_id" : "assertion_id");
  const recordId = id === null ? null : `${table === "evidence" ? "EID" : "AID"}${id}`;
  const issue = (severity: "refused" | "warning", { code, message }: RowRemark): ImportIssue => ({
    file,
    line,
    recordId,
    severity,
    code,
    message,
  });
  if (recordId === null) {
    return refuse(issue("refused", joined(reading.faults)));
  }
  const given = { row, reading, context, recordId };
  const candidate = table === "evidence" ? evidenceContent(given) : assertionContent(given);
  const { status } = candidate.provenance ?? { status: null };
  if (status !== null && !STATUSES.includes(status)) {
    reading.fault("unknown-word", `evidence_status does not know the word "${status}".`);
  }
  reading.remarkOnBlanks(["evidence_statement", "assertion_description"]);
  if (input.removedNuls > 0) {
    reading.remark("nul-removed", `${input.removedNuls} characters U+0000 were left out.`);
  }
  const checked = checkCandidate({ candidate, reading });
  return checked === null
    ? refuse(issue("refused", joined(reading.faults)))
    : ok({
        source: "civic",
        recordId,
        file,
        line,
        sourceStatus: status,
        content: checked,
        warnings: reading.remarks.map((remark) => issue("warning", remark)),
      });
}

/** The content after schema, canonical form and rules; null, with faults, when it may not come in. */
function checkCandidate(input: {
  candidate: BiomarkerTherapy;
  reading: RowReading;
}): BiomarkerTherapy | null {
  const { candidate, reading } = input;
  if (reading.faults.length > 0) {
    return null;
  }
  const parsed = biomarkerTherapy.safeParse(candidate);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues.slice(0, PROBLEMS_MAX)) {
      reading.fault("content-invalid", `${path.join(".")}: ${message}`);
    }
    return null;
  }
  const content = normalizeContent(parsed.data);
  const issues = checkContent(content);
  const status = content.provenance?.status ?? "accepted";
  const { tolerated, refusing } =
    status === "accepted"
      ? legacyExceptions({ content, issues })
      : { tolerated: [], refusing: issues.filter(({ severity }) => severity === "error") };
  for (const { code, message } of refusing) {
    reading.fault(code, message);
  }
  for (const { code, message } of tolerated) {
    reading.remark(code, message);
  }
  for (const { code, message } of issues.filter(({ severity }) => severity === "warning")) {
    reading.remark(code, message);
  }
  return refusing.length === 0 ? content : null;
}

/** One remark of several: the first one's code, everybody's sentence. */
function joined(faults: readonly RowRemark[]): RowRemark {
  return {
    code: faults[0]?.code ?? "row-refused",
    message: faults.map(({ message }) => message).join(" "),
  };
}
