import type { ServiceContext, TransactionContext } from "./context.server.ts";
import { postgresCode } from "./errors.server.ts";

/** Serialization failure and deadlock: the loser runs again (PostgreSQL, Appendix A). */
const RETRIED_CODES: ReadonlySet<string | undefined> = new Set(["40001", "40P01"]);
const MAX_ATTEMPTS = 5;

/**
 * Runs one act in one transaction. The callback may run more than once, so it must have no effect
 * outside the database. Nothing is caught inside: an error rolls everything back.
 */
export async function inTransaction<Value>(
  ctx: ServiceContext,
  run: (tctx: TransactionContext) => Promise<Value>,
  options?: { isolationLevel?: "read committed" | "repeatable read" | "serializable" },
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ctx.db.transaction(
        (tx) =>
          run({
            tx,
            actor: ctx.actor,
            now: ctx.now,
            newId: ctx.newId,
            operationId: ctx.newId(),
            at: ctx.now(),
          }),
        { isolationLevel: options?.isolationLevel ?? "read committed" },
      );
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRIED_CODES.has(postgresCode(error))) {
        throw error;
      }
    }
  }
}
