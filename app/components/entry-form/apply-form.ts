import type { ProfileNode } from "#app/domain/biomarkers/profile.ts";
import { recogniseCitation } from "#app/domain/citations/citation-id.ts";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import type { EntryKind } from "#app/domain/entries/vocabulary.ts";
import { LEVEL_SCHEMES } from "#app/domain/evidence/registry.ts";
import type { StatementDocument } from "#app/domain/richtext/nodes.ts";
import type { Term } from "#app/domain/shared/term.ts";
import {
  type BiomarkerValues,
  type EntryFormValues,
  type EvidenceValues,
  flattenProfile,
  SCHEMES_OF_KIND,
  type TermValues,
} from "./form-values.ts";
import { keepAnnotations } from "./keep-annotations.ts";

/**
 * Lays a form over the content that it started from (null for a new entry) and gives the candidate
 * content, unchecked: the service checks it. What the form does not show (provenance, licence, other
 * ids of a term, a nested profile, scores) stays as it was. Rows that were left empty are dropped.
 */
export function applyForm(input: {
  kind: EntryKind;
  base: EntryContent | null;
  values: EntryFormValues;
  statement: StatementDocument;
}): Readonly<Record<string, unknown>> {
  const { kind, base, values } = input;
  const knownTerms = base === null ? [] : termsOf(base);
  const common = {
    module: base?.module ?? "assertion",
    levels: levelsOf(input),
    statement: input.statement,
    summary: textOrNull(values.summary),
    evidence: keepAnnotations({
      base: base?.evidence ?? [],
      lines: (values.evidence ?? []).filter(FILLED.evidence).map(evidenceLine),
    }),
    citedEntries: base?.citedEntries ?? [],
    licence: base?.licence ?? "CC0-1.0",
    provenance: base?.provenance ?? null,
  };
  const terms = (list: TermValues[] | undefined) =>
    (list ?? []).filter(FILLED.terms).map((row) => toTerm(row, knownTerms));
  if (kind === "biomarker-therapy") {
    const own = base?.kind === "biomarker-therapy" ? base : null;
    const [disease] = terms([values.disease ?? {}]);
    const therapies = terms(values.therapies);
    return {
      kind,
      recordType: values.recordType ?? own?.recordType ?? "evidence-item",
      profile: profileOf({ values, base: own?.profile ?? null, knownTerms }),
      disease: disease ?? null,
      phenotypes: terms(values.phenotypes),
      therapies,
      therapyInteraction: textOrNull(values.therapyInteraction),
      evidenceType: values.evidenceType,
      direction: values.direction,
      significance: values.significance,
      variantOrigin: values.variantOrigin,
      rating: values.rating ? Number(values.rating) : null,
      assertion: own?.assertion ?? null,
      ...common,
    };
  }
  const own = base?.kind === "gene-drug" ? base : null;
  return {
    kind,
    genes: terms(values.genes),
    profile: profileOf({ values, base: own?.profile ?? null, knownTerms }),
    drugs: terms(values.drugs),
    phenotypeCategories: values.phenotypeCategories ?? [],
    phenotypes: terms(values.phenotypes),
    population: textOrNull(values.population),
    genotypes: (values.genotypes ?? []).filter(FILLED.genotypes).map((row) => ({
      genotype: row.genotype ?? "",
      text: textOrNull(row.text) ?? "",
      alleleFunction: textOrNull(row.alleleFunction),
    })),
    ...(own?.score !== undefined && { score: own.score }),
    ...(own?.levelModifiers !== undefined && { levelModifiers: own.levelModifiers }),
    ...(own?.history !== undefined && { history: own.history }),
    ...common,
  };
}

function profileOf(input: {
  values: EntryFormValues;
  base: ProfileNode | null;
  knownTerms: readonly Term[];
}): unknown {
  const { values, base } = input;
  if (base !== null && flattenProfile(base) === null) {
    return base;
  }
  const nodes = (values.biomarkers ?? []).filter(FILLED.biomarkers).map((row) => {
    const node = { op: "is", biomarker: toBiomarker(row, input.knownTerms) };
    return row.isNegated === "on" ? { op: "not", of: node } : node;
  });
  if (nodes.length <= 1) {
    return nodes[0] ?? null;
  }
  return { op: values.operator === "or" ? "or" : "and", of: nodes };
}

function toBiomarker(row: BiomarkerValues, knownTerms: readonly Term[]): unknown {
  const gene = { label: row.gene, id: row.geneId };
  return {
    type: row.type ?? "variant",
    gene: FILLED.terms(gene) ? toTerm(gene, knownTerms) : null,
    name: row.name ?? "",
    id: textOrNull(row.id),
  };
}

function levelsOf(input: {
  kind: EntryKind;
  base: EntryContent | null;
  values: EntryFormValues;
}): unknown[] {
  const shown = SCHEMES_OF_KIND[input.kind];
  const others = (input.base?.levels ?? []).filter((level) => !shown.includes(level.scheme));
  const given = shown.flatMap((scheme): unknown[] => {
    const value = textOrNull(input.values.levels?.[scheme]);
    if (value === null) {
      return [];
    }
    const before = input.base?.levels.find((level) => level.scheme === scheme);
    return before?.value === value
      ? [before]
      : [
          {
            scheme,
            schemeVersion: LEVEL_SCHEMES[scheme].version,
            value,
            basis: "assigned",
            reason: null,
          },
        ];
  });
  return [...given, ...others];
}

function evidenceLine(row: EvidenceValues) {
  const typed = row.id?.trim() ?? "";
  const source = row.source ?? "pubmed";
  // What is pasted often says itself what it is: "PMID: 123", a link, a bare DOI.
  const recognised = recogniseCitation(typed);
  const isOther = recognised !== null && recognised.source !== "url" && !/^\d+$/.test(typed);
  const pasted = isOther || recognised?.source === source ? recognised : null;
  return {
    citation: {
      source: pasted?.source ?? source,
      id: pasted?.id ?? typed,
      label: textOrNull(row.label),
      abstract: textOrNull(row.abstract),
    },
    direction: row.direction ?? "supports",
    summary: textOrNull(row.summary),
    quote: textOrNull(row.quote),
    locator: textOrNull(row.locator),
    studyType: textOrNull(row.studyType),
    trials: (row.trials ?? "")
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((trial) => trial.toUpperCase()),
  };
}

function toTerm(row: TermValues, known: readonly Term[]): unknown {
  const id = textOrNull(row.id);
  const same = known.find((term) => id !== null && term.id === id);
  return {
    label: row.label?.trim() ?? "",
    id,
    xrefs: same?.xrefs ?? [],
  };
}

function termsOf(content: EntryContent): Term[] {
  const genes = content.profile === null ? [] : genesOf(content.profile);
  return content.kind === "biomarker-therapy"
    ? [
        ...genes,
        ...content.therapies,
        ...content.phenotypes,
        ...(content.disease === null ? [] : [content.disease]),
      ]
    : [...genes, ...content.genes, ...content.drugs, ...content.phenotypes];
}

function genesOf(node: ProfileNode): Term[] {
  switch (node.op) {
    case "is":
      return node.biomarker.gene === null ? [] : [node.biomarker.gene];
    case "not":
      return genesOf(node.of);
    default:
      return node.of.flatMap(genesOf);
  }
}

/** Browsers send line ends as CRLF (HTML, form submission); content has line feeds. */
function textOrNull(value: string | undefined): string | null {
  const text = value?.replaceAll("\r\n", "\n").trim() ?? "";
  return text === "" ? null : text;
}

/** When a row of each list counts as filled in; the others are dropped. */
export const FILLED = {
  evidence: hasText("id", "label", "summary", "quote", "locator", "studyType", "trials"),
  terms: hasText("label", "id"),
  genotypes: hasText("genotype", "text"),
  biomarkers: hasText("name", "gene", "geneId"),
};

/** The lists of the form whose empty rows are dropped. */
export type FormLists = Record<
  "evidence" | "therapies" | "phenotypes" | "genes" | "drugs" | "genotypes" | "biomarkers",
  number[]
>;

/**
 * For each list, which row of the form became which member of the content, so that a refusal of a
 * member is shown at the row that was typed.
 */
export function filledRows(values: EntryFormValues): FormLists {
  const rows = <Row>(list: Row[] | undefined, isFilled: (row: Row) => boolean) =>
    (list ?? []).flatMap((row, index) => (isFilled(row) ? [index] : []));
  return {
    evidence: rows(values.evidence, FILLED.evidence),
    therapies: rows(values.therapies, FILLED.terms),
    phenotypes: rows(values.phenotypes, FILLED.terms),
    genes: rows(values.genes, FILLED.terms),
    drugs: rows(values.drugs, FILLED.terms),
    genotypes: rows(values.genotypes, FILLED.genotypes),
    biomarkers: rows(values.biomarkers, FILLED.biomarkers),
  };
}

/** True for a row in which at least one of the named inputs holds something. */
function hasText<Name extends string>(...names: Name[]) {
  return (row: { [name in Name]?: string | undefined }): boolean =>
    names.some((name) => textOrNull(row[name]) !== null);
}
