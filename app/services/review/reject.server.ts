import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  decideOrThrow,
  insertVote,
  lockProposal,
  proposalSubject,
  setState,
} from "./internal.server.ts";

const Input = z.strictObject({
  proposalId: z.uuid(),
  contentHash: z.string().length(64),
  comment: z.string().trim().min(1, "Say why, in words.").max(TEXT_LIMITS.comment),
});

/** What {@link rejectProposal} takes; the comment is required and stays in the history. */
export type RejectInput = z.input<typeof Input>;

/** Turns a proposal down for good. The entry stays as it was; the content and the reason are kept. */
export async function rejectProposal(input: {
  ctx: ServiceContext;
  input: RejectInput;
}): Promise<void> {
  const reviewer = requirePerson(input.ctx);
  const given = parseInput(Input, input.input);
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, given.proposalId);
    const state = decideOrThrow({
      proposal,
      command: "reject",
      actor: reviewer,
      seenHash: given.contentHash,
      reason: given.comment,
    });
    if (proposal.state === "submitted") {
      await insertVote(tctx, {
        proposal,
        voter: reviewer,
        decision: "reject",
        comment: given.comment,
      });
    }
    await setState(tctx, { proposalId: proposal.id, state });
    await emitAudit(tctx, {
      action: "proposal.reject",
      subject: proposalSubject(proposal),
      reason: given.comment,
      before: { state: proposal.state },
      after: { state, contentHash: proposal.contentHash },
    });
  });
}
