import { eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { can } from "#app/domain/permissions/can.ts";
import {
  formatReleaseLabel,
  nextReleaseLabel,
  nextSemver,
  parseReleaseLabel,
} from "#app/domain/releases/version.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { auditHead, release } from "#db/schema/index.ts";
import { emitAudit } from "../audit/emit.server.ts";
import type { ServiceContext, TransactionContext } from "../context.server.ts";
import { accept, ConflictError, RefusedError, requirePermission } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";
import { requirePerson } from "../require-person.server.ts";
import { inTransaction } from "../transaction.server.ts";
import { latestPublished, type ReleaseRecord, releaseSubject } from "./internal.server.ts";

const Input = z.strictObject({
  channel: z.literal("stable"),
  notes: z.string().trim().max(TEXT_LIMITS.comment).nullable(),
});

/**
 * Freezes a candidate: takes the accepted version of every entry at one moment as the membership of the
 * next release and says of each what it is against the release before. Refuses a second open candidate
 * and a release in which nothing differs.
 */
export async function freezeRelease(input: {
  ctx: ServiceContext;
  input: z.input<typeof Input>;
}): Promise<{ id: string; version: string }> {
  const { ctx } = input;
  requirePermission(can(ctx.actor, "release.prepare"));
  const publisher = requirePerson(ctx);
  const given = parseInput(Input, input.input);
  return await inTransaction(ctx, async (tctx) => {
    // Every act appends to the audit chain before it commits, so while its head is locked the
    // membership and the head that goes into the manifest stand for the same moment.
    const [head] = await tctx.tx.select().from(auditHead).where(eq(auditHead.id, 1)).for("update");
    await refuseSecondCandidate(tctx);
    const previous = await latestPublished(tctx.tx);
    const id = tctx.newId();
    const { version, sequence, semver } = await nextIdentity(tctx, previous);
    await tctx.tx.insert(release).values({
      id,
      version,
      semver,
      sequence,
      channel: given.channel,
      state: "candidate",
      previousId: previous?.id ?? null,
      effectiveTime: new Date(Math.floor(tctx.at.getTime() / 1000) * 1000),
      notes: given.notes || null,
      counts: {},
      changes: {},
      auditSeq: head?.seq ?? 0,
      auditHead: head?.hash ?? "",
      createdBy: publisher.userId,
      createdAt: tctx.at,
    });
    await insertMembers(tctx, { id, previousId: previous?.id ?? null });
    const { counts, changes } = await countMembers(tctx, id);
    if ((changes.added ?? 0) + (changes.changed ?? 0) + (changes.retired ?? 0) === 0) {
      throw new RefusedError({
        code: "nothing-changed",
        message: "No entry differs from the last release, so there is nothing to publish.",
      });
    }
    await tctx.tx.update(release).set({ counts, changes }).where(eq(release.id, id));
    await emitAudit(tctx, {
      action: "release.freeze",
      subject: releaseSubject({ id, version }),
      reason: given.notes || null,
      after: { version, sequence, counts, changes, previous: previous?.version ?? null },
    });
    return { id, version };
  });
}

async function refuseSecondCandidate(tctx: TransactionContext): Promise<void> {
  const [open] = await tctx.tx
    .select({ version: release.version })
    .from(release)
    .where(inArray(release.state, ["candidate", "frozen", "signed"]));
  if (open !== undefined) {
    throw new ConflictError({
      code: "candidate-open",
      message: `Candidate ${open.version} is open. Publish or abandon it first.`,
    });
  }
}

async function nextIdentity(
  tctx: TransactionContext,
  previous: ReleaseRecord | null,
): Promise<{ version: string; sequence: number; semver: string }> {
  const { rows } = await tctx.tx.execute<{ version: string; sequence: number }>(
    sql`select version, sequence from release order by created_at desc`,
  );
  const newest = rows[0];
  // An abandoned candidate's version is not given to other bytes.
  const label = accept(
    nextReleaseLabel({
      previous: newest === undefined ? null : accept(parseReleaseLabel(newest.version)),
      year: tctx.at.getUTCFullYear(),
      kind: "release",
    }),
  );
  const semver =
    previous === null
      ? "1.0.0"
      : accept(nextSemver({ previous: previous.semver, change: "minor" }));
  return {
    version: formatReleaseLabel(label),
    sequence: (previous?.sequence ?? 0) + 1,
    semver,
  };
}

async function insertMembers(
  tctx: TransactionContext,
  input: { id: string; previousId: string | null },
): Promise<void> {
  await tctx.tx.execute(sql`
    insert into release_member (release_id, entry_id, version, active, change, previous_version)
    select ${input.id}::uuid, e.id, v.version, v.active,
      case
        when b.entry_id is null then 'added'
        when b.version = v.version then 'unchanged'
        when not v.active then 'retired'
        else 'changed'
      end,
      b.version
    from entry e
    join entry_version v on v.entry_id = e.id and v.version = e.accepted_version
    left join release_member b on b.release_id = ${input.previousId}::uuid and b.entry_id = e.id
    where v.active or b.entry_id is not null`);
}

async function countMembers(
  tctx: TransactionContext,
  id: string,
): Promise<{ counts: Record<string, number>; changes: Record<string, number> }> {
  const { rows } = await tctx.tx.execute<{ change: string; name: string; count: number }>(sql`
    select m.change, case when m.active then e.kind else 'retired' end as name, count(*)::int as count
    from release_member m join entry e on e.id = m.entry_id
    where m.release_id = ${id} group by 1, 2`);
  const counts: Record<string, number> = {};
  const changes: Record<string, number> = { added: 0, changed: 0, retired: 0, unchanged: 0 };
  for (const row of rows) {
    counts[row.name] = (counts[row.name] ?? 0) + row.count;
    changes[row.change] = (changes[row.change] ?? 0) + row.count;
  }
  return { counts, changes };
}
