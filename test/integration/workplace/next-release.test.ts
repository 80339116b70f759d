// Goal: publishers, and nobody else, lead a release from preview to publication by plain forms; two have
// to sign what they were shown; no secret comes back. Method: the page's loader and action called with
// requests, with real keys, files and database.
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { action, loader } from "#app/routes/_app.releases.new/route.tsx";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { initialiseKeys } from "#app/services/keys/initialise.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { proposal, release, releaseSignature } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs } from "#test/support/people.ts";
import { sampleEvidenceItem, sampleGeneDrug } from "#test/support/sample-content.ts";
import { PASSWORD, testEnvironment } from "../users/people.ts";
import { browserOf, type Visitor, visitor } from "./visitor.ts";

const database = useTestDatabase();
const env = testEnvironment();
const paths = dataPaths(env.home);
const PASSPHRASE = "a passphrase of the tests";

let curator: Visitor;
let reviewer: Visitor;
let first: Visitor;
let second: Visitor;
let accession: string;

const as = (who: Visitor) => actingAs(database.db, who.actor);

async function approve(proposalId: string): Promise<void> {
  const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
  await approveProposal({
    ctx: as(reviewer),
    input: { proposalId, contentHash: row?.contentHash ?? "", comment: null },
  });
}

beforeAll(async () => {
  const scope = { db: database.db, env };
  curator = await visitor(scope, "curator");
  reviewer = await visitor(scope, "reviewer");
  first = await visitor(scope, "publisher");
  second = await visitor(scope, "publisher");
  for (const content of [sampleEvidenceItem(), sampleGeneDrug()]) {
    const made = await submitNewEntry({
      ctx: as(curator),
      input: { content, reason: null, submissionKey: newId() },
    });
    await approve(made.proposalId);
    accession = made.accession;
  }
});

const page = async (who: Pick<Visitor, "read">, query = "") =>
  await who.read({ path: `/releases/new${query}`, loader });

const order = (who: Pick<Visitor, "send">, intent: string, form: Record<string, string> = {}) =>
  who.send({ path: "/releases/new", action, form: { intent, ...form } });

async function candidate() {
  const [row] = await database.db.select().from(release).where(eq(release.state, "frozen"));
  if (row === undefined) throw new Error("no frozen candidate");
  return row;
}

async function signing(form: Record<string, string> = {}) {
  const { body } = await page(first);
  const shown = body as { candidate: { version: string; stagedSha256: string } };
  return {
    version: shown.candidate.version,
    stagedSha256: shown.candidate.stagedSha256,
    password: PASSWORD,
    passphrase: PASSPHRASE,
    ...form,
  };
}

describe.sequential("from preview to publication", () => {
  test("the page and its orders are for publishers", async () => {
    for (const who of [curator, reviewer]) {
      expect((await page(who)).status).toBe(403);
      expect((await order(who, "freeze")).status).toBe(403);
    }
    const signedOut = browserOf({ db: database.db, env });
    expect((await page(signedOut)).location).toBe("/login?next=%2Freleases%2Fnew");
    expect((await order(signedOut, "freeze", { notes: "Mine." })).body).toMatchObject({
      status: 401,
      notes: "Mine.",
    });
    expect((await order(first, "withdraw")).status).toBe(400);
    expect(await database.db.$count(release)).toBe(0);
  });

  test("the preview says what would be added, and that keys are needed", async () => {
    expect((await page(first)).body).toMatchObject({
      candidate: null,
      preview: {
        previous: null,
        counts: { added: 2, changed: 0, retired: 0 },
        changes: [{ change: "added", version: 1, previousVersion: null }, { accession }],
        hasKeys: false,
      },
    });
    expect((await page(first, "?page=2")).body).toMatchObject({ preview: { changes: [] } });
  });

  test("without keys the candidate is frozen and waits to be built", async () => {
    const answer = await order(first, "freeze", { notes: "First." });
    expect(answer).toMatchObject({
      status: 422,
      body: { refusals: [{ code: "repository-missing" }] },
    });
    expect((await page(first)).body).toMatchObject({
      candidate: { state: "candidate", signRefusal: { code: "state-forbids" }, notes: "First." },
    });
    await initialiseKeys({
      ctx: actingAs(database.db, { kind: "system", name: "test" }),
      paths,
      input: {
        rootPassphrases: [PASSPHRASE, PASSPHRASE, PASSPHRASE],
        publishers: [first, second].map(({ actor }) => ({
          userId: actor.userId,
          passphrase: PASSPHRASE,
        })),
      },
    });
    const [row] = await database.db.select().from(release);
    const built = await order(first, "build", { version: row?.version ?? "" });
    expect(built.location).toBe("/releases/new");
    expect((await page(first)).body).toMatchObject({
      candidate: { state: "frozen", threshold: 2, signatures: [], signRefusal: null, total: 2 },
    });
  });

  test("a second candidate is a conflict and keeps the notes", async () => {
    expect(await order(second, "freeze", { notes: "Another." })).toMatchObject({
      status: 409,
      body: { notes: "Another.", refusals: [{ code: "candidate-open" }] },
    });
  });

  test("a signature asks for the password and for the key, and gives neither back", async () => {
    const wrongPassword = await order(
      first,
      "sign",
      await signing({ password: "not-my-password" }),
    );
    expect(wrongPassword).toMatchObject({
      status: 422,
      body: { order: "sign", refusals: [{ code: "wrong-password", path: "password" }] },
    });
    const wrongKey = await order(first, "sign", await signing({ passphrase: "not-my-passphrase" }));
    expect(wrongKey).toMatchObject({
      status: 422,
      body: { refusals: [{ code: "passphrase-wrong", path: "passphrase" }] },
    });
    for (const { body } of [wrongPassword, wrongKey]) {
      const text = JSON.stringify(body);
      expect(text).not.toContain("not-my-");
      expect(text).not.toContain(PASSWORD);
      expect(text).not.toContain(PASSPHRASE);
      expect(text).not.toContain(join(env.home, "keys"));
    }
    expect(await database.db.$count(releaseSignature)).toBe(0);
  });

  test("bytes that were not shown are not signed", async () => {
    const answer = await order(first, "sign", await signing({ stagedSha256: "0".repeat(64) }));
    expect(answer).toMatchObject({
      status: 422,
      body: { refusals: [{ code: "content-changed" }] },
    });
    expect(await database.db.$count(releaseSignature)).toBe(0);
  });

  test("two have to sign, each once, before it is published", async () => {
    const { version } = await candidate();
    expect((await order(first, "sign", await signing())).location).toBe("/releases/new");
    expect((await page(first)).body).toMatchObject({
      candidate: {
        state: "frozen",
        signatures: [{ signerName: first.actor.name, meaning: "Approved for publication" }],
        signRefusal: { code: "signed-already" },
      },
    });
    expect((await order(first, "sign", await signing())).status).toBe(422);
    expect((await order(first, "publish", { version })).status).toBe(422);
    expect((await order(second, "sign", await signing())).status).toBe(302);
    expect((await page(second)).body).toMatchObject({ candidate: { state: "signed" } });
    expect((await order(curator, "publish", { version })).status).toBe(403);
    const published = await order(second, "publish", { version });
    expect(published.location).toBe(`/releases/${version}`);
    expect((await page(first)).body).toMatchObject({
      candidate: null,
      preview: { previous: version, counts: { added: 0, changed: 0, retired: 0 }, changes: [] },
    });
  });

  test("nothing new is nothing to freeze; a change is listed against its version before", async () => {
    expect((await order(first, "freeze")).body).toMatchObject({
      status: 422,
      refusals: [{ code: "nothing-changed" }],
    });
    const made = await submitAmendment({
      ctx: as(curator),
      input: {
        accession,
        baseVersion: 1,
        content: sampleGeneDrug({ summary: "Changed." }),
        reason: null,
        submissionKey: newId(),
      },
    });
    await approve(made.proposalId);
    expect((await page(first)).body).toMatchObject({
      preview: {
        counts: { added: 0, changed: 1, retired: 0 },
        changes: [{ accession, change: "changed", version: 2, previousVersion: 1 }],
      },
    });
  });

  test("a candidate is abandoned with a reason, and its number is not used again", async () => {
    expect((await order(first, "freeze", { notes: "" })).status).toBe(302);
    const { version } = await candidate();
    expect((await page(first, "?change=added")).body).toMatchObject({
      candidate: { members: [], total: 0 },
    });
    expect((await page(first, "?change=changed")).body).toMatchObject({
      candidate: { members: [{ accession, previousVersion: 1, version: 2 }], total: 1 },
    });
    expect(await order(first, "abandon", { version, reason: " " })).toMatchObject({
      status: 422,
      body: { order: "abandon", refusals: [{ path: "reason" }] },
    });
    expect((await order(first, "abandon", { version, reason: "A typo." })).status).toBe(302);
    expect((await order(first, "freeze")).status).toBe(302);
    expect((await candidate()).version).not.toBe(version);
  });
});
