import { z } from "zod";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { giveCommand } from "./internal-command.server.ts";

const Input = z.strictObject({ proposalId: z.uuid() });

/** Takes an own proposal back; the entry stays as it was and the content is kept. */
export async function withdrawProposal(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<void> {
  const { proposalId } = parseInput(Input, input.input);
  await giveCommand({
    ctx: input.ctx,
    proposalId,
    command: "withdraw",
  });
}
