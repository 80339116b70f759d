import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { initialiseKeys } from "#app/services/keys/initialise.server.ts";
import { abandonRelease } from "#app/services/releases/abandon.server.ts";
import { freezeRelease } from "#app/services/releases/freeze.server.ts";
import { type Db, openDatabase } from "#db/client.server.ts";
import { runTask } from "../children.ts";
import type { Figure } from "../figure.ts";
import type { BenchDatabase, World } from "../world.ts";
import type { MeasureContext } from "./context.ts";
import { perSecond } from "./import.ts";

const MEGABYTE = 1_000_000;

/** Ten times what Payload 3, the faster of the two, reads out. */
const READ_TARGET = {
  kind: "ours",
  value: 119_000,
  why: "ten times Payload 3 (11,900 rows/s) and Strapi 5 (4,450)",
} as const;

/** The rows of a snapshot as the release build reads them, for COPY. */
const snapshotQuery = (releaseId: string) => `
  select e.accession, m.version, m.active, e.module, v.accepted_at, r.content
  from release_member m
  join entry e on e.id = m.entry_id
  join entry_version v on v.entry_id = m.entry_id and v.version = m.version
  join revision r on r.id = v.revision_id
  where m.release_id = '${releaseId}'
  order by e.accession collate "C"`;

/** The build of a release beside SHA-256 over its bytes. */
export async function measureRelease(context: MeasureContext): Promise<Figure[]> {
  const { world, extent, say } = context;
  const database = await context.large();
  const ours: number[] = [];
  const limit: number[] = [];
  const peaks: number[] = [];
  let what = "";
  for (let round = 1; round <= extent.releaseRounds; round += 1) {
    say(`release build, round ${round} of ${extent.releaseRounds}`);
    const built = await withCandidate({ world, database }, async ({ id, version, home }) => {
      const result = await runTask(world.bundles, {
        kind: "build",
        databaseUrl: database.url,
        home,
        version,
        actor: world.cast.publisher,
      });
      const folder = join(dataPaths(home).staging, id);
      const paths = readdirSync(folder).map((name) => join(folder, name));
      const hashed = await runTask(world.bundles, { kind: "sha256", paths });
      if (hashed.bytes !== result.bytes) {
        throw new Error(`Built ${result.bytes} bytes, found ${hashed.bytes}.`);
      }
      return { result, hashed };
    });
    const { result, hashed } = built;
    ours.push(perSecond(result.bytes / MEGABYTE, result.ms));
    limit.push(perSecond(hashed.bytes / MEGABYTE, hashed.ms));
    peaks.push(result.peakMb);
    what = `${result.rows.toLocaleString("en")} rows, ${Math.round(result.bytes / MEGABYTE)} MB`;
  }
  return [
    {
      id: "release",
      name: "release build: read, hash, write, sync, check, stage",
      unit: "MB/s",
      ours,
      limitName: "sha256 over the same bytes",
      limit,
      target: null,
      notes: [`${what}; peak memory ${Math.round(Math.max(...peaks))} MB`],
    },
  ];
}

/** Reading all rows out beside COPY of the same rows. */
export async function measureReadOut(context: MeasureContext): Promise<Figure[]> {
  const { world, extent, say } = context;
  const database = await context.large();
  const ours: number[] = [];
  const limit: number[] = [];
  let count = 0;
  await withCandidate({ world, database }, async ({ id }) => {
    for (let round = 1; round <= extent.readRounds; round += 1) {
      say(`reading out, round ${round} of ${extent.readRounds}`);
      const read = await runTask(world.bundles, {
        kind: "read-snapshot",
        databaseUrl: database.url,
        releaseId: id,
      });
      const copied = await runTask(world.bundles, {
        kind: "copy-out",
        databaseUrl: database.url,
        query: snapshotQuery(id),
      });
      if (copied.rows !== read.rows) {
        throw new Error(`Read ${read.rows} rows, COPY gave ${copied.rows}.`);
      }
      count = read.rows;
      ours.push(perSecond(read.rows, read.ms));
      limit.push(perSecond(copied.rows, copied.ms));
    }
  });
  return [
    {
      id: "read-out",
      name: "reading rows out as a release's snapshot",
      unit: "rows/s",
      ours,
      limitName: "COPY of the same rows, sorted, to the client",
      limit,
      target: READ_TARGET,
      notes: [`${count.toLocaleString("en")} rows, each hashed against what was approved`],
    },
  ];
}

/** Freezes a candidate of everything that is accepted, and gives it up again afterwards. */
async function withCandidate<Value>(
  input: { world: World; database: BenchDatabase },
  work: (candidate: { id: string; version: string; home: string }) => Promise<Value>,
): Promise<Value> {
  const { world, database } = input;
  const home = join(world.folder, `release-${database.name}`);
  const open = openDatabase({ url: database.url, maxConnections: 2, statementTimeoutMs: 0 });
  try {
    await setUpKeys({ world, db: open.db, home });
    const ctx = serviceContext({ db: open.db, actor: world.cast.publisher });
    const candidate = await freezeRelease({ ctx, input: { channel: "stable", notes: null } });
    const value = await work({ ...candidate, home });
    await abandonRelease({
      ctx,
      paths: dataPaths(home),
      input: { version: candidate.version, reason: "The benchmark has measured it." },
    });
    return value;
  } finally {
    await open.close();
  }
}

async function setUpKeys(input: { world: World; db: Db; home: string }): Promise<void> {
  const { publisher, secondPublisher } = input.world.cast;
  const passphrase = (name: string) => `a passphrase of the benchmark, ${name}`;
  const publishers: PersonActor[] = [publisher, secondPublisher];
  await initialiseKeys({
    ctx: serviceContext({ db: input.db, actor: { kind: "system", name: "benchmark" } }),
    paths: dataPaths(input.home),
    input: {
      rootPassphrases: ["one", "two", "three"].map(passphrase),
      publishers: publishers.map(({ userId }) => ({ userId, passphrase: passphrase(userId) })),
    },
  });
}
