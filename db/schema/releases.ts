import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { CHANGE_CLASSES, RELEASE_STATES } from "../../app/domain/releases/states.ts";
import { user } from "./auth.ts";
import { instant } from "./columns.ts";
import { entry } from "./entries.ts";

/** A file of a release as it was staged: where a consumer finds it, and what it must hash to. */
export type StagedFile = {
  path: string;
  sha256: string;
  length: number;
  media: string;
  rows: number | null;
};

/**
 * A release: its membership is frozen when the row is made; the signed bytes and all that a publish
 * needs after a crash stand here.
 */
export const release = pgTable(
  "release",
  {
    id: uuid().primaryKey(),
    version: text().notNull(),
    semver: text().notNull(),
    sequence: integer().notNull(),
    channel: text().notNull(),
    state: text({ enum: RELEASE_STATES }).notNull(),
    previousId: uuid(),
    /** The only time inside the release's files: when the membership was frozen. */
    effectiveTime: instant().notNull(),
    notes: text(),
    counts: jsonb().$type<Record<string, number>>().notNull(),
    changes: jsonb().$type<Record<string, number>>().notNull(),
    auditSeq: bigint({ mode: "number" }).notNull(),
    auditHead: text().notNull(),
    /** Null until the files have been built from the frozen membership. */
    files: jsonb().$type<StagedFile[]>(),
    manifestSha256: text(),
    /** The TUF targets metadata that publishers sign, as `stageTargets` made it. */
    staged: jsonb().$type<Record<string, unknown>>(),
    createdBy: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    publishedBy: text().references(() => user.id, { onDelete: "restrict" }),
    publishedAt: instant(),
    rowVersion: integer().notNull().default(1),
    createdAt: instant().notNull(),
  },
  (table) => [
    uniqueIndex("release_version_unique").on(table.version),
    uniqueIndex("release_sequence_unique")
      .on(table.sequence)
      .where(sql`${table.state} <> 'abandoned'`),
    uniqueIndex("release_one_candidate")
      .on(sql`(true)`)
      .where(sql`${table.state} in ('candidate', 'frozen', 'signed')`),
    check(
      "release_built",
      sql`${table.state} in ('candidate', 'abandoned') or (${table.files} is not null
        and ${table.manifestSha256} is not null and ${table.staged} is not null)`,
    ),
    index("release_created").on(table.createdAt.desc()),
  ],
);

/** Which version of which entry is in a release, and what it is against the release before. */
export const releaseMember = pgTable(
  "release_member",
  {
    releaseId: uuid()
      .notNull()
      .references(() => release.id, { onDelete: "restrict" }),
    entryId: uuid()
      .notNull()
      .references(() => entry.id, { onDelete: "restrict" }),
    version: integer().notNull(),
    active: boolean().notNull(),
    change: text({ enum: CHANGE_CLASSES }).notNull(),
    previousVersion: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.entryId] }),
    index("release_member_change").on(table.releaseId, table.change),
    index("release_member_entry").on(table.entryId),
  ],
);

/** A publisher's signature over the release's targets metadata, with what it meant (21 CFR 11.50). */
export const releaseSignature = pgTable(
  "release_signature",
  {
    releaseId: uuid()
      .notNull()
      .references(() => release.id, { onDelete: "restrict" }),
    keyId: text().notNull(),
    signature: text().notNull(),
    signerId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    signerName: text().notNull(),
    meaning: text().notNull(),
    signedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.releaseId, table.keyId] }),
    uniqueIndex("release_signature_person_unique").on(table.releaseId, table.signerId),
  ],
);

/** The public halves of the release keys and who holds them. Private halves never come here. */
export const signingKey = pgTable(
  "signing_key",
  {
    keyId: text().primaryKey(),
    publicKey: text().notNull(),
    role: text({ enum: ["root", "targets", "snapshot", "timestamp"] }).notNull(),
    holderId: text().references(() => user.id, { onDelete: "restrict" }),
    /** The name of the key file below the data folder, or null when the key is kept elsewhere. */
    fileName: text(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [uniqueIndex("signing_key_public_unique").on(table.publicKey)],
);

/** The highest metadata version ever written per role, aborted ones included: none is used twice. */
export const tufVersion = pgTable("tuf_version", {
  role: text().primaryKey(),
  version: integer().notNull(),
});
