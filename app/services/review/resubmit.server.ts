import { eq } from "drizzle-orm";
import { z } from "zod";
import { entryTitle } from "#app/domain/entries/title.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { proposal as proposalTable } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { insertRevision } from "../entries/entry-store.server.ts";
import { prepareContent } from "../entries/prepare-content.server.ts";
import { ConflictError, RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { decideOrThrow, lockProposal, proposalSubject } from "./internal.server.ts";

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
  const author = requirePerson(input.ctx);
  const given = parseInput(Input, input.input);
  const prepared = prepareContent(given.content);
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, given.proposalId);
    const state = decideOrThrow({
      proposal,
      command: "resubmit",
      actor: author,
      reason: given.answer,
    });
    if (proposal.contentHash !== given.baseHash) {
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
    const title = entryTitle(prepared.content);
    const revisionId = await insertRevision(tctx, {
      entryId: proposal.entryId,
      parentId: proposal.revisionId,
      authorId: author.userId,
      prepared,
      reason: given.answer,
    });
    await tctx.tx
      .update(proposalTable)
      .set({
        revisionId,
        contentHash: prepared.contentHash,
        title,
        state,
        updatedAt: tctx.at,
      })
      .where(eq(proposalTable.id, proposal.id));
    await emitAudit(tctx, {
      action: "proposal.resubmit",
      subject: proposalSubject({ ...proposal, title }),
      reason: given.answer,
      before: { state: proposal.state, contentHash: proposal.contentHash },
      after: { state, contentHash: prepared.contentHash },
    });
  });
}
