// Goal: whole ClinPGx releases go through review as batches: in, accepted as one, in again as nothing
// new, and the next release as exactly its changes. Method: the public files in a real database;
// skipped, with the reason, where they are absent.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { readClinpgx } from "#app/platform/transfer/clinpgx-source.server.ts";
import { acceptBatch } from "#app/services/transfer/accept-batch.server.ts";
import { runImport } from "#app/services/transfer/run-import.server.ts";
import { entryProjection } from "#db/schema/index.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { actingAs, insertPerson } from "#test/support/people.ts";
import { publicDataFolder } from "#test/support/public-data.ts";

const root = join(publicDataFolder(), "clinpgx");
const database = useTestDatabase({ per: "test" });
let importer: PersonActor;
let reviewer: PersonActor;

beforeEach(async ({ skip }) => {
  if (!existsSync(root)) {
    skip(`ClinPGx's public files are not in ${root}; set CURATORIUM_DATA_DIR`);
  }
  importer = await insertPerson(database.db, "curator");
  reviewer = await insertPerson(database.db, "reviewer");
});

const read = (release: string) =>
  runImport({
    ctx: actingAs(database.db, importer),
    input: {
      format: "clinpgx",
      label: `ClinPGx ${release}`,
      isDryRun: false,
      items: () => readClinpgx({ path: join(root, release) }),
    },
  });

describe("ClinPGx's releases of January and August 2025", () => {
  it("come in complete, one after the other", async () => {
    const first = await read("2025-01-05");
    expect(first.summary).toMatchObject({ created: 5_179, updated: 0, refused: 0, skipped: 0 });
    const done = await acceptBatch({
      ctx: actingAs(database.db, reviewer),
      input: { batchId: first.batchId ?? "", comment: null },
    });
    expect(done.accepted).toBe(5_179);
    expect(await database.db.$count(entryProjection)).toBe(5_179);
    const [warfarin] = await database.db
      .select({ title: entryProjection.title, levels: entryProjection.levels })
      .from(entryProjection)
      .where(eq(entryProjection.recordId, "655385392"));
    expect(warfarin).toMatchObject({ levels: ["clinpgx:1B"] });
    expect((await read("2025-01-05")).summary).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 5_179,
    });
    expect((await read("2025-08-05")).summary).toMatchObject({
      created: 17,
      updated: 413,
      unchanged: 4_756,
      refused: 0,
    });
  }, 180_000);
});
