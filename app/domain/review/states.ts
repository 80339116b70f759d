/** The states of a proposal. The last three are final. */
export const PROPOSAL_STATES = [
  "submitted",
  "changes-requested",
  "accepted",
  "rejected",
  "withdrawn",
] as const;
/** See {@link PROPOSAL_STATES}. */
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Labels of {@link PROPOSAL_STATES}. */
export const PROPOSAL_STATE_LABELS: Record<ProposalState, string> = {
  submitted: "Waiting for review",
  "changes-requested": "Changes requested",
  accepted: "Accepted",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
};

/** The states in which a proposal still holds its entry. */
export const OPEN_STATES = [
  "submitted",
  "changes-requested",
] as const satisfies readonly ProposalState[];

/** What a proposal does to its entry. */
export const PROPOSAL_KINDS = ["create", "amend", "retire"] as const;
/** See {@link PROPOSAL_KINDS}. */
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** Labels of {@link PROPOSAL_KINDS}. */
export const PROPOSAL_KIND_LABELS: Record<ProposalKind, string> = {
  create: "New entry",
  amend: "Change",
  retire: "Retirement",
};

/** The votes that a reviewer can give. */
export const VOTE_DECISIONS = ["approve", "request-changes", "reject"] as const;
/** See {@link VOTE_DECISIONS}. */
export type VoteDecision = (typeof VOTE_DECISIONS)[number];

/** How somebody took part in a proposal's content. Any of them bars from voting on it. */
export const CONTRIBUTIONS = ["author", "co-author", "importer"] as const;
/** See {@link CONTRIBUTIONS}. */
export type Contribution = (typeof CONTRIBUTIONS)[number];
