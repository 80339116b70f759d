import { PROPOSAL_COMMANDS, type ProposalCommand } from "#app/domain/review/decide.ts";
import { pb } from "#app/lib/paths.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { claimProposal } from "#app/services/review/claim.server.ts";
import { commentOnProposal } from "#app/services/review/comment.server.ts";
import { rejectProposal } from "#app/services/review/reject.server.ts";
import { releaseClaim } from "#app/services/review/release-claim.server.ts";
import { requestChanges } from "#app/services/review/request-changes.server.ts";
import { withdrawProposal } from "#app/services/review/withdraw.server.ts";

/** A command of the review page; answering a request for changes has a page of its own. */
export type PageCommand = Exclude<ProposalCommand, "resubmit">;

/** What the form of the review page sent. */
export type CommandForm = {
  readonly intent: PageCommand | null;
  readonly contentHash: string;
  readonly comment: string;
};

/** Reads the form; the services check lengths and meaning. */
export function readCommandForm(formData: FormData): CommandForm {
  const text = (name: string) => {
    const value = formData.get(name);
    return typeof value === "string" ? value : "";
  };
  const command = PROPOSAL_COMMANDS.find((known) => known === text("intent"));
  return {
    intent: command === undefined || command === "resubmit" ? null : command,
    contentHash: text("contentHash"),
    comment: text("comment").replaceAll("\r\n", "\n"),
  };
}

/** What follows a command: what to say, and where to go. */
export type CommandOutcome = { readonly text: string; readonly to: string };

/** Gives a command to the service it belongs to. Throws what the service throws. */
export async function giveCommand(input: {
  ctx: ServiceContext;
  proposalId: string;
  form: CommandForm & { readonly intent: PageCommand };
}): Promise<CommandOutcome> {
  const { ctx, proposalId, form } = input;
  const { contentHash, comment } = form;
  const here = pb.proposal(proposalId);
  const queue = pb.review();
  switch (form.intent) {
    case "approve":
      await approveProposal({ ctx, input: { proposalId, contentHash, comment: comment || null } });
      return { text: "Approved. The entry has a new accepted version.", to: queue };
    case "request-changes":
      await requestChanges({ ctx, input: { proposalId, contentHash, comment } });
      return { text: "Sent back to the author with your comment.", to: queue };
    case "reject":
      await rejectProposal({ ctx, input: { proposalId, contentHash, comment } });
      return { text: "Rejected. The entry stays as it was; your reason is kept.", to: queue };
    case "comment":
      await commentOnProposal({ ctx, input: { proposalId, body: comment } });
      return { text: "Your comment is kept.", to: here };
    case "claim":
      await claimProposal({ ctx, input: { proposalId } });
      return { text: "Claimed: others see that you are reading it.", to: here };
    case "release-claim":
      await releaseClaim({ ctx, input: { proposalId } });
      return { text: "Given back to the queue.", to: here };
    default:
      await withdrawProposal({ ctx, input: { proposalId } });
      return { text: "Withdrawn. The content is kept in the history.", to: pb.work() };
  }
}
