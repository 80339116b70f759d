// The way of a proposal through the real services and database: each verb does what it says, leaves its
// audit event, and is refused to whoever may not, with nothing written.
import { desc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { newId } from "#app/platform/ids.server.ts";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { submitRetirement } from "#app/services/entries/submit-retirement.server.ts";
import { ConflictError, ForbiddenError, RefusedError } from "#app/services/errors.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { claimProposal } from "#app/services/review/claim.server.ts";
import { commentOnProposal } from "#app/services/review/comment.server.ts";
import { getProposal } from "#app/services/review/get-proposal.server.ts";
import { listQueue } from "#app/services/review/list-queue.server.ts";
import { rejectProposal } from "#app/services/review/reject.server.ts";
import { releaseClaim } from "#app/services/review/release-claim.server.ts";
import { requestChanges } from "#app/services/review/request-changes.server.ts";
import { resubmitProposal } from "#app/services/review/resubmit.server.ts";
import { withdrawProposal } from "#app/services/review/withdraw.server.ts";
import {
  auditEvent,
  entry,
  entryProjection,
  entryVersion,
  outbox,
  proposal,
  revision,
  vote,
} from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem, sampleGeneDrug } from "#test/support/sample-content.ts";

const database = useTestDatabase();
let curator: PersonActor;
let otherCurator: PersonActor;
let reviewer: PersonActor;
let reader: PersonActor;
let mighty: PersonActor;

beforeAll(async () => {
  curator = await insertPerson(database.db, "curator");
  otherCurator = await insertPerson(database.db, "curator");
  reviewer = await insertPerson(database.db, "reviewer");
  reader = await insertPerson(database.db, "reader");
  mighty = await insertPerson(database.db, "curator", "reviewer", "publisher", "administrator");
});

const as = (actor?: PersonActor) => actingAs(database.db, actor);

async function propose(author: PersonActor, content: EntryContent = sampleEvidenceItem()) {
  const done = await submitNewEntry({
    ctx: as(author),
    input: { content, reason: "New.", submissionKey: newId() },
  });
  return { ...done, ...(await rowOf(done.proposalId)) };
}

async function rowOf(proposalId: string) {
  const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
  if (row === undefined) throw new Error("no proposal");
  return row;
}

async function accepted(content: EntryContent = sampleEvidenceItem()) {
  const made = await propose(curator, content);
  await approveProposal({
    ctx: as(reviewer),
    input: { proposalId: made.id, contentHash: made.contentHash, comment: null },
  });
  return made;
}

async function lastEvents(count: number) {
  const rows = await database.db
    .select()
    .from(auditEvent)
    .orderBy(desc(auditEvent.seq))
    .limit(count);
  return rows.reverse();
}

async function counts() {
  const [events, proposals, revisions, votes, versions, messages] = await Promise.all(
    [auditEvent, proposal, revision, vote, entryVersion, outbox].map((table) =>
      database.db.$count(table),
    ),
  );
  return { events, proposals, revisions, votes, versions, messages };
}

async function expectNothingWritten(run: () => Promise<unknown>, error: unknown) {
  const before = await counts();
  await expect(run()).rejects.toMatchObject(error as object);
  expect(await counts()).toEqual(before);
}

const change = (text: string) => sampleEvidenceItem({ summary: text });

describe("a new entry", () => {
  it("gets an accession, a revision and a proposal, and is public to nobody yet", async () => {
    const made = await propose(curator);
    expect(made.accession).toMatch(/^CUR-\d{6,}$/);
    expect(made).toMatchObject({ kind: "create", state: "submitted", baseVersion: null });
    const [row] = await database.db.select().from(entry).where(eq(entry.id, made.entryId));
    expect(row).toMatchObject({ lifecycle: "draft", acceptedVersion: null });
    expect(
      await database.db.$count(entryProjection, eq(entryProjection.entryId, made.entryId)),
    ).toBe(0);
    expect((await lastEvents(2)).map((event) => event.action)).toEqual([
      "entry.create",
      "proposal.submit",
    ]);
  });

  it("submitted twice at once makes one proposal; the key of somebody else is refused", async () => {
    const input = { content: sampleGeneDrug(), reason: null, submissionKey: newId() };
    const done = await Promise.all(
      Array.from({ length: 4 }, () => submitNewEntry({ ctx: as(curator), input })),
    );
    expect(new Set(done.map((one) => one.proposalId)).size).toBe(1);
    expect(done.filter((one) => !one.isRepeat)).toHaveLength(1);
    await expect(submitNewEntry({ ctx: as(otherCurator), input })).rejects.toMatchObject({
      refusals: [{ code: "submission-foreign" }],
    });
  });

  it("is refused with every place named when its content breaks rules", async () => {
    const content = { ...sampleEvidenceItem(), therapies: [], evidence: [], rating: 9 };
    await expectNothingWritten(
      () =>
        submitNewEntry({
          ctx: as(curator),
          input: { content, reason: null, submissionKey: newId() },
        }),
      { name: "RefusedError", refusals: [{ path: "rating" }] },
    );
    await expect(
      submitNewEntry({
        ctx: as(curator),
        input: { content: { ...content, rating: 4 }, reason: null, submissionKey: newId() },
      }),
    ).rejects.toMatchObject({
      refusals: expect.arrayContaining([
        expect.objectContaining({ path: "therapies" }),
        expect.objectContaining({ path: "evidence" }),
      ]),
    });
  });

  it.each([
    ["a reader", () => reader],
    ["a reviewer", () => reviewer],
    ["whoever is signed out", () => undefined],
  ])("is refused to %s", async (_who, actor) => {
    await expectNothingWritten(
      () =>
        submitNewEntry({
          ctx: as(actor()),
          input: { content: sampleEvidenceItem(), reason: null, submissionKey: newId() },
        }),
      { name: "ForbiddenError" },
    );
  });
});

describe("approval", () => {
  it("makes the content the accepted version, for lists too, and says so in the trail", async () => {
    const made = await propose(curator);
    await approveProposal({
      ctx: as(reviewer),
      input: { proposalId: made.id, contentHash: made.contentHash, comment: "Sound." },
    });
    expect(await rowOf(made.id)).toMatchObject({ state: "accepted" });
    const [row] = await database.db.select().from(entry).where(eq(entry.id, made.entryId));
    expect(row).toMatchObject({ lifecycle: "active", acceptedVersion: 1 });
    const [shown] = await database.db
      .select()
      .from(entryProjection)
      .where(eq(entryProjection.entryId, made.entryId));
    expect(shown).toMatchObject({ version: 1, active: true, genes: ["EGFR"], levels: ["civic:B"] });
    const events = await lastEvents(2);
    expect(events.map((event) => event.action)).toEqual(["proposal.approve", "entry.accept"]);
    expect(new Set(events.map((event) => event.operationId)).size).toBe(1);
    expect(events[0]).toMatchObject({ actorId: reviewer.userId, reason: "Sound." });
    const [given] = await database.db.select().from(vote).where(eq(vote.proposalId, made.id));
    expect(given).toMatchObject({ contentHash: made.contentHash, voterRoles: ["reviewer"] });
  });

  it("is refused to the author, whatever roles the author holds", async () => {
    const made = await propose(mighty);
    await expectNothingWritten(
      () =>
        approveProposal({
          ctx: as(mighty),
          input: { proposalId: made.id, contentHash: made.contentHash, comment: null },
        }),
      { name: "ForbiddenError", refusals: [{ code: "own-work" }] },
    );
  });

  it.each([
    ["a curator", () => otherCurator],
    ["a reader", () => reader],
    ["whoever is signed out", () => undefined],
  ])("is refused to %s", async (_who, actor) => {
    const made = await propose(curator);
    await expectNothingWritten(
      () =>
        approveProposal({
          ctx: as(actor()),
          input: { proposalId: made.id, contentHash: made.contentHash, comment: null },
        }),
      { name: "ForbiddenError" },
    );
  });

  it("is a conflict when the content is not what was read", async () => {
    const made = await propose(curator);
    await expectNothingWritten(
      () =>
        approveProposal({
          ctx: as(reviewer),
          input: { proposalId: made.id, contentHash: "0".repeat(64), comment: null },
        }),
      { name: "ConflictError", refusals: [{ code: "content-changed" }] },
    );
  });

  it("given by two reviewers at once accepts once", async () => {
    const second = await insertPerson(database.db, "reviewer");
    const made = await propose(curator);
    const input = { proposalId: made.id, contentHash: made.contentHash, comment: null };
    const done = await Promise.allSettled([
      approveProposal({ ctx: as(reviewer), input }),
      approveProposal({ ctx: as(second), input }),
    ]);
    expect(done.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await database.db.$count(entryVersion, eq(entryVersion.entryId, made.entryId))).toBe(1);
  });
});

describe("a request for changes", () => {
  it("goes to the author, is answered, and the new content is approved; old votes count no more", async () => {
    const made = await propose(curator);
    await requestChanges({
      ctx: as(reviewer),
      input: { proposalId: made.id, contentHash: made.contentHash, comment: "Which line?" },
    });
    expect(await rowOf(made.id)).toMatchObject({ state: "changes-requested" });
    await resubmitProposal({
      ctx: as(curator),
      input: {
        proposalId: made.id,
        baseHash: made.contentHash,
        content: change("First line of treatment."),
        answer: "First line, said so.",
      },
    });
    const revised = await rowOf(made.id);
    expect(revised.state).toBe("submitted");
    expect(revised.contentHash).not.toBe(made.contentHash);
    const view = await getProposal({ ctx: as(reviewer), proposalId: made.id });
    expect(view.steps.map((step) => step.kind)).toEqual(["revision", "vote", "revision"]);
    expect(view.steps[1]).toMatchObject({ kind: "vote", isCurrent: false });
    await approveProposal({
      ctx: as(reviewer),
      input: { proposalId: made.id, contentHash: revised.contentHash, comment: null },
    });
    expect(await rowOf(made.id)).toMatchObject({ state: "accepted" });
  });

  it("needs a reason, and a second tab of the author cannot overwrite the first", async () => {
    const made = await propose(curator);
    const request = { proposalId: made.id, contentHash: made.contentHash };
    await expectNothingWritten(
      () => requestChanges({ ctx: as(reviewer), input: { ...request, comment: "  " } }),
      { name: "RefusedError", refusals: [{ path: "comment" }] },
    );
    await requestChanges({ ctx: as(reviewer), input: { ...request, comment: "More." } });
    const answer = { proposalId: made.id, baseHash: made.contentHash, answer: "Done." };
    await expectNothingWritten(
      () => resubmitProposal({ ctx: as(otherCurator), input: { ...answer, content: change("x") } }),
      { name: "ForbiddenError", refusals: [{ code: "not-author" }] },
    );
    await expectNothingWritten(
      () =>
        resubmitProposal({
          ctx: as(curator),
          input: { ...answer, content: sampleEvidenceItem() },
        }),
      { name: "RefusedError", refusals: [{ code: "no-change" }] },
    );
    const tabs = await Promise.allSettled(
      ["one", "two"].map((text) =>
        resubmitProposal({ ctx: as(curator), input: { ...answer, content: change(text) } }),
      ),
    );
    expect(tabs.map((tab) => tab.status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("an amendment", () => {
  it("becomes the next version, shown as a diff against the one before", async () => {
    const made = await accepted();
    const done = await submitAmendment({
      ctx: as(otherCurator),
      input: {
        accession: made.accession,
        baseVersion: 1,
        content: sampleEvidenceItem({
          levels: [
            { scheme: "civic", schemeVersion: "2.0", value: "A", basis: "assigned", reason: null },
          ],
        }),
        reason: "Approved since.",
        submissionKey: newId(),
      },
    });
    const view = await getProposal({ ctx: as(reviewer), proposalId: done.proposalId });
    expect(view.changes).toHaveLength(1);
    expect(view.changes[0]).toMatchObject({
      path: "levels",
      changed: [{ shift: "upgrade", details: [{ label: "Level", before: "B", after: "A" }] }],
    });
    await approveProposal({
      ctx: as(reviewer),
      input: { proposalId: done.proposalId, contentHash: view.contentHash, comment: null },
    });
    const versions = await database.db
      .select()
      .from(entryVersion)
      .where(eq(entryVersion.entryId, made.entryId));
    expect(versions.map((version) => version.version).sort()).toEqual([1, 2]);
  });

  it("is refused on an old base, beside an open one, without a change, and in another kind", async () => {
    const made = await accepted();
    const base = { accession: made.accession, baseVersion: 1, reason: null };
    const submit = (content: EntryContent, baseVersion = 1) =>
      submitAmendment({
        ctx: as(curator),
        input: { ...base, baseVersion, content, submissionKey: newId() },
      });
    await expectNothingWritten(() => submit(change("x"), 2), {
      name: "ConflictError",
      refusals: [{ code: "stale-base" }],
    });
    await expectNothingWritten(() => submit(sampleEvidenceItem()), {
      refusals: [{ code: "no-change" }],
    });
    await expectNothingWritten(() => submit(sampleGeneDrug()), {
      refusals: [{ code: "kind-permanent" }],
    });
    await submit(change("first"));
    await expectNothingWritten(() => submit(change("second")), {
      name: "ConflictError",
      refusals: [{ code: "proposal-open" }],
    });
  });

  it("opened by twenty people at once is one proposal and nineteen conflicts", async () => {
    const made = await accepted();
    const done = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        submitAmendment({
          ctx: as(index % 2 === 0 ? curator : otherCurator),
          input: {
            accession: made.accession,
            baseVersion: 1,
            content: change(`by ${index}`),
            reason: null,
            submissionKey: newId(),
          },
        }),
      ),
    );
    expect(done.filter((one) => one.status === "fulfilled")).toHaveLength(1);
    for (const one of done) {
      if (one.status === "rejected") {
        expect(one.reason).toBeInstanceOf(ConflictError);
      }
    }
  });
});

describe("a retirement", () => {
  it("is reviewed like any change and is final", async () => {
    const made = await accepted();
    const input = { accession: made.accession, baseVersion: 1, reason: "Retracted source." };
    await expectNothingWritten(
      () =>
        submitRetirement({
          ctx: as(curator),
          input: { ...input, reason: " ", submissionKey: newId() },
        }),
      { refusals: [{ path: "reason" }] },
    );
    const done = await submitRetirement({
      ctx: as(curator),
      input: { ...input, submissionKey: newId() },
    });
    const row = await rowOf(done.proposalId);
    await approveProposal({
      ctx: as(reviewer),
      input: { proposalId: row.id, contentHash: row.contentHash, comment: null },
    });
    const [retired] = await database.db.select().from(entry).where(eq(entry.id, made.entryId));
    expect(retired).toMatchObject({ lifecycle: "retired", acceptedVersion: 2 });
    expect((await lastEvents(1))[0]).toMatchObject({ action: "entry.retire" });
    await expect(
      submitAmendment({
        ctx: as(curator),
        input: {
          accession: made.accession,
          baseVersion: 2,
          content: change("back"),
          reason: null,
          submissionKey: newId(),
        },
      }),
    ).rejects.toBeInstanceOf(RefusedError);
  });
});

describe("claim, comment, reject, withdraw", () => {
  it("each does what it says and is refused to the wrong person", async () => {
    const made = await propose(curator);
    const input = { proposalId: made.id };
    await claimProposal({ ctx: as(reviewer), input });
    const second = await insertPerson(database.db, "reviewer");
    await expectNothingWritten(() => claimProposal({ ctx: as(second), input }), {
      refusals: [{ code: "claimed-by-other" }],
    });
    await expectNothingWritten(() => releaseClaim({ ctx: as(second), input }), {
      refusals: [{ code: "not-claimant" }],
    });
    await releaseClaim({ ctx: as(reviewer), input });
    await commentOnProposal({ ctx: as(curator), input: { ...input, body: "Please look." } });
    await expectNothingWritten(
      () => commentOnProposal({ ctx: as(reader), input: { ...input, body: "Hm." } }),
      { name: "ForbiddenError" },
    );
    await expectNothingWritten(() => withdrawProposal({ ctx: as(otherCurator), input }), {
      refusals: [{ code: "not-author" }],
    });
    await withdrawProposal({ ctx: as(curator), input });
    expect(await rowOf(made.id)).toMatchObject({ state: "withdrawn" });

    const another = await propose(curator);
    await rejectProposal({
      ctx: as(reviewer),
      input: { proposalId: another.id, contentHash: another.contentHash, comment: "No source." },
    });
    expect(await rowOf(another.id)).toMatchObject({ state: "rejected" });
    await expect(
      approveProposal({
        ctx: as(second),
        input: { proposalId: another.id, contentHash: another.contentHash, comment: null },
      }),
    ).rejects.toMatchObject({ refusals: [{ code: "state-forbids" }] });
  });
});

describe("the queue", () => {
  it("shows a reviewer what others wrote and never the own work", async () => {
    const made = await propose(mighty);
    const foreign = await listQueue({ ctx: as(reviewer), queue: "for-me", page: 1 });
    const own = await listQueue({ ctx: as(mighty), queue: "for-me", page: 1 });
    const mine = await listQueue({ ctx: as(mighty), queue: "mine", page: 1 });
    expect(foreign.counts["for-me"]).toBe(own.counts["for-me"] + own.counts.mine);
    expect(own.rows.map((row) => row.id)).not.toContain(made.id);
    expect(mine.rows.map((row) => row.id)).toContain(made.id);
    await expect(listQueue({ ctx: as(reader), queue: "all", page: 1 })).rejects.toBeInstanceOf(
      ForbiddenError,
    );
  });
});
