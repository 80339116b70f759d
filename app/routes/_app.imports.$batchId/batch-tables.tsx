import { ProposalKindBadge, ProposalStateBadge } from "#app/components/review/proposal-badges.tsx";
import type { ProposalKind, ProposalState } from "#app/domain/review/states.ts";
import { pb } from "#app/lib/paths.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

type Paging = {
  readonly page: number;
  readonly pageSize: number;
  readonly hrefOf: (page: number) => string;
};

type Severity = "refused" | "warning" | "skipped";

const SEVERITIES: Record<Severity, { tone: Tone; label: string }> = {
  refused: { tone: "danger", label: "Refused" },
  warning: { tone: "warning", label: "Remark" },
  skipped: { tone: "neutral", label: "Skipped" },
};

/** The proposals that an import made. */
export function BatchProposals({
  proposals,
  total,
  ...paging
}: Paging & {
  proposals: readonly {
    id: string;
    accession: string;
    kind: ProposalKind;
    state: ProposalState;
    title: string;
  }[];
  total: number;
}) {
  return (
    <Card flush id="proposals">
      {total === 0 ? (
        <EmptyState title="Nothing differs from what is accepted" />
      ) : (
        <>
          <Table caption="Proposals of this import">
            <TableHead>
              <Th>Entry</Th>
              <Th>Title</Th>
              <Th>Kind</Th>
              <Th>State</Th>
            </TableHead>
            <TableBody>
              {proposals.map((proposal) => (
                <Tr key={proposal.id}>
                  <Td className="font-mono text-sm whitespace-nowrap">{proposal.accession}</Td>
                  <Td className="min-w-64">
                    <TextLink to={pb.proposal(proposal.id)}>{proposal.title}</TextLink>
                  </Td>
                  <Td>
                    <ProposalKindBadge kind={proposal.kind} />
                  </Td>
                  <Td>
                    <ProposalStateBadge state={proposal.state} />
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
          <div className="border-t">
            <Pagination {...paging} noun="proposals" total={total} />
          </div>
        </>
      )}
    </Card>
  );
}

/** Rows that did not come in, or did with a remark: how many of each kind, then each with its place. */
export function BatchIssues({
  issues,
  counts,
  total,
  ...paging
}: Paging & {
  issues: readonly {
    id: string;
    file: string;
    line: number;
    recordId: string | null;
    severity: Severity;
    code: string;
    message: string;
  }[];
  counts: readonly { code: string; severity: Severity; count: number }[];
  total: number;
}) {
  if (total === 0) {
    return (
      <Card>
        <EmptyState title="Every row came in without a remark" />
      </Card>
    );
  }
  return (
    <Card flush id="issues">
      <ul className="flex flex-wrap gap-x-5 gap-y-1.5 border-b px-4 py-2.5 text-sm">
        {counts.map(({ code, severity, count }) => (
          <li className="flex items-center gap-1.5" key={`${severity} ${code}`}>
            <SeverityBadge severity={severity} />
            <span className="font-mono">{code}</span>
            <span className="font-semibold tabular-nums">{count.toLocaleString("en")}</span>
          </li>
        ))}
      </ul>
      <Table caption="Rows with a remark or a refusal">
        <TableHead>
          <Th>File</Th>
          <Th className="text-right">Line</Th>
          <Th>Record</Th>
          <Th>What</Th>
          <Th>Reason</Th>
        </TableHead>
        <TableBody>
          {issues.map((issue) => (
            <Tr key={issue.id}>
              <Td className="text-sm wrap-anywhere">{issue.file}</Td>
              <Td className="text-right text-sm tabular-nums">
                {issue.line === 0 ? "" : issue.line.toLocaleString("en")}
              </Td>
              <Td className="font-mono text-sm whitespace-nowrap">{issue.recordId ?? ""}</Td>
              <Td>
                <SeverityBadge severity={issue.severity} />
              </Td>
              <Td className="min-w-80">{issue.message}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
      <div className="border-t">
        <Pagination {...paging} noun="rows" total={total} />
      </div>
    </Card>
  );
}

function SeverityBadge({ severity }: { severity: Severity }) {
  const { tone, label } = SEVERITIES[severity];
  return <Badge tone={tone}>{label}</Badge>;
}
