import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FilePlus2 } from "lucide-react";
import { PageBody } from "#app/components/app-shell.tsx";
import { QueueTable } from "#app/components/review/queue-table.tsx";
import { can } from "#app/domain/permissions/can.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireActor } from "#app/platform/actor.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { findOpenCandidate } from "#app/services/releases/find.server.ts";
import { previewRelease } from "#app/services/releases/preview.server.ts";
import { listQueue } from "#app/services/review/list-queue.server.ts";
import { getMyWork } from "#app/services/review/my-work.server.ts";
import { listBatches } from "#app/services/transfer/get-batch.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { MyProposals } from "./my-proposals.tsx";
import { ReleaseState, WaitingBatches } from "./side-cards.tsx";

export const meta: MetaFunction = () => [{ title: "My work · Curatorium" }];

/** Rows of the review queue that are shown here; the queue's own page has all. */
const REVIEW_ROWS = 8;

/** What waits for the person, by the roles that they hold. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context);
  const ctx = await requestContext(request, context);
  const may = {
    propose: can(actor, "entry.propose").ok,
    review: can(actor, "proposal.review").ok,
    release: can(actor, "release.prepare").ok,
    read: can(actor, "proposal.read").ok,
    manage: can(actor, "user.manage").ok,
  };
  const [own, toReview, batches, release] = await Promise.all([
    may.propose ? getMyWork({ ctx }) : null,
    may.review ? listQueue({ ctx, queue: "for-me", page: 1 }) : null,
    may.read ? listBatches({ ctx }) : [],
    may.release ? releaseState(ctx) : null,
  ]);
  return {
    name: actor.name,
    may,
    own,
    toReview:
      toReview === null
        ? null
        : { rows: toReview.rows.slice(0, REVIEW_ROWS), total: toReview.total },
    batches: batches
      .filter((batch) => batch.state === "submitted")
      .map(({ id, label, importerId, importerName, created, updated }) => ({
        id,
        label,
        importerName,
        isMine: importerId === actor.userId,
        proposals: created + updated,
      })),
    release,
    now: ctx.now(),
  };
}

async function releaseState(ctx: ServiceContext) {
  const [candidate, preview] = await Promise.all([
    findOpenCandidate(ctx),
    previewRelease({ ctx, page: 1 }),
  ]);
  return {
    previous: preview.previous,
    counts: preview.counts,
    candidate: candidate === null ? null : { version: candidate.version, state: candidate.state },
  };
}

/** The start page of those who work here: what waits for them first, then what they can begin. */
export default function MyWork() {
  const { may, own, toReview, batches, release, now } = useLoaderData<typeof loader>();
  const hasSide = release !== null || batches.length > 0;
  return (
    <PageBody>
      <PageHeader
        actions={
          may.propose && (
            <>
              <LinkButton to={pb.newEntry("biomarker-therapy")} tone="primary">
                <FilePlus2 aria-hidden="true" />
                New biomarker–therapy entry
              </LinkButton>
              <LinkButton to={pb.newEntry("gene-drug")} tone="primary">
                <FilePlus2 aria-hidden="true" />
                New gene–drug entry
              </LinkButton>
            </>
          )
        }
        title="My work"
      />
      {!may.read && (
        <Card>
          <EmptyState
            actions={<LinkButton to={pb.entries()}>Browse entries</LinkButton>}
            title="Your account reads, and that needs nothing from you"
          >
            To curate, review or publish, ask an administrator for the role.
          </EmptyState>
        </Card>
      )}
      <div
        className={
          hasSide && (own !== null || toReview !== null)
            ? "grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]"
            : "grid gap-5"
        }
      >
        <div className="grid min-w-0 gap-5 empty:hidden">
          {toReview !== null && (
            <Card
              actions={
                toReview.total > toReview.rows.length && (
                  <LinkButton size="sm" to={pb.review()}>
                    All {toReview.total}
                  </LinkButton>
                )
              }
              flush
              id="to-review"
              title="Waiting for your review"
            >
              {toReview.rows.length === 0 ? (
                <EmptyState title="Nothing waits for you">
                  What others submit comes here, oldest first.
                </EmptyState>
              ) : (
                <QueueTable
                  caption="Proposals to review, oldest first"
                  now={now}
                  rows={toReview.rows}
                  withState={false}
                />
              )}
            </Card>
          )}
          {own !== null && <MyProposals now={now} own={own} />}
        </div>
        {hasSide && (
          <div className="grid min-w-0 gap-5">
            {release !== null && <ReleaseState release={release} />}
            {batches.length > 0 && <WaitingBatches batches={batches} canDecide={may.review} />}
          </div>
        )}
        {may.manage && own === null && toReview === null && release === null && (
          <Card>
            <EmptyState
              actions={
                <>
                  <LinkButton to={pb.audit()}>Audit trail</LinkButton>
                  <LinkButton to={pb.review()}>Review queue</LinkButton>
                </>
              }
              title="Nothing waits for an administrator"
            >
              You see all that happens and change no content. People and keys are managed with the
              command line: <code className="font-mono text-sm">curatorium user --help</code>
            </EmptyState>
          </Card>
        )}
      </div>
    </PageBody>
  );
}
