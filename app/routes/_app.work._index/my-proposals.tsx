import { Age } from "#app/components/age.tsx";
import { ProposalKindBadge, ProposalStateBadge } from "#app/components/review/proposal-badges.tsx";
import { pb } from "#app/lib/paths.ts";
import type { getMyWork, MyProposal } from "#app/services/review/my-work.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** The person's own proposals: those that wait for an answer first, then the rest, then what was decided. */
export function MyProposals({
  own,
  now,
}: {
  own: Awaited<ReturnType<typeof getMyWork>>;
  now: Date;
}) {
  return (
    <>
      <Card
        actions={
          own.openCount > own.open.length && (
            <LinkButton size="sm" to={pb.review(new URLSearchParams({ queue: "mine" }))}>
              All {own.openCount}
            </LinkButton>
          )
        }
        flush
        id="mine"
        title="My open proposals"
      >
        {own.open.length === 0 ? (
          <EmptyState
            actions={<LinkButton to={pb.entries()}>Find an entry to amend</LinkButton>}
            title="You have no open proposal"
          >
            Begin a new entry above, or open an accepted one and amend it. A reviewer decides; until
            then nobody outside sees it.
          </EmptyState>
        ) : (
          <ProposalList now={now} proposals={own.open} />
        )}
      </Card>
      {own.decided.length > 0 && (
        <Card flush id="decided" title="Decided lately">
          <ProposalList now={now} proposals={own.decided} />
        </Card>
      )}
    </>
  );
}

function ProposalList({ proposals, now }: { proposals: readonly MyProposal[]; now: Date }) {
  return (
    <ul className="divide-y">
      {proposals.map((proposal) => (
        <li
          className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5 px-4 py-2.5"
          key={proposal.id}
        >
          <div className="min-w-0 flex-1 basis-80">
            <TextLink className="font-medium" to={pb.proposal(proposal.id)}>
              {proposal.title}
            </TextLink>
            <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
              <span className="font-mono">{proposal.accession}</span>
              <ProposalKindBadge kind={proposal.kind} />
              <ProposalStateBadge state={proposal.state} />
              <Age at={proposal.updatedAt} now={now} />
            </p>
            {proposal.lastComment !== null &&
              (proposal.state === "changes-requested" || proposal.state === "rejected") && (
                <p className="mt-1 line-clamp-2 max-w-prose border-l-2 border-line-strong pl-2.5 text-sm">
                  {proposal.lastComment}
                </p>
              )}
          </div>
          <NextStep proposal={proposal} />
        </li>
      ))}
    </ul>
  );
}

function NextStep({ proposal }: { proposal: MyProposal }) {
  switch (proposal.state) {
    case "changes-requested":
      return (
        <LinkButton size="sm" to={pb.reviseProposal(proposal.id)} tone="primary">
          Answer the reviewer
        </LinkButton>
      );
    case "accepted":
      return (
        <LinkButton size="sm" to={pb.entry(proposal.accession)}>
          See the entry
        </LinkButton>
      );
    case "submitted":
      return <p className="text-sm text-muted">Nothing to do: a reviewer reads it</p>;
    default:
      return null;
  }
}
