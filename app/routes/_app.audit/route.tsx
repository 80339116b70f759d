import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { SearchX } from "lucide-react";
import { PageBody } from "#app/components/app-shell.tsx";
import { AUDIT_ACTIONS, AUDIT_SUBJECTS } from "#app/domain/audit/event.ts";
import { pb } from "#app/lib/paths.ts";
import { pageHref, pageOfQuery } from "#app/lib/query-page.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { getAuditHead } from "#app/services/audit/get-head.server.ts";
import { AUDIT_PAGE_SIZE, listAuditEvents } from "#app/services/audit/list-events.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { readAuditQuery } from "./audit-query.ts";
import { AuditTable } from "./audit-table.tsx";

export const meta: MetaFunction = () => [{ title: "Audit trail · Curatorium" }];

/** One page of the trail under the filters of the address, and the end of the chain. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCapability(request, context, "audit.read");
  const ctx = await requestContext(request, context);
  const query = new URL(request.url).searchParams;
  const page = pageOfQuery(query);
  const filter = readAuditQuery(query);
  const [listed, head] = await Promise.all([
    listAuditEvents({ ctx, filter: { ...filter, page } }),
    getAuditHead({ ctx }),
  ]);
  return {
    ...listed,
    head,
    page,
    pageSize: AUDIT_PAGE_SIZE,
    isFiltered: Object.keys(filter).length > 0,
    choices: { actions: AUDIT_ACTIONS, subjects: AUDIT_SUBJECTS },
  };
}

/** Everything that was done, by whom and why. */
export default function AuditTrail() {
  const { rows, total, head, page, pageSize, isFiltered, choices } = useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return (
    <PageBody>
      <PageHeader
        description="Everything that was done, by whom and why. Each event is chained to the one before by its hash; nothing can be changed or removed."
        title="Audit trail"
      />
      <div className="grid gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
          <span>
            End of the chain: event{" "}
            <span className="tabular-nums">{head.seq.toLocaleString("en")}</span>
          </span>
          <Copyable label="head hash" value={head.hash} />
        </p>
        <AuditFilters {...choices} query={query} />
        <Card flush>
          {rows.length === 0 ? (
            <EmptyState
              actions={isFiltered && <LinkButton to={pb.audit()}>Clear the filters</LinkButton>}
              icon={SearchX}
              title={isFiltered ? "No event fits these filters" : "Nothing has happened yet"}
            />
          ) : (
            <>
              <AuditTable rows={rows} />
              <div className="border-t">
                <Pagination
                  hrefOf={(to) => pageHref({ pathname: pb.audit(), query, page: to })}
                  noun="events"
                  page={page}
                  pageSize={pageSize}
                  total={total}
                />
              </div>
            </>
          )}
        </Card>
      </div>
    </PageBody>
  );
}
