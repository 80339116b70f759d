import { eq } from "drizzle-orm";
import { z } from "zod";
import { entryTitle } from "#app/domain/entries/title.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { proposal as proposalTable } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { insertRevision } from "../entries/entry-store.server.ts";
import { type PreparedContent, prepareContent } from "../entries/prepare-content.server.ts";
import { ConflictError, RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import type { LoadedProposal } from "./internal.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({
  proposalId: z.uuid(),
  /** The hash of the content that the author started from. */
  baseHash: z.string().length(64),
  content: z.unknown(),
  answer: z.string().trim().min(1, "Say what you changed.").max(TEXT_LIMITS.comment),
});

/** What {@link resubmitProposal} takes: the answer to the reviewer is required. */
export type ResubmitInput = z.input<typeof Input>;

/**
 * Answers a request for changes with new content: a new revision on top of the one that was reviewed.
 * Earlier votes stay in the history and count no more. Two tabs of the author cannot overwrite each
 * other: the second one's base no longer fits.
 */
export async function resubmitProposal(input: {
  ctx: ServiceContext;
  input: ResubmitInput;
}): Promise<void> {
  const { proposalId, baseHash, content, answer } = parseInput(Input, input.input);
  const prepared = prepareContent(content);
  await giveCommand({
    ctx: input.ctx,
    proposalId,
    command: "resubmit",
    reason: answer,
    effect: async (tctx, { proposal, person }) => {
      refuseUnfit({ proposal, baseHash, prepared });
      const revisionId = await insertRevision(tctx, {
        entryId: proposal.entryId,
        parentId: proposal.revisionId,
        authorId: person.userId,
        prepared,
        reason: answer,
      });
      const { contentHash } = prepared;
      await tctx.tx
        .update(proposalTable)
        .set({ revisionId, contentHash, title: entryTitle(prepared.content) })
        .where(eq(proposalTable.id, proposal.id));
      return { after: { contentHash } };
    },
  });
}

/** Refuses an answer to what is no longer there, and one that answers nothing. */
function refuseUnfit(input: {
  proposal: LoadedProposal;
  baseHash: string;
  prepared: PreparedContent;
}): void {
  const { proposal, baseHash, prepared } = input;
  if (proposal.contentHash !== baseHash) {
    throw new ConflictError({
      code: "stale-base",
      message: "The proposal changed since you opened it. Reload it and apply your change again.",
    });
  }
  if (proposal.kind === "retire") {
    throw new RefusedError({
      code: "retirement-has-no-content",
      message: "A retirement has no content to change. Withdraw it and propose again.",
    });
  }
  if (prepared.contentHash === proposal.contentHash) {
    throw new RefusedError({
      code: "no-change",
      message: "Nothing differs from what was reviewed.",
    });
  }
}
