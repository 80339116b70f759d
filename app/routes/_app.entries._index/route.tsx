import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { SearchX, SlidersHorizontal } from "lucide-react";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryFacets } from "#app/components/entry-facets.tsx";
import { ChosenFilters, EntrySearch, SortLinks } from "#app/components/entry-list-bar.tsx";
import { EntryTable } from "#app/components/entry-table.tsx";
import { parseEntryAddress } from "#app/domain/entries/accession.ts";
import {
  ENTRY_PAGE_SIZE,
  type EntryQuery,
  isNarrowed,
  queryParams,
} from "#app/domain/search/entry-query.ts";
import { parseEntryQuery } from "#app/domain/search/parse-entry-query.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { listEntries } from "#app/services/search/list-entries.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { buttonClass, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { cn } from "#app/ui/cn.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

/** The title names what was searched. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.query.text ? `${data.query.text} · ` : ""}Entries · Curatorium` },
];

/** The list of accepted entries that the address asks for; an accession that is found leads to its page. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { query, problems } = parseEntryQuery(new URL(request.url).searchParams);
  const ctx = await requestContext(request, context);
  const list = await listEntries({ ctx, query });
  const address = parseEntryAddress(query.text);
  if (address !== null && list.total === 1) {
    const { accession, version } = address;
    throw redirect(version === null ? pb.entry(accession) : pb.entryVersion(accession, version));
  }
  return { query, problems, list };
}

/** Search, facets and the list. */
export default function Entries() {
  const { query, problems, list } = useLoaderData<typeof loader>();
  return (
    <PageBody>
      <PageHeader
        description="Every entry here was approved by a reviewer who did not write it. Pin a release for clinical use."
        title="Entries"
      />
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <aside
          className="min-w-0 max-lg:order-last max-lg:rounded-lg max-lg:border max-lg:bg-raised max-lg:p-4 print:hidden"
          id="narrow"
        >
          <EntryFacets counts={list} query={query} />
        </aside>
        <div className="grid min-w-0 content-start gap-3">
          <EntrySearch query={query} />
          <a className={cn(buttonClass({}), "justify-self-start lg:hidden")} href="#narrow">
            <SlidersHorizontal aria-hidden="true" />
            Narrow the list
          </a>
          <ChosenFilters query={query} />
          {problems.length > 0 && (
            <Alert title="Part of the address could not be used" tone="warning">
              <ul>
                {problems.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    <code className="font-mono text-sm">{path}</code>: {message}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <Card flush>
            <div className="flex flex-wrap items-center justify-between gap-2 border-b px-3 py-1.5">
              <p className="text-sm font-medium tabular-nums" role="status">
                {list.total.toLocaleString("en")} {list.total === 1 ? "entry" : "entries"}
              </p>
              {list.total > 1 && <SortLinks query={query} />}
            </div>
            <Found list={list} query={query} />
          </Card>
          {list.similar.length > 0 && (
            <Card
              description="Their titles resemble what you typed."
              flush
              id="similar"
              title="Did you mean one of these?"
            >
              <EntryTable caption="Entries with a similar title" rows={list.similar} />
            </Card>
          )}
        </div>
      </div>
    </PageBody>
  );
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function Found({ list, query }: Pick<Loaded, "list"> & { query: EntryQuery }) {
  if (list.rows.length > 0) {
    return (
      <>
        <EntryTable caption="Accepted entries" rows={list.rows} search={query.text} />
        <div className="border-t">
          <Pagination
            hrefOf={(page) => pb.entries(queryParams({ ...query, page }))}
            noun="entries"
            page={query.page}
            pageSize={ENTRY_PAGE_SIZE}
            total={list.total}
          />
        </div>
      </>
    );
  }
  if (list.total > 0) {
    return (
      <EmptyState
        actions={
          <LinkButton to={pb.entries(queryParams({ ...query, page: 1 }))}>First page</LinkButton>
        }
        title="The list ends before this page"
      />
    );
  }
  return isNarrowed(query) ? (
    <EmptyState
      actions={<LinkButton to={pb.entries()}>Clear filters</LinkButton>}
      icon={SearchX}
      title="No accepted entry matches"
    >
      Try fewer words, or let go of a filter above. Entries that are still in review are not listed.
    </EmptyState>
  ) : (
    <EmptyState icon={SearchX} title="No entry has been accepted yet">
      When a reviewer approves a first proposal, it appears here.
    </EmptyState>
  );
}
