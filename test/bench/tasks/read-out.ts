import { snapshotPages } from "#app/services/releases/members.server.ts";
import { openDatabase } from "#db/client.server.ts";

const MAX_CONNECTIONS = 4;

/** Reads every row of a release as the bytes of its snapshot and counts rows and bytes. */
export async function readSnapshot(task: {
  databaseUrl: string;
  releaseId: string;
}): Promise<{ ms: number; rows: number; bytes: number }> {
  const { db, close } = openDatabase({
    url: task.databaseUrl,
    maxConnections: MAX_CONNECTIONS,
    statementTimeoutMs: 0,
  });
  try {
    const startedMs = performance.now();
    let rows = 0;
    let bytes = 0;
    for await (const page of snapshotPages({ db, releaseId: task.releaseId })) {
      rows += page.rows;
      bytes += page.bytes.length;
    }
    return { ms: performance.now() - startedMs, rows, bytes };
  } finally {
    await close();
  }
}
