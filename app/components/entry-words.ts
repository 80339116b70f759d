import {
  DIRECTION_LABELS,
  DIRECTIONS,
  ENTRY_KIND_LABELS,
  ENTRY_KINDS,
  EVIDENCE_TYPE_LABELS,
  EVIDENCE_TYPES,
  SIGNIFICANCE_LABELS,
  SIGNIFICANCES,
} from "#app/domain/entries/vocabulary.ts";
import { parseLevelKey, shortLevel, shortScheme } from "#app/domain/evidence/short-level.ts";
import type { FacetId } from "#app/domain/search/entry-query.ts";

/** The names of the facets. */
export const FACET_LABELS: Record<FacetId, string> = {
  kind: "Kind",
  type: "Evidence type",
  level: "Level",
  significance: "Significance",
  direction: "Direction",
  gene: "Gene",
  drug: "Drug",
  disease: "Disease",
  source: "Source",
};

const SOURCE_NAMES: Record<string, string> = {
  civic: "CIViC",
  clinpgx: "ClinPGx",
  cpic: "CPIC",
};

/** The name of a knowledge base that entries came from; an unknown one is named by its id. */
export function sourceName(source: string): string {
  return SOURCE_NAMES[source] ?? source;
}

/** A code of a closed vocabulary in words; a code that we do not know is shown as it is. */
function wordOf<Code extends string>(input: {
  codes: readonly Code[];
  labels: Record<Code, string>;
  value: string;
}): string {
  const code = input.codes.find((one) => one === input.value);
  return code === undefined ? input.value : input.labels[code];
}

/** An evidence type in words. */
export function evidenceTypeWord(value: string): string {
  return wordOf({ codes: EVIDENCE_TYPES, labels: EVIDENCE_TYPE_LABELS, value });
}

/** A significance in words. */
export function significanceWord(value: string): string {
  return wordOf({ codes: SIGNIFICANCES, labels: SIGNIFICANCE_LABELS, value });
}

/** A direction in words. */
export function directionWord(value: string): string {
  return wordOf({ codes: DIRECTIONS, labels: DIRECTION_LABELS, value });
}

/** A value of a facet in words. */
export function facetValueWord(facet: FacetId, value: string): string {
  switch (facet) {
    case "kind":
      return wordOf({ codes: ENTRY_KINDS, labels: ENTRY_KIND_LABELS, value });
    case "type":
      return evidenceTypeWord(value);
    case "significance":
      return significanceWord(value);
    case "direction":
      return directionWord(value);
    case "source":
      return sourceName(value);
    case "level": {
      const level = parseLevelKey(value);
      return level === null ? value : `${shortScheme(level.scheme)} ${shortLevel(level.value)}`;
    }
    default:
      return value;
  }
}
