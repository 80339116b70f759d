import { z } from "zod";
import { entryTitle } from "#app/domain/entries/title.ts";
import { can } from "#app/domain/permissions/can.ts";
import { invariant } from "#app/domain/shared/invariant.ts";
import { entry } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext } from "../context.server.ts";
import { requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { insertRevision, nextAccessions } from "./entry-store.server.ts";
import { prepareContent } from "./prepare-content.server.ts";
import {
  insertProposal,
  type Submission,
  submissionFields,
  submitOnce,
} from "./submission.server.ts";

const Input = z.strictObject({ content: z.unknown(), ...submissionFields });

/** What {@link submitNewEntry} takes: the content as it came from outside. */
export type SubmitNewEntryInput = z.input<typeof Input>;

/**
 * Proposes a new entry: gives it an accession, keeps its first revision and puts it into the review
 * queue. Refuses content that breaks a rule, with every place named; the same key twice makes one.
 */
export async function submitNewEntry(input: {
  ctx: ServiceContext;
  input: SubmitNewEntryInput;
}): Promise<Submission> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "entry.propose"));
  const author = requirePerson(ctx);
  const given = parseInput(Input, input.input);
  const prepared = prepareContent(given.content);
  const key = { submissionKey: given.submissionKey, authorId: author.userId };
  return await submitOnce(ctx, key, () =>
    inTransaction(ctx, async (tctx) => {
      const [accession] = await nextAccessions(tctx, 1);
      invariant(accession, "the sequence gives an accession");
      const entryId = tctx.newId();
      const title = entryTitle(prepared.content);
      await tctx.tx.insert(entry).values({
        id: entryId,
        accession,
        kind: prepared.content.kind,
        module: prepared.content.module,
        lifecycle: "draft",
        createdAt: tctx.at,
      });
      const revisionId = await insertRevision(tctx, {
        entryId,
        parentId: null,
        authorId: author.userId,
        prepared,
        reason: given.reason,
      });
      const proposalId = await insertProposal(tctx, {
        entryId,
        kind: "create",
        baseVersion: null,
        revisionId,
        contentHash: prepared.contentHash,
        title,
        reason: given.reason,
        ...key,
      });
      await emitAudit(tctx, [
        {
          action: "entry.create",
          subject: { type: "entry", id: entryId, label: accession },
          after: { accession, kind: prepared.content.kind },
        },
        {
          action: "proposal.submit",
          subject: { type: "proposal", id: proposalId, label: `${accession} ${title}` },
          reason: given.reason,
          after: { kind: "create", contentHash: prepared.contentHash },
        },
      ]);
      return { proposalId, accession, isRepeat: false };
    }),
  );
}
