import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import { AMP_ASCO_CAP_TIERS } from "../../../evidence/schemes/amp-asco-cap.ts";
import { fromPlainText } from "../../../richtext/from-plain-text.ts";
import type { CivicContext } from "./context.ts";
import type { CivicRow } from "./layouts.ts";
import { quote, type RowReading } from "./row-reading.ts";
import { readProvenance, sharedFields } from "./shared-fields.ts";
import { DIRECTION_WORDS, EVIDENCE_TYPE_WORDS, SIGNIFICANCE_WORDS } from "./words.ts";

/**
 * Makes the content of an assertion of a row. It is not checked by the schema yet. The files do not
 * give an assertion's therapy interaction and variant origin: the one stays empty, the other unknown.
 */
export function assertionContent(input: {
  row: CivicRow;
  reading: RowReading;
  context: CivicContext;
  recordId: string;
}): BiomarkerTherapy {
  const { reading, recordId } = input;
  return {
    ...sharedFields(input),
    recordType: "assertion",
    therapyInteraction: null,
    evidenceType: reading.word({
      column: "assertion_type",
      words: EVIDENCE_TYPE_WORDS,
      blank: "predictive",
    }),
    direction: reading.word({
      column: "assertion_direction",
      words: DIRECTION_WORDS,
      blank: "not-applicable",
    }),
    significance: reading.word({
      column: "significance",
      words: SIGNIFICANCE_WORDS,
      blank: "not-applicable",
    }),
    variantOrigin: "unknown",
    rating: null,
    assertion: {
      acmgCodes: reading.list("acmg_codes"),
      clingenCodes: reading.list("clingen_codes"),
      guideline: readGuideline(reading),
      regulatoryApproval: reading.flag("regulatory_approval"),
      companionDiagnostic: reading.flag("fda_companion_test"),
    },
    levels: readTier(reading),
    statement: fromPlainText(reading.raw("assertion_description")),
    summary: reading.optional("assertion_summary"),
    evidence: [],
    citedEntries: readCitedEntries(input),
    provenance: readProvenance({ reading, recordId, url: "assertion_civic_url" }),
  };
}

function readTier(reading: RowReading): BiomarkerTherapy["levels"] {
  const value = reading.text("amp_category");
  const { id: scheme, version: schemeVersion } = AMP_ASCO_CAP_TIERS;
  return value === "" ? [] : [{ scheme, schemeVersion, value, basis: "assigned", reason: null }];
}

function readGuideline(reading: RowReading): { name: string; version: string | null } | null {
  const name = reading.optional("nccn_guideline");
  const version = reading.optional("nccn_guideline_version");
  if (name === null && version !== null) {
    reading.fault(
      "guideline-without-name",
      `A guideline's version, ${quote(version)}, has no name.`,
    );
  }
  return name === null ? null : { name, version };
}

/** Evidence items that are cited but not in the evidence file are named; the citation stays. */
function readCitedEntries(input: { reading: RowReading; context: CivicContext }): string[] {
  const { reading, context } = input;
  const ids = reading.list("evidence_item_ids");
  const strange = ids.filter((id) => !/^\d+$/.test(id));
  if (strange.length > 0) {
    const names = strange.map(quote).join(", ");
    reading.fault("id-malformed", `evidence_item_ids must be numbers, not ${names}.`);
  }
  const absent = ids.filter((id) => !context.isEvidenceKnown(id));
  if (absent.length > 0) {
    const names = absent.map((id) => `EID${id}`).join(", ");
    reading.remark("cited-record-absent", `Cited, but in none of the files: ${names}.`);
  }
  return ids.map((id) => `civic.eid:${id}`);
}
