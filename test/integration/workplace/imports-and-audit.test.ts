// Goal: an import is decided as a whole by somebody else, the trail is read by those who may, and the
// frame offers each person the places that are theirs. Method: loaders and actions called with requests
// on a real database.
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#app/domain/permissions/roles.ts";
import type { ImportItem } from "#app/domain/transfer/import-item.ts";
import { newId } from "#app/platform/ids.server.ts";
import { loader as frameLoader } from "#app/routes/_app/route.tsx";
import { loader as auditLoader } from "#app/routes/_app.audit/route.tsx";
import { loader as listLoader } from "#app/routes/_app.imports._index/route.tsx";
import { action, loader } from "#app/routes/_app.imports.$batchId/route.tsx";
import { runImport } from "#app/services/transfer/run-import.server.ts";
import { auditEvent, entryVersion, importBatch, vote } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs } from "#test/support/people.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";
import { testEnvironment } from "../users/people.ts";
import { browserOf, type Visitor, visitor } from "./visitor.ts";

const database = useTestDatabase();
const env = testEnvironment();

let importer: Visitor;
let reviewer: Visitor;
let curator: Visitor;

beforeAll(async () => {
  const scope = { db: database.db, env };
  importer = await visitor(scope, "curator", "reviewer");
  reviewer = await visitor(scope, "reviewer");
  curator = await visitor(scope, "curator");
});

let made = 0;

async function batch(): Promise<string> {
  made += 1;
  const recordId = `EID${made}`;
  const items: ImportItem[] = [
    { type: "start", files: [], records: 1 },
    {
      type: "record",
      record: {
        source: "civic",
        recordId,
        file: "evidence.tsv",
        line: 2,
        sourceStatus: "accepted",
        content: sampleEvidenceItem({
          provenance: {
            source: "civic",
            recordId,
            subjectId: null,
            url: null,
            status: "accepted",
            lastReviewed: null,
            flagged: false,
          },
        }),
        warnings: [],
      },
    },
    {
      type: "issue",
      issue: {
        file: "evidence.tsv",
        line: 3,
        recordId: "EID999",
        severity: "refused",
        code: "bad-citation",
        message: "A PMID is a number.",
      },
    },
  ];
  const outcome = await runImport({
    ctx: actingAs(database.db, importer.actor),
    input: {
      format: "civic",
      label: `Batch ${made}`,
      isDryRun: false,
      items: async function* () {
        yield* items;
      },
    },
  });
  if (outcome.batchId === null) throw new Error("no batch");
  return outcome.batchId;
}

const stateOf = async (batchId: string) => {
  const [row] = await database.db.select().from(importBatch).where(eq(importBatch.id, batchId));
  return row?.state;
};

describe("an import", () => {
  const at = (batchId: string) => ({ path: `/imports/${batchId}`, params: { batchId } });
  const decide = (
    who: Pick<Visitor, "send">,
    input: { batchId: string; intent: string; comment?: string },
  ) =>
    who.send({
      ...at(input.batchId),
      action,
      form: { intent: input.intent, comment: input.comment ?? "" },
    });

  test("shows what came in, what did not and why", async () => {
    const batchId = await batch();
    const { body } = await reviewer.read({ ...at(batchId), loader });
    expect(body).toMatchObject({
      batch: { created: 1, refused: 1, importerName: importer.actor.name },
      proposals: [{ kind: "create", state: "submitted" }],
      issues: [{ file: "evidence.tsv", line: 3, recordId: "EID999", code: "bad-citation" }],
      issueCounts: [{ code: "bad-citation", severity: "refused", count: 1 }],
      decision: null,
    });
    const list = await reviewer.read({ path: "/imports", loader: listLoader });
    expect(list.body).toMatchObject({ batches: [{ id: batchId }], canImport: false });
  });

  test("is not decided by its importer, nor by a curator, nor by nobody", async () => {
    const batchId = await batch();
    const before = await database.db.$count(auditEvent);
    const own = await decide(importer, { batchId, intent: "accept", comment: "All good." });
    expect(own).toMatchObject({
      status: 403,
      body: { refusals: [{ code: "own-work" }], comment: "All good." },
    });
    expect((await importer.read({ ...at(batchId), loader })).body).toMatchObject({
      decision: { code: "own-work" },
    });
    expect((await decide(curator, { batchId, intent: "accept" })).status).toBe(403);
    const signedOut = browserOf({ db: database.db, env });
    expect((await decide(signedOut, { batchId, intent: "reject", comment: "No." })).status).toBe(
      401,
    );
    expect((await decide(reviewer, { batchId, intent: "drop" })).status).toBe(400);
    expect(await stateOf(batchId)).toBe("submitted");
    expect(await database.db.$count(auditEvent)).toBe(before);
    expect(await database.db.$count(vote)).toBe(0);
  });

  test("is rejected with words only, and accepted once", async () => {
    const rejected = await batch();
    expect(
      await decide(reviewer, { batchId: rejected, intent: "reject", comment: " " }),
    ).toMatchObject({ status: 422, body: { refusals: [{ path: "comment" }] } });
    await decide(reviewer, { batchId: rejected, intent: "reject", comment: "The old file." });
    expect(await stateOf(rejected)).toBe("rejected");
    const accepted = await batch();
    const answer = await decide(reviewer, { batchId: accepted, intent: "accept" });
    expect(answer.location).toBe(`/imports/${accepted}`);
    expect(await database.db.$count(entryVersion)).toBe(1);
    expect((await decide(reviewer, { batchId: accepted, intent: "accept" })).status).toBe(422);
    expect(await database.db.$count(entryVersion)).toBe(1);
  });

  test("that does not exist has no page", async () => {
    for (const batchId of [newId(), "x", ""]) {
      expect((await reviewer.read({ ...at(batchId), loader })).status).toBe(404);
    }
  });
});

describe("the audit trail", () => {
  const read = (who: Pick<Visitor, "read">, query = "") =>
    who.read({ path: `/audit${query}`, loader: auditLoader });

  test("is for reviewers, publishers and administrators", async () => {
    expect((await read(reviewer)).status).toBe(200);
    expect((await read(curator)).status).toBe(403);
    expect((await read(browserOf({ db: database.db, env }))).location).toBe("/login?next=%2Faudit");
  });

  test("names the end of the chain and keeps to its filters", async () => {
    const all = (await read(reviewer)).body as {
      rows: { seq: number; hash: string }[];
      head: { seq: number; hash: string };
      total: number;
    };
    expect(all.head).toEqual({ seq: all.rows[0]?.seq, hash: all.rows[0]?.hash });
    const some = (await read(reviewer, "?action=import.submit&subjectType=import-batch")).body;
    expect(some).toMatchObject({ total: made, isFiltered: true });
    expect((await read(reviewer, "?until=2001-01-01")).body).toMatchObject({ total: 0, rows: [] });
    const unreadable = await read(reviewer, "?from=x&until=2001-99-99&page=zero");
    expect(unreadable.body).toMatchObject({ total: all.total, page: 1, isFiltered: false });
  });
});

describe("the frame", () => {
  const labels = async (who: Pick<Visitor, "read">) => {
    const { body } = await who.read({ path: "/", loader: frameLoader });
    const { sections } = body as { sections: { label: string }[] };
    return sections.map(({ label }) => label);
  };

  test.each<[Role, string[]]>([
    ["reader", []],
    ["curator", ["Work", "Review", "Imports"]],
    ["reviewer", ["Work", "Review", "Imports", "Audit"]],
    ["publisher", ["Work", "Review", "Imports", "Audit", "Candidate"]],
    ["administrator", ["Work", "Review", "Imports", "Audit"]],
  ])("offers a %s the places that are theirs", async (role, own) => {
    const who = await visitor({ db: database.db, env }, role);
    expect(await labels(who)).toEqual(["Entries", "Releases", ...own]);
  });

  test("offers somebody who is signed out what everybody reads", async () => {
    const signedOut = browserOf({ db: database.db, env });
    expect(await labels(signedOut)).toEqual(["Entries", "Releases"]);
    const { body } = await signedOut.read({ path: "/", loader: frameLoader });
    expect(body).toMatchObject({ viewer: null });
  });
});
