// An import is one batch that somebody else decides: planned, written, accepted, repeated, amended and
// rejected here with small records, and once with a whole public release when it is there.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import type { ImportItem } from "#app/domain/transfer/import-item.ts";
import { newId } from "#app/platform/ids.server.ts";
import { readCivic } from "#app/platform/transfer/civic-source.server.ts";
import { verifyAuditChain } from "#app/services/audit/verify-chain.server.ts";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { approveProposal } from "#app/services/review/approve.server.ts";
import { acceptBatch } from "#app/services/transfer/accept-batch.server.ts";
import { getBatch } from "#app/services/transfer/get-batch.server.ts";
import { rejectBatch } from "#app/services/transfer/reject-batch.server.ts";
import { runImport } from "#app/services/transfer/run-import.server.ts";
import {
  auditEvent,
  entry,
  entryProjection,
  externalRecord,
  importBatch,
  proposal,
} from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { publicDataFolder } from "#test/support/public-data.ts";
import { sampleEvidenceItem } from "#test/support/sample-content.ts";

const database = useTestDatabase({ per: "test" });
let importer: PersonActor;
let reviewer: PersonActor;

const as = (actor: PersonActor) => actingAs(database.db, actor);

beforeEach(async () => {
  importer = await insertPerson(database.db, "curator", "reviewer");
  reviewer = await insertPerson(database.db, "reviewer");
});

function record(recordId: string, summary: string | null = null): ImportItem {
  return {
    type: "record",
    record: {
      source: "civic",
      recordId,
      file: "evidence.tsv",
      line: Number(recordId.slice(3)) + 1,
      sourceStatus: "accepted",
      content: sampleEvidenceItem({
        summary,
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
  };
}

const run = (items: ImportItem[], isDryRun = false) =>
  runImport({
    ctx: as(importer),
    input: {
      format: "civic",
      label: "Test",
      isDryRun,
      items: async function* () {
        yield* items;
      },
    },
  });

describe("a batch", () => {
  it("is written whole, decided by somebody else, and leaves events for each entry", async () => {
    const outcome = await run([
      record("EID1"),
      record("EID2"),
      {
        type: "issue",
        issue: {
          file: "evidence.tsv",
          line: 9,
          recordId: "EID8",
          severity: "refused",
          code: "broken",
          message: "Broken.",
        },
      },
    ]);
    expect(outcome.summary).toMatchObject({ created: 2, refused: 1, unchanged: 0 });
    const batchId = outcome.batchId ?? "";
    const view = await getBatch({ ctx: as(importer), batchId, page: 1, issuePage: 1 });
    expect(view.batch).toMatchObject({ state: "submitted", created: 2, refused: 1 });
    expect(view.issues).toMatchObject([{ file: "evidence.tsv", line: 9, code: "broken" }]);
    expect(view.decision).toMatchObject({ code: "own-work" });
    expect(await database.db.$count(entryProjection)).toBe(0);

    await expect(
      acceptBatch({ ctx: as(importer), input: { batchId, comment: null } }),
    ).rejects.toMatchObject({ name: "ForbiddenError", refusals: [{ code: "own-work" }] });
    expect(await acceptBatch({ ctx: as(reviewer), input: { batchId, comment: null } })).toEqual({
      accepted: 2,
    });
    expect(await database.db.$count(entryProjection)).toBe(2);
    expect(await database.db.$count(entry, eq(entry.lifecycle, "active"))).toBe(2);
    expect(await database.db.$count(auditEvent, eq(auditEvent.action, "entry.accept"))).toBe(2);
    await expect(
      acceptBatch({ ctx: as(reviewer), input: { batchId, comment: null } }),
    ).rejects.toMatchObject({ refusals: [{ code: "state-forbids" }] });
    expect((await verifyAuditChain({ ctx: { db: database.db } })).broken).toBeNull();
  });

  it("read dry plans the same and writes nothing; read again it creates nothing", async () => {
    const items = [record("EID1"), record("EID2")];
    const dry = await run(items, true);
    expect(dry).toMatchObject({ batchId: null, summary: { created: 2 } });
    expect(await database.db.$count(proposal)).toBe(0);
    expect((await run(items)).summary).toEqual(dry.summary);
    const again = await run(items);
    expect(again).toMatchObject({ batchId: null, summary: { created: 0, unchanged: 2 } });
    expect(await database.db.$count(importBatch)).toBe(1);
  });

  it("turns a changed record into an amendment, unless the entry has an open proposal", async () => {
    const first = await run([record("EID1"), record("EID2")]);
    const pending = await run([record("EID1", "Changed while the first batch waits.")]);
    expect(pending.issues).toMatchObject([{ severity: "refused", code: "proposal-open" }]);
    await acceptBatch({
      ctx: as(reviewer),
      input: { batchId: first.batchId ?? "", comment: null },
    });
    const next = await run([record("EID1", "Changed."), record("EID2")]);
    expect(next.summary).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
    const rows = await database.db
      .select()
      .from(proposal)
      .where(eq(proposal.batchId, next.batchId ?? ""));
    expect(rows).toMatchObject([{ kind: "amend", baseVersion: 1 }]);
    await acceptBatch({ ctx: as(reviewer), input: { batchId: next.batchId ?? "", comment: null } });
    const [shown] = await database.db
      .select()
      .from(entryProjection)
      .where(eq(entryProjection.recordId, "EID1"));
    expect(shown?.version).toBe(2);
  });

  it("warns where accepting it would replace a change that was made here", async () => {
    const first = await run([record("EID1")]);
    await acceptBatch({
      ctx: as(reviewer),
      input: { batchId: first.batchId ?? "", comment: null },
    });
    const [held] = await database.db.select().from(entry);
    const item = record("EID1", "Written here.");
    const { proposalId } = await submitAmendment({
      ctx: as(importer),
      input: {
        accession: held?.accession ?? "",
        baseVersion: 1,
        content: item.type === "record" ? item.record.content : null,
        reason: null,
        submissionKey: newId(),
      },
    });
    const [row] = await database.db.select().from(proposal).where(eq(proposal.id, proposalId));
    await approveProposal({
      ctx: as(reviewer),
      input: { proposalId, contentHash: row?.contentHash ?? "", comment: null },
    });
    const next = await run([record("EID1", "Written there.")]);
    expect(next.summary).toMatchObject({ updated: 1, warnings: 1 });
    expect(next.issues).toMatchObject([{ severity: "warning", code: "changed-here", line: 2 }]);
  });

  it("rejected leaves nothing accepted, and the same file can come again", async () => {
    const first = await run([record("EID1")]);
    const batchId = first.batchId ?? "";
    await expect(
      rejectBatch({ ctx: as(reviewer), input: { batchId, comment: " " } }),
    ).rejects.toMatchObject({ refusals: [{ path: "comment" }] });
    await rejectBatch({ ctx: as(reviewer), input: { batchId, comment: "Wrong file." } });
    expect(await database.db.$count(externalRecord)).toBe(0);
    expect((await run([record("EID1")])).summary).toMatchObject({ created: 1 });
  });

  it("refused as a whole leaves no trace", async () => {
    const outcome = await run([
      {
        type: "refusal",
        issue: {
          file: "evidence.tsv",
          line: 3,
          recordId: null,
          severity: "refused",
          code: "encoding",
          message: "Not UTF-8.",
        },
      },
    ]);
    expect(outcome).toMatchObject({ batchId: null, refusal: { line: 3 } });
    expect(await database.db.$count(importBatch)).toBe(0);
    expect(await database.db.$count(auditEvent)).toBe(0);
  });

  it("is refused to a reader", async () => {
    const reader = await insertPerson(database.db, "reader");
    await expect(
      runImport({
        ctx: as(reader),
        input: { format: "civic", label: "x", isDryRun: true, items: async function* () {} },
      }),
    ).rejects.toMatchObject({ name: "ForbiddenError" });
  });
});

const folder = publicDataFolder();
const release = folder === null ? "" : join(folder, "civic", "2024-08-01");

describe.skipIf(!existsSync(release))("CIViC 2024-08-01, when it is there", () => {
  it("comes in complete, is accepted as one, and comes in again as nothing new", async () => {
    const read = () =>
      runImport({
        ctx: as(importer),
        input: {
          format: "civic",
          label: "CIViC",
          isDryRun: false,
          items: () => readCivic({ path: release }),
        },
      });
    const first = await read();
    expect(first.summary).toMatchObject({ created: 4375 + 66, updated: 0, refused: 0 });
    const done = await acceptBatch({
      ctx: as(reviewer),
      input: { batchId: first.batchId ?? "", comment: null },
    });
    expect(done.accepted).toBe(4441);
    expect(await database.db.$count(entryProjection)).toBe(4441);
    expect((await read()).summary).toMatchObject({ created: 0, updated: 0, unchanged: 4441 });
  }, 120_000);
});
