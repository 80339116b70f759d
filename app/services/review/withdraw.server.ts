import { z } from "zod";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { decideOrThrow, lockProposal, proposalSubject, setState } from "./internal.server.ts";

const Input = z.strictObject({ proposalId: z.uuid() });

/** Takes an own proposal back; the entry stays as it was and the content is kept. */
export async function withdrawProposal(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<void> {
  const person = requirePerson(input.ctx);
  const given = parseInput(Input, input.input);
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, given.proposalId);
    const state = decideOrThrow({ proposal, command: "withdraw", actor: person });
    await setState(tctx, { proposalId: proposal.id, state });
    await emitAudit(tctx, {
      action: "proposal.withdraw",
      subject: proposalSubject(proposal),
      before: { state: proposal.state, claimedBy: proposal.claimedBy?.userId ?? null },
      after: { state },
    });
  });
}
