// A release from the first key to the consumer: frozen, built, signed by two, published, pulled with a
// stock client; and every step refused to whoever may not take it. Real files, database and HTTP.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { withRepositoryServer } from "#app/platform/tuf/loopback-server.server.ts";
import { verifyPublished } from "#app/platform/tuf/verify-published.server.ts";
import { verifyAuditChain } from "#app/services/audit/verify-chain.server.ts";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { submitRetirement } from "#app/services/entries/submit-retirement.server.ts";
import { initialiseKeys } from "#app/services/keys/initialise.server.ts";
import { abandonRelease } from "#app/services/releases/abandon.server.ts";
import { buildRelease } from "#app/services/releases/build.server.ts";
import { findOpenCandidate, findRelease } from "#app/services/releases/find.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { publishRelease } from "#app/services/releases/publish.server.ts";
import { renewRepository } from "#app/services/releases/renew.server.ts";
import { signRelease } from "#app/services/releases/sign.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { auditEvent, proposal, releaseMember } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { sampleEvidenceItem, sampleGeneDrug } from "#test/support/sample-content.ts";

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), "curatorium-release-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const paths = dataPaths(home);
const PASSPHRASE = "a passphrase of the tests";

let curator: PersonActor;
let reviewer: PersonActor;
let publishers: PersonActor[];
let entries: string[];

const as = (actor?: PersonActor) => actingAs(database.db, actor);

beforeAll(async () => {
  curator = await insertPerson(database.db, "curator");
  reviewer = await insertPerson(database.db, "reviewer");
  publishers = [
    await insertPerson(database.db, "publisher"),
    await insertPerson(database.db, "publisher", "curator"),
  ];
  entries = [];
  for (const content of [sampleEvidenceItem(), sampleGeneDrug()]) {
    const { proposalId, accession } = await submitNewEntry({
      ctx: as(curator),
      input: { content, reason: null, submissionKey: newId() },
    });
    await approve(proposalId);
    entries.push(accession);
  }
  await initialiseKeys({
    ctx: actingAs(database.db, { kind: "system", name: "test" }),
    paths,
    input: {
      rootPassphrases: [PASSPHRASE, PASSPHRASE, PASSPHRASE],
      publishers: publishers.map(({ userId }) => ({ userId, passphrase: PASSPHRASE })),
    },
  });
});

async function approve(proposalId: string) {
  const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
  await approveProposal({
    ctx: as(reviewer),
    input: { proposalId, contentHash: row?.contentHash ?? "", comment: null },
  });
}

const publisher = (index: number) => {
  const found = publishers[index];
  if (found === undefined) throw new Error("no publisher");
  return found;
};

async function candidate() {
  const ctx = as(publisher(0));
  const { version } = await freezeRelease({ ctx, input: { channel: "stable", notes: null } });
  const built = await buildRelease({ ctx, paths, input: { version } });
  return built;
}

async function sign(
  version: string,
  actor: PersonActor | undefined,
  options: { passphrase?: string; staged?: string; password?: boolean } = {},
) {
  const record = await findRelease({ db: database.db, version });
  const staged = z.object({ sha256: z.string() }).parse(record.staged).sha256;
  return await signRelease({
    ctx: as(actor),
    paths,
    reauthenticate: async () =>
      options.password === false
        ? { ok: false, error: { code: "wrong-password", message: "Wrong.", path: "password" } }
        : { ok: true, value: true },
    input: {
      version,
      stagedSha256: options.staged ?? staged,
      passphrase: options.passphrase ?? PASSPHRASE,
    },
  });
}

async function published() {
  const { version } = await candidate();
  await sign(version, publisher(0));
  await sign(version, publisher(1));
  return await publishRelease({ ctx: as(publisher(0)), paths, input: { version } });
}

const fromOutside = () =>
  withRepositoryServer(paths.tuf, (url) =>
    verifyPublished({
      url,
      rootBytes: readFileSync(join(paths.tuf, "metadata", "1.root.json")),
    }),
  );

describe("a release", () => {
  it("is frozen, built, signed by two people and published; clients verify it from the first root", async () => {
    const made = await candidate();
    expect(made).toMatchObject({ rows: 2 });
    expect(await findOpenCandidate({ db: database.db })).toMatchObject({ state: "frozen" });
    expect((await fromOutside()).release).toBeNull();
    await expect(
      publishRelease({ ctx: as(publisher(0)), paths, input: { version: made.version } }),
    ).rejects.toMatchObject({ refusals: [{ code: "state-forbids" }] });
    expect(await sign(made.version, publisher(0))).toEqual({ isComplete: false });
    await expect(
      publishRelease({ ctx: as(publisher(0)), paths, input: { version: made.version } }),
    ).rejects.toMatchObject({ refusals: [{ code: "state-forbids" }] });
    expect(await sign(made.version, publisher(1))).toEqual({ isComplete: true });
    const done = await publishRelease({
      ctx: as(publisher(1)),
      paths,
      input: { version: made.version },
    });
    expect(done.manifestSha256).toBe(made.manifestSha256);
    expect((await fromOutside()).release).toMatchObject({
      release: made.version,
      manifestSha256: made.manifestSha256,
    });
    const again = await publishRelease({
      ctx: as(publisher(0)),
      paths,
      input: { version: made.version },
    });
    expect(again).toEqual(done);
    for (const action of ["release.freeze", "release.build", "release.publish"]) {
      expect(await database.db.$count(auditEvent, eq(auditEvent.action, action))).toBe(1);
    }
    expect(await database.db.$count(auditEvent, eq(auditEvent.action, "release.sign"))).toBe(2);
  });

  it("without a change is refused", async () => {
    await expect(candidate()).rejects.toMatchObject({ refusals: [{ code: "nothing-changed" }] });
    expect(await findOpenCandidate({ db: database.db })).toBeNull();
  });

  it("says of each entry what it is against the release before, and sorts its rows", async () => {
    const [first = "", second = ""] = entries;
    const change = await submitAmendment({
      ctx: as(curator),
      input: {
        accession: first,
        baseVersion: 1,
        content: sampleEvidenceItem({ summary: "Changed." }),
        reason: null,
        submissionKey: newId(),
      },
    });
    await approve(change.proposalId);
    const retirement = await submitRetirement({
      ctx: as(curator),
      input: { accession: second, baseVersion: 1, reason: "Gone.", submissionKey: newId() },
    });
    await approve(retirement.proposalId);
    const { version } = await candidate();
    const record = await findRelease({ db: database.db, version });
    expect(record.changes).toEqual({ added: 0, changed: 1, retired: 1, unchanged: 0 });
    expect(record.semver).toBe("1.1.0");
    const text = readFileSync(join(paths.staging, record.id, "evidence.snapshot.ndjson"), "utf8");
    const rows = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id: string; version: number; active: boolean });
    expect(rows).toMatchObject([
      { id: first, version: 2, active: true },
      { id: second, version: 2, active: false },
    ]);
    await expect(candidate()).rejects.toMatchObject({
      name: "ConflictError",
      refusals: [{ code: "candidate-open" }],
    });
    await abandonRelease({
      ctx: as(publisher(0)),
      paths,
      input: { version, reason: "A second look." },
    });
  });

  it("built twice from the same membership is the same bytes but for its own number", async () => {
    const one = await candidate();
    const first = await findRelease({ db: database.db, version: one.version });
    await abandonRelease({
      ctx: as(publisher(0)),
      paths,
      input: { version: one.version, reason: "Again." },
    });
    const two = await candidate();
    const second = await findRelease({ db: database.db, version: two.version });
    const snapshotOf = (record: typeof first) =>
      record.files?.find((file) => file.path.endsWith(".ndjson"))?.sha256;
    expect(two.version).not.toBe(one.version);
    expect(snapshotOf(second)).toBe(snapshotOf(first));
    await abandonRelease({
      ctx: as(publisher(0)),
      paths,
      input: { version: two.version, reason: "Enough." },
    });
  });

  it("is signed by enrolled publishers alone, each once, with their own key and what they saw", async () => {
    const { version } = await candidate();
    const stranger = await insertPerson(database.db, "publisher");
    await expect(sign(version, curator)).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(sign(version, undefined)).rejects.toMatchObject({ name: "ForbiddenError" });
    await expect(sign(version, stranger)).rejects.toMatchObject({
      refusals: [{ code: "key-missing" }],
    });
    await expect(sign(version, publisher(0), { password: false })).rejects.toMatchObject({
      refusals: [{ code: "wrong-password" }],
    });
    await expect(
      sign(version, publisher(0), { passphrase: "not the passphrase" }),
    ).rejects.toMatchObject({ refusals: [{ code: "passphrase-wrong" }] });
    await expect(sign(version, publisher(0), { staged: "0".repeat(64) })).rejects.toMatchObject({
      refusals: [{ code: "content-changed" }],
    });
    await sign(version, publisher(0));
    await expect(sign(version, publisher(0))).rejects.toMatchObject({
      refusals: [{ code: "signed-already" }],
    });
    await abandonRelease({
      ctx: as(publisher(0)),
      paths,
      input: { version, reason: "Only a test." },
    });
    await expect(sign(version, publisher(1))).rejects.toMatchObject({
      refusals: [{ code: "state-forbids" }],
    });
  });

  it("is not signed by whoever wrote all that changes in it", async () => {
    await published();
    const author = publisher(1);
    const { proposalId } = await submitNewEntry({
      ctx: as(author),
      input: {
        content: sampleEvidenceItem({ summary: "By a publisher." }),
        reason: null,
        submissionKey: newId(),
      },
    });
    await approve(proposalId);
    const { version } = await candidate();
    await expect(sign(version, author)).rejects.toMatchObject({
      refusals: [{ code: "sole-author" }],
    });
    expect(await sign(version, publisher(0))).toEqual({ isComplete: false });
    await abandonRelease({
      ctx: as(publisher(0)),
      paths,
      input: { version, reason: "Nobody else can sign." },
    });
  });

  it("stops at content that was altered behind the application, and the trail names the event", async () => {
    const { version } = await freezeRelease({
      ctx: as(publisher(0)),
      input: { channel: "stable", notes: null },
    });
    const record = await findRelease({ db: database.db, version });
    const [member] = await database.db
      .select()
      .from(releaseMember)
      .where(eq(releaseMember.releaseId, record.id))
      .limit(1);
    // As the owner of the tables, who can switch the triggers off.
    await database.db.transaction(async (tx) => {
      await tx.execute(sql`alter table revision disable trigger revision_append_only`);
      await tx.execute(sql`alter table audit_event disable trigger audit_event_append_only`);
      await tx.execute(sql`
        update revision set content = replace(content, 'EGFR', 'KRAS')
        where id in (select revision_id from entry_version where entry_id = ${member?.entryId})`);
      await tx.execute(sql`update audit_event set reason = 'forged' where seq = 3`);
    });
    await expect(
      buildRelease({ ctx: as(publisher(0)), paths, input: { version } }),
    ).rejects.toThrow(/still has the content that was approved/);
    expect((await verifyAuditChain({ ctx: { db: database.db } })).broken).toMatchObject({ seq: 3 });
  });
});

describe("renewal", () => {
  it("signs a new timestamp without a release", async () => {
    const system = actingAs(database.db, { kind: "system", name: "timer" });
    const first = await renewRepository({ ctx: system, paths });
    const second = await renewRepository({ ctx: system, paths });
    expect((second?.timestamp ?? 0) - (first?.timestamp ?? 0)).toBe(1);
    expect((await fromOutside()).release).not.toBeNull();
  });
});
