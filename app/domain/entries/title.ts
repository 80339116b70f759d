import {
  biomarkerName,
  biomarkersOf,
  type ProfileNode,
  printProfile,
} from "../biomarkers/profile.ts";
import type { Term } from "../shared/term.ts";
import type { BiomarkerTherapy } from "./biomarker-therapy.ts";
import type { EntryContent } from "./entry-content.ts";
import type { GeneDrug } from "./gene-drug.ts";
import { EVIDENCE_TYPE_LABELS } from "./vocabulary.ts";

/** The longest title, in UTF-16 code units. */
export const TITLE_LENGTH_MAX = 200;

const SEPARATOR = " · ";

/**
 * A short title for people, made of the content alone: what is measured, the therapies, the disease
 * ("EGFR L858R · Osimertinib · Lung Non-small Cell Carcinoma"). Without therapy and disease the
 * evidence type stands in their place. Therapies given together are joined by +, others by a comma.
 * Never empty, at most {@link TITLE_LENGTH_MAX} characters; what is longer ends in an ellipsis.
 */
export function entryTitle(content: EntryContent): string {
  const parts = content.kind === "gene-drug" ? geneDrugParts(content) : therapyParts(content);
  return shorten(parts.join(SEPARATOR).replace(/\s+/g, " ").trim());
}

function therapyParts(content: BiomarkerTherapy): string[] {
  const joint = content.therapyInteraction === "combination" ? " + " : ", ";
  const parts = [
    ...(content.therapies.length > 0 ? [content.therapies.map(labelOf).join(joint)] : []),
    ...(content.disease === null ? [] : [content.disease.label]),
  ];
  const about = parts.length > 0 ? parts : [EVIDENCE_TYPE_LABELS[content.evidenceType]];
  return [printProfile(content.profile), ...about];
}

/** One biomarker names the gene better than the gene alone; several would fill the line, unless no gene is named. */
function geneDrugParts(content: GeneDrug): string[] {
  const only = content.profile === null ? null : onlyBiomarker(content.profile);
  const genes = content.genes.map(labelOf).join(", ");
  const subject =
    only ?? (genes || (content.profile === null ? "" : printProfile(content.profile)));
  return [subject, content.drugs.map(labelOf).join(", ")];
}

function onlyBiomarker(profile: ProfileNode): string | null {
  const [first, ...others] = biomarkersOf(profile);
  return first === undefined || others.length > 0 ? null : biomarkerName(first);
}

function labelOf(term: Term): string {
  return term.label;
}

/** Cuts at a blank where there is one near, and never inside a surrogate pair. */
function shorten(title: string): string {
  if (title.length <= TITLE_LENGTH_MAX) {
    return title;
  }
  const cut = title.slice(0, TITLE_LENGTH_MAX - 1);
  const blank = cut.lastIndexOf(" ");
  const end = blank > TITLE_LENGTH_MAX / 2 ? blank : cut.length;
  return `${cut
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd()}…`;
}
