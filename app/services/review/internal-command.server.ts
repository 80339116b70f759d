import type { AuditRecord } from "#app/domain/audit/event.ts";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import type { ProposalCommand } from "#app/domain/review/decide.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  decideOrThrow,
  type LoadedProposal,
  lockProposal,
  proposalSubject,
  setState,
} from "./internal.server.ts";

/** What a command did beyond moving the proposal, for the audit trail. */
export type CommandEffect = {
  /** Joins the event's `after`. */
  readonly after?: Record<string, unknown>;
  /** Events on other subjects that follow the proposal's own. */
  readonly events?: readonly AuditRecord[];
};

/**
 * The way of every command to a proposal: its row is locked, the rules decide, the command's own
 * effect is written, the state moves, and the trail says who did it and why; all or nothing.
 */
export async function giveCommand(input: {
  ctx: ServiceContext;
  proposalId: string;
  command: ProposalCommand;
  /** The content hash that the person was shown; voting commands are refused without it. */
  seenHash?: string;
  reason?: string | null;
  /** Who holds the claim afterwards; left out, it stays as it is. */
  claimedBy?: (person: PersonActor) => string | null;
  effect?: (
    tctx: TransactionContext,
    given: { proposal: LoadedProposal; person: PersonActor },
  ) => Promise<CommandEffect>;
}): Promise<void> {
  const { command } = input;
  const person = requirePerson(input.ctx);
  const reason = input.reason ?? null;
  await inTransaction(input.ctx, async (tctx) => {
    const proposal = await lockProposal(tctx, input.proposalId);
    const state = decideOrThrow({
      proposal,
      command,
      actor: person,
      reason,
      ...(input.seenHash === undefined ? {} : { seenHash: input.seenHash }),
    });
    const effect = (await input.effect?.(tctx, { proposal, person })) ?? {};
    await setState(tctx, {
      proposalId: proposal.id,
      state,
      ...(input.claimedBy === undefined ? {} : { reviewerId: input.claimedBy(person) }),
    });
    await emitAudit(tctx, [
      {
        action: `proposal.${command}`,
        subject: proposalSubject(proposal),
        reason,
        before: { state: proposal.state, contentHash: proposal.contentHash },
        after: { state, contentHash: proposal.contentHash, ...effect.after },
      },
      ...(effect.events ?? []),
    ]);
  });
}
