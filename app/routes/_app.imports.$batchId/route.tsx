import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { BatchStateBadge } from "#app/components/batch-state.tsx";
import { Time } from "#app/components/time.tsx";
import { pb } from "#app/lib/paths.ts";
import { pageHref, pageOfQuery } from "#app/lib/query-page.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { acceptBatch } from "#app/services/transfer/accept-batch.server.ts";
import { BATCH_PAGE_SIZE, getBatch } from "#app/services/transfer/get-batch.server.ts";
import { rejectBatch } from "#app/services/transfer/reject-batch.server.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TabsNav } from "#app/ui/tabs.tsx";
import { BatchDecision } from "./batch-decision.tsx";
import { BatchSummary } from "./batch-summary.tsx";
import { BatchIssues, BatchProposals } from "./batch-tables.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.batch.label ?? "Import"} · Curatorium` },
];

/** The batch with a page of its proposals and of its issues. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCapability(request, context, "proposal.read");
  const ctx = await requestContext(request, context);
  const query = new URL(request.url).searchParams;
  const page = pageOfQuery(query);
  const issuePage = pageOfQuery(query, "issues");
  const batchId = params.batchId ?? "";
  const loaded = await forPage(getBatch({ ctx, batchId, page, issuePage }));
  return { ...loaded, page, issuePage, pageSize: BATCH_PAGE_SIZE };
}

/** Accepts or rejects the batch as a whole; a refusal gives the comment back as it was typed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requestContext(request, context);
  const formData = await readOwnFormData(request, context);
  const intent = formData.get("intent");
  const typed = formData.get("comment");
  const comment = typeof typed === "string" ? typed.replaceAll("\r\n", "\n") : "";
  const batchId = params.batchId ?? "";
  if (intent !== "accept" && intent !== "reject") {
    throw data("The form has no such action.", { status: 400 });
  }
  const outcome = await outcomeOf(async () => {
    if (intent === "accept") {
      const { accepted } = await acceptBatch({ ctx, input: { batchId, comment } });
      return `Accepted: ${accepted.toLocaleString("en")} entries have a new accepted version.`;
    }
    const { rejected } = await rejectBatch({ ctx, input: { batchId, comment } });
    return `Rejected: ${rejected.toLocaleString("en")} proposals are closed.`;
  });
  if (!outcome.ok) {
    const { status, refusals } = outcome.failure;
    return data({ refusals, comment }, { status });
  }
  throw await redirectWithFlash({
    to: pb.importBatch(batchId),
    tone: "success",
    text: outcome.value,
  });
}

/** The page of one import. */
export default function ImportBatch() {
  const loaded = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const { batch } = loaded;
  const pathname = pb.importBatch(batch.id);
  const issueTotal = loaded.issueCounts.reduce((sum, one) => sum + one.count, 0);
  const view = query.get("view") ?? (issueTotal > 0 ? "issues" : "proposals");
  return (
    <PageBody>
      <PageHeader
        badges={<BatchStateBadge state={batch.state} />}
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Imports", to: pb.imports() }, { label: batch.label }]} />
        }
        description={
          <>
            {batch.format}, imported by {batch.importerName}{" "}
            <Time iso={batch.createdAt.toISOString()} />
            {batch.reviewerName !== null && batch.decidedAt !== null && (
              <>
                , {batch.state} by {batch.reviewerName} <Time iso={batch.decidedAt.toISOString()} />
              </>
            )}
          </>
        }
        title={batch.label}
      />
      <div className="grid gap-4">
        <BatchSummary batch={batch} />
        {batch.state === "submitted" && (
          <BatchDecision
            comment={answer?.comment ?? ""}
            decision={loaded.decision}
            proposals={loaded.proposalCount}
            refusals={answer?.refusals ?? []}
          />
        )}
        <div>
          <TabsNav
            label="What came in"
            tabs={[
              {
                to: `${pathname}?view=issues`,
                label: "What to look at",
                count: issueTotal,
                isCurrent: view === "issues",
              },
              {
                to: `${pathname}?view=proposals`,
                label: "Proposals",
                count: loaded.proposalCount,
                isCurrent: view === "proposals",
              },
            ]}
          />
          <div className="pt-4">
            {view === "issues" ? (
              <BatchIssues
                counts={loaded.issueCounts}
                hrefOf={(page) => pageHref({ pathname, query, page, name: "issues" })}
                issues={loaded.issues}
                page={loaded.issuePage}
                pageSize={loaded.pageSize}
                total={issueTotal}
              />
            ) : (
              <BatchProposals
                hrefOf={(page) => pageHref({ pathname, query, page })}
                page={loaded.page}
                pageSize={loaded.pageSize}
                proposals={loaded.proposals}
                total={loaded.proposalCount}
              />
            )}
          </div>
        </div>
      </div>
    </PageBody>
  );
}
