import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { importBatch } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { parseInput } from "../input.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { lockBatchForDecision } from "./internal.server.ts";

const Input = z.strictObject({
  batchId: z.uuid("A batch is named by its id, as `batch list` shows it."),
  comment: z.string().trim().min(1, "Say why, in words.").max(TEXT_LIMITS.comment),
});

/**
 * Rejects an import batch as a whole: its open proposals are closed, and the source's records are
 * forgotten to what was accepted before, so that a corrected file can be imported again.
 */
export async function rejectBatch(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<{ rejected: number }> {
  const given = parseInput(Input, input.input);
  return await inTransaction(input.ctx, async (tctx) => {
    const { batch, reviewer } = await lockBatchForDecision(tctx, given.batchId);
    await tctx.tx.execute(sql`
      delete from external_record x using entry e
      where x.batch_id = ${batch.id} and e.id = x.entry_id and e.accepted_version is null`);
    await tctx.tx.execute(sql`
      update external_record x set content_hash = v.content_hash
      from entry e join entry_version v on v.entry_id = e.id and v.version = e.accepted_version
      join proposal p on p.entry_id = e.id
      where x.batch_id = ${batch.id} and e.id = x.entry_id and p.batch_id = ${batch.id}
        and p.state in ('submitted', 'changes-requested')`);
    const { rows } = await tctx.tx.execute<{ id: string }>(sql`
      update proposal set state = 'rejected', updated_at = ${tctx.at.toISOString()}::timestamptz
      where batch_id = ${batch.id} and state in ('submitted', 'changes-requested') returning id`);
    await tctx.tx
      .update(importBatch)
      .set({ state: "rejected", reviewerId: reviewer.userId, decidedAt: tctx.at })
      .where(eq(importBatch.id, batch.id));
    await emitAudit(tctx, {
      action: "import.reject",
      subject: { type: "import-batch", id: batch.id, label: batch.label },
      reason: given.comment,
      before: { state: batch.state },
      after: { state: "rejected", proposals: rows.length },
    });
    return { rejected: rows.length };
  });
}
