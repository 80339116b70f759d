import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { PersonActor } from "#app/domain/permissions/roles.ts";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { buildRelease } from "#app/services/releases/build.server.ts";
import { openDatabase } from "#db/client.server.ts";

const MAX_CONNECTIONS = 4;

/** Builds a frozen candidate as `curatorium release build` does: reads, hashes, writes, checks, stages. */
export async function buildTask(task: {
  databaseUrl: string;
  home: string;
  version: string;
  actor: PersonActor;
}): Promise<{ ms: number; bytes: number; rows: number }> {
  const { db, close } = openDatabase({
    url: task.databaseUrl,
    maxConnections: MAX_CONNECTIONS,
    statementTimeoutMs: 0,
  });
  try {
    const startedMs = performance.now();
    const { bytes, rows } = await buildRelease({
      ctx: serviceContext({ db, actor: task.actor }),
      paths: dataPaths(task.home),
      input: { version: task.version },
    });
    return { ms: performance.now() - startedMs, bytes, rows };
  } finally {
    await close();
  }
}

/** Reads files and computes their SHA-256, as `sha256sum` does. */
export async function sha256Task(task: {
  paths: readonly string[];
}): Promise<{ ms: number; bytes: number }> {
  const startedMs = performance.now();
  let bytes = 0;
  for (const path of task.paths) {
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(path)) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    hash.digest("hex");
  }
  return { ms: performance.now() - startedMs, bytes };
}
