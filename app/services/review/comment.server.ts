import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { proposalComment } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({
  proposalId: z.uuid(),
  body: z.string().trim().min(1, "Write something first.").max(TEXT_LIMITS.comment),
});

/** Says something about an open proposal; kept for good beside the revision that it was said of. */
export async function commentOnProposal(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<void> {
  const { proposalId, body } = parseInput(Input, input.input);
  await giveCommand({
    ctx: input.ctx,
    proposalId,
    command: "comment",
    reason: body,
    effect: async (tctx, { proposal, person }) => {
      const commentId = tctx.newId();
      await tctx.tx.insert(proposalComment).values({
        id: commentId,
        proposalId: proposal.id,
        authorId: person.userId,
        revisionId: proposal.revisionId,
        body,
        createdAt: tctx.at,
      });
      return { after: { commentId } };
    },
  });
}
