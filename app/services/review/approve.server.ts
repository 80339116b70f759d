import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { acceptIntoEntry } from "./accept.server.ts";
import { voteFields } from "./decision-input.server.ts";
import { insertVote } from "./internal.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({
  ...voteFields,
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
  const given = parseInput(Input, input.input);
  const comment = given.comment || null;
  await giveCommand({
    ctx: input.ctx,
    proposalId: given.proposalId,
    command: "approve",
    seenHash: given.contentHash,
    reason: comment,
    effect: async (tctx, { proposal, person }) => {
      await insertVote(tctx, { proposal, voter: person, decision: "approve", comment });
      return { events: [await acceptIntoEntry(tctx, proposal)] };
    },
  });
}
