import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { acceptIntoEntry } from "./accept.server.ts";
import {
  decideOrThrow,
  insertVote,
  lockProposal,
  proposalSubject,
  setState,
} from "./internal.server.ts";

const Input = z.strictObject({
  proposalId: z.uuid(),
  /** The hash of the content that the reviewer was shown. */
  contentHash: z.string().length(64),
  comment: z.string().trim().max(TEXT_LIMITS.comment).nullable(),
});

/** What {@link approveProposal} takes. */
export type ApproveInput = z.input<typeof Input>;

/**
 * Approves a proposal: keeps the vote, bound to the content that was read, and makes that content the
 * entry's accepted version. Refused for anybody who contributed, and when the content moved meanwhile.
 */
export async function approveProposal(input: {
  ctx: ServiceContext;
  input: ApproveInput;
}): Promise<void> {
  const reviewer = requirePerson(input.ctx);
  const given = parseInput(Input, input.input);
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, given.proposalId);
    const state = decideOrThrow({
      proposal,
      command: "approve",
      actor: reviewer,
      seenHash: given.contentHash,
    });
    const comment = given.comment || null;
    await insertVote(tctx, { proposal, voter: reviewer, decision: "approve", comment });
    const accepted = await acceptIntoEntry(tctx, proposal);
    await setState(tctx, { proposalId: proposal.id, state });
    await emitAudit(tctx, [
      {
        action: "proposal.approve",
        subject: proposalSubject(proposal),
        reason: comment,
        before: { state: proposal.state },
        after: { state, contentHash: proposal.contentHash },
      },
      accepted,
    ]);
  });
}
