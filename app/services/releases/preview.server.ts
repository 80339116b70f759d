import { sql } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { latestPublished } from "./internal.server.ts";

/** Changes of one page. */
export const PREVIEW_PAGE_SIZE = 50;

/** An entry that the next release would change, and how. */
export type ReleaseChange = {
  readonly accession: string;
  readonly kind: "gene-drug" | "biomarker-therapy";
  readonly title: string;
  readonly change: "added" | "changed" | "retired";
  readonly version: number;
  /** The version in the last release; null for an addition. */
  readonly previousVersion: number | null;
};

/** What a release frozen now would change against the last one. */
export type ReleasePreview = {
  readonly previous: string | null;
  readonly counts: Record<ReleaseChange["change"], number>;
  readonly changes: readonly ReleaseChange[];
};

/**
 * Says what the next release would add, change and retire if it were frozen now, a page at a time in
 * the order of accessions. Nothing is written. For everybody who takes part in the work.
 */
export async function previewRelease(input: {
  ctx: ServiceContext;
  /** From 1. */
  page: number;
}): Promise<ReleasePreview> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "proposal.read"));
  const previous = await latestPublished(ctx.db);
  // The same rule as the freeze has; a member that stays as it was is left out.
  const differing = sql`
    from entry e
    join entry_version v on v.entry_id = e.id and v.version = e.accepted_version
    left join release_member b
      on b.release_id = ${previous?.id ?? null}::uuid and b.entry_id = e.id
    where (v.active or b.entry_id is not null) and b.version is distinct from v.version`;
  const [counted, listed] = await Promise.all([
    ctx.db.execute<ReleasePreview["counts"]>(sql`
      select count(*) filter (where b.entry_id is null)::int as added,
        count(*) filter (where b.entry_id is not null and v.active)::int as changed,
        count(*) filter (where b.entry_id is not null and not v.active)::int as retired
      ${differing}`),
    ctx.db.execute<ReleaseChange>(sql`
      select e.accession, e.kind, v.version, b.version as "previousVersion",
        case when b.entry_id is null then 'added' when v.active then 'changed' else 'retired' end
          as change,
        (select p.title from entry_projection p where p.entry_id = e.id) as title
      ${differing}
      order by e.accession collate "C"
      limit ${PREVIEW_PAGE_SIZE} offset ${(Math.max(1, input.page) - 1) * PREVIEW_PAGE_SIZE}`),
  ]);
  const [counts] = counted.rows;
  invariant(counts, "counting gives a row");
  return { previous: previous?.version ?? null, counts, changes: listed.rows };
}
