import { sql } from "drizzle-orm";
import type { MemberFilter } from "#app/domain/releases/member-filter.ts";
import type { ChangeClass } from "#app/domain/releases/states.ts";
import type { ServiceContext } from "../context.server.ts";
import { MEMBER_PAGE_SIZE } from "./list-release-members.server.ts";
import { visibleRelease } from "./visible.server.ts";

/** An entry that differs between two releases. The title is the entry's present one. */
export type ComparedMember = {
  readonly accession: string;
  readonly title: string;
  readonly change: ChangeClass;
  readonly version: number;
  readonly previousVersion: number | null;
};

/** What differs between two releases, with one page of the entries. */
export type ReleaseComparison = {
  readonly from: string;
  readonly to: string;
  /** Entries by what they are in the later release against the earlier. */
  readonly changes: Readonly<Record<ChangeClass, number>>;
  readonly rows: readonly ComparedMember[];
};

/**
 * Compares the members of two releases, whichever is the later. An entry that only one of them
 * holds as active counts as added or retired. Throws NotFoundError when the actor may not see one of
 * them. `filter` and `page` (from 1) choose the rows.
 */
export async function compareReleases(input: {
  ctx: ServiceContext;
  from: string;
  to: string;
  filter: MemberFilter;
  page: number;
}): Promise<ReleaseComparison> {
  const { ctx, filter } = input;
  const [from, to] = await Promise.all([
    visibleRelease({ ctx, version: input.from }),
    visibleRelease({ ctx, version: input.to }),
  ]);
  const compared = sql`
    select coalesce(b.entry_id, a.entry_id) as entry_id,
      coalesce(b.version, a.version) as version,
      case when b.entry_id is null then null else a.version end as previous_version,
      case
        when not coalesce(a.active, false) then 'added'
        when not coalesce(b.active, false) then 'retired'
        when a.version <> b.version then 'changed'
        else 'unchanged'
      end as change
    from (select * from release_member where release_id = ${from.id}) a
    full join (select * from release_member where release_id = ${to.id}) b
      on b.entry_id = a.entry_id
    where coalesce(a.active, false) or coalesce(b.active, false)`;
  const [counted, listed] = await Promise.all([
    ctx.db.execute<{ change: ChangeClass; count: number }>(
      sql`select change, count(*)::int as count from (${compared}) c group by 1`,
    ),
    ctx.db.execute<{
      accession: string;
      title: string;
      change: ChangeClass;
      version: number;
      previous_version: number | null;
    }>(sql`
      select p.accession, p.title, c.change, c.version, c.previous_version
      from (${compared}) c join entry_projection p on p.entry_id = c.entry_id
      where ${changeCondition(filter)}
      order by c.entry_id
      limit ${MEMBER_PAGE_SIZE} offset ${(input.page - 1) * MEMBER_PAGE_SIZE}`),
  ]);
  const changes = { added: 0, changed: 0, retired: 0, unchanged: 0 };
  for (const { change, count } of counted.rows) {
    changes[change] = count;
  }
  return {
    from: from.version,
    to: to.version,
    changes,
    rows: listed.rows.map(({ previous_version: previousVersion, ...row }) => ({
      ...row,
      previousVersion,
    })),
  };
}

function changeCondition(filter: MemberFilter) {
  switch (filter) {
    case "all":
      return sql`true`;
    case "differing":
      return sql`c.change <> 'unchanged'`;
    default:
      return sql`c.change = ${filter}`;
  }
}
