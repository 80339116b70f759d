import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { runTask } from "../children.ts";
import type { Figure } from "../figure.ts";
import { dumpTables } from "../tasks/copy.ts";
import { type BenchDatabase, onDatabase, type World } from "../world.ts";
import type { MeasureContext } from "./context.ts";

/** Every table that an import as a batch writes to, those first that others refer to. */
const IMPORT_TABLES = [
  "import_batch",
  "entry",
  "revision",
  "proposal",
  "proposal_contributor",
  "external_record",
  "import_issue",
  "audit_event",
  "outbox",
];

/** And those that accepting the batch writes to. */
const ACCEPTED_TABLES = [...IMPORT_TABLES, "vote", "entry_version", "entry_projection"];

/** Ten times what Payload 3, the faster of the two, imported of the same rows on two cores. */
const TARGET = {
  kind: "ours",
  value: 2_690,
  why: "ten times Payload 3 (269 rows/s) and Strapi 5 (223) on the same rows",
} as const;

/** Imports the rows into a new database; with `isAccepted` also accepts the batch. */
export async function importInto(input: {
  world: World;
  database: BenchDatabase;
  path: string;
}): Promise<{
  imported: { ms: number; rows: number; peakMb: number };
  accept: () => Promise<{ ms: number; rows: number; peakMb: number }>;
}> {
  const { world, database, path } = input;
  const imported = await runTask(world.bundles, {
    kind: "import",
    databaseUrl: database.url,
    path,
    actor: world.cast.curator,
  });
  return {
    imported,
    accept: () =>
      runTask(world.bundles, {
        kind: "accept",
        databaseUrl: database.url,
        batchId: imported.batchId,
        actor: world.cast.reviewer,
      }),
  };
}

/** Import, and import with acceptance, beside COPY of the rows that each left behind. */
export async function measureImport(context: MeasureContext): Promise<Figure[]> {
  const { world, extent, rows, say } = context;
  const rates = { imported: [] as number[], both: [] as number[] };
  const limits = { imported: [] as number[], both: [] as number[] };
  const peaks = { imported: [] as number[], accepted: [] as number[] };
  let count = 0;
  for (let round = 1; round <= extent.importRounds; round += 1) {
    say(`import, round ${round} of ${extent.importRounds}`);
    const database = await world.makeDatabase();
    const { imported, accept } = await importInto({ world, database, path: rows.path });
    count = imported.rows;
    rates.imported.push(perSecond(count, imported.ms));
    limits.imported.push(
      perSecond(count, await copyMs({ world, database, tables: IMPORT_TABLES })),
    );
    const accepted = await accept();
    rates.both.push(perSecond(count, imported.ms + accepted.ms));
    limits.both.push(perSecond(count, await copyMs({ world, database, tables: ACCEPTED_TABLES })));
    peaks.imported.push(imported.peakMb);
    peaks.accepted.push(accepted.peakMb);
    await world.dropDatabase(database);
  }
  const limitName = "COPY of every row that it wrote into equal tables, one transaction";
  return [
    {
      id: "import",
      name: "import: read, check, plan, write for review",
      unit: "rows/s",
      ours: rates.imported,
      limitName,
      limit: limits.imported,
      target: TARGET,
      notes: [`${count} records, each a row of the source; a fresh process and database per round`],
    },
    {
      id: "import-accept",
      name: "import and acceptance of the batch",
      unit: "rows/s",
      ours: rates.both,
      limitName,
      limit: limits.both,
      target: TARGET,
      notes: ["with the vote, version, list row and audit event of every record"],
    },
    memoryFigure({
      id: "import-memory",
      name: "import: peak memory of the process",
      values: peaks.imported,
    }),
    memoryFigure({ id: "accept-memory", name: "acceptance: peak memory", values: peaks.accepted }),
  ];
}

function memoryFigure(input: { id: string; name: string; values: number[] }): Figure {
  return {
    id: input.id,
    name: input.name,
    unit: "MB",
    ours: input.values,
    limitName: null,
    limit: [],
    target: null,
    notes: [],
  };
}

/** How long COPY takes to bring what is in the tables now into a new database with the same schema. */
async function copyMs(input: {
  world: World;
  database: BenchDatabase;
  tables: readonly string[];
}): Promise<number> {
  const { world, database, tables } = input;
  const folder = join(world.folder, `${database.name}-copy`);
  await mkdir(folder, { recursive: true });
  await dumpTables({ databaseUrl: database.url, folder, tables });
  const target = await world.makeDatabase();
  // Indexes and foreign keys stay; the guards would refuse votes on what is accepted already.
  await onDatabase(target, async (client) => {
    for (const table of tables) {
      await client.query(`alter table ${table} disable trigger user`);
    }
  });
  const { ms } = await runTask(world.bundles, {
    kind: "copy-in",
    databaseUrl: target.url,
    folder,
    tables,
  });
  await world.dropDatabase(target);
  return ms;
}

/** A rate from a count and milliseconds. */
export function perSecond(count: number, ms: number): number {
  return count / (ms / 1000);
}
