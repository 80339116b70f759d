import { z } from "zod";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { requiredComment, voteFields } from "./decision-input.server.ts";
import { insertVote } from "./internal.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({ ...voteFields, comment: requiredComment });

/** What {@link requestChanges} takes; the comment is required. */
export type RequestChangesInput = z.input<typeof Input>;

/** Sends a proposal back to its author with what has to change; it stays open. */
export async function requestChanges(input: {
  ctx: ServiceContext;
  input: RequestChangesInput;
}): Promise<void> {
  const { proposalId, contentHash, comment } = parseInput(Input, input.input);
  await giveCommand({
    ctx: input.ctx,
    proposalId,
    command: "request-changes",
    seenHash: contentHash,
    reason: comment,
    effect: async (tctx, { proposal, person }) => {
      await insertVote(tctx, { proposal, voter: person, decision: "request-changes", comment });
      return {};
    },
  });
}
