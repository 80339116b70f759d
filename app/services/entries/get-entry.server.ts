import { and, eq, inArray, sql } from "drizzle-orm";
import { type ProfileNode, printProfile } from "#app/domain/biomarkers/profile.ts";
import { parseEntryAddress } from "#app/domain/entries/accession.ts";
import { type EntryContent, entryContent } from "#app/domain/entries/entry-content.ts";
import { entryTitle } from "#app/domain/entries/title.ts";
import { can } from "#app/domain/permissions/can.ts";
import { OPEN_STATES } from "#app/domain/review/states.ts";
import { toHtml } from "#app/domain/richtext/to-html.ts";
import { statementLength } from "#app/domain/richtext/to-plain-text.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { entry, entryVersion, proposal, revision, user, vote } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";
import { type ContainingRelease, releasesOfVersion } from "./releases-of-version.server.ts";

/** Somebody who approved a version, and when. Times are ISO 8601, UTC. */
export type Approval = { readonly name: string; readonly at: string };

/** An accepted version of an entry with all that its page says. */
export type EntryPage = {
  readonly accession: string;
  readonly version: number;
  /** The newest accepted version of the entry. */
  readonly currentVersion: number;
  readonly lifecycle: "active" | "retired";
  readonly title: string;
  /** The molecular profile in words; null for a gene as a whole. */
  readonly profile: string | null;
  readonly content: DistributiveOmit<EntryContent, "statement" | "profile">;
  /** Safe to set as inner HTML. */
  /** Empty for an entry that says everything in its parts. */
  readonly statementHtml: string;
  readonly contentHash: string;
  readonly acceptedAt: string;
  /** Who proposed this version. */
  readonly authorName: string;
  readonly approvals: readonly Approval[];
  readonly reason: string | null;
  readonly releases: readonly ContainingRelease[];
  /** Why the actor cannot propose a change now; null when it is possible. */
  readonly proposeRefusal: Refusal | null;
};

/** `Omit` that keeps the kinds of the union apart. */
type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown
  ? Omit<Union, Key>
  : never;

/**
 * Reads an accepted version: `address` is an accession, with `@version` for a fixed one. Throws
 * NotFoundError for what was never accepted, drafts included, whoever asks.
 */
export async function getEntry(input: {
  ctx: ServiceContext;
  address: string;
}): Promise<EntryPage> {
  const { ctx } = input;
  const address = parseEntryAddress(input.address);
  const row = address === null ? undefined : await readVersion(ctx, address);
  if (row === undefined) {
    throw new NotFoundError("The entry");
  }
  const content = entryContent.parse(JSON.parse(row.content));
  const { statement, profile, ...rest } = content;
  return {
    accession: row.accession,
    version: row.version,
    currentVersion: row.currentVersion ?? row.version,
    lifecycle: row.lifecycle === "retired" ? "retired" : "active",
    title: entryTitle(content),
    profile: printed(profile),
    content: rest,
    statementHtml: statementLength(statement) === 0 ? "" : toHtml(statement),
    contentHash: row.contentHash,
    acceptedAt: row.acceptedAt.toISOString(),
    authorName: row.authorName,
    approvals: row.approvals,
    reason: row.reason,
    releases: row.releases,
    proposeRefusal: proposeRefusal(ctx, row),
  };
}

function printed(profile: ProfileNode | null): string | null {
  return profile === null ? null : printProfile(profile);
}

async function readVersion(
  ctx: ServiceContext,
  address: { accession: string; version: number | null },
) {
  const open = sql`select 1 from ${proposal} p where p.entry_id = ${entry.id}
    and ${inArray(sql`p.state`, [...OPEN_STATES])}`;
  const [row] = await ctx.db
    .select({
      accession: entry.accession,
      lifecycle: entry.lifecycle,
      currentVersion: entry.acceptedVersion,
      version: entryVersion.version,
      contentHash: entryVersion.contentHash,
      acceptedAt: entryVersion.acceptedAt,
      content: revision.content,
      authorName: user.name,
      reason: proposal.reason,
      approvals: approvalsOf(entryVersion.proposalId, entryVersion.contentHash),
      releases: releasesOfVersion({ entryId: entry.id, version: entryVersion.version }),
      hasOpenProposal: sql<boolean>`exists (${open})`,
    })
    .from(entry)
    .innerJoin(
      entryVersion,
      and(
        eq(entryVersion.entryId, entry.id),
        eq(entryVersion.version, sql`coalesce(${address.version}::int, ${entry.acceptedVersion})`),
      ),
    )
    .innerJoin(revision, eq(revision.id, entryVersion.revisionId))
    .innerJoin(proposal, eq(proposal.id, entryVersion.proposalId))
    .innerJoin(user, eq(user.id, proposal.authorId))
    .where(eq(entry.accession, address.accession));
  return row;
}

/** The approvals of exactly the content that became a version, as a JSON array of {@link Approval}. */
export function approvalsOf(
  proposalId: typeof entryVersion.proposalId,
  contentHash: typeof entryVersion.contentHash,
) {
  return sql<Approval[]>`(
    select coalesce(json_agg(json_build_object('name', u.name, 'at',
      to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by a.created_at), '[]'::json)
    from ${vote} a join ${user} u on u.id = a.voter_id
    where a.proposal_id = ${proposalId} and a.content_hash = ${contentHash} and a.decision = 'approve')`;
}

function proposeRefusal(
  ctx: ServiceContext,
  row: { lifecycle: string; hasOpenProposal: boolean },
): Refusal | null {
  const allowed = can(ctx.actor, "entry.propose");
  if (!allowed.ok) {
    return allowed.error;
  }
  if (row.lifecycle === "retired") {
    return { code: "entry-retired", message: "A retired entry cannot be changed." };
  }
  return row.hasOpenProposal
    ? { code: "proposal-open", message: "Another proposal for this entry is still open." }
    : null;
}
