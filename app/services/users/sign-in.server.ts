import { isAPIError } from "better-auth/api";
import { and, eq, lt } from "drizzle-orm";
import { z } from "zod";
import { ANONYMOUS } from "#app/domain/permissions/roles.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { ok, type Refusal, type Result, refuse } from "#app/domain/shared/result.ts";
import { type Auth, createAuth } from "#app/platform/auth.server.ts";
import { type AuthSettings, isUsable } from "#app/platform/auth-options.server.ts";
import { networkOf } from "#app/platform/network-address.server.ts";
import { findPerson } from "#db/queries/person.server.ts";
import { session } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  type AttemptVerdict,
  clearEndedWindows,
  countAttempt,
  forgive,
} from "./attempts.server.ts";
import { actorFor, emailField, passwordField, userSubject } from "./internal.server.ts";

const credentials = z.object({ email: emailField, password: passwordField });

/** Where an attempt to sign in comes from, as far as it is known. */
export type SignInOrigin = { readonly address: string; readonly userAgent: string | null };

/** Somebody who has signed in; each `Set-Cookie` of `headers` must reach the browser. */
export type SignedIn = { readonly userId: string; readonly headers: Headers };

/** A refused sign-in; `retryAfterSeconds` when it was refused for the number of attempts. */
export type SignInRefusal = Refusal & { readonly retryAfterSeconds?: number };

type Attempt = { readonly ctx: ServiceContext; readonly env: AuthSettings } & SignInOrigin;

/** One text for every reason, so that nobody learns which addresses have accounts. */
const WRONG: SignInRefusal = {
  code: "wrong-credentials",
  message: "The e-mail address or the password is not right.",
};

/**
 * Signs a person in with e-mail address and password. At most 10 wrong attempts per account and 60
 * per client in 15 minutes; both outcomes leave an audit event. Refusals: `wrong-credentials` (for a
 * wrong password, an unknown address and a closed account alike) and `too-many-attempts`.
 */
export async function signIn(
  input: Omit<Attempt, keyof SignInOrigin> & {
    readonly input: { readonly email: string; readonly password: string };
    readonly origin: SignInOrigin;
  },
): Promise<Result<SignedIn, SignInRefusal>> {
  const attempt: Attempt = {
    ctx: { ...input.ctx, actor: ANONYMOUS },
    env: input.env,
    ...input.origin,
  };
  const { email, password } = parseInput(credentials, input.input);
  const counters = {
    account: { kind: "sign-in-account", subject: email },
    client: { kind: "sign-in-address", subject: networkOf(attempt.address) },
  } as const;
  const verdicts = [
    await countAttempt(attempt.ctx, counters.client),
    await countAttempt(attempt.ctx, counters.account),
  ];
  const limited = verdicts.find((verdict) => !verdict.allowed);
  if (limited !== undefined && !limited.allowed) {
    return refuseForNumber({ attempt, email, verdicts, limited });
  }
  const auth = createAuth({ db: attempt.ctx.db, env: attempt.env });
  const opened = await openSession({ auth, attempt, email, password });
  if (opened === null) {
    await recordRefusal({ attempt, email, reason: null });
    return refuse(WRONG);
  }
  await recordSignIn({ attempt, opened });
  await forgive(attempt.ctx, { counter: counters.account, all: true });
  await forgive(attempt.ctx, { counter: counters.client, all: false });
  await clearEndedWindows(attempt.ctx);
  return ok({ userId: opened.userId, headers: opened.headers });
}

type OpenedSession = SignedIn & { readonly token: string };

/** Checks the password and opens a session, or null when either is refused. */
async function openSession(input: {
  auth: Auth;
  attempt: Attempt;
  email: string;
  password: string;
}): Promise<OpenedSession | null> {
  const { address, userAgent } = input.attempt;
  const headers = new Headers({ "x-forwarded-for": address });
  if (userAgent !== null) {
    headers.set("user-agent", userAgent.slice(0, 500));
  }
  try {
    const { headers: answered, response } = await input.auth.api.signInEmail({
      body: { email: input.email, password: input.password },
      headers,
      returnHeaders: true,
    });
    return { userId: response.user.id, token: response.token, headers: answered };
  } catch (error) {
    if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 400)) {
      return null;
    }
    throw error;
  }
}

/** Records the sign-in and forgets the person's sessions that ran out. Without a record, no session. */
async function recordSignIn(input: { attempt: Attempt; opened: OpenedSession }): Promise<void> {
  const { ctx, address } = input.attempt;
  const { userId, token } = input.opened;
  try {
    const person = await findPerson(ctx.db, { userId });
    invariant(person, "who has a session is in the database");
    await inTransaction({ ...ctx, actor: actorFor(person) }, async (tctx) => {
      await tctx.tx
        .delete(session)
        .where(and(eq(session.userId, userId), lt(session.expiresAt, tctx.at)));
      await emitAudit(tctx, {
        action: "user.sign-in",
        subject: userSubject(person),
        after: { address },
      });
    });
  } catch (error) {
    await ctx.db.delete(session).where(eq(session.token, token));
    throw error;
  }
}

async function refuseForNumber(input: {
  attempt: Attempt;
  email: string;
  verdicts: readonly AttemptVerdict[];
  limited: Extract<AttemptVerdict, { allowed: false }>;
}): Promise<Result<never, SignInRefusal>> {
  const isNew = input.verdicts.some((verdict) => !verdict.allowed && verdict.isFirstRefusal);
  if (isNew) {
    await recordRefusal({ ...input, reason: "too-many-attempts" });
  }
  const { retryAfterSeconds } = input.limited;
  return refuse(tooManyAttempts(retryAfterSeconds));
}

/** The refusal of an attempt that was one too many. */
export function tooManyAttempts(retryAfterSeconds: number) {
  const minutes = Math.ceil(retryAfterSeconds / 60);
  return {
    code: "too-many-attempts",
    message: `Too many wrong attempts. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    retryAfterSeconds,
  };
}

/** Records why a sign-in was refused. An unknown address is not kept: it may be a mistyped password. */
async function recordRefusal(input: {
  attempt: Attempt;
  email: string;
  reason: "too-many-attempts" | null;
}): Promise<void> {
  const { ctx, env, address } = input.attempt;
  const person = await findPerson(ctx.db, { email: input.email });
  const cause =
    person === null
      ? "unknown-address"
      : isUsable({ person, env })
        ? "wrong-password"
        : "closed-account";
  const subject =
    person === null
      ? ({ type: "user", id: "unknown", label: "an unknown address" } as const)
      : userSubject(person);
  await inTransaction(ctx, (tctx) =>
    emitAudit(tctx, {
      action: "user.sign-in-refused",
      subject,
      after: { address, cause: input.reason ?? cause },
    }),
  );
}
