import { eq, lt, sql } from "drizzle-orm";
import { invariant } from "#app/domain/shared/invariant.ts";
import { GUESS_WINDOW_SECONDS } from "#app/platform/auth-options.server.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { rateLimit } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";

const WINDOW_MS = GUESS_WINDOW_SECONDS * 1_000;

/** What attempts are counted by, and how many may fail in one window. */
export const ATTEMPT_LIMITS = {
  /** One account, from wherever. */
  "sign-in-account": 10,
  /** One client, against whatever account; a hospital may be behind one address. */
  "sign-in-address": 60,
  /** One person signing electronically. */
  signature: 10,
} as const;

/** A counter of attempts. */
export type AttemptCounter = {
  readonly kind: keyof typeof ATTEMPT_LIMITS;
  /** An e-mail address, a network address, a user id. Kept as its hash: people mistype passwords into any field. */
  readonly subject: string;
};

/** Whether an attempt may be made. `isFirstRefusal` once per window, so that refusals can be recorded and not flood. */
export type AttemptVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly retryAfterSeconds: number;
      readonly isFirstRefusal: boolean;
    };

function keyOf({ kind, subject }: AttemptCounter): string {
  return `${kind}:${sha256Hex(subject)}`;
}

/**
 * Counts an attempt before it is made, in one statement, so that guesses at once cannot slip through.
 * The window starts with the first attempt. Take back by {@link forgive} what succeeded.
 */
export async function countAttempt(
  ctx: Pick<ServiceContext, "db" | "now" | "newId">,
  counter: AttemptCounter,
): Promise<AttemptVerdict> {
  const nowMs = ctx.now().getTime();
  const hasEnded = sql`${rateLimit.lastRequest} <= ${nowMs - WINDOW_MS}`;
  const [row] = await ctx.db
    .insert(rateLimit)
    .values({ id: ctx.newId(), key: keyOf(counter), count: 1, lastRequest: nowMs })
    .onConflictDoUpdate({
      target: rateLimit.key,
      set: {
        count: sql`case when ${hasEnded} then 1 else ${rateLimit.count} + 1 end`,
        lastRequest: sql`case when ${hasEnded} then ${nowMs} else ${rateLimit.lastRequest} end`,
      },
    })
    .returning({ count: rateLimit.count, startedMs: rateLimit.lastRequest });
  invariant(row, "an upsert gives its row");
  const limit = ATTEMPT_LIMITS[counter.kind];
  if (row.count <= limit) {
    return { allowed: true };
  }
  return {
    allowed: false,
    retryAfterSeconds: Math.max(1, Math.ceil((row.startedMs + WINDOW_MS - nowMs) / 1_000)),
    isFirstRefusal: row.count === limit + 1,
  };
}

/** Takes an attempt that succeeded back: `all` forgets the failed ones of this window too. */
export async function forgive(
  ctx: Pick<ServiceContext, "db">,
  input: { readonly counter: AttemptCounter; readonly all: boolean },
): Promise<void> {
  const condition = eq(rateLimit.key, keyOf(input.counter));
  if (input.all) {
    await ctx.db.delete(rateLimit).where(condition);
  } else {
    await ctx.db
      .update(rateLimit)
      .set({ count: sql`greatest(${rateLimit.count} - 1, 0)` })
      .where(condition);
  }
}

/** Clears the counters whose window has ended, so that guesses at many addresses do not pile up. */
export async function clearEndedWindows(ctx: Pick<ServiceContext, "db" | "now">): Promise<void> {
  const endedMs = ctx.now().getTime() - WINDOW_MS;
  await ctx.db.delete(rateLimit).where(lt(rateLimit.lastRequest, endedMs));
}
