import { Link } from "@remix-run/react";
import { ChevronRight } from "lucide-react";
import { levelRank } from "#app/domain/evidence/registry.ts";
import { parseLevelKey } from "#app/domain/evidence/short-level.ts";
import {
  type EntryQuery,
  FACET_IDS,
  type FacetId,
  queryParams,
  toggled,
} from "#app/domain/search/entry-query.ts";
import { pb } from "#app/lib/paths.ts";
import type { FacetCounts, FacetValue } from "#app/services/search/count-facets.server.ts";
import { FACET_LABELS, facetValueWord } from "./entry-words.ts";

/** Values that stand open; the others unfold. */
const SHOWN_VALUES = 6;

/**
 * What the list can be narrowed by. Every value is a link, so that it works without script and can
 * be opened beside; a chosen one is let go by following it again.
 */
export function EntryFacets({ query, counts }: { query: EntryQuery; counts: FacetCounts }) {
  return (
    <nav aria-label="Narrow the list" className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {FACET_IDS.map((facet) => (
        <Facet
          facet={facet}
          key={facet}
          query={query}
          values={valuesOf({ query, counts, facet })}
        />
      ))}
    </nav>
  );
}

type ShownValue = { readonly value: string; readonly count: number | null };

/** The counted values, levels strongest first, and those chosen ones that were not counted. */
function valuesOf(input: { query: EntryQuery; counts: FacetCounts; facet: FacetId }): ShownValue[] {
  const { query, counts, facet } = input;
  const counted: readonly FacetValue[] = counts.facets[facet];
  const known = new Set(counted.map(({ value }) => value));
  const missing = query.facets[facet].filter((value) => !known.has(value));
  const values = [...missing.map((value) => ({ value, count: null })), ...counted];
  if (facet === "level") {
    values.sort((left, right) => levelPlace(left.value) - levelPlace(right.value));
  }
  return values;
}

const SCHEME_ORDER = ["civic", "amp-asco-cap", "clinpgx", "cpic"] as const;

function levelPlace(key: string): number {
  const level = parseLevelKey(key);
  return level === null
    ? 1_000
    : SCHEME_ORDER.indexOf(level.scheme) * 100 + (levelRank(level.scheme, level.value) ?? 99);
}

function Facet({
  facet,
  query,
  values,
}: {
  facet: FacetId;
  query: EntryQuery;
  values: readonly ShownValue[];
}) {
  if (values.length === 0) {
    return null;
  }
  const chosen = query.facets[facet];
  const open = values.filter(({ value }, index) => index < SHOWN_VALUES || chosen.includes(value));
  const folded = values.filter((value) => !open.includes(value));
  const headingId = `facet-${facet}`;
  const row = (shown: ShownValue) => (
    <FacetLink facet={facet} key={shown.value} query={query} shown={shown} />
  );
  return (
    <div>
      <h2 className="mb-1 text-xs font-semibold text-muted" id={headingId}>
        {FACET_LABELS[facet]}
      </h2>
      <ul aria-labelledby={headingId}>{open.map(row)}</ul>
      {folded.length > 0 && (
        <details className="group">
          <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1 rounded-sm text-sm text-accent hover:underline">
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 transition-transform group-open:rotate-90"
            />
            {folded.length} more
            <span className="sr-only"> {FACET_LABELS[facet]}</span>
          </summary>
          <ul aria-labelledby={headingId}>{folded.map(row)}</ul>
        </details>
      )}
    </div>
  );
}

function FacetLink({
  facet,
  query,
  shown,
}: {
  facet: FacetId;
  query: EntryQuery;
  shown: ShownValue;
}) {
  const isChosen = query.facets[facet].includes(shown.value);
  const words = facetValueWord(facet, shown.value);
  return (
    <li>
      <Link
        aria-current={isChosen ? "true" : undefined}
        className="facet-link"
        preventScrollReset
        to={pb.entries(queryParams(toggled({ query, facet, value: shown.value })))}
      >
        <span title={words}>{words}</span>
        {shown.count !== null && (
          <data value={shown.count}>{shown.count.toLocaleString("en")}</data>
        )}
        {isChosen && <span className="sr-only">, chosen; follow to let go</span>}
      </Link>
    </li>
  );
}
