import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import type { Direction, LineDirection, TherapyInteraction } from "../../../entries/vocabulary.ts";
import type { EvidenceLine } from "../../../evidence/evidence-line.ts";
import { CIVIC_LEVELS } from "../../../evidence/schemes/civic.ts";
import { fromPlainText } from "../../../richtext/from-plain-text.ts";
import type { CivicContext } from "./context.ts";
import type { CivicRow } from "./layouts.ts";
import { quote, type RowReading } from "./row-reading.ts";
import { readProvenance, sharedFields } from "./shared-fields.ts";
import {
  DIRECTION_WORDS,
  EVIDENCE_TYPE_WORDS,
  INTERACTION_WORDS,
  SIGNIFICANCE_WORDS,
  SOURCE_TYPE_WORDS,
  VARIANT_ORIGIN_WORDS,
} from "./words.ts";

/**
 * Makes the content of an evidence item of a row. It is not checked by the schema yet. What is wrong
 * with cells is collected in `reading`.
 */
export function evidenceContent(input: {
  row: CivicRow;
  reading: RowReading;
  context: CivicContext;
  recordId: string;
}): BiomarkerTherapy {
  const { reading, recordId } = input;
  const direction = reading.word({
    column: "evidence_direction",
    words: DIRECTION_WORDS,
    blank: "not-applicable",
  });
  return {
    ...sharedFields(input),
    recordType: "evidence-item",
    therapyInteraction:
      reading.text("therapy_interaction_type") === ""
        ? null
        : reading.word<TherapyInteraction>({
            column: "therapy_interaction_type",
            words: INTERACTION_WORDS,
            blank: "combination",
          }),
    evidenceType: reading.word({
      column: "evidence_type",
      words: EVIDENCE_TYPE_WORDS,
      blank: "predictive",
    }),
    direction,
    significance: reading.word({
      column: "significance",
      words: SIGNIFICANCE_WORDS,
      blank: "not-applicable",
    }),
    variantOrigin: reading.word({
      column: "variant_origin",
      words: VARIANT_ORIGIN_WORDS,
      blank: "unknown",
    }),
    rating: readRating(reading),
    assertion: null,
    levels: readLevel(reading),
    statement: fromPlainText(reading.raw("evidence_statement")),
    summary: null,
    evidence: readEvidence({ reading, direction }),
    citedEntries: [],
    provenance: readProvenance({ reading, recordId, url: "evidence_civic_url" }),
  };
}

function readRating(reading: RowReading): number | null {
  const text = reading.text("rating");
  if (text === "") {
    return null;
  }
  if (!/^[1-5]$/.test(text)) {
    reading.fault("rating-malformed", `rating must be 1 to 5, not ${quote(text)}.`);
    return null;
  }
  return Number(text);
}

function readLevel(reading: RowReading): BiomarkerTherapy["levels"] {
  const value = reading.text("evidence_level");
  const { id: scheme, version: schemeVersion } = CIVIC_LEVELS;
  return value === "" ? [] : [{ scheme, schemeVersion, value, basis: "assigned", reason: null }];
}

function readEvidence(input: { reading: RowReading; direction: Direction }): EvidenceLine[] {
  const { reading, direction } = input;
  const id = reading.text("citation_id");
  const trials = reading.list("nct_ids").map((trial) => trial.toUpperCase());
  const isTrial = (trial: string) => /^NCT\d{8}$/.test(trial);
  const strange = trials.filter((trial) => !isTrial(trial));
  if (strange.length > 0) {
    const message = `Not a ClinicalTrials.gov number, left out: ${strange.map(quote).join(", ")}.`;
    reading.remark("trial-left-out", message);
  }
  if (id === "") {
    return [];
  }
  const source = reading.word({ column: "source_type", words: SOURCE_TYPE_WORDS, blank: "pubmed" });
  return [
    {
      citation: {
        source,
        id,
        label: reading.optional("citation"),
        abstract: reading.optional("asco_abstract_id"),
      },
      direction: LINE_DIRECTIONS[direction],
      summary: null,
      quote: null,
      locator: null,
      studyType: null,
      trials: trials.filter(isTrial),
    },
  ];
}

const LINE_DIRECTIONS: Record<Direction, LineDirection> = {
  supports: "supports",
  "does-not-support": "disputes",
  "not-applicable": "neutral",
};
