import { and, asc, eq, ne } from "drizzle-orm";
import type { EntryKind } from "#app/domain/entries/vocabulary.ts";
import type { MemberFilter } from "#app/domain/releases/member-filter.ts";
import type { ChangeClass } from "#app/domain/releases/states.ts";
import { entry, entryProjection, releaseMember } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { visibleRelease } from "./visible.server.ts";

/** Members of one page. */
export const MEMBER_PAGE_SIZE = 50;

/** A member of a release. The title is the entry's present one. */
export type MemberRow = {
  readonly accession: string;
  readonly kind: EntryKind;
  readonly title: string;
  readonly version: number;
  readonly previousVersion: number | null;
  readonly change: ChangeClass;
};

/**
 * Lists one page of a release's members in the order of their accessions. The release's own counts
 * say how many there are. Throws NotFoundError when the actor may not see the release.
 */
export async function listReleaseMembers(input: {
  ctx: ServiceContext;
  version: string;
  filter: MemberFilter;
  /** From 1. */
  page: number;
}): Promise<MemberRow[]> {
  const { ctx, filter } = input;
  const { id } = await visibleRelease(input);
  return await ctx.db
    .select({
      accession: entry.accession,
      kind: entry.kind,
      title: entryProjection.title,
      version: releaseMember.version,
      previousVersion: releaseMember.previousVersion,
      change: releaseMember.change,
    })
    .from(releaseMember)
    .innerJoin(entry, eq(entry.id, releaseMember.entryId))
    .innerJoin(entryProjection, eq(entryProjection.entryId, releaseMember.entryId))
    .where(and(eq(releaseMember.releaseId, id), changeCondition(filter)))
    // Ids are made in the order of accessions, and the key of the table is by them.
    .orderBy(asc(releaseMember.entryId))
    .limit(MEMBER_PAGE_SIZE)
    .offset((input.page - 1) * MEMBER_PAGE_SIZE);
}

function changeCondition(filter: MemberFilter) {
  switch (filter) {
    case "all":
      return undefined;
    case "differing":
      return ne(releaseMember.change, "unchanged");
    default:
      return eq(releaseMember.change, filter);
  }
}
