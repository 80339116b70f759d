import { type Biomarker, biomarkersOf, printProfile } from "../biomarkers/profile.ts";
import { citationKey } from "../citations/citation.ts";
import { levelDefinition, levelRank } from "../evidence/registry.ts";
import { listCitations, listTerms } from "../richtext/list-references.ts";
import { citationNodeKey } from "../richtext/references.ts";
import { toPlainText } from "../richtext/to-plain-text.ts";
import type { Term } from "../shared/term.ts";
import type { EntryContent } from "./entry-content.ts";
import { entryTitle } from "./title.ts";
import {
  BIOMARKER_TYPE_LABELS,
  EVIDENCE_TYPE_LABELS,
  type EvidenceType,
  LEVEL_MODIFIER_LABELS,
  PHENOTYPE_CATEGORY_LABELS,
  SIGNIFICANCE_LABELS,
} from "./vocabulary.ts";

/** The rank of an entry without any level: behind the weakest level of every scheme. */
export const NO_LEVEL_RANK = 100;

/**
 * The longest search text, in UTF-16 code units; names take at most half of it. PostgreSQL refuses a
 * tsvector above 1 MB, and this many characters stay far below it whatever they are.
 */
export const SEARCH_TEXT_LIMIT = 60_000;

/** What lists, facets and search know of an entry: the columns of `entry_projection` that its content decides. */
export type EntryProjection = {
  readonly title: string;
  /** The molecular profile as CIViC prints it; null for a gene as a whole. */
  readonly profile: string | null;
  /** Labels, each once, sorted. */
  readonly genes: string[];
  readonly drugs: string[];
  readonly diseases: string[];
  readonly evidenceType: EvidenceType | null;
  readonly direction: string | null;
  readonly significance: string | null;
  /** `scheme:value` (`civic:A`, `amp-asco-cap:Tier I - Level A`), each once, in the content's order. */
  readonly levels: string[];
  readonly levelRank: number;
  /** Keys (`pubmed:16081687`) of everything cited, in evidence lines and in the statement. */
  readonly citations: string[];
  readonly source: string | null;
  readonly recordId: string | null;
  readonly searchText: string;
};

/**
 * Computes what lists, facets and search read of an entry's content. Pure and total: content that
 * passed its schema always has a projection that the database takes (no U+0000, bounded length).
 */
export function projectEntry(content: EntryContent): EntryProjection {
  const biomarkers = content.profile === null ? [] : biomarkersOf(content.profile);
  const isGeneDrug = content.kind === "gene-drug";
  const genes = [
    ...(isGeneDrug ? content.genes : []),
    ...biomarkers.flatMap(({ gene }) => (gene === null ? [] : [gene])),
  ];
  const drugs = isGeneDrug ? content.drugs : content.therapies;
  const diseases = isGeneDrug || content.disease === null ? [] : [content.disease];
  const title = clean(entryTitle(content));
  const profile = content.profile === null ? null : clean(printProfile(content.profile));
  return {
    title,
    profile,
    genes: labelsOf(genes),
    drugs: labelsOf(drugs),
    diseases: labelsOf(diseases),
    evidenceType: isGeneDrug ? null : content.evidenceType,
    direction: isGeneDrug ? null : content.direction,
    significance: isGeneDrug ? null : content.significance,
    levels: unique(content.levels.map(({ scheme, value }) => `${scheme}:${value}`)),
    levelRank: bestRank(content),
    citations: citationKeys(content),
    source: content.provenance?.source ?? null,
    recordId: content.provenance === null ? null : clean(content.provenance.recordId),
    searchText: searchText({
      names: [
        title,
        profile,
        ...termWords([...genes, ...drugs, ...diseases, ...content.phenotypes]),
        ...biomarkers.flatMap(biomarkerWords),
        ...classificationWords(content),
        content.provenance?.recordId ?? null,
        content.provenance?.subjectId ?? null,
        ...listTerms(content.statement).map(({ system, code }) => `${system}:${code}`),
        ...content.citedEntries,
        ...sourceWords(content),
      ],
      texts: [
        content.summary,
        toPlainText(content.statement),
        ...kindWords(content),
        ...content.evidence.flatMap(({ summary, quote }) => [summary, quote]),
      ],
    }),
  };
}

function bestRank(content: EntryContent): number {
  const ranks = content.levels.map(({ scheme, value }) => levelRank(scheme, value));
  return Math.min(NO_LEVEL_RANK, ...ranks.map((rank) => rank ?? NO_LEVEL_RANK));
}

function citationKeys(content: EntryContent): string[] {
  const inStatement = listCitations(content.statement).filter(({ source }) => source !== "other");
  return unique([
    ...content.evidence.map(({ citation }) => citationKey(citation)),
    ...inStatement.map(citationNodeKey),
  ])
    .map(clean)
    .sort();
}

function termWords(terms: readonly Term[]): (string | null)[] {
  return terms.flatMap(({ label, id, xrefs }) => [label, id, ...xrefs]);
}

function biomarkerWords({ type, name, id }: Biomarker): (string | null)[] {
  return [name, id, BIOMARKER_TYPE_LABELS[type]];
}

function classificationWords(content: EntryContent): (string | null)[] {
  const levels = content.levels.map(({ scheme, value }) => levelDefinition(scheme, value)?.name);
  if (content.kind === "gene-drug") {
    const categories = content.phenotypeCategories.map((one) => PHENOTYPE_CATEGORY_LABELS[one]);
    const modifiers = (content.levelModifiers ?? []).map((one) => LEVEL_MODIFIER_LABELS[one]);
    return [...categories, ...modifiers, ...levels.map((name) => name ?? null)];
  }
  return [
    EVIDENCE_TYPE_LABELS[content.evidenceType],
    SIGNIFICANCE_LABELS[content.significance],
    ...levels.map((name) => name ?? null),
  ];
}

function kindWords(content: EntryContent): (string | null)[] {
  if (content.kind === "gene-drug") {
    return [
      content.population,
      ...content.genotypes.flatMap(({ genotype, text }) => [genotype, text]),
    ];
  }
  const assertion = content.assertion;
  return assertion === null
    ? []
    : [assertion.guideline?.name ?? null, ...assertion.acmgCodes, ...assertion.clingenCodes];
}

function sourceWords(content: EntryContent): (string | null)[] {
  return content.evidence.flatMap(({ citation, trials, annotation }) => [
    citation.id,
    citation.label,
    annotation?.id ?? null,
    ...trials,
  ]);
}

function labelsOf(terms: readonly Term[]): string[] {
  return unique(terms.map(({ label }) => clean(label))).sort();
}

/** Names and identifiers, a blank line, then the texts: a search result quotes what follows the blank line. */
function searchText(parts: {
  names: readonly (string | null)[];
  texts: readonly (string | null)[];
}): string {
  const names = join({ words: parts.names, separator: "\n", limit: SEARCH_TEXT_LIMIT / 2 });
  const texts = join({
    words: parts.texts,
    separator: "\n\n",
    limit: SEARCH_TEXT_LIMIT - names.length - 2,
  });
  return `${names}\n\n${texts}`;
}

/** Joins what is there, each once, and cuts without leaving half of a surrogate pair behind. */
function join(input: {
  words: readonly (string | null)[];
  separator: string;
  limit: number;
}): string {
  const words = input.words.filter((word) => word !== null && word !== "");
  const joined = clean(unique(words).join(input.separator));
  const end = /[\uD800-\uDBFF]/.test(joined.charAt(input.limit - 1))
    ? input.limit - 1
    : input.limit;
  return joined.length <= input.limit ? joined : joined.slice(0, end);
}

/** PostgreSQL text holds no U+0000. */
function clean(text: string): string {
  return text.replaceAll("\u0000", " ");
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
