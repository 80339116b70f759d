import {
  bigint,
  boolean,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ROLES } from "../../app/domain/permissions/roles.ts";
import { instant } from "./columns.ts";

/** People. Ids are never reused and rows never removed: a deactivated person keeps the name in the history. */
export const user = pgTable(
  "user",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: boolean().notNull().default(false),
    image: text(),
    deactivatedAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [uniqueIndex("user_email_unique").on(table.email)],
);

/** Login sessions, as better-auth keeps them. */
export const session = pgTable(
  "session",
  {
    id: text().primaryKey(),
    expiresAt: instant().notNull(),
    token: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
    ipAddress: text(),
    userAgent: text(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
  },
  (table) => [
    uniqueIndex("session_token_unique").on(table.token),
    index("session_user").on(table.userId),
  ],
);

/** Ways to sign in, as better-auth keeps them; the password hash is here. */
export const account = pgTable(
  "account",
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: instant(),
    refreshTokenExpiresAt: instant(),
    scope: text(),
    password: text(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("account_provider_unique").on(table.providerId, table.accountId),
    index("account_user").on(table.userId),
  ],
);

/** One-time values, as better-auth keeps them. */
export const verification = pgTable(
  "verification",
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (table) => [index("verification_identifier").on(table.identifier)],
);

/** Counters of better-auth's rate limiter. */
export const rateLimit = pgTable(
  "rate_limit",
  {
    id: text().primaryKey(),
    key: text().notNull(),
    count: bigint({ mode: "number" }).notNull(),
    lastRequest: bigint({ mode: "number" }).notNull(),
  },
  (table) => [uniqueIndex("rate_limit_key_unique").on(table.key)],
);

/** The roles that people hold now; the history of grants is in the audit trail. */
export const userRole = pgTable(
  "user_role",
  {
    userId: text()
      .notNull()
      .references(() => user.id, { onDelete: "restrict" }),
    role: text({ enum: ROLES }).notNull(),
    grantedAt: instant().notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.role] })],
);
