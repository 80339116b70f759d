import { z } from "zod";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({ proposalId: z.uuid() });

/** Takes a proposal on, so that others see who reads it. */
export async function claimProposal(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<void> {
  const { proposalId } = parseInput(Input, input.input);
  await giveCommand({
    ctx: input.ctx,
    proposalId,
    command: "claim",
    claimedBy: (person) => person.userId,
  });
}
