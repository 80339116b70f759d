import { eq } from "drizzle-orm";
import { can } from "#app/domain/permissions/can.ts";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { importBatch } from "#db/schema/index.ts";
import type { TransactionContext } from "../context.server.ts";
import {
  ForbiddenError,
  NotFoundError,
  RefusedError,
  requirePermission,
} from "../errors.server.ts";
import { requirePerson } from "../require-person.server.ts";

/** Locks a batch that waits for a decision, and checks that the actor may give it. */
export async function lockBatchForDecision(
  tctx: TransactionContext,
  batchId: string,
): Promise<{ batch: typeof importBatch.$inferSelect; reviewer: PersonActor }> {
  requirePermission(can(tctx.actor, "batch.decide"));
  const reviewer = requirePerson(tctx);
  const [batch] = await tctx.tx
    .select()
    .from(importBatch)
    .where(eq(importBatch.id, batchId))
    .for("update");
  if (batch === undefined) {
    throw new NotFoundError("The import batch");
  }
  if (batch.importerId === reviewer.userId) {
    throw new ForbiddenError({
      code: "own-work",
      message: "You imported this batch, so somebody else must review it.",
    });
  }
  if (batch.state !== "submitted") {
    throw new RefusedError({
      code: "state-forbids",
      message: `The batch is ${batch.state}; it takes no decision.`,
    });
  }
  return { batch, reviewer };
}
