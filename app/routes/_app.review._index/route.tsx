import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { Inbox } from "lucide-react";
import type { ReactNode } from "react";
import { PageBody } from "#app/components/app-shell.tsx";
import { QueueTable } from "#app/components/review/queue-table.tsx";
import { hasRole, type PersonActor } from "#app/domain/permissions/roles.ts";
import { pb } from "#app/lib/paths.ts";
import { pageHref, pageOfQuery } from "#app/lib/query-page.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import {
  listQueue,
  QUEUE_PAGE_SIZE,
  QUEUES,
  type Queue,
} from "#app/services/review/list-queue.server.ts";
import { listBatches } from "#app/services/transfer/get-batch.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { TabsNav } from "#app/ui/tabs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => [{ title: "Review · Curatorium" }];

/** One page of the queue that the address names, and the size of each queue. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireCapability(request, context, "proposal.read");
  const ctx = await requestContext(request, context);
  const query = new URL(request.url).searchParams;
  const fallback: Queue = hasRole(reader, "reviewer")
    ? "for-me"
    : hasRole(reader, "curator")
      ? "mine"
      : "all";
  const queue = QUEUES.find((known) => known === query.get("queue")) ?? fallback;
  const page = pageOfQuery(query);
  const [listed, batches] = await Promise.all([
    listQueue({ ctx, queue, page }),
    listBatches({ ctx }),
  ]);
  return {
    ...listed,
    queue,
    page,
    pageSize: QUEUE_PAGE_SIZE,
    queues: QUEUES.filter((name) => name === queue || isOfUse({ name, reader })).map((name) => ({
      name,
      count: listed.counts[name],
    })),
    waitingBatches: batches
      .filter((batch) => batch.state === "submitted")
      .map(({ id, label }) => ({ id, label })),
    now: ctx.now(),
  };
}

/** Queues that are always empty for a person without the role are left out. */
function isOfUse(input: { name: Queue; reader: PersonActor }): boolean {
  switch (input.name) {
    case "for-me":
    case "claimed":
      return hasRole(input.reader, "reviewer");
    case "mine":
      return hasRole(input.reader, "curator");
    default:
      return true;
  }
}

type QueueWords = { readonly label: string; readonly empty: string; readonly hint: ReactNode };

const WORDS: Record<Queue, QueueWords> = {
  "for-me": {
    label: "For me",
    empty: "Nothing waits for you",
    hint: "What curators submit comes here, oldest first. Your own work never does: somebody else reviews it.",
  },
  claimed: {
    label: "Claimed by me",
    empty: "You have claimed nothing",
    hint: "Claim a proposal to show others that you are reading it.",
  },
  mine: {
    label: "My proposals",
    empty: "You have no open proposal",
    hint: "Propose a new entry, or amend one that is there. It stays here until it is decided.",
  },
  "waiting-for-author": {
    label: "Waiting for authors",
    empty: "No author owes an answer",
    hint: "A proposal comes here when a reviewer asks for changes.",
  },
  all: {
    label: "All open",
    empty: "No proposal is open",
    hint: "Everything that was proposed has been decided.",
  },
  done: {
    label: "Decided",
    empty: "Nothing has been decided yet",
    hint: "Accepted, rejected and withdrawn proposals stay here for good.",
  },
};

/** The review queue. */
export default function ReviewQueue() {
  const { rows, total, queue, queues, page, pageSize, waitingBatches, now } =
    useLoaderData<typeof loader>();
  const [query] = useSearchParams();
  return (
    <PageBody>
      <PageHeader
        description="Every change waits here until somebody who did not write it has decided."
        title="Review"
      />
      {waitingBatches.length > 0 && (
        <Alert
          className="mb-4"
          title={
            waitingBatches.length === 1
              ? "An import waits for a decision as a whole"
              : `${waitingBatches.length} imports wait for a decision, each as a whole`
          }
        >
          <ul className="flex flex-wrap gap-x-4">
            {waitingBatches.slice(0, 5).map((batch) => (
              <li key={batch.id}>
                <TextLink to={pb.importBatch(batch.id)}>{batch.label}</TextLink>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <TabsNav
        label="Queues"
        tabs={queues.map(({ name, count }) => ({
          to: pb.review(new URLSearchParams({ queue: name })),
          label: WORDS[name].label,
          isCurrent: name === queue,
          ...(name === "done" ? {} : { count }),
        }))}
      />
      <div className="pt-4">
        <Card flush>
          {rows.length === 0 ? (
            <EmptyState
              actions={
                page > 1 ? (
                  <LinkButton to={pb.review(new URLSearchParams({ queue }))}>First page</LinkButton>
                ) : queue === "mine" ? (
                  <LinkButton to={pb.work()}>Propose an entry</LinkButton>
                ) : queue === "all" || queue === "done" ? undefined : (
                  <LinkButton to={pb.review(new URLSearchParams({ queue: "all" }))}>
                    See all open proposals
                  </LinkButton>
                )
              }
              icon={Inbox}
              title={page > 1 ? "This page is empty" : WORDS[queue].empty}
            >
              {WORDS[queue].hint}
            </EmptyState>
          ) : (
            <>
              <QueueTable
                caption={WORDS[queue].label}
                now={now}
                rows={rows}
                withState={
                  queue === "mine" || queue === "all" || queue === "done" || queue === "claimed"
                }
              />
              <div className="border-t">
                <Pagination
                  hrefOf={(to) => pageHref({ pathname: pb.review(), query, page: to })}
                  noun={total === 1 ? "proposal" : "proposals"}
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
