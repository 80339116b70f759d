import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { DecisionBar } from "#app/components/review/decision-bar.tsx";
import { EvidencePanel } from "#app/components/review/evidence-panel.tsx";
import { Timeline } from "#app/components/review/timeline.tsx";
import { RevisionDiff } from "#app/components/revision-diff/revision-diff.tsx";
import type { ProposalKind } from "#app/domain/review/states.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { giveCommand, readCommandForm } from "./give-command.server.ts";
import { loadReview } from "./load-review.server.ts";
import { AuthorsReason, CommandAnswer, Outcome, ReviewHeader } from "./review-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `Review ${loaded?.accession ?? ""} · Curatorium` },
];

/** After a conflict the page shows how things stand now; what was typed stays. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus === 409 || defaultShouldRevalidate;

/** The proposal, what it changes, and what the reader may do to it. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCapability(request, context, "proposal.read");
  const ctx = await requestContext(request, context);
  return await forPage(loadReview({ ctx, proposalId: params.proposalId ?? "" }));
}

/** Gives a command. What is refused changes nothing, and the comment comes back as it was typed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requestContext(request, context);
  const form = readCommandForm(await readOwnFormData(request, context));
  const { intent, comment } = form;
  if (intent === null) {
    throw data("The form has no such action.", { status: 400 });
  }
  const outcome = await outcomeOf(() =>
    giveCommand({ ctx, proposalId: params.proposalId ?? "", form: { ...form, intent } }),
  );
  if (!outcome.ok) {
    const { status, refusals } = outcome.failure;
    return data({ status, refusals, comment, done: null }, { status });
  }
  const isCommentUnused = intent === "claim" || intent === "release-claim";
  if (isCommentUnused && comment !== "") {
    return data({ status: 200, refusals: NONE, comment, done: outcome.value.text });
  }
  throw await redirectWithFlash({ tone: "success", ...outcome.value });
}

const NONE: readonly Refusal[] = [];

/** Places of a refusal that the comment field answers for. */
const COMMENT_PATHS: readonly (string | undefined)[] = ["comment", "body", "reason"];

/** The review page: what changes, what it rests on, what was said, and the decision. */
export default function ReviewProposal() {
  const proposal = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusals = answer?.refusals ?? NONE;
  const isOpen = proposal.state === "submitted" || proposal.state === "changes-requested";
  return (
    <PageBody className="pb-0 lg:pb-0">
      <ReviewHeader proposal={proposal} />
      <CommandAnswer
        answer={answer}
        proposalId={proposal.id}
        refusals={refusals.filter(({ path }) => !COMMENT_PATHS.includes(path))}
      />
      <Outcome proposal={proposal} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_23rem] lg:[&_:is(a,summary)]:scroll-mb-40">
        <Card flush id="changes" title={changesTitle({ proposal, isOpen })}>
          <AuthorsReason proposal={proposal} />
          <RevisionDiff
            changes={proposal.changes}
            isNew={proposal.kind !== "amend"}
            unchanged={proposal.unchanged}
          />
        </Card>
        <div className="grid min-w-0 gap-4">
          <Card flush id="evidence" title={`Evidence (${proposal.evidence.length})`}>
            {proposal.evidence.length === 0 ? (
              <EmptyState title="No source is cited" />
            ) : (
              <EvidencePanel evidence={proposal.evidence} />
            )}
          </Card>
          <Card id="history" title="So far">
            {proposal.steps.length === 0 ? (
              <p className="text-muted">Nobody has said anything yet.</p>
            ) : (
              <Timeline steps={proposal.steps} />
            )}
          </Card>
        </div>
      </div>
      {isOpen ? (
        <DecisionBar
          commands={proposal.commands}
          comment={answer?.comment ?? ""}
          commentErrors={refusals
            .filter(({ path }) => COMMENT_PATHS.includes(path))
            .map(({ message }) => message)}
          contentHash={proposal.contentHash}
        />
      ) : (
        <div className="h-16" />
      )}
    </PageBody>
  );
}

function changesTitle(input: {
  proposal: { kind: ProposalKind; baseVersion: number | null };
  isOpen: boolean;
}): string {
  const { proposal, isOpen } = input;
  switch (proposal.kind) {
    case "create":
      return isOpen ? "What is proposed" : "What was proposed";
    case "retire":
      return isOpen ? "What would be retired" : "What was to be retired";
    default:
      return `What ${isOpen ? "changes" : "changed"} against version ${proposal.baseVersion}`;
  }
}
