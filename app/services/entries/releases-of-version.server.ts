import { type SQL, sql } from "drizzle-orm";

/** A release that holds a version of an entry. */
export type ContainingRelease = {
  readonly version: string;
  readonly state: "published" | "superseded" | "withdrawn";
};

/**
 * The public releases that hold exactly one version of an entry, oldest first, as a JSON array of
 * {@link ContainingRelease}. Candidates are nobody's business before they are published.
 */
export function releasesOfVersion(input: { entryId: unknown; version: unknown }) {
  const query: SQL<ContainingRelease[]> = sql`(
    select coalesce(json_agg(json_build_object('version', r.version, 'state', r.state)
      order by r.sequence), '[]'::json)
    from release_member m join release r on r.id = m.release_id
    where m.entry_id = ${input.entryId} and m.version = ${input.version}
      and r.state in ('published', 'superseded', 'withdrawn'))`;
  return query;
}

/** The newest of the releases that still stands, or null when the version is in none. */
export function standingRelease(releases: readonly ContainingRelease[]): string | null {
  return releases.findLast(({ state }) => state !== "withdrawn")?.version ?? null;
}
