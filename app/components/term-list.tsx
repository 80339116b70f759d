import { Link } from "@remix-run/react";
import { NO_FACETS, queryParams, withFacet } from "#app/domain/search/entry-query.ts";
import { pb } from "#app/lib/paths.ts";

type ShownTerm = { readonly label: string; readonly id: string | null };

/** The address of the list of entries with one gene, drug or disease. */
export function facetPath(facet: "gene" | "drug" | "disease", value: string): string {
  const query = {
    text: "",
    facets: NO_FACETS,
    status: "active",
    cites: null,
    sort: "recent",
    page: 1,
  } as const;
  return pb.entries(queryParams(withFacet({ query, facet, values: [value] })));
}

/** Terms with their identifiers; with `facet`, each leads to the entries that have it. */
export function TermList({
  terms,
  facet,
}: {
  terms: readonly ShownTerm[];
  facet?: "gene" | "drug" | "disease";
}) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {terms.map(({ label, id }) => (
        <li className="min-w-0" key={`${label} ${id ?? ""}`}>
          {facet === undefined ? (
            label
          ) : (
            <Link
              className="inline-flex min-h-6 items-center rounded-sm underline decoration-current/25 underline-offset-2 hover:text-accent hover:decoration-current"
              to={facetPath(facet, label)}
            >
              {label}
            </Link>
          )}
          {id !== null && <span className="ml-1 font-mono text-xs text-muted">{id}</span>}
        </li>
      ))}
    </ul>
  );
}
