import { z } from "zod";
import { entryTitle } from "#app/domain/entries/title.ts";
import { can } from "#app/domain/permissions/can.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { RefusedError, requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import {
  acceptedRevision,
  insertRevision,
  lockEntry,
  refuseSecondProposal,
  refuseStaleBase,
} from "./entry-store.server.ts";
import { prepareContent } from "./prepare-content.server.ts";
import {
  insertProposal,
  type Submission,
  submissionFields,
  submitOnce,
} from "./submission.server.ts";

const Input = z.strictObject({
  accession: z.string().max(20),
  /** The accepted version that the author started from. */
  baseVersion: z.number().int().min(1),
  content: z.unknown(),
  ...submissionFields,
});

/** What {@link submitAmendment} takes. */
export type SubmitAmendmentInput = z.input<typeof Input>;

/**
 * Proposes a change of an accepted entry. Refuses when a newer version was accepted meanwhile, when
 * another proposal is open, when nothing changed, and when the kind would change.
 */
export async function submitAmendment(input: {
  ctx: ServiceContext;
  input: SubmitAmendmentInput;
}): Promise<Submission> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "entry.propose"));
  const author = requirePerson(ctx);
  const given = parseInput(Input, input.input);
  const prepared = prepareContent(given.content);
  const key = { submissionKey: given.submissionKey, authorId: author.userId };
  return await submitOnce(ctx, key, () =>
    inTransaction(ctx, async (tctx) => {
      const target = await lockEntry(tctx, given.accession);
      refuseNotActive(target.lifecycle);
      refuseStaleBase({ accepted: target.acceptedVersion, base: given.baseVersion });
      await refuseSecondProposal(tctx, target.id);
      const base = await acceptedRevision(tctx, { entryId: target.id, version: given.baseVersion });
      if (base.contentHash === prepared.contentHash) {
        throw new RefusedError({
          code: "no-change",
          message: "Nothing differs from the accepted version.",
        });
      }
      if (prepared.content.kind !== target.kind) {
        throw new RefusedError({
          code: "kind-permanent",
          message: "An entry keeps its kind. Retire this one and make a new one.",
          path: "kind",
        });
      }
      const title = entryTitle(prepared.content);
      const revisionId = await insertRevision(tctx, {
        entryId: target.id,
        parentId: base.id,
        authorId: author.userId,
        prepared,
        reason: given.reason,
      });
      const proposalId = await insertProposal(tctx, {
        entryId: target.id,
        kind: "amend",
        baseVersion: given.baseVersion,
        revisionId,
        contentHash: prepared.contentHash,
        title,
        reason: given.reason,
        ...key,
      });
      await emitAudit(tctx, {
        action: "proposal.submit",
        subject: { type: "proposal", id: proposalId, label: `${target.accession} ${title}` },
        reason: given.reason,
        before: { version: given.baseVersion, contentHash: base.contentHash },
        after: { kind: "amend", contentHash: prepared.contentHash },
      });
      return { proposalId, accession: target.accession, isRepeat: false };
    }),
  );
}

/** Refuses to touch what is not accepted yet or is retired. */
export function refuseNotActive(lifecycle: string): void {
  if (lifecycle !== "active") {
    throw new RefusedError({
      code: "not-active",
      message:
        lifecycle === "retired"
          ? "The entry is retired, which is final."
          : "The entry has no accepted version yet. Revise its open proposal instead.",
    });
  }
}
