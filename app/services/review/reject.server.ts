import { z } from "zod";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { requiredComment, voteFields } from "./decision-input.server.ts";
import { insertVote } from "./internal.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({ ...voteFields, comment: requiredComment });

/** What {@link rejectProposal} takes; the comment is required and stays in the history. */
export type RejectInput = z.input<typeof Input>;

/** Turns a proposal down for good. The entry stays as it was; the content and the reason are kept. */
export async function rejectProposal(input: {
  ctx: ServiceContext;
  input: RejectInput;
}): Promise<void> {
  const { proposalId, contentHash, comment } = parseInput(Input, input.input);
  await giveCommand({
    ctx: input.ctx,
    proposalId,
    command: "reject",
    seenHash: contentHash,
    reason: comment,
    effect: async (tctx, { proposal, person }) => {
      // What waits for its author has its vote already: the request for changes.
      if (proposal.state === "submitted") {
        await insertVote(tctx, { proposal, voter: person, decision: "reject", comment });
      }
      return {};
    },
  });
}
