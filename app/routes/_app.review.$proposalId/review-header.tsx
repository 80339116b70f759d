import { Form } from "@remix-run/react";
import { UserCheck } from "lucide-react";
import { Age } from "#app/components/age.tsx";
import { AnswerAlert } from "#app/components/answer-alert.tsx";
import { LevelBadge } from "#app/components/level-badge.tsx";
import { CommandButton, DECISION_FORM_ID } from "#app/components/review/decision-bar.tsx";
import { ProposalKindBadge, ProposalStateBadge } from "#app/components/review/proposal-badges.tsx";
import type { Refusal } from "#app/domain/shared/result.ts";
import { pb } from "#app/lib/paths.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Menu } from "#app/ui/menu.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import type { loadReview } from "./load-review.server.ts";

/** What the review page has loaded. */
export type LoadedReview = Awaited<ReturnType<typeof loadReview>>;

const A_MINUTE_MS = 60_000;

/** What it is, whose, since when; and what is done without a vote. */
export function ReviewHeader({ proposal }: { proposal: LoadedReview }) {
  const { commands } = proposal;
  return (
    <PageHeader
      actions={
        <>
          {proposal.isMine && commands.resubmit === null && (
            <LinkButton to={pb.reviseProposal(proposal.id)} tone="primary">
              Answer the reviewer
            </LinkButton>
          )}
          {commands["release-claim"] === null ? (
            <CommandButton command="release-claim" commands={commands} form={DECISION_FORM_ID}>
              Give back
            </CommandButton>
          ) : (
            commands.claim === null && (
              <CommandButton command="claim" commands={commands} form={DECISION_FORM_ID}>
                Claim
              </CommandButton>
            )
          )}
          {proposal.isMine && commands.withdraw === null && <Withdraw />}
        </>
      }
      badges={
        <>
          <span className="mr-1 font-mono text-sm">
            {proposal.baseVersion === null ? (
              proposal.accession
            ) : (
              <TextLink to={pb.entryVersion(proposal.accession, proposal.baseVersion)}>
                {proposal.accession}@{proposal.baseVersion}
              </TextLink>
            )}
          </span>
          <ProposalKindBadge kind={proposal.kind} />
          <ProposalStateBadge state={proposal.state} />
          {proposal.levels.map((level) => (
            <LevelBadge key={level.scheme} level={level} />
          ))}
          {proposal.claimedBy !== null && (
            <Badge icon={<UserCheck aria-hidden="true" />}>
              Claimed by {proposal.isClaimedByMe ? "you" : proposal.claimedBy.name}
            </Badge>
          )}
        </>
      }
      breadcrumbs={
        <Breadcrumbs
          items={[{ label: "Review", to: pb.review() }, { label: proposal.accession }]}
        />
      }
      description={
        <>
          By {proposal.isMine ? "you" : proposal.author.name}, proposed{" "}
          <Age at={proposal.createdAt} now={proposal.now} />
          {proposal.updatedAt.getTime() - proposal.createdAt.getTime() > A_MINUTE_MS && (
            <>
              , last change <Age at={proposal.updatedAt} now={proposal.now} />
            </>
          )}
          {proposal.batchId !== null && (
            <>
              , part of <TextLink to={pb.importBatch(proposal.batchId)}>an import</TextLink>
            </>
          )}
        </>
      }
      title={proposal.title}
    />
  );
}

/** Asks once more, without a script: the button that withdraws lies inside a menu. */
function Withdraw() {
  return (
    <Menu
      label="Withdraw this proposal"
      trigger="Withdraw…"
      triggerClassName="border border-line-strong/60 bg-raised px-3 font-medium shadow-raised"
    >
      <Form className="grid w-64 gap-2 p-1.5" method="post">
        <p className="text-sm">
          It leaves the queue for good and the entry stays as it is. You can propose again.
        </p>
        <Button name="intent" tone="danger" type="submit" value="withdraw">
          Withdraw it
        </Button>
      </Form>
    </Menu>
  );
}

/** What a command was answered with when it led nowhere else. */
export type CommandReply = {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  readonly done: string | null;
};

/** What came of the last command: a refusal with its reason, or news. */
export function CommandAnswer({
  answer,
  refusals,
  proposalId,
}: {
  answer: CommandReply | undefined;
  /** Those that no field answers for. */
  refusals: readonly Refusal[];
  proposalId: string;
}) {
  if (answer?.done) {
    return (
      <AnswerAlert answer={answer} tone="success">
        <p>{answer.done}</p>
      </AnswerAlert>
    );
  }
  if (refusals.length === 0) {
    return null;
  }
  const isConflict = answer?.status === 409;
  return (
    <AnswerAlert
      actions={
        isConflict && (
          <LinkButton size="sm" to={pb.proposal(proposalId)}>
            Load it again
          </LinkButton>
        )
      }
      answer={answer}
      title={isConflict ? "It changed meanwhile; nothing was decided" : "This was not done"}
      tone={isConflict ? "warning" : "danger"}
    >
      {refusals.map(({ code, message }) => (
        <p key={code}>{message}</p>
      ))}
      {isConflict && <p>Your comment is still below.</p>}
    </AnswerAlert>
  );
}

/** What a reviewer asked for the last time. */
function LastRequest({ proposal }: { proposal: LoadedReview }) {
  const request = proposal.steps.findLast(
    (step) => step.kind === "vote" && step.decision === "request-changes",
  );
  return request?.kind === "vote" ? (
    <p className="whitespace-pre-line wrap-break-word">
      {request.by}: {request.comment}
    </p>
  ) : null;
}

/** Why it was proposed, in the author's words. */
export function AuthorsReason({ proposal }: { proposal: LoadedReview }) {
  return proposal.reason === null || proposal.reason === "" ? null : (
    <div className="grid gap-x-4 gap-y-1 border-b bg-sunken/50 px-4 py-2 sm:grid-cols-[9.5rem_minmax(0,1fr)]">
      <p className="text-sm text-muted">
        {proposal.kind === "retire" ? "Why retire it" : "Author’s note"}
      </p>
      <p className="max-w-[72ch] whitespace-pre-line wrap-break-word">{proposal.reason}</p>
    </div>
  );
}

/** How it stands or ended. */
export function Outcome({ proposal }: { proposal: LoadedReview }) {
  const { state, accession, baseVersion } = proposal;
  return (
    <>
      {state === "accepted" && (
        <Alert className="mb-4" title="Accepted" tone="success">
          It became{" "}
          <TextLink to={pb.entryVersion(accession, (baseVersion ?? 0) + 1)}>
            {accession}@{(baseVersion ?? 0) + 1}
          </TextLink>
          .
        </Alert>
      )}
      {(state === "rejected" || state === "withdrawn") && (
        <Alert
          className="mb-4"
          title={state === "rejected" ? "Rejected" : "Withdrawn by its author"}
        >
          The entry stayed as it was. The content and what was said about it are kept.
        </Alert>
      )}
      {state === "changes-requested" && (
        <Alert
          className="mb-4"
          title={proposal.isMine ? "A reviewer asks for changes" : "It waits for its author"}
          tone="warning"
        >
          <LastRequest proposal={proposal} />
        </Alert>
      )}
    </>
  );
}
