import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { ReleaseChangeTable } from "#app/components/release-change-table.tsx";
import { ReleaseStateBadge } from "#app/components/release-state.tsx";
import { Time } from "#app/components/time.tsx";
import { type MemberFilter, memberTotal } from "#app/domain/releases/member-filter.ts";
import { pb } from "#app/lib/paths.ts";
import { pageHref } from "#app/lib/query-page.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { TabsNav } from "#app/ui/tabs.tsx";
import { CandidateFiles } from "./candidate-files.tsx";
import { CandidateSteps } from "./candidate-steps.tsx";
import { ChangeCounts } from "./change-counts.tsx";
import type { LoadedCandidate } from "./loaded-candidate.ts";
import type { OrderAnswer } from "./order-answer.ts";

const FILTER_LABELS: Record<MemberFilter, string> = {
  differing: "All changes",
  added: "Added",
  changed: "Changed",
  retired: "Retired",
  all: "All entries",
};

const FILTERS = ["differing", "added", "changed", "retired"] as const;

/** What a publisher reads before signing, and the steps from here to publication. */
export function CandidatePage({
  candidate,
  answer,
  alert,
}: {
  candidate: LoadedCandidate;
  answer: OrderAnswer;
  alert: ReactNode;
}) {
  const [query] = useSearchParams();
  const { changes } = candidate;
  return (
    <>
      <PageHeader
        badges={<ReleaseStateBadge state={candidate.state} />}
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Releases", to: pb.releases() }, { label: candidate.version }]}
          />
        }
        description={
          <>
            Frozen by {candidate.createdByName} <Time iso={candidate.effectiveTime} />
            {candidate.previousVersion !== null && `, follows ${candidate.previousVersion}`}
          </>
        }
        title={`Candidate ${candidate.version}`}
      />
      {alert}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-4 max-lg:order-2">
          <ChangeCounts changes={changes} />
          {candidate.notes !== null && (
            <Card id="notes" title="Release notes">
              <p className="max-w-prose whitespace-pre-wrap wrap-break-word">{candidate.notes}</p>
            </Card>
          )}
          <Card flush id="changes">
            <div className="px-2">
              <TabsNav
                label="Changes"
                tabs={FILTERS.map((filter) => ({
                  to:
                    filter === "differing"
                      ? pb.newRelease()
                      : `${pb.newRelease()}?${new URLSearchParams({ change: filter })}`,
                  label: FILTER_LABELS[filter],
                  count: memberTotal({ changes, filter }),
                  isCurrent: filter === candidate.filter,
                }))}
              />
            </div>
            {candidate.members.length === 0 ? (
              <EmptyState title="None" />
            ) : (
              <>
                <ReleaseChangeTable rows={candidate.members} />
                <div className="border-t">
                  <Pagination
                    hrefOf={(page) => pageHref({ pathname: pb.newRelease(), query, page })}
                    noun="entries"
                    page={candidate.page}
                    pageSize={candidate.pageSize}
                    total={candidate.total}
                  />
                </div>
              </>
            )}
          </Card>
          <CandidateFiles candidate={candidate} />
        </div>
        <CandidateSteps answer={answer} candidate={candidate} />
      </div>
    </>
  );
}
