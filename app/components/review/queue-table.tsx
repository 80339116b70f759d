import { Age } from "#app/components/age.tsx";
import { pb } from "#app/lib/paths.ts";
import type { QueueRow } from "#app/services/review/list-queue.server.ts";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { ProposalKindBadge, ProposalStateBadge } from "./proposal-badges.tsx";

/** Proposals as dense lines: what, by whom, since when, and who reads it. */
export function QueueTable({
  caption,
  rows,
  now,
  withState,
}: {
  caption: string;
  rows: readonly QueueRow[];
  now: Date;
  /** Shows the state too, where the list mixes several. */
  withState: boolean;
}) {
  return (
    <Table caption={caption}>
      <TableHead>
        <Th>Entry</Th>
        <Th>Title</Th>
        <Th>Kind</Th>
        {withState && <Th>State</Th>}
        <Th>Author</Th>
        <Th>Last change</Th>
        <Th>Claimed by</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="font-mono text-sm whitespace-nowrap">{row.accession}</Td>
            <Td className="min-w-64">
              <TextLink className="font-medium" prefetch="intent" to={pb.proposal(row.id)}>
                {row.title}
              </TextLink>
            </Td>
            <Td>
              <ProposalKindBadge kind={row.kind} />
            </Td>
            {withState && (
              <Td>
                <ProposalStateBadge state={row.state} />
              </Td>
            )}
            <Td className="whitespace-nowrap">{row.authorName}</Td>
            <Td className="whitespace-nowrap text-muted">
              <Age at={row.updatedAt} now={now} />
            </Td>
            <Td className="whitespace-nowrap">
              {row.reviewerName ?? <span className="text-muted">Nobody</span>}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
