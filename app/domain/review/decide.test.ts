// Every state × command × kind of person is asserted, allowed or refused with its reason, against a
// table written by hand from the procedure.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonActor, Role } from "../permissions/roles.ts";
import { decide, PROPOSAL_COMMANDS, type ProposalCommand, type ProposalFacts } from "./decide.ts";
import { PROPOSAL_STATES, type ProposalState } from "./states.ts";

const HASH = "a".repeat(64);

const person = (userId: string, ...roles: Role[]): PersonActor => ({
  kind: "person",
  userId,
  name: userId,
  email: `${userId}@example.org`,
  roles,
});

const PEOPLE = {
  author: person("author", "curator"),
  // The author holds every role there is: no role lets anybody decide on own work.
  mightyAuthor: person("author", "curator", "reviewer", "publisher", "administrator"),
  coAuthor: person("co-author", "curator", "reviewer"),
  claimant: person("claimant", "reviewer"),
  reviewer: person("reviewer", "reviewer"),
  curator: person("curator", "curator"),
  publisher: person("publisher", "publisher"),
  administrator: person("administrator", "administrator"),
  reader: person("reader", "reader"),
} as const;
type Who = keyof typeof PEOPLE;

const proposal = (state: ProposalState): ProposalFacts => ({
  state,
  authorId: "author",
  claimedBy: { userId: "claimant", name: "claimant" },
  contributorIds: ["author", "co-author"],
  contentHash: HASH,
});

const REVIEWERS: readonly Who[] = ["claimant", "reviewer"];
const AUTHORS: readonly Who[] = ["author", "mightyAuthor"];
const TALKERS: readonly Who[] = [
  "author",
  "mightyAuthor",
  "coAuthor",
  "claimant",
  "reviewer",
  "curator",
];

/** Who may give a command, and the state that follows. What is missing is refused to everybody. */
const ALLOWED: Record<
  ProposalState,
  Partial<Record<ProposalCommand, { who: readonly Who[]; to: ProposalState }>>
> = {
  submitted: {
    // It is claimed already, so nobody can claim it; see the test of claiming below.
    claim: { who: [], to: "submitted" },
    "release-claim": { who: ["claimant"], to: "submitted" },
    comment: { who: TALKERS, to: "submitted" },
    approve: { who: REVIEWERS, to: "accepted" },
    "request-changes": { who: REVIEWERS, to: "changes-requested" },
    reject: { who: REVIEWERS, to: "rejected" },
    withdraw: { who: AUTHORS, to: "withdrawn" },
  },
  "changes-requested": {
    "release-claim": { who: ["claimant"], to: "changes-requested" },
    comment: { who: TALKERS, to: "changes-requested" },
    reject: { who: REVIEWERS, to: "rejected" },
    resubmit: { who: AUTHORS, to: "submitted" },
    withdraw: { who: AUTHORS, to: "withdrawn" },
  },
  accepted: {},
  rejected: {},
  withdrawn: {},
};

describe("decide", () => {
  for (const state of PROPOSAL_STATES) {
    for (const command of PROPOSAL_COMMANDS) {
      for (const who of Object.keys(PEOPLE) as Who[]) {
        const cell = ALLOWED[state][command];
        const isAllowed = cell?.who.includes(who) ?? false;
        it(`${isAllowed ? "lets" : "refuses"} ${who} ${command} what is ${state}`, () => {
          const decision = decide({
            proposal: proposal(state),
            command,
            actor: PEOPLE[who],
            seenHash: HASH,
            reason: "Because.",
          });
          if (isAllowed && cell !== undefined) {
            expect(decision).toEqual({ ok: true, value: cell.to });
          } else {
            expect(decision.ok).toBe(false);
            expect(decision.ok ? "" : decision.error.code).toMatch(
              /^(state-forbids|own-work|role-missing|not-author|not-claimant|claimed-by-other|already-claimed)$/,
            );
          }
        });
      }
    }
  }

  it("lets a reviewer claim what nobody has, and tells the second one who has it", () => {
    const free = { ...proposal("submitted"), claimedBy: null };
    const claim = { command: "claim", actor: PEOPLE.reviewer } as const;
    expect(decide({ proposal: free, ...claim })).toEqual({ ok: true, value: "submitted" });
    expect(decide({ proposal: proposal("submitted"), ...claim })).toMatchObject({
      error: { code: "claimed-by-other", message: "claimant has claimed it." },
    });
    expect(decide({ proposal: free, command: "claim", actor: PEOPLE.coAuthor })).toMatchObject({
      error: { code: "own-work" },
    });
  });

  it.each(["approve", "request-changes", "reject"] as const)(
    "refuses to %s content that is not what was read",
    (command) => {
      const given = {
        proposal: proposal("submitted"),
        command,
        actor: PEOPLE.reviewer,
        reason: "x",
      };
      expect(decide({ ...given, seenHash: "b".repeat(64) })).toMatchObject({
        error: { code: "content-changed" },
      });
      expect(decide(given)).toMatchObject({ error: { code: "content-changed" } });
      expect(decide({ ...given, seenHash: HASH }).ok).toBe(true);
    },
  );

  it.each(["request-changes", "reject"] as const)("wants a reason to %s", (command) => {
    for (const reason of [undefined, null, "", " \n\t"]) {
      expect(
        decide({
          proposal: proposal("submitted"),
          command,
          actor: PEOPLE.reviewer,
          seenHash: HASH,
          ...(reason === undefined ? {} : { reason }),
        }),
      ).toMatchObject({ error: { code: "reason-required", path: "reason" } });
    }
  });

  it("never lets a contributor decide, whatever the roles, states and reasons", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PROPOSAL_STATES),
        fc.constantFrom("claim", "approve", "request-changes", "reject" as const),
        fc.uniqueArray(
          fc.constantFrom("administrator", "curator", "reviewer", "publisher", "reader" as const),
        ),
        fc.constantFrom("author", "co-author"),
        fc.string(),
        (state, command, roles, userId, reason) => {
          const decision = decide({
            proposal: { ...proposal(state), claimedBy: null },
            command,
            actor: person(userId, ...roles),
            seenHash: HASH,
            reason,
          });
          expect(decision.ok).toBe(false);
        },
      ),
    );
  });
});
