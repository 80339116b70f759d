import { Link } from "@remix-run/react";
import { ENTRY_KIND_LABELS } from "#app/domain/entries/vocabulary.ts";
import { type MemberFilter, memberTotal } from "#app/domain/releases/member-filter.ts";
import type { ChangeClass } from "#app/domain/releases/states.ts";
import { pb } from "#app/lib/paths.ts";
import type { MemberRow } from "#app/services/releases/list-release-members.server.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { cn } from "#app/ui/cn.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** One page of members, as the route loads it. */
export type MembersPage = {
  readonly rows: readonly MemberRow[];
  readonly filter: MemberFilter;
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
};

const FILTERS: readonly { filter: MemberFilter; label: string }[] = [
  { filter: "differing", label: "All changes" },
  { filter: "added", label: "Added" },
  { filter: "changed", label: "Changed" },
  { filter: "retired", label: "Retired" },
  { filter: "all", label: "Everything" },
];

const TONES: Record<ChangeClass, Tone> = {
  added: "success",
  changed: "warning",
  retired: "danger",
  unchanged: "neutral",
};

/** The entries of a release, with what each is against the release before. */
export function ReleaseMembers({
  version,
  previousVersion,
  changes,
  members,
}: {
  version: string;
  previousVersion: string | null;
  changes: Readonly<Record<string, number>>;
  members: MembersPage;
}) {
  const href = (filter: MemberFilter, page: number) =>
    `${pb.release(version)}?${new URLSearchParams({ members: filter, ...(page > 1 ? { page: String(page) } : {}) })}#members`;
  return (
    <Card
      description={
        previousVersion === null ? undefined : `Compared with release ${previousVersion}.`
      }
      flush
      id="members"
      title="Entries"
    >
      <nav aria-label="Which entries" className="flex flex-wrap gap-1 border-b px-3 py-2 text-sm">
        {FILTERS.map(({ filter, label }) => (
          <Link
            aria-current={filter === members.filter ? "true" : undefined}
            className={cn(
              "rounded-sm px-2 py-0.5",
              filter === members.filter
                ? "bg-hover font-medium text-fg"
                : "text-muted hover:bg-hover hover:text-fg",
            )}
            key={filter}
            preventScrollReset
            to={href(filter, 1)}
          >
            {label}{" "}
            <span className="text-muted tabular-nums">
              {memberTotal({ filter, changes }).toLocaleString("en")}
            </span>
          </Link>
        ))}
      </nav>
      {members.rows.length === 0 ? (
        <EmptyState title="No entry of this kind" />
      ) : (
        <>
          <Table caption="Entries of the release">
            <TableHead>
              <Th>Entry</Th>
              <Th>Title</Th>
              <Th className="max-md:hidden">Kind</Th>
              <Th>Change</Th>
            </TableHead>
            <TableBody>
              {members.rows.map((row) => (
                <Tr key={row.accession}>
                  <Td className="font-mono text-sm whitespace-nowrap">
                    <TextLink to={pb.entryVersion(row.accession, row.version)}>
                      {row.accession}@{row.version}
                    </TextLink>
                  </Td>
                  <Td className="wrap-break-word">{row.title}</Td>
                  <Td className="text-sm whitespace-nowrap text-muted max-md:hidden">
                    {ENTRY_KIND_LABELS[row.kind]}
                  </Td>
                  <Td className="whitespace-nowrap">
                    <MemberChange row={row} />
                  </Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
          <div className="border-t">
            <Pagination
              hrefOf={(page) => href(members.filter, page)}
              noun="entries"
              page={members.page}
              pageSize={members.pageSize}
              total={members.total}
            />
          </div>
        </>
      )}
    </Card>
  );
}

function MemberChange({ row }: { row: MemberRow }) {
  const words = row.change.charAt(0).toUpperCase() + row.change.slice(1);
  const canCompare = row.change === "changed" && row.previousVersion !== null;
  return (
    <span className="inline-flex items-center gap-2">
      <Badge tone={TONES[row.change]}>{words}</Badge>
      {canCompare && (
        <TextLink
          className="text-sm"
          to={pb.entryCompare(row.accession, row.previousVersion ?? row.version, row.version)}
        >
          {row.previousVersion} → {row.version}
        </TextLink>
      )}
    </span>
  );
}
