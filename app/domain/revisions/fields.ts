import {
  type Biomarker,
  biomarkerName,
  biomarkersOf,
  printProfile,
} from "../biomarkers/profile.ts";
import type { BiomarkerTherapy } from "../entries/biomarker-therapy.ts";
import type { EntryContent } from "../entries/entry-content.ts";
import type { GeneDrug } from "../entries/gene-drug.ts";
import {
  BIOMARKER_TYPE_LABELS,
  CITATION_SOURCE_LABELS,
  DIRECTION_LABELS,
  EVIDENCE_TYPE_LABELS,
  LEVEL_MODIFIER_LABELS,
  LINE_ANNOTATION_TYPE_LABELS,
  LINE_DIRECTION_LABELS,
  PHENOTYPE_CATEGORY_LABELS,
  SIGNIFICANCE_LABELS,
  THERAPY_INTERACTION_LABELS,
  VARIANT_ORIGIN_LABELS,
} from "../entries/vocabulary.ts";
import type { EvidenceLine } from "../evidence/evidence-line.ts";
import type { Level } from "../evidence/level.ts";
import { lineKey } from "../evidence/line-key.ts";
import { LEVEL_SCHEMES } from "../evidence/registry.ts";
import type { StatementDocument } from "../richtext/nodes.ts";
import type { Term } from "../shared/term.ts";

/** One member of a list field, matched between versions by `key`, never by its place. */
export type FieldItem = {
  readonly key: string;
  readonly label: string;
  /** Its own parts, so that a change inside an item is shown as such. */
  readonly details: readonly { readonly label: string; readonly text: string }[];
};

/** A field of an entry as a reader sees it: text, a list of identified items, or the statement. */
export type ContentField = {
  readonly path: string;
  readonly label: string;
  readonly value:
    | { readonly kind: "text"; readonly text: string | null }
    | { readonly kind: "items"; readonly items: readonly FieldItem[] }
    | { readonly kind: "statement"; readonly document: StatementDocument };
};

/**
 * The fields of an entry in reading order, with names for ids and words for codes. View, diff and
 * print all read this one list, so that none of them forgets a field.
 */
export function describeContent(content: EntryContent): ContentField[] {
  const own =
    content.kind === "biomarker-therapy" ? biomarkerFields(content) : geneDrugFields(content);
  return [...own, ...commonContentFields(content)];
}

function biomarkerFields(content: BiomarkerTherapy): ContentField[] {
  return [
    text(
      "recordType",
      "Record type",
      content.recordType === "assertion" ? "Assertion" : "Evidence item",
    ),
    text("profile", "Molecular profile", printProfile(content.profile)),
    items("biomarkers", "Biomarkers", biomarkersOf(content.profile).map(biomarkerItem)),
    text("disease", "Disease", content.disease === null ? null : termText(content.disease)),
    items("phenotypes", "Phenotypes", content.phenotypes.map(termItem)),
    items("therapies", "Therapies", content.therapies.map(termItem)),
    text(
      "therapyInteraction",
      "Therapy interaction",
      content.therapyInteraction && THERAPY_INTERACTION_LABELS[content.therapyInteraction],
    ),
    text("evidenceType", "Evidence type", EVIDENCE_TYPE_LABELS[content.evidenceType]),
    text("direction", "Direction", DIRECTION_LABELS[content.direction]),
    text("significance", "Significance", SIGNIFICANCE_LABELS[content.significance]),
    text("variantOrigin", "Variant origin", VARIANT_ORIGIN_LABELS[content.variantOrigin]),
    text("rating", "Rating", content.rating === null ? null : `${content.rating} of 5`),
    ...assertionFields(content),
  ];
}

function assertionFields(content: BiomarkerTherapy): ContentField[] {
  const details = content.assertion;
  if (details === null) {
    return [];
  }
  return [
    items("assertion.acmgCodes", "ACMG codes", details.acmgCodes.map(plainItem)),
    items("assertion.clingenCodes", "ClinGen codes", details.clingenCodes.map(plainItem)),
    text(
      "assertion.guideline",
      "Guideline",
      details.guideline &&
        [details.guideline.name, details.guideline.version].filter(Boolean).join(", version "),
    ),
    text("assertion.regulatoryApproval", "Regulatory approval", yesNo(details.regulatoryApproval)),
    text(
      "assertion.companionDiagnostic",
      "Companion diagnostic",
      yesNo(details.companionDiagnostic),
    ),
  ];
}

function geneDrugFields(content: GeneDrug): ContentField[] {
  return [
    items("genes", "Genes", content.genes.map(termItem)),
    text("profile", "Variants or phenotypes", content.profile && printProfile(content.profile)),
    items(
      "biomarkers",
      "Biomarkers",
      content.profile === null ? [] : biomarkersOf(content.profile).map(biomarkerItem),
    ),
    items("drugs", "Drugs", content.drugs.map(termItem)),
    items(
      "phenotypeCategories",
      "Phenotype categories",
      content.phenotypeCategories.map((category) => ({
        key: category,
        label: PHENOTYPE_CATEGORY_LABELS[category],
        details: [],
      })),
    ),
    items("phenotypes", "Phenotypes", content.phenotypes.map(termItem)),
    text("population", "Population", content.population),
    items(
      "genotypes",
      "Genotype annotations",
      content.genotypes.map((annotation) => ({
        key: annotation.genotype,
        label: annotation.genotype,
        details: details([
          ["Annotation", annotation.text],
          ["Allele function", annotation.alleleFunction],
        ]),
      })),
    ),
    text("score", "Score", content.score ?? null),
    items(
      "levelModifiers",
      "Level modifiers",
      (content.levelModifiers ?? []).map((modifier) => ({
        key: modifier,
        label: LEVEL_MODIFIER_LABELS[modifier],
        details: [],
      })),
    ),
    items("history", "History at the source", historyItems(content.history ?? [])),
  ];
}

/** Two rows of the same day and kind differ by their comment, and stand apart by their order where that is the same too. */
function historyItems(history: NonNullable<GeneDrug["history"]>): FieldItem[] {
  const seen = new Map<string, number>();
  return history.map(({ date, type, comment }) => {
    const what = JSON.stringify([date, type, comment]);
    const count = seen.get(what) ?? 0;
    seen.set(what, count + 1);
    return {
      key: `${what} ${count}`,
      label: `${date}, ${type}`,
      details: details([["Comment", comment]]),
    };
  });
}

function commonContentFields(content: EntryContent): ContentField[] {
  const origin = content.provenance;
  return [
    items("levels", "Levels", content.levels.map(levelItem)),
    {
      path: "statement",
      label: "Statement",
      value: { kind: "statement", document: content.statement },
    },
    text("summary", "Summary", content.summary),
    items("evidence", "Evidence", content.evidence.map(lineItem)),
    items("citedEntries", "Rests on entries", content.citedEntries.map(plainItem)),
    text("module", "Module", content.module),
    text("licence", "Licence", content.licence),
    text(
      "provenance",
      "Imported from",
      origin &&
        [
          `${origin.source} ${origin.recordId}`,
          origin.status,
          origin.lastReviewed && `last reviewed ${origin.lastReviewed}`,
          origin.flagged ? "flagged" : null,
          origin.url,
        ]
          .filter(Boolean)
          .join(", "),
    ),
  ];
}

function levelItem(value: Level): FieldItem {
  return {
    key: value.scheme,
    label: LEVEL_SCHEMES[value.scheme].name,
    details: details([
      ["Level", value.value],
      ["Scheme version", value.schemeVersion],
      ["Basis", value.basis],
      ["Reason", value.reason],
    ]),
  };
}

function lineItem(line: EvidenceLine): FieldItem {
  return {
    key: lineKey(line),
    label: sourceText(line),
    details: details([
      ["Citation", line.citation.label],
      ["Abstract", line.citation.abstract],
      ["Direction", LINE_DIRECTION_LABELS[line.direction]],
      ["Summary", line.summary],
      ["Quote", line.quote],
      ["Where in the source", line.locator],
      ["Study type", line.studyType],
      ["Trials", line.trials.join(", ") || null],
      ...annotationDetails(line),
    ]),
  };
}

/** What the printed profile does not say of a biomarker: its type and the ids behind the names. */
function biomarkerItem(value: Biomarker): FieldItem {
  return {
    key: biomarkerName(value),
    label: biomarkerName(value),
    details: details([
      ["Type", BIOMARKER_TYPE_LABELS[value.type]],
      ["Id", value.id],
      ["Gene id", value.gene?.id ?? null],
      ["Gene also", value.gene?.xrefs.join(", ") || null],
    ]),
  };
}

function sourceText({ citation }: EvidenceLine): string {
  return `${CITATION_SOURCE_LABELS[citation.source]} ${citation.id}`;
}

/** Such a line is known by its record, so that what it cites can change. */
function annotationDetails(line: EvidenceLine): [string, string | null][] {
  const { annotation } = line;
  return annotation === undefined
    ? []
    : [
        ["Source", sourceText(line)],
        ["Record at the source", annotation.id],
        ["Kind of annotation", LINE_ANNOTATION_TYPE_LABELS[annotation.type]],
        ["Score", annotation.score],
        ["Counted", annotation.counted],
        ["Why it is not counted", annotation.reason],
      ];
}

function termItem(value: Term): FieldItem {
  return {
    key: value.id ?? value.label.toLowerCase(),
    label: value.label,
    details: details([
      ["Name", value.label],
      ["Id", value.id],
      ["Also", value.xrefs.join(", ") || null],
    ]),
  };
}

function plainItem(value: string): FieldItem {
  return { key: value, label: value, details: [] };
}

function termText(value: Term): string {
  return value.id === null ? value.label : `${value.label} (${value.id})`;
}

function text(path: string, label: string, value: string | null): ContentField {
  return { path, label, value: { kind: "text", text: value } };
}

function items(path: string, label: string, list: readonly FieldItem[]): ContentField {
  return { path, label, value: { kind: "items", items: list } };
}

function details(pairs: [string, string | null][]): FieldItem["details"] {
  return pairs.flatMap(([label, value]) =>
    value === null || value === "" ? [] : [{ label, text: value }],
  );
}

function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? "Yes" : "No";
}
