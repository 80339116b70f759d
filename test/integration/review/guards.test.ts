// What no code path may do is refused by the database itself: history is append-only, nobody votes on
// own work, nothing is accepted without somebody else's approval. Done by SQL as the application's role.
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { newId } from "#app/platform/ids.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { brokenConstraint, postgresCode } from "#app/services/errors.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { commentOnProposal } from "#app/services/review/comment.server.ts";
import { entry, entryVersion, proposal, vote } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";

const database = useTestDatabase();
let author: PersonActor;
let reviewer: PersonActor;

async function propose() {
  const { proposalId } = await submitNewEntry({
    ctx: actingAs(database.db, author),
    input: { content: sampleEvidenceItem(), reason: null, submissionKey: newId() },
  });
  const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
  if (row === undefined) throw new Error("no proposal");
  return row;
}

beforeAll(async () => {
  author = await insertPerson(database.db, "curator", "reviewer");
  reviewer = await insertPerson(database.db, "reviewer");
  const row = await propose();
  const input = { proposalId: row.id, contentHash: row.contentHash, comment: null };
  const ctx = actingAs(database.db, reviewer);
  await commentOnProposal({ ctx, input: { proposalId: row.id, body: "Seen." } });
  await approveProposal({ ctx, input });
});

async function failure(run: () => Promise<unknown>) {
  try {
    await run();
  } catch (error) {
    return { code: postgresCode(error), constraint: brokenConstraint(error) };
  }
  return null;
}

describe("history", () => {
  it.each([
    "audit_event",
    "revision",
    "entry_version",
    "vote",
    "proposal_comment",
    "proposal_contributor",
    "release_member",
    "release_signature",
  ])("of %s takes no change, removal or truncation", async (table) => {
    const name = sql.identifier(table);
    for (const statement of [sql`delete from ${name}`, sql`truncate ${name} cascade`]) {
      expect(await failure(() => database.db.execute(statement))).toMatchObject({ code: "23001" });
    }
    const { rows } = await database.db.execute<{ column: string }>(
      sql`select column_name as column from information_schema.columns
        where table_name = ${table} and is_generated = 'NEVER' limit 1`,
    );
    const column = sql.identifier(rows[0]?.column ?? "");
    expect(
      await failure(() => database.db.execute(sql`update ${name} set ${column} = ${column}`)),
    ).toMatchObject({ code: "23001" });
  });

  it("of an entry keeps its accession and never goes back", async () => {
    const [row] = await database.db.select().from(entry).limit(1);
    for (const set of [
      { accession: "CUR-999999" },
      { lifecycle: "draft" as const, acceptedVersion: null },
      { acceptedVersion: 0 },
    ]) {
      expect(
        await failure(() =>
          database.db
            .update(entry)
            .set(set)
            .where(eq(entry.id, row?.id ?? "")),
        ),
      ).toMatchObject({ code: "23001" });
    }
    expect(await failure(() => database.db.delete(entry))).toMatchObject({ code: "23001" });
  });

  it("of the audit trail takes no event out of place", async () => {
    expect(
      await failure(() =>
        database.db.execute(sql`
          insert into audit_event (seq, at, actor_name, actor_roles, action, subject_type, subject_id,
            subject_label, operation_id, previous_hash, hash)
          values (9999, now(), 'x', '{}', 'entry.accept', 'entry', 'x', 'x', gen_random_uuid(), 'x', 'x')`),
      ),
    ).toMatchObject({ constraint: "audit_event_chain" });
  });
});

describe("four eyes", () => {
  const voteOf = (row: typeof proposal.$inferSelect, voterId: string) => ({
    id: newId(),
    proposalId: row.id,
    revisionId: row.revisionId,
    contentHash: row.contentHash,
    voterId,
    voterRoles: ["reviewer" as const],
    decision: "approve" as const,
    createdAt: new Date(),
  });
  const versionOf = (row: typeof proposal.$inferSelect) => ({
    entryId: row.entryId,
    version: 1,
    revisionId: row.revisionId,
    contentHash: row.contentHash,
    proposalId: row.id,
    active: true,
    acceptedAt: new Date(),
  });

  it("takes no vote of a contributor, and none for other content", async () => {
    const row = await propose();
    expect(
      await failure(() => database.db.insert(vote).values(voteOf(row, author.userId))),
    ).toMatchObject({ constraint: "vote_not_own" });
    expect(
      await failure(() =>
        database.db
          .insert(vote)
          .values({ ...voteOf(row, reviewer.userId), contentHash: "0".repeat(64) }),
      ),
    ).toMatchObject({ constraint: "vote_current_content" });
    await database.db.insert(vote).values(voteOf(row, reviewer.userId));
  });

  it("accepts nothing without an approval, and versions step by one", async () => {
    const row = await propose();
    expect(
      await failure(() => database.db.insert(entryVersion).values(versionOf(row))),
    ).toMatchObject({ constraint: "entry_version_approved" });
    await database.db.insert(vote).values(voteOf(row, reviewer.userId));
    expect(
      await failure(() =>
        database.db.insert(entryVersion).values({ ...versionOf(row), version: 2 }),
      ),
    ).toMatchObject({ constraint: "entry_version_steps" });
    expect(
      await failure(() =>
        database.db.insert(entryVersion).values({ ...versionOf(row), contentHash: "0".repeat(64) }),
      ),
    ).toMatchObject({ constraint: "entry_version_approved" });
    await database.db.insert(entryVersion).values(versionOf(row));
  });
});
