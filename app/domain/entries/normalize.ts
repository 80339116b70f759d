import type { Biomarker, ProfileNode } from "../biomarkers/profile.ts";
import type { Citation } from "../citations/citation.ts";
import type { EvidenceLine } from "../evidence/evidence-line.ts";
import type { Level } from "../evidence/level.ts";
import { LEVEL_SCHEME_IDS } from "../evidence/scheme.ts";
import { normaliseStatement } from "../richtext/normalise.ts";
import type { Term } from "../shared/term.ts";
import type { BiomarkerTherapy } from "./biomarker-therapy.ts";
import type { Provenance } from "./common.ts";
import type { EntryContent } from "./entry-content.ts";
import type { GeneDrug } from "./gene-drug.ts";
import { LEVEL_MODIFIERS, PHENOTYPE_CATEGORIES } from "./vocabulary.ts";

/**
 * Gives the one canonical form of a content, so that what means the same has the same hash: text in
 * NFC and trimmed, empty optional text as null, and lists that are sets (therapies, drugs, genes,
 * phenotypes, cross-references, trials, codes, cited entries, levels) in one order and without
 * repetition. The order of evidence lines, genotypes and the parts of a profile is kept: it is read
 * in that order. Idempotent. Call it before every hash.
 */
export function normalizeContent<Content extends EntryContent>(content: Content): Content;
export function normalizeContent(content: EntryContent): EntryContent {
  return content.kind === "gene-drug" ? geneDrug(content) : biomarkerTherapy(content);
}

function biomarkerTherapy(content: BiomarkerTherapy): BiomarkerTherapy {
  return {
    ...content,
    ...common(content),
    profile: profile(content.profile),
    disease: content.disease === null ? null : term(content.disease),
    phenotypes: terms(content.phenotypes),
    therapies: terms(content.therapies),
    assertion:
      content.assertion === null
        ? null
        : {
            ...content.assertion,
            acmgCodes: sortedSet(content.assertion.acmgCodes),
            clingenCodes: sortedSet(content.assertion.clingenCodes),
            guideline:
              content.assertion.guideline === null
                ? null
                : {
                    name: text(content.assertion.guideline.name),
                    version: optionalText(content.assertion.guideline.version),
                  },
          },
  };
}

function geneDrug(content: GeneDrug): GeneDrug {
  const { score, levelModifiers = [], history = [], ...rest } = content;
  return {
    ...rest,
    ...common(content),
    genes: terms(content.genes),
    profile: content.profile === null ? null : profile(content.profile),
    drugs: terms(content.drugs),
    phenotypeCategories: PHENOTYPE_CATEGORIES.filter((one) =>
      content.phenotypeCategories.includes(one),
    ),
    phenotypes: terms(content.phenotypes),
    population: optionalText(content.population),
    genotypes: content.genotypes.map((one) => ({
      genotype: text(one.genotype),
      text: text(one.text),
      alleleFunction: optionalText(one.alleleFunction),
    })),
    // Absent when there is nothing, so that entries without them keep the hash that they had before.
    ...(score !== undefined && { score }),
    ...(levelModifiers.length > 0 && {
      levelModifiers: LEVEL_MODIFIERS.filter((one) => levelModifiers.includes(one)),
    }),
    ...(history.length > 0 && {
      history: history.map(({ date, type, comment }) => ({
        date,
        type: text(type),
        comment: optionalText(comment),
      })),
    }),
  };
}

type CommonPart = Pick<
  EntryContent,
  "levels" | "statement" | "summary" | "evidence" | "citedEntries" | "licence" | "provenance"
>;

function common(content: EntryContent): CommonPart {
  return {
    levels: levels(content.levels),
    statement: normaliseStatement(content.statement),
    summary: optionalText(content.summary),
    evidence: content.evidence.map(evidenceLine),
    citedEntries: sortedSet(content.citedEntries.map(text)),
    licence: text(content.licence),
    provenance: content.provenance === null ? null : provenance(content.provenance),
  };
}

function provenance(value: Provenance): Provenance {
  return {
    ...value,
    recordId: text(value.recordId),
    url: optionalText(value.url),
    status: optionalText(value.status),
    lastReviewed: optionalText(value.lastReviewed),
  };
}

/** By scheme, then in the order given, so that a wrong second level of one scheme stays visible. */
function levels(values: readonly Level[]): Level[] {
  return LEVEL_SCHEME_IDS.flatMap((scheme) =>
    values.filter((level) => level.scheme === scheme),
  ).map((level) => ({ ...level, reason: optionalText(level.reason) }));
}

function evidenceLine(line: EvidenceLine): EvidenceLine {
  return {
    citation: citation(line.citation),
    direction: line.direction,
    summary: optionalText(line.summary),
    quote: optionalText(line.quote),
    locator: optionalText(line.locator),
    studyType: optionalText(line.studyType),
    trials: sortedSet(line.trials),
    ...(line.annotation !== undefined && {
      annotation: { ...line.annotation, reason: optionalText(line.annotation.reason) },
    }),
  };
}

function citation(value: Citation): Citation {
  return {
    source: value.source,
    id: text(value.id),
    label: optionalText(value.label),
    abstract: optionalText(value.abstract),
  };
}

function profile(node: ProfileNode): ProfileNode {
  switch (node.op) {
    case "is":
      return { op: "is", biomarker: biomarker(node.biomarker) };
    case "not":
      return { op: "not", of: profile(node.of) };
    default:
      return { op: node.op, of: node.of.map(profile) };
  }
}

function biomarker(value: Biomarker): Biomarker {
  return {
    type: value.type,
    gene: value.gene === null ? null : term(value.gene),
    name: text(value.name),
    id: value.id,
  };
}

function term(value: Term): Term {
  return { label: text(value.label), id: value.id, xrefs: sortedSet(value.xrefs) };
}

/** By label without regard to case, then exactly, then by id; the same term twice stands once. */
function terms(values: readonly Term[]): Term[] {
  const byKey = new Map(values.map(term).map((value) => [JSON.stringify(value), value]));
  return [...byKey.entries()]
    .sort(
      ([leftKey, left], [rightKey, right]) =>
        compare(left.label.toLowerCase(), right.label.toLowerCase()) || compare(leftKey, rightKey),
    )
    .map(([, value]) => value);
}

function sortedSet(values: readonly string[]): string[] {
  return [...new Set(values)].sort(compare);
}

/** By UTF-16 code units, which no locale changes. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function text(value: string): string {
  return value.normalize("NFC").trim();
}

function optionalText(value: string | null): string | null {
  const trimmed = value === null ? "" : text(value);
  return trimmed === "" ? null : trimmed;
}
