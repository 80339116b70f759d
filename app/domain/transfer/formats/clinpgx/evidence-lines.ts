import type { LineAnnotationType, LineDirection } from "../../../entries/vocabulary.ts";
import type { EvidenceLine } from "../../../evidence/evidence-line.ts";
import { TEXT_LIMITS } from "../../../shared/text-limits.ts";
import { currentAddress, evidenceAddress } from "./addresses.ts";
import { readExclusion } from "./exclusion.ts";
import { type ClinpgxRow, quote, type RecordReading } from "./record-reading.ts";
import { EVIDENCE_WORDS } from "./words.ts";

/** A line whose annotation is certain to be there. */
export type ScoredLine = EvidenceLine & {
  readonly annotation: NonNullable<EvidenceLine["annotation"]>;
};

const RECORD_ID = /^(?:PA)?[1-9]\d{0,17}$/;
const SCORE = /^-?\d+(?:\.\d+)?$/;

/**
 * Makes evidence lines of an annotation's rows. A row with an unknown type, a malformed id or a score
 * that is neither number nor exclusion gives no line and a fault. The rows' order changes from one
 * release to the next without meaning anything, so that the lines have one of their own: guidelines,
 * labels, then publication by publication.
 */
export function readEvidenceLines(input: {
  rows: readonly ClinpgxRow[];
  reading: RecordReading;
}): ScoredLine[] {
  return input.rows
    .flatMap((row) => readLine({ row, reading: input.reading }) ?? [])
    .sort(
      (left, right) =>
        typeRank(left) - typeRank(right) ||
        compareIds(left.citation.id, right.citation.id) ||
        compareIds(left.annotation.id, right.annotation.id),
    );
}

function typeRank({ annotation }: ScoredLine): number {
  return annotation.type === "guideline" ? 0 : annotation.type === "label" ? 1 : 2;
}

function isVariant(type: LineAnnotationType): boolean {
  return type !== "guideline" && type !== "label";
}

/** Ids of one kind are numbers behind a common beginning: the longer one is the larger. */
function compareIds(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

function readLine({
  row,
  reading,
}: {
  row: ClinpgxRow;
  reading: RecordReading;
}): ScoredLine | null {
  const id = reading.text(row, "Evidence ID");
  if (!RECORD_ID.test(id)) {
    reading.fault(
      row,
      "id-malformed",
      `Evidence ID must be a number or PA and a number, not ${quote(id)}.`,
    );
  }
  const type = reading.word({
    row,
    column: "Evidence Type",
    text: reading.text(row, "Evidence Type"),
    words: EVIDENCE_WORDS,
  });
  const cell = reading.text(row, "Score");
  const exclusion = readExclusion(cell);
  if (exclusion === null && !SCORE.test(cell)) {
    reading.fault(
      row,
      "score-malformed",
      `Score must be a number or say why there is none, not ${quote(cell)}.`,
    );
  }
  if (type === null || !RECORD_ID.test(id)) {
    return null;
  }
  const score = exclusion === null ? cell : null;
  const summary = reading.optional(row, "Summary");
  // A guideline's or label's summary is its title; variant annotations have a sentence of their own.
  const isTitle = !isVariant(type) && summary !== null && summary.length <= TEXT_LIMITS.line;
  return {
    citation: {
      ...readSource({ row, reading, type, id }),
      label: isTitle ? summary : null,
      abstract: null,
    },
    direction: directionOf({ type, score, summary }),
    summary: isTitle ? null : summary,
    quote: null,
    locator: readLocator({ row, reading, type, id }),
    studyType: null,
    trials: [],
    annotation: {
      id: `clinpgx:${id}`,
      type,
      score,
      counted: exclusion === null ? "yes" : "no",
      reason: exclusion?.reason ?? null,
    },
  };
}

type SourceInput = {
  readonly row: ClinpgxRow;
  readonly reading: RecordReading;
  readonly type: LineAnnotationType;
  readonly id: string;
};

function readSource({
  row,
  reading,
  type,
  id,
}: SourceInput): Pick<EvidenceLine["citation"], "source" | "id"> {
  if (type === "guideline") {
    return { source: "guideline", id };
  }
  if (type === "label") {
    return { source: "drug-label", id };
  }
  const pmid = reading.text(row, "PMID");
  if (pmid === "") {
    reading.remark(row, "pmid-missing", `Evidence ${id} names no publication; its page is cited.`);
    return { source: "url", id: evidenceAddress({ type, id, naming: "summary" }) };
  }
  return { source: "pubmed", id: pmid };
}

/** What the row says of its place beyond what its type and id decide; null as a rule. */
function readLocator({ row, reading, type, id }: SourceInput): string | null {
  const address = currentAddress(reading.text(row, "Evidence URL"));
  const isOdd = address !== "" && address !== evidenceAddress({ type, id, naming: "summary" });
  if (isOdd) {
    reading.remark(
      row,
      "address-unexpected",
      `Evidence ${id} has an address of its own, ${quote(address)}.`,
    );
  }
  const pmid = isVariant(type) ? "" : reading.text(row, "PMID");
  if (pmid !== "") {
    reading.remark(
      row,
      "pmid-unexpected",
      `Evidence ${id} is no publication but has PMID ${quote(pmid)}.`,
    );
  }
  return (
    [isOdd ? address : "", pmid === "" ? "" : `PMID ${pmid}`].filter(Boolean).join(", ") || null
  );
}

/**
 * A score of more or less than nothing says whether the line speaks for the association. Where it does
 * not, the sentence does, whose grammar is fixed ("is associated", "are not associated").
 */
function directionOf(input: {
  type: LineAnnotationType;
  score: string | null;
  summary: string | null;
}): LineDirection {
  const value = Number(input.score ?? 0);
  if (value !== 0) {
    return value > 0 ? "supports" : "disputes";
  }
  const said = /\b(?:is|are) (not )?associated\b/.exec(input.summary ?? "");
  if (said === null) {
    return "neutral";
  }
  return said[1] === undefined ? "supports" : "disputes";
}
