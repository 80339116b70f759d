import { z } from "zod";
import { type EntryContent, entryContent } from "#app/domain/entries/entry-content.ts";
import { entryTitle } from "#app/domain/entries/title.ts";
import { can } from "#app/domain/permissions/can.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  acceptedRevision,
  lockEntry,
  refuseSecondProposal,
  refuseStaleBase,
} from "./entry-store.server.ts";
import { insertProposal, type Submission, submitOnce } from "./submission.server.ts";
import { refuseNotActive } from "./submit-amendment.server.ts";

const Input = z.strictObject({
  accession: z.string().max(20),
  baseVersion: z.number().int().min(1),
  reason: z.string().trim().min(1, "Say why it is to be retired.").max(TEXT_LIMITS.comment),
  submissionKey: z.uuid(),
});

/** What {@link submitRetirement} takes; the reason is required and stays in the history. */
export type SubmitRetirementInput = z.input<typeof Input>;

/** Proposes to retire an accepted entry: reviewed like any other change, final when accepted. */
export async function submitRetirement(input: {
  ctx: ServiceContext;
  input: SubmitRetirementInput;
}): Promise<Submission> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "entry.propose"));
  const author = requirePerson(ctx);
  const given = parseInput(Input, input.input);
  const key = { submissionKey: given.submissionKey, authorId: author.userId };
  return await submitOnce(ctx, key, () =>
    inTransaction(ctx, async (tctx) => {
      const target = await lockEntry(tctx, given.accession);
      refuseNotActive(target.lifecycle);
      refuseStaleBase({ accepted: target.acceptedVersion, base: given.baseVersion });
      await refuseSecondProposal(tctx, target.id);
      const base = await acceptedRevision(tctx, { entryId: target.id, version: given.baseVersion });
      const content: EntryContent = entryContent.parse(JSON.parse(base.content));
      const title = entryTitle(content);
      const proposalId = await insertProposal(tctx, {
        entryId: target.id,
        kind: "retire",
        baseVersion: given.baseVersion,
        revisionId: base.id,
        contentHash: base.contentHash,
        title,
        reason: given.reason,
        ...key,
      });
      await emitAudit(tctx, {
        action: "proposal.submit",
        subject: { type: "proposal", id: proposalId, label: `${target.accession} ${title}` },
        reason: given.reason,
        before: { version: given.baseVersion, lifecycle: "active" },
        after: { kind: "retire", lifecycle: "retired" },
      });
      return { proposalId, accession: target.accession, isRepeat: false };
    }),
  );
}
