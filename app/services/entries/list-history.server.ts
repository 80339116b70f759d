import { desc, eq } from "drizzle-orm";
import { parseEntryAddress } from "#app/domain/entries/accession.ts";
import type { ProposalKind } from "#app/domain/review/states.ts";
import { entry, entryProjection, entryVersion, proposal, user } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError } from "../errors.server.ts";
import { type Approval, approvalsOf } from "./get-entry.server.ts";
import { type ContainingRelease, releasesOfVersion } from "./releases-of-version.server.ts";

/** One accepted version in the history of an entry. Times are ISO 8601, UTC. */
export type HistoryVersion = {
  readonly version: number;
  readonly kind: ProposalKind;
  readonly active: boolean;
  readonly contentHash: string;
  readonly acceptedAt: string;
  readonly authorName: string;
  readonly approvals: readonly Approval[];
  readonly reason: string | null;
  readonly releases: readonly ContainingRelease[];
};

/** An entry's accepted versions, newest first. */
export type EntryHistory = {
  readonly accession: string;
  readonly title: string;
  readonly versions: readonly HistoryVersion[];
};

/** Reads the history of an entry. Throws NotFoundError for what was never accepted, whoever asks. */
export async function listHistory(input: {
  ctx: ServiceContext;
  accession: string;
}): Promise<EntryHistory> {
  const address = parseEntryAddress(input.accession);
  if (address === null) {
    throw new NotFoundError("The entry");
  }
  const rows = await input.ctx.db
    .select({
      title: entryProjection.title,
      version: entryVersion.version,
      kind: proposal.kind,
      active: entryVersion.active,
      contentHash: entryVersion.contentHash,
      acceptedAt: entryVersion.acceptedAt,
      authorName: user.name,
      approvals: approvalsOf(entryVersion.proposalId, entryVersion.contentHash),
      reason: proposal.reason,
      releases: releasesOfVersion({ entryId: entry.id, version: entryVersion.version }),
    })
    .from(entry)
    .innerJoin(entryProjection, eq(entryProjection.entryId, entry.id))
    .innerJoin(entryVersion, eq(entryVersion.entryId, entry.id))
    .innerJoin(proposal, eq(proposal.id, entryVersion.proposalId))
    .innerJoin(user, eq(user.id, proposal.authorId))
    .where(eq(entry.accession, address.accession))
    .orderBy(desc(entryVersion.version));
  const [newest] = rows;
  if (newest === undefined) {
    throw new NotFoundError("The entry");
  }
  return {
    accession: address.accession,
    title: newest.title,
    versions: rows.map(({ title: _title, acceptedAt, ...row }) => ({
      ...row,
      acceptedAt: acceptedAt.toISOString(),
    })),
  };
}
