import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { readCivic } from "#app/platform/transfer/civic-source.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { acceptBatch } from "#app/services/transfer/accept-batch.server.ts";
import { knownRecordIds } from "#app/services/transfer/known-records.server.ts";
import { runImport } from "#app/services/transfer/run-import.server.ts";
import { openDatabase } from "#db/client.server.ts";

const MAX_CONNECTIONS = 4;

/** Imports a folder as `curatorium import civic` does; timed from the first query to the commit. */
export async function importTask(task: {
  databaseUrl: string;
  path: string;
  actor: PersonActor;
}): Promise<{ ms: number; rows: number; batchId: string }> {
  const { db, close } = open(task.databaseUrl);
  try {
    const startedMs = performance.now();
    const known = await knownRecordIds({ db, source: "civic" });
    const outcome = await runImport({
      ctx: serviceContext({ db, actor: task.actor }),
      input: {
        format: "civic",
        label: "benchmark",
        isDryRun: false,
        items: () => readCivic({ path: task.path, isKnownRecord: (id) => known.has(id) }),
      },
    });
    const ms = performance.now() - startedMs;
    if (outcome.batchId === null) {
      throw new Error(`Nothing was imported: ${outcome.refusal?.message ?? "no new record"}`);
    }
    return { ms, rows: outcome.summary.created, batchId: outcome.batchId };
  } finally {
    await close();
  }
}

/** Accepts an imported batch as a whole, as `curatorium batch accept` does. */
export async function acceptTask(task: {
  databaseUrl: string;
  batchId: string;
  actor: PersonActor;
}): Promise<{ ms: number; rows: number }> {
  const { db, close } = open(task.databaseUrl);
  try {
    const ctx = serviceContext({ db, actor: task.actor });
    const startedMs = performance.now();
    const { accepted } = await acceptBatch({
      ctx,
      input: { batchId: task.batchId, comment: null },
    });
    return { ms: performance.now() - startedMs, rows: accepted };
  } finally {
    await close();
  }
}

function open(url: string) {
  return openDatabase({ url, maxConnections: MAX_CONNECTIONS, statementTimeoutMs: 0 });
}
