import { printProfile } from "../../../biomarkers/profile.ts";
import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import {
  CITATION_SOURCE_LABELS,
  DIRECTION_LABELS,
  EVIDENCE_TYPE_LABELS,
  SIGNIFICANCE_LABELS,
  THERAPY_INTERACTION_LABELS,
  VARIANT_ORIGIN_LABELS,
} from "../../../entries/vocabulary.ts";
import type { LevelSchemeId } from "../../../evidence/scheme.ts";
import { toPlainText } from "../../../richtext/to-plain-text.ts";
import type { Term } from "../../../shared/term.ts";
import { SOURCE_TYPE_LABELS } from "./words.ts";

/** The cells of a row by column name. */
export type PrintedRow = Readonly<Record<string, string>>;

/**
 * Writes an evidence item as a row of CIViC's evidence file of 2024, the reverse of reading one: every
 * cell is the same again, lists in our order. A row has room for one source, so the first evidence
 * line is written. Ids and addresses that only CIViC gives are empty for other entries.
 */
export function printEvidenceRow(content: BiomarkerTherapy): PrintedRow {
  const [line] = content.evidence;
  return {
    ...sharedCells(content),
    therapy_interaction_type:
      content.therapyInteraction === null
        ? ""
        : THERAPY_INTERACTION_LABELS[content.therapyInteraction],
    evidence_type: EVIDENCE_TYPE_LABELS[content.evidenceType],
    evidence_direction: DIRECTION_LABELS[content.direction],
    evidence_level: levelValue({ content, scheme: "civic" }),
    evidence_statement: toPlainText(content.statement),
    citation_id: line?.citation.id ?? "",
    source_type: line === undefined ? "" : SOURCE_LABELS[line.citation.source],
    asco_abstract_id: line?.citation.abstract ?? "",
    citation: line?.citation.label ?? "",
    nct_ids: line?.trials.join(",") ?? "",
    rating: content.rating === null ? "" : String(content.rating),
    evidence_status: content.provenance?.status ?? "",
    evidence_id: localId({ content, prefix: "EID" }),
    variant_origin: VARIANT_ORIGIN_LABELS[content.variantOrigin],
    evidence_civic_url: content.provenance?.url ?? "",
  };
}

/** Writes an assertion as a row of CIViC's assertion file, with the column `clingen_codes` that it has since 2025. */
export function printAssertionRow(content: BiomarkerTherapy): PrintedRow {
  const { assertion } = content;
  const evidenceIds = content.citedEntries.map((id) => id.replace(/^civic\.eid:/, ""));
  return {
    ...sharedCells(content),
    assertion_type: EVIDENCE_TYPE_LABELS[content.evidenceType],
    assertion_direction: DIRECTION_LABELS[content.direction],
    acmg_codes: assertion?.acmgCodes.join(",") ?? "",
    amp_category: levelValue({ content, scheme: "amp-asco-cap" }),
    clingen_codes: assertion?.clingenCodes.join(",") ?? "",
    nccn_guideline: assertion?.guideline?.name ?? "",
    nccn_guideline_version: assertion?.guideline?.version ?? "",
    regulatory_approval: flagText(assertion?.regulatoryApproval ?? null),
    fda_companion_test: flagText(assertion?.companionDiagnostic ?? null),
    assertion_summary: content.summary ?? "",
    assertion_description: toPlainText(content.statement),
    assertion_id: localId({ content, prefix: "AID" }),
    evidence_item_ids: evidenceIds.join(","),
    assertion_civic_url: content.provenance?.url ?? "",
    evidence_items_civic_url: evidenceIds
      .map((id) => linkTo({ content, kind: "evidence_items", id }))
      .join(","),
  };
}

function sharedCells(content: BiomarkerTherapy): PrintedRow {
  const profileId = (content.provenance?.subjectId ?? "").replace(/^civic\.mpid:/, "");
  return {
    molecular_profile: printProfile(content.profile),
    molecular_profile_id: profileId,
    disease: content.disease === null || isIdAlone(content.disease) ? "" : content.disease.label,
    doid: (content.disease?.id ?? "").replace(/^DOID:/, ""),
    phenotypes: names(content.phenotypes),
    therapies: names(content.therapies),
    significance: SIGNIFICANCE_LABELS[content.significance],
    last_review_date: content.provenance?.lastReviewed ?? "",
    molecular_profile_civic_url:
      profileId === "" ? "" : linkTo({ content, kind: "molecular_profiles", id: profileId }),
    is_flagged: flagText(content.provenance?.flagged ?? null),
  };
}

const SOURCE_LABELS = { ...CITATION_SOURCE_LABELS, ...SOURCE_TYPE_LABELS };

/** A term that came without a name carries its id as label. */
function isIdAlone(term: Term): boolean {
  return term.label === term.id;
}

function names(terms: readonly Term[]): string {
  return terms.map(({ label }) => label).join(",");
}

function levelValue(input: { content: BiomarkerTherapy; scheme: LevelSchemeId }): string {
  return input.content.levels.find(({ scheme }) => scheme === input.scheme)?.value ?? "";
}

function localId(input: { content: BiomarkerTherapy; prefix: "EID" | "AID" }): string {
  const { provenance } = input.content;
  return provenance?.source === "civic" ? provenance.recordId.replace(input.prefix, "") : "";
}

function flagText(flag: boolean | null): string {
  return flag === null ? "" : String(flag);
}

/** CIViC's addresses differ by the record's kind and id alone, so that one makes the others. */
function linkTo(input: { content: BiomarkerTherapy; kind: string; id: string }): string {
  const own = input.content.provenance?.url ?? "";
  const end = own.indexOf("/links/");
  return end < 0 ? "" : `${own.slice(0, end)}/links/${input.kind}/${input.id}`;
}
