// Goal: the review page lets exactly those decide who may, on exactly what they read, and loses nothing
// that was typed. Method: the page's loader and action called with requests on a real database.
import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#app/platform/ids.server.ts";
import { loader as queueLoader } from "#app/routes/_app.review._index/route.tsx";
import { action, loader } from "#app/routes/_app.review.$proposalId/route.tsx";
import { loader as workLoader } from "#app/routes/_app.work._index/route.tsx";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { requestChanges } from "#app/services/review/request-changes.server.ts";
import { resubmitProposal } from "#app/services/review/resubmit.server.ts";
import { auditEvent, entryVersion, proposal, proposalComment, vote } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs } from "#test/support/people.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import { testEnvironment } from "../users/people.ts";
import { browserOf, type Visitor, visitor } from "./visitor.ts";

const database = useTestDatabase();
const env = testEnvironment();

let author: Visitor;
let reviewer: Visitor;
let proposalId: string;
let contentHash: string;

beforeAll(async () => {
  const scope = { db: database.db, env };
  author = await visitor(scope, "curator", "reviewer");
  reviewer = await visitor(scope, "reviewer");
});

beforeEach(async () => {
  const made = await submitNewEntry({
    ctx: actingAs(database.db, author.actor),
    input: { content: sampleEvidenceItem(), reason: "New", submissionKey: newId() },
  });
  proposalId = made.proposalId;
  contentHash = (await theProposal()).contentHash;
});

async function theProposal() {
  const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
  if (row === undefined) throw new Error("no proposal");
  return row;
}

const page = () => ({ path: `/review/${proposalId}`, params: { proposalId } });

const give = (who: Pick<Visitor, "send">, intent: string, form: Record<string, string> = {}) =>
  who.send({ ...page(), action, form: { intent, contentHash, comment: "", ...form } });

/** Everything that a decision could leave behind. */
async function traces() {
  return {
    votes: await database.db.$count(vote),
    versions: await database.db.$count(entryVersion),
    comments: await database.db.$count(proposalComment),
    events: await database.db.$count(auditEvent),
    proposal: await theProposal(),
  };
}

describe("who may decide", () => {
  test("a reviewer approves, and is led back to the queue", async () => {
    const answer = await give(reviewer, "approve", { comment: "Fine." });
    expect([answer.status, answer.location]).toEqual([302, "/review"]);
    expect(answer.headers.get("set-cookie")).toContain("curatorium_flash");
    const versions = database.db
      .select()
      .from(entryVersion)
      .where(eq(entryVersion.proposalId, proposalId));
    expect(await versions).toMatchObject([{ version: 1, contentHash }]);
    const votes = database.db.select().from(vote).where(eq(vote.proposalId, proposalId));
    expect(await votes).toMatchObject([
      { voterId: reviewer.actor.userId, decision: "approve", comment: "Fine.", contentHash },
    ]);
  });

  test.each(["approve", "request-changes", "reject"])(
    "the author may not %s, although a reviewer too, and nothing is written",
    async (intent) => {
      const before = await traces();
      const answer = await give(author, intent, { comment: "My own work is good." });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({
        refusals: [{ code: "own-work" }],
        comment: "My own work is good.",
      });
      expect(await traces()).toEqual(before);
    },
  );

  test("nor may a publisher, a reader or somebody whose session has ended", async () => {
    const scope = { db: database.db, env };
    const publisher = await visitor(scope, "publisher");
    const reader = await visitor(scope, "reader");
    const before = await traces();
    expect((await give(publisher, "approve")).status).toBe(403);
    expect((await give(reader, "approve")).status).toBe(403);
    const signedOut = await give(browserOf(scope), "approve", { comment: "Typed for an hour." });
    expect(signedOut).toMatchObject({ status: 401, body: { comment: "Typed for an hour." } });
    expect(await traces()).toEqual(before);
  });

  test("the page says so before: the button's reason is the rule's", async () => {
    const own = await author.read({ ...page(), loader });
    expect(own.body).toMatchObject({
      isMine: true,
      commands: { approve: { code: "own-work" }, withdraw: null },
    });
    const other = await reviewer.read({ ...page(), loader });
    expect(other.body).toMatchObject({
      isMine: false,
      commands: { approve: null, claim: null, withdraw: { code: "not-author" } },
    });
  });

  test("the page is for those who take part, and for proposals that exist", async () => {
    const scope = { db: database.db, env };
    const reader = await visitor(scope, "reader");
    expect((await reader.read({ ...page(), loader })).status).toBe(403);
    const signedOut = await browserOf(scope).read({ ...page(), loader });
    expect([signedOut.status, signedOut.location]).toEqual([
      302,
      `/login?next=${encodeURIComponent(`/review/${proposalId}`)}`,
    ]);
    for (const unknown of [newId(), "x", "' or 1=1"]) {
      const answer = await reviewer.read({
        loader,
        path: "/review/x",
        params: { proposalId: unknown },
      });
      expect(answer.status).toBe(404);
    }
  });
});

describe("what is decided on", () => {
  async function answerReview() {
    await requestChanges({
      ctx: actingAs(database.db, reviewer.actor),
      input: { proposalId, contentHash, comment: "More." },
    });
    await resubmitProposal({
      ctx: actingAs(database.db, author.actor),
      input: {
        proposalId,
        baseHash: contentHash,
        content: sampleEvidenceItem({ summary: "More." }),
        answer: "Added.",
      },
    });
  }

  test.each(["approve", "reject", "request-changes"])(
    "%s: content that changed since is a conflict, and the comment is kept",
    async (intent) => {
      await answerReview();
      const before = await traces();
      const answer = await give(reviewer, intent, { comment: "Line one\r\nLine two" });
      expect(answer).toMatchObject({
        status: 409,
        body: { refusals: [{ code: "content-changed" }], comment: "Line one\nLine two" },
      });
      expect(await traces()).toEqual(before);
      const again = await reviewer.read({ ...page(), loader });
      expect(again.body).toMatchObject({ contentHash: before.proposal.contentHash });
    },
  );

  test("the story marks the vote that the new content outdated", async () => {
    await answerReview();
    const { body } = await reviewer.read({ ...page(), loader });
    expect(body).toMatchObject({
      steps: [
        { kind: "revision" },
        { kind: "vote", decision: "request-changes", isCurrent: false },
        { kind: "revision", reason: "Added." },
      ],
    });
  });

  test("a form without the hash decides nothing", async () => {
    const before = await traces();
    expect((await give(reviewer, "approve", { contentHash: "" })).status).toBe(422);
    expect((await give(reviewer, "approve", { contentHash: "0".repeat(64) })).status).toBe(409);
    expect(await traces()).toEqual(before);
  });
});

describe("the other commands", () => {
  test.each(["reject", "request-changes", "comment"])("%s needs words", async (intent) => {
    const before = await traces();
    const answer = await give(reviewer, intent, { comment: "  " });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      refusals: [{ path: expect.stringMatching(/comment|body/) }],
    });
    expect(await traces()).toEqual(before);
  });

  test("a comment that was typed survives a claim, and giving back too", async () => {
    const claimed = await give(reviewer, "claim", { comment: "Half a thought" });
    expect(claimed).toMatchObject({ status: 200, body: { comment: "Half a thought" } });
    expect((await theProposal()).reviewerId).toBe(reviewer.actor.userId);
    const back = await give(reviewer, "release-claim", { comment: "Half a thought" });
    expect(back).toMatchObject({ status: 200, body: { comment: "Half a thought" } });
    expect((await give(reviewer, "claim")).location).toBe(`/review/${proposalId}`);
    const said = eq(proposalComment.proposalId, proposalId);
    expect(await database.db.$count(proposalComment, said)).toBe(0);
  });

  test("only the author withdraws", async () => {
    expect((await give(reviewer, "withdraw")).status).toBe(403);
    expect((await give(author, "withdraw")).location).toBe("/work");
    expect((await theProposal()).state).toBe("withdrawn");
  });

  test.each(["", "resubmit", "accept", "constructor"])("there is no command %j", async (intent) => {
    const before = await traces();
    expect((await give(reviewer, intent)).status).toBe(400);
    expect(await traces()).toEqual(before);
  });

  test("the same approval twice is one", async () => {
    const [first, second] = await Promise.all([
      give(reviewer, "approve"),
      give(reviewer, "approve"),
    ]);
    expect([first.status, second.status].sort()).toEqual([302, 422]);
    const made = eq(entryVersion.proposalId, proposalId);
    expect(await database.db.$count(entryVersion, made)).toBe(1);
  });
});

describe("the lists around it", () => {
  beforeAll(async () => {
    await database.db.update(proposal).set({ state: "withdrawn" });
  });

  test("each person sees what waits for them", async () => {
    const work = (who: Visitor) => who.read({ path: "/work", loader: workLoader });
    expect((await work(author)).body).toMatchObject({
      own: { open: [{ id: proposalId, state: "submitted" }] },
      toReview: { total: 0 },
    });
    expect((await work(reviewer)).body).toMatchObject({
      own: null,
      toReview: { rows: [{ id: proposalId }], total: 1 },
    });
    const curator = await visitor({ db: database.db, env }, "curator");
    expect((await work(curator)).body).toMatchObject({ own: { open: [] }, toReview: null });
    await give(reviewer, "request-changes", { comment: "Which line of therapy?" });
    expect((await work(author)).body).toMatchObject({
      own: { open: [{ state: "changes-requested", lastComment: "Which line of therapy?" }] },
    });
    await give(author, "withdraw");
  });

  test("the queue falls back to one of use, whatever the address says", async () => {
    const queue = (who: Visitor, query: string) =>
      who.read({ path: `/review${query}`, loader: queueLoader });
    expect((await queue(reviewer, "")).body).toMatchObject({
      queue: "for-me",
      rows: [{ id: proposalId }],
    });
    expect((await queue(reviewer, "?queue=nonsense&page=-3")).body).toMatchObject({
      queue: "for-me",
      page: 1,
    });
    const curator = await visitor({ db: database.db, env }, "curator");
    expect((await queue(curator, "")).body).toMatchObject({ queue: "mine", total: 0 });
    expect((await queue(curator, "?queue=all")).body).toMatchObject({ queue: "all", total: 1 });
    const reader = await visitor({ db: database.db, env }, "reader");
    expect((await queue(reader, "")).status).toBe(403);
  });
});
