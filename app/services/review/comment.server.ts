import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { proposalComment } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { decideOrThrow, lockProposal, proposalSubject } from "./internal.server.ts";

const Input = z.strictObject({
  proposalId: z.uuid(),
  body: z.string().trim().min(1, "Write something first.").max(TEXT_LIMITS.comment),
});

/** Says something about an open proposal; kept for good beside the revision that it was said of. */
export async function commentOnProposal(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<void> {
  const person = requirePerson(input.ctx);
  const given = parseInput(Input, input.input);
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, given.proposalId);
    decideOrThrow({ proposal, command: "comment", actor: person, reason: given.body });
    const id = tctx.newId();
    await tctx.tx.insert(proposalComment).values({
      id,
      proposalId: proposal.id,
      authorId: person.userId,
      revisionId: proposal.revisionId,
      body: given.body,
      createdAt: tctx.at,
    });
    await emitAudit(tctx, {
      action: "proposal.comment",
      subject: proposalSubject(proposal),
      after: { commentId: id },
    });
  });
}
