/**
 * The states of a release. A candidate has its membership frozen; frozen, its files built too. A
 * withdrawn or superseded one stays readable for audit.
 */
export const RELEASE_STATES = [
  "candidate",
  "frozen",
  "signed",
  "published",
  "superseded",
  "withdrawn",
  "abandoned",
] as const;
/** See {@link RELEASE_STATES}. */
export type ReleaseState = (typeof RELEASE_STATES)[number];

/** Labels of {@link RELEASE_STATES}. */
export const RELEASE_STATE_LABELS: Record<ReleaseState, string> = {
  candidate: "Candidate, files not built yet",
  frozen: "Frozen, waiting for signatures",
  signed: "Signed, ready to publish",
  published: "Published",
  superseded: "Superseded",
  withdrawn: "Withdrawn",
  abandoned: "Abandoned",
};

/** What a member of a release is against the release before it. */
export const CHANGE_CLASSES = ["added", "changed", "retired", "unchanged"] as const;
/** See {@link CHANGE_CLASSES}. */
export type ChangeClass = (typeof CHANGE_CLASSES)[number];
