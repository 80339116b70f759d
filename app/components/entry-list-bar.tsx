import { Form, Link } from "@remix-run/react";
import { Search, X } from "lucide-react";
import {
  ENTRY_SORTS,
  type EntryQuery,
  type EntrySort,
  FACET_IDS,
  isNarrowed,
  QUERY_LIMITS,
  queryParams,
  toggled,
} from "#app/domain/search/entry-query.ts";
import { pb } from "#app/lib/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { cn } from "#app/ui/cn.ts";
import { FACET_LABELS, facetValueWord } from "./entry-words.ts";

/** The search box of the list; it keeps what was chosen. */
export function EntrySearch({ query }: { query: EntryQuery }) {
  const kept = queryParams({ ...query, text: "", page: 1, sort: "recent" });
  return (
    <Form action={pb.entries()} className="flex gap-2" key={query.text} role="search">
      {[...kept].map(([name, value]) => (
        <input key={`${name} ${value}`} name={name} type="hidden" value={value} />
      ))}
      <label className="relative block flex-1">
        <span className="sr-only">Search entries</span>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted"
        />
        <input
          className="h-9 w-full rounded-md border border-line-strong bg-raised pr-3 pl-9 shadow-raised hover:border-fg/60 pointer-coarse:h-11"
          defaultValue={query.text}
          maxLength={QUERY_LIMITS.text}
          name="q"
          placeholder="Gene, variant, drug, disease, PMID, accession; “a phrase”, -without"
          type="search"
        />
      </label>
      <Button className="min-h-9" tone="primary" type="submit">
        Search
      </Button>
    </Form>
  );
}

/** What narrows the list now, each with a link that lets it go. */
export function ChosenFilters({ query }: { query: EntryQuery }) {
  if (!isNarrowed(query)) {
    return null;
  }
  const chips = [
    ...(query.text === ""
      ? []
      : [{ label: "Search", value: query.text, without: { ...query, text: "", page: 1 } }]),
    ...(query.cites === null
      ? []
      : [{ label: "Cites", value: query.cites, without: { ...query, cites: null, page: 1 } }]),
    ...(query.status === "active"
      ? []
      : [
          {
            label: "Status",
            value: query.status === "all" ? "active and retired" : "retired",
            without: { ...query, status: "active" as const, page: 1 },
          },
        ]),
    ...FACET_IDS.flatMap((facet) =>
      query.facets[facet].map((value) => ({
        label: FACET_LABELS[facet],
        value: facetValueWord(facet, value),
        without: toggled({ query, facet, value }),
      })),
    ),
  ];
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ label, value, without }) => (
        <Link
          className="inline-flex min-h-6 max-w-72 items-center gap-1 rounded-full border border-accent/30 bg-accent-soft py-px pr-1.5 pl-2.5 text-sm text-accent hover:border-accent"
          key={`${label} ${value}`}
          to={pb.entries(queryParams(without))}
        >
          <span className="sr-only">Let go of </span>
          <span className="truncate">
            {label}: <span className="font-medium">{value}</span>
          </span>
          <X aria-hidden="true" className="size-3.5 shrink-0" />
        </Link>
      ))}
      <Link
        className="rounded-sm px-1 text-sm text-muted underline hover:text-fg"
        to={pb.entries()}
      >
        Clear all
      </Link>
    </div>
  );
}

const SORT_LABELS: Record<EntrySort, string> = {
  relevance: "Relevance",
  recent: "Newest",
  strength: "Strongest",
  accession: "Accession",
};

/** The order of the list, as links. */
export function SortLinks({ query }: { query: EntryQuery }) {
  const sorts = ENTRY_SORTS.filter((sort) => sort !== "relevance" || query.text !== "");
  return (
    <nav aria-label="Order" className="flex items-center gap-0.5 text-sm">
      <span className="pr-1 text-muted max-sm:sr-only">Order</span>
      {sorts.map((sort) => (
        <Link
          aria-current={sort === query.sort ? "true" : undefined}
          className={cn(
            "rounded-sm px-1.5 py-0.5",
            sort === query.sort
              ? "bg-hover font-medium text-fg"
              : "text-muted hover:bg-hover hover:text-fg",
          )}
          key={sort}
          preventScrollReset
          to={pb.entries(queryParams({ ...query, sort, page: 1 }))}
        >
          {SORT_LABELS[sort]}
        </Link>
      ))}
    </nav>
  );
}
