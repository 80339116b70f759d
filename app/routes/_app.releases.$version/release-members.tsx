import { Link } from "@remix-run/react";
import {
  type ReleaseChangeRow,
  ReleaseChangeTable,
} from "#app/components/release-change-table.tsx";
import { type MemberFilter, memberTotal } from "#app/domain/releases/member-filter.ts";
import { Card } from "#app/ui/card.tsx";
import { cn } from "#app/ui/cn.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination } from "#app/ui/pagination.tsx";

/** One page of members, as the route loads it. */
export type MembersPage = {
  readonly rows: readonly ReleaseChangeRow[];
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

/** The entries of a release, with what each is against another; `path` is the page's own address. */
export function ReleaseMembers({
  path,
  comparedWith,
  changes,
  members,
}: {
  path: string;
  comparedWith: string | null;
  changes: Readonly<Record<string, number>>;
  members: MembersPage;
}) {
  const href = (filter: MemberFilter, page: number) => {
    const query = new URLSearchParams({ members: filter });
    if (page > 1) {
      query.set("page", String(page));
    }
    return `${path}?${query}#members`;
  };
  return (
    <Card
      description={comparedWith === null ? undefined : `Compared with release ${comparedWith}.`}
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
          <ReleaseChangeTable rows={members.rows} />
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
