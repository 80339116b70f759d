import { and, eq, inArray } from "drizzle-orm";
import { type EntryContent, entryContent } from "#app/domain/entries/entry-content.ts";
import { can } from "#app/domain/permissions/can.ts";
import { OPEN_STATES } from "#app/domain/review/states.ts";
import { entry, entryVersion, proposal, revision } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { NotFoundError, requirePermission } from "../errors.server.ts";

/** An accepted entry as an author starts from it. */
export type EditableEntry = {
  readonly accession: string;
  readonly lifecycle: "active" | "retired";
  readonly version: number;
  readonly content: EntryContent;
  /** The proposal that holds the entry, or null when it is free. */
  readonly openProposalId: string | null;
};

/**
 * Reads an entry for a change: its accepted content at `version`, or at the current version when none
 * is given. Entries without an accepted version are not found here.
 */
export async function getEditableEntry(input: {
  ctx: ServiceContext;
  accession: string;
  version?: number;
}): Promise<EditableEntry> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "entry.propose"));
  const [target] = await ctx.db.select().from(entry).where(eq(entry.accession, input.accession));
  const version = input.version ?? target?.acceptedVersion ?? null;
  if (target === undefined || target.lifecycle === "draft" || version === null) {
    throw new NotFoundError(`Entry ${input.accession}`);
  }
  const [row] = await ctx.db
    .select({ content: revision.content })
    .from(entryVersion)
    .innerJoin(revision, eq(revision.id, entryVersion.revisionId))
    .where(and(eq(entryVersion.entryId, target.id), eq(entryVersion.version, version)));
  if (row === undefined) {
    throw new NotFoundError(`Version ${version} of entry ${input.accession}`);
  }
  const [open] = await ctx.db
    .select({ id: proposal.id })
    .from(proposal)
    .where(and(eq(proposal.entryId, target.id), inArray(proposal.state, [...OPEN_STATES])))
    .limit(1);
  return {
    accession: target.accession,
    lifecycle: target.lifecycle,
    version,
    content: entryContent.parse(JSON.parse(row.content)),
    openProposalId: open?.id ?? null,
  };
}
