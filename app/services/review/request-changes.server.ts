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
  /** The hash of the content that the reviewer was shown. */
  contentHash: z.string().length(64),
  comment: z.string().trim().min(1, "Say why, in words.").max(TEXT_LIMITS.comment),
});

/** What {@link requestChanges} takes; the comment is required. */
export type RequestChangesInput = z.input<typeof Input>;

/** Sends a proposal back to its author with what has to change; it stays open. */
export async function requestChanges(input: {
  ctx: ServiceContext;
  input: RequestChangesInput;
}): Promise<void> {
  const reviewer = requirePerson(input.ctx);
  const given = parseInput(Input, input.input);
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, given.proposalId);
    const state = decideOrThrow({
      proposal,
      command: "request-changes",
      actor: reviewer,
      seenHash: given.contentHash,
      reason: given.comment,
    });
    await insertVote(tctx, {
      proposal,
      voter: reviewer,
      decision: "request-changes",
      comment: given.comment,
    });
    await setState(tctx, { proposalId: proposal.id, state });
    await emitAudit(tctx, {
      action: "proposal.request-changes",
      subject: proposalSubject(proposal),
      reason: given.comment,
      before: { state: proposal.state },
      after: { state, contentHash: proposal.contentHash },
    });
  });
}
