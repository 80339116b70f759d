import { hasRole, type PersonActor } from "../permissions/roles.ts";
import { ok, type Refusal, type Result, refuse } from "../shared/result.ts";
import type { ProposalState } from "./states.ts";

/** What can be done to a proposal. */
export const PROPOSAL_COMMANDS = [
  "claim",
  "release-claim",
  "comment",
  "approve",
  "request-changes",
  "reject",
  "resubmit",
  "withdraw",
] as const;
/** See {@link PROPOSAL_COMMANDS}. */
export type ProposalCommand = (typeof PROPOSAL_COMMANDS)[number];

/** What the rules need to know of a proposal. */
export type ProposalFacts = {
  readonly state: ProposalState;
  readonly authorId: string;
  /** The reviewer who claimed it, or null. */
  readonly claimedBy: { userId: string; name: string } | null;
  /** Everybody who took part in its content, the author included. */
  readonly contributorIds: readonly string[];
  readonly contentHash: string;
};

/** Who may give a command. */
type Party = "reviewer" | "claimant" | "author" | "participant";

type Transition = {
  readonly by: Party;
  readonly to: ProposalState;
  /** The command must say why. */
  readonly reasonRequired: boolean;
};

/**
 * Every state and the commands that it takes; what is not here is refused. Separation of duties after
 * 21 CFR 11.10(f),(g); reasons after Annex 11, section 9.
 */
export const TRANSITIONS: Record<ProposalState, Partial<Record<ProposalCommand, Transition>>> = {
  submitted: {
    claim: { by: "reviewer", to: "submitted", reasonRequired: false },
    "release-claim": { by: "claimant", to: "submitted", reasonRequired: false },
    comment: { by: "participant", to: "submitted", reasonRequired: true },
    approve: { by: "reviewer", to: "accepted", reasonRequired: false },
    "request-changes": { by: "reviewer", to: "changes-requested", reasonRequired: true },
    reject: { by: "reviewer", to: "rejected", reasonRequired: true },
    withdraw: { by: "author", to: "withdrawn", reasonRequired: false },
  },
  "changes-requested": {
    "release-claim": { by: "claimant", to: "changes-requested", reasonRequired: false },
    comment: { by: "participant", to: "changes-requested", reasonRequired: true },
    reject: { by: "reviewer", to: "rejected", reasonRequired: true },
    resubmit: { by: "author", to: "submitted", reasonRequired: true },
    withdraw: { by: "author", to: "withdrawn", reasonRequired: false },
  },
  accepted: {},
  rejected: {},
  withdrawn: {},
};

/** The commands that vote on content: they must name the hash that the voter saw. */
const VOTING: ReadonlySet<ProposalCommand> = new Set(["approve", "request-changes", "reject"]);

/**
 * Decides a command: the state that follows, or why it is refused. `seenHash` is the content hash that
 * the person was shown; a vote on anything else is refused. The same answer disables the page's button
 * (give `seenHash` the current hash and `reason` a filler there) and guards the service.
 */
export function decide(input: {
  proposal: ProposalFacts;
  command: ProposalCommand;
  actor: PersonActor;
  seenHash?: string;
  reason?: string | null;
}): Result<ProposalState, Refusal> {
  const { proposal, command, actor } = input;
  const transition = TRANSITIONS[proposal.state][command];
  if (transition === undefined) {
    return refuse({
      code: "state-forbids",
      message: `A proposal that is ${proposal.state.replace("-", " ")} does not take this step.`,
    });
  }
  const party = checkParty({ proposal, command, by: transition.by, actor });
  if (!party.ok) {
    return party;
  }
  if (VOTING.has(command) && input.seenHash !== proposal.contentHash) {
    return refuse({
      code: "content-changed",
      message: "The content changed after you read it. Read the new version, then decide.",
    });
  }
  if (transition.reasonRequired && !input.reason?.trim()) {
    return refuse({ code: "reason-required", message: "Say why, in words.", path: "reason" });
  }
  return ok(transition.to);
}

function checkParty(input: {
  proposal: ProposalFacts;
  command: ProposalCommand;
  by: Party;
  actor: PersonActor;
}): Result<true, Refusal> {
  const { proposal, actor } = input;
  switch (input.by) {
    case "author":
      return proposal.authorId === actor.userId
        ? ok(true)
        : refuse({ code: "not-author", message: "Only the author may do this." });
    case "participant":
      return hasRole(actor, "reviewer") || hasRole(actor, "curator")
        ? ok(true)
        : refuse({ code: "role-missing", message: "Only a curator or reviewer may do this." });
    case "claimant":
      return proposal.claimedBy?.userId === actor.userId
        ? ok(true)
        : refuse({ code: "not-claimant", message: "You have not claimed this proposal." });
    default:
      return checkReviewer(input);
  }
}

function checkReviewer(input: {
  proposal: ProposalFacts;
  command: ProposalCommand;
  actor: PersonActor;
}): Result<true, Refusal> {
  const { proposal, actor } = input;
  if (proposal.contributorIds.includes(actor.userId) || proposal.authorId === actor.userId) {
    return refuse({
      code: "own-work",
      message: "You contributed to this content, so somebody else must review it.",
    });
  }
  if (!hasRole(actor, "reviewer")) {
    return refuse({ code: "role-missing", message: "Only a reviewer may do this." });
  }
  const other = proposal.claimedBy;
  if (input.command === "claim" && other !== null) {
    return refuse({
      code: other.userId === actor.userId ? "already-claimed" : "claimed-by-other",
      message:
        other.userId === actor.userId
          ? "You have claimed it already."
          : `${other.name} has claimed it.`,
    });
  }
  return ok(true);
}
