import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { ROLES } from "../../app/domain/permissions/roles.ts";
import {
  CONTRIBUTIONS,
  PROPOSAL_KINDS,
  PROPOSAL_STATES,
  VOTE_DECISIONS,
} from "../../app/domain/review/states.ts";
import { user } from "./auth.ts";
import { instant } from "./columns.ts";
import { entry, revision } from "./entries.ts";
import { importBatch } from "./transfer.ts";

/** What a reviewer votes on: a base version and the revision that is to follow it. */
export const proposal = pgTable(
  "proposal",
  {
    id: uuid().primaryKey(),
    entryId: uuid()
      .notNull()
      .references(() => entry.id, { onDelete: "restrict" }),
    kind: text({ enum: PROPOSAL_KINDS }).notNull(),
    state: text({ enum: PROPOSAL_STATES }).notNull(),
    /** The accepted version that it starts from; null for a new entry. */
    baseVersion: integer(),
    revisionId: uuid()
      .notNull()
      .references(() => revision.id, { onDelete: "restrict" }),
    contentHash: text().notNull(),
    title: text().notNull(),
    reason: text(),
    authorId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    reviewerId: text().references(() => user.id, { onDelete: "restrict" }),
    batchId: uuid().references(() => importBatch.id, { onDelete: "restrict" }),
    /** Sent by the form, so that the same submission arriving twice makes one proposal. */
    submissionKey: uuid().notNull(),
    rowVersion: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex("proposal_one_open_per_entry")
      .on(table.entryId)
      .where(sql`${table.state} in ('submitted', 'changes-requested')`),
    uniqueIndex("proposal_submission_unique").on(table.submissionKey),
    index("proposal_state").on(table.state, table.updatedAt),
    index("proposal_author").on(table.authorId, table.state),
    index("proposal_batch").on(table.batchId),
  ],
);

/** Everybody who took part in a proposal's content; none of them may vote on it. */
export const proposalContributor = pgTable(
  "proposal_contributor",
  {
    proposalId: uuid()
      .notNull()
      .references(() => proposal.id, { onDelete: "restrict" }),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    contribution: text({ enum: CONTRIBUTIONS }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.proposalId, table.userId, table.contribution] })],
);

/**
 * A vote, bound to the content hash that the voter saw, with the roles held then. Immutable; a vote
 * counts while the proposal still has that hash.
 */
export const vote = pgTable(
  "vote",
  {
    id: uuid().primaryKey(),
    proposalId: uuid()
      .notNull()
      .references(() => proposal.id, { onDelete: "restrict" }),
    revisionId: uuid()
      .notNull()
      .references(() => revision.id, { onDelete: "restrict" }),
    contentHash: text().notNull(),
    voterId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    voterRoles: text({ enum: ROLES }).array().notNull(),
    decision: text({ enum: VOTE_DECISIONS }).notNull(),
    comment: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    index("vote_proposal").on(table.proposalId, table.createdAt),
    check("vote_hash_format", sql`${table.contentHash} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** What people say to each other about a proposal, in order; immutable. */
export const proposalComment = pgTable(
  "proposal_comment",
  {
    id: uuid().primaryKey(),
    proposalId: uuid()
      .notNull()
      .references(() => proposal.id, { onDelete: "restrict" }),
    authorId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    revisionId: uuid().notNull(),
    body: text().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [index("proposal_comment_proposal").on(table.proposalId, table.createdAt)],
);
