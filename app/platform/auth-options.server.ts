import type { BetterAuthOptions } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { isDemoEmail } from "#app/domain/permissions/demo-accounts.ts";
import { PASSWORD_LIMITS } from "#app/domain/permissions/password.ts";
import type { Db } from "#db/client.server.ts";
import { findPerson } from "#db/queries/person.server.ts";
import { account, rateLimit, session, user, verification } from "#db/schema/index.ts";
import { logAuthLine } from "./auth-log.server.ts";
import { type Environment, evaluationMode } from "./env.server.ts";
import { newId } from "./ids.server.ts";
import { ownOrigin } from "./request-origin.server.ts";

/** Name of every cookie before `session_token`; over HTTPS `__Secure-` comes before it. */
export const COOKIE_PREFIX = "curatorium";

/**
 * How long a login session lasts, in seconds: twelve hours, a working day, and no request makes it
 * longer. NIST SP 800-63B (2017), section 4.2.3: sign in again at least once per 12 hours.
 */
export const SESSION_SECONDS = 43_200;

/** The window of every limit on guessing passwords, in seconds. */
export const GUESS_WINDOW_SECONDS = 900;

/** What better-auth takes for its own origin when none is set; it never resolves (RFC 2606). */
const NO_ORIGIN = "http://curatorium.invalid";

/** The settings that sign-in depends on. */
export type AuthSettings = Pick<Environment, "home" | "host" | "baseUrl" | "secret">;

/** Whether an account may be used here: not deactivated, and no demo account on a real server. */
export function isUsable(input: {
  readonly person: { readonly email: string; readonly deactivatedAt: Date | null };
  readonly env: AuthSettings;
}): boolean {
  const { person, env } = input;
  return person.deactivatedAt === null && (evaluationMode(env) || !isDemoEmail(person.email));
}

/** How better-auth is set up; `secret` signs its cookies. */
export function authOptions({
  db,
  env,
  secret,
}: {
  readonly db: Db;
  readonly env: AuthSettings;
  readonly secret: string;
}) {
  return {
    appName: "Curatorium",
    baseURL: env.baseUrl ?? NO_ORIGIN,
    // As a list, because BETTER_AUTH_SECRETS of the environment would replace a single one.
    secrets: [{ version: 1, value: secret }],
    trustedOrigins: (request) => {
      const own = request === undefined ? null : ownOrigin({ request, env });
      return own === null ? [] : [own];
    },
    database: drizzleAdapter(db, {
      provider: "pg",
      schema: { user, session, account, verification, rateLimit },
      // Without it a sign-up that fails half way leaves a user without an account.
      transaction: true,
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      autoSignIn: false,
      minPasswordLength: PASSWORD_LIMITS.min,
      maxPasswordLength: PASSWORD_LIMITS.max,
    },
    account: { accountLinking: { enabled: false } },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // A cached session would outlive its end and the roles of its user.
      cookieCache: { enabled: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const person = await findPerson(db, { userId });
            if (person === null || !isUsable({ person, env })) {
              throw new APIError("UNAUTHORIZED", { code: "ACCOUNT_NOT_USABLE" });
            }
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 100,
      // Our own counters share the table. better-auth deletes what is older than its longest window,
      // so this one must not be shorter than ours.
      customRules: { "/sign-in/*": { window: GUESS_WINDOW_SECONDS, max: 10 } },
    },
    telemetry: { enabled: false },
    // Thrown, a fault is logged by us; else better-call prints it with every parameter of the query.
    onAPIError: { throw: true },
    logger: { level: "warn", log: logAuthLine },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: env.baseUrl?.startsWith("https:") ?? false,
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // The server sets this header to exactly one address, whatever the client sent.
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
      database: { generateId: newId },
    },
  } satisfies BetterAuthOptions;
}
