// Goal: the forms that propose, amend, answer and retire make exactly one proposal, never overwrite
// what somebody else did, and give everything back that was typed. Method: forms posted to the pages'
// actions, as a browser without script sends them, on a real database.
import { eq, sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contentToForm } from "#app/components/entry-form/form-values.ts";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { newId } from "#app/platform/ids.server.ts";
import * as revise from "#app/routes/_app.review.$proposalId_.revise/route.tsx";
import * as amend from "#app/routes/_app.work.amend.$accession/route.tsx";
import * as create from "#app/routes/_app.work.new.$kind/route.tsx";
import * as retire from "#app/routes/_app.work.retire.$accession/route.tsx";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { requestChanges } from "#app/services/review/request-changes.server.ts";
import { entry, proposal, revision } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs } from "#test/support/people.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import { testEnvironment } from "../users/people.ts";
import { browserOf, type Visitor, visitor } from "./visitor.ts";

const database = useTestDatabase();
const env = testEnvironment();

let curator: Visitor;
let other: Visitor;
let reviewer: Visitor;

beforeAll(async () => {
  const scope = { db: database.db, env };
  curator = await visitor(scope, "curator");
  other = await visitor(scope, "curator");
  reviewer = await visitor(scope, "reviewer");
});

const as = (who: Visitor) => actingAs(database.db, who.actor);

/** A content as the fields that its form sends. */
function fieldsOf(content = sampleEvidenceItem()): Record<string, string> {
  const { values, statement } = contentToForm(content);
  const fields: Record<string, string> = { statement: JSON.stringify(statement) };
  flatten(fields, { name: "", value: values });
  return fields;
}

function flatten(into: Record<string, string>, input: { name: string; value: unknown }): void {
  const { name, value } = input;
  if (typeof value === "string") {
    into[name] = value;
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const inner = Array.isArray(value) ? `${name}[${key}]` : name === "" ? key : `${name}.${key}`;
      flatten(into, { name: inner, value: item });
    }
  }
}

async function approve(proposalId: string): Promise<void> {
  const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
  await approveProposal({
    ctx: as(reviewer),
    input: { proposalId, contentHash: row?.contentHash ?? "", comment: null },
  });
}

async function acceptedEntry(): Promise<string> {
  const made = await submitNewEntry({
    ctx: as(other),
    input: { content: sampleEvidenceItem(), reason: null, submissionKey: newId() },
  });
  await approve(made.proposalId);
  return made.accession;
}

const counts = async () => ({
  entries: await database.db.$count(entry),
  proposals: await database.db.$count(proposal),
  revisions: await database.db.$count(revision),
});

describe("a new entry", () => {
  const place = { path: "/work/new/biomarker-therapy", params: { kind: "biomarker-therapy" } };
  const post = (form: Record<string, string>, who: Pick<Visitor, "send"> = curator) =>
    who.send({ ...place, action: create.action, form });

  test("is proposed and shown", async () => {
    const submissionKey = newId();
    const answer = await post({ ...fieldsOf(), submissionKey, reason: "New data." });
    expect(answer.status).toBe(302);
    const [made] = await database.db
      .select()
      .from(proposal)
      .where(eq(proposal.submissionKey, submissionKey));
    expect(answer.location).toBe(`/review/${made?.id}`);
    expect(made).toMatchObject({ kind: "create", state: "submitted", reason: "New data." });
    const [kept] = await database.db
      .select()
      .from(revision)
      .where(eq(revision.id, made?.revisionId ?? ""));
    expect(entryContent.parse(JSON.parse(kept?.content ?? ""))).toEqual(sampleEvidenceItem());
  });

  test("sent twice, one after the other or at once, is one proposal", async () => {
    const before = await counts();
    const form = { ...fieldsOf(), submissionKey: newId() };
    const answers = await Promise.all([post(form), post(form), post(form)]);
    const last = await post(form);
    expect(new Set([...answers, last].map(({ location }) => location)).size).toBe(1);
    expect((await counts()).proposals).toBe(before.proposals + 1);
  });

  test("that is refused comes back whole, and nothing is written", async () => {
    const before = await counts();
    const form: Record<string, string> = {
      ...fieldsOf(),
      submissionKey: newId(),
      significance: "poor-outcome",
      "evidence[0].id": "no pmid",
      "evidence[0].quote": "A quote.",
      summary: "A summary.",
      reason: "A reason.",
    };
    const answer = await post(form);
    expect(answer.status).toBe(422);
    const { lastResult, typedStatement } = answer.body as {
      lastResult: { initialValue: unknown; error: Record<string, string[]> };
      typedStatement: unknown;
    };
    const echoed: Record<string, string> = {};
    flatten(echoed, { name: "", value: lastResult.initialValue });
    const typed = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
    expect(echoed).toEqual(typed);
    expect(typedStatement).toEqual({ statement: form.statement });
    expect(lastResult.error["evidence[0].id"]).toEqual([
      "A PMID is a number of one to eight digits.",
    ]);
    expect(await counts()).toEqual(before);
  });

  test("buttons for rows answer with the form and write nothing", async () => {
    const before = await counts();
    const intent = JSON.stringify({ type: "insert", payload: { name: "therapies" } });
    const answer = await post({ ...fieldsOf(), submissionKey: newId(), __intent__: intent });
    expect(answer.status).toBe(200);
    expect(await counts()).toEqual(before);
  });

  test("is not for reviewers, and a session that ended keeps what was typed", async () => {
    const before = await counts();
    const form = { ...fieldsOf(), submissionKey: newId(), summary: "Typed." };
    expect((await post(form, reviewer)).status).toBe(403);
    expect((await reviewer.read({ ...place, loader: create.loader })).status).toBe(403);
    const signedOut = await post(form, browserOf({ db: database.db, env }));
    expect(signedOut).toMatchObject({
      status: 401,
      body: { lastResult: { initialValue: { summary: "Typed." } } },
    });
    expect(await counts()).toEqual(before);
  });

  test.each(["", "gene", "constructor"])("has no kind %j", async (kind) => {
    const answer = await curator.read({
      path: "/work/new/x",
      params: { kind },
      loader: create.loader,
    });
    expect(answer.status).toBe(404);
  });
});

describe("a change", () => {
  let accession: string;

  beforeEach(async () => {
    accession = await acceptedEntry();
  });

  const place = () => ({ path: `/work/amend/${accession}`, params: { accession } });
  const post = (form: Record<string, string>, who: Pick<Visitor, "send"> = curator) =>
    who.send({ ...place(), action: amend.action, form: { submissionKey: newId(), ...form } });

  test("starts from the accepted version and changes what was changed alone", async () => {
    const page = await curator.read({ ...place(), loader: amend.loader });
    expect(page.body).toMatchObject({ version: 1, openProposalId: null, lifecycle: "active" });
    const answer = await post({ ...fieldsOf(), base: "1", rating: "3", reason: "Weaker." });
    expect(answer.status).toBe(302);
    const [made] = await database.db
      .select({ content: revision.content, kind: proposal.kind, baseVersion: proposal.baseVersion })
      .from(proposal)
      .innerJoin(revision, eq(revision.id, proposal.revisionId))
      .where(sql`${proposal.id}::text = ${answer.location?.split("/").at(-1) ?? ""}`);
    expect(made).toMatchObject({ kind: "amend", baseVersion: 1 });
    expect(JSON.parse(made?.content ?? "")).toEqual({ ...sampleEvidenceItem(), rating: 3 });
  });

  test("of a version that is no longer the newest is a conflict, and stays about that version", async () => {
    const made = await submitAmendment({
      ctx: as(other),
      input: {
        accession,
        baseVersion: 1,
        content: sampleEvidenceItem({ rating: 5 }),
        reason: null,
        submissionKey: newId(),
      },
    });
    await approve(made.proposalId);
    const before = await counts();
    const form = { ...fieldsOf(), base: "1", summary: "Mine." };
    const answer = await post(form);
    expect(answer).toMatchObject({
      status: 409,
      body: { base: "1", lastResult: { initialValue: { summary: "Mine." } } },
    });
    // What comes back is sent again as it is: still refused, never silently over the other's change.
    expect((await post(form)).status).toBe(409);
    expect(await counts()).toEqual(before);
  });

  test("while another proposal is open is a conflict; the page says so before", async () => {
    await post({ ...fieldsOf(), base: "1", rating: "3" }, other);
    const page = await curator.read({ ...place(), loader: amend.loader });
    expect(page.body).toMatchObject({ openProposalId: expect.any(String) });
    const answer = await post({ ...fieldsOf(), base: "1", rating: "2" });
    expect(answer.status).toBe(409);
  });

  test("that changes nothing, or does not say from what, is refused", async () => {
    const before = await counts();
    expect((await post({ ...fieldsOf(), base: "1" })).status).toBe(422);
    for (const base of ["", "0", "-1", "99999999999", "1e3", "x"]) {
      const answer = await post({ ...fieldsOf(), base, summary: "Mine." });
      expect(answer).toMatchObject({
        status: 404,
        body: { lastResult: { initialValue: { summary: "Mine." } } },
      });
    }
    expect(await counts()).toEqual(before);
  });

  test("of an entry that was never accepted has no page", async () => {
    for (const unknown of ["CUR-999999", "", "'"]) {
      const answer = await curator.read({
        path: "/work/amend/x",
        params: { accession: unknown },
        loader: amend.loader,
      });
      expect(answer.status).toBe(404);
    }
  });
});

describe("an answer to a reviewer", () => {
  test("takes the place of the content, once", async () => {
    const made = await submitNewEntry({
      ctx: as(curator),
      input: { content: sampleEvidenceItem(), reason: null, submissionKey: newId() },
    });
    const { proposalId } = made;
    const read = async () => {
      const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
      return row;
    };
    const contentHash = (await read())?.contentHash ?? "";
    await requestChanges({
      ctx: as(reviewer),
      input: { proposalId, contentHash, comment: "Rating?" },
    });
    const place = { path: `/review/${proposalId}/revise`, params: { proposalId } };
    const post = (form: Record<string, string>, who = curator) =>
      who.send({
        ...place,
        action: revise.action,
        form: { ...fieldsOf(), submissionKey: newId(), base: contentHash, ...form },
      });
    expect((await post({ rating: "2" })).body).toMatchObject({
      lastResult: { error: { reason: ["Say what you changed."] } },
    });
    expect((await post({ rating: "2", reason: "Done." }, other)).status).toBe(403);
    expect((await read())?.contentHash).toBe(contentHash);
    expect((await post({ rating: "2", reason: "Done." })).location).toBe(`/review/${proposalId}`);
    const answered = await read();
    expect(answered).toMatchObject({ state: "submitted" });
    expect(answered?.contentHash).not.toBe(contentHash);
    // A second tab that still shows the old content.
    const late = await post({ rating: "1", reason: "Again.", summary: "Late." });
    expect(late).toMatchObject({
      status: 422,
      body: { base: contentHash, lastResult: { initialValue: { summary: "Late." } } },
    });
    expect((await read())?.contentHash).toBe(answered?.contentHash);
  });
});

describe("a retirement", () => {
  let accession: string;

  beforeEach(async () => {
    accession = await acceptedEntry();
  });

  const post = (form: Record<string, string>, who: Pick<Visitor, "send"> = curator) =>
    who.send({
      path: `/work/retire/${accession}`,
      params: { accession },
      action: retire.action,
      form: { submissionKey: newId(), baseVersion: "1", reason: "", ...form },
    });

  test("needs a reason, keeps its key, and is one proposal", async () => {
    const before = await counts();
    const submissionKey = newId();
    const empty = await post({ submissionKey, reason: " " });
    expect(empty).toMatchObject({
      status: 422,
      body: {
        refusals: [{ path: "reason", message: "Say why it is to be retired." }],
        submissionKey,
        baseVersion: 1,
      },
    });
    expect(await counts()).toEqual(before);
    const form = { submissionKey, reason: "Refuted by a later trial." };
    const [first, second] = await Promise.all([post(form), post(form)]);
    expect(first.location).toMatch(/^\/review\//);
    expect(second.location).toBe(first.location);
    expect((await counts()).proposals).toBe(before.proposals + 1);
  });

  test("is refused to others and against another version, and gives the reason back", async () => {
    const before = await counts();
    const reason = "Line one\r\nLine two";
    expect((await post({ reason }, reviewer)).status).toBe(403);
    expect(await post({ reason, baseVersion: "2" })).toMatchObject({
      status: 409,
      body: { reason: "Line one\nLine two", baseVersion: 2 },
    });
    expect((await post({ reason, baseVersion: "x" })).status).toBe(422);
    expect((await post({ reason, submissionKey: "x" })).status).toBe(422);
    expect(await counts()).toEqual(before);
  });
});
