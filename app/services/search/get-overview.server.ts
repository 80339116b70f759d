import { desc, eq, sql } from "drizzle-orm";
import { NO_FACETS } from "#app/domain/search/entry-query.ts";
import { entryProjection, release } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { countFacets } from "./count-facets.server.ts";
import { ENTRY_ROW_COLUMNS, type EntryRow, entryRow } from "./entry-row.server.ts";

const RECENT_LIMIT = 8;

/** What the start page tells of the knowledge base. Times are ISO 8601, UTC. */
export type Overview = {
  readonly entries: number;
  readonly byKind: readonly { readonly value: string; readonly count: number }[];
  /** Knowledge bases that entries came from. */
  readonly sources: readonly { readonly value: string; readonly count: number }[];
  readonly latestRelease: {
    readonly version: string;
    readonly effectiveTime: string;
    readonly manifestSha256: string | null;
  } | null;
  readonly recent: readonly EntryRow[];
};

/** Reads the figures of the start page. Needs no account. */
export async function getOverview(input: { ctx: ServiceContext }): Promise<Overview> {
  const { ctx } = input;
  const query = {
    text: "",
    facets: NO_FACETS,
    status: "active",
    cites: null,
    sort: "recent",
    page: 1,
  } as const;
  const [counts, releases, recent] = await Promise.all([
    countFacets({ ctx, query }),
    ctx.db
      .select({
        version: release.version,
        effectiveTime: release.effectiveTime,
        manifestSha256: release.manifestSha256,
      })
      .from(release)
      .where(eq(release.state, "published"))
      .orderBy(desc(release.sequence))
      .limit(1),
    ctx.db
      .select(ENTRY_ROW_COLUMNS)
      .from(entryProjection)
      .where(eq(entryProjection.active, true))
      .orderBy(sql`${entryProjection.acceptedAt} desc nulls last`, entryProjection.accession)
      .limit(RECENT_LIMIT),
  ]);
  const [latest] = releases;
  return {
    entries: counts.total,
    byKind: counts.facets.kind,
    sources: counts.facets.source,
    latestRelease:
      latest === undefined
        ? null
        : { ...latest, effectiveTime: latest.effectiveTime.toISOString() },
    recent: recent.map(entryRow),
  };
}
