import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { dataFolderIn } from "#app/platform/postgres/cluster.server.ts";
import { ensurePostgres } from "#app/platform/postgres/embedded.server.ts";
import { removeAbandonedFolders, temporaryHome } from "../../bin/lib/test-folders.mjs";
import { stopDatabasesBelow } from "../../bin/lib/test-leftovers.mjs";

/** A PostgreSQL server for a test run. */
export type TestServer = {
  /** Address of a database in which others can be made. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/**
 * Trades durability for speed: what a power cut would lose, a test run does not need. The server
 * reads its configuration again when it is told to, so the very server that the product starts is
 * the one that is tested.
 */
function forgoDurability(home: string): void {
  const dataFolder = dataFolderIn(home);
  const settings = ["fsync = off", "full_page_writes = off", "synchronous_commit = off"];
  appendFileSync(join(dataFolder, "postgresql.conf"), `\n${settings.join("\n")}\n`);
  const pid = Number(readFileSync(join(dataFolder, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGHUP");
}

/**
 * Gives the server of a test run: that of `TEST_DATABASE_URL` when it is set (its user must be able
 * to make databases), else an embedded one in a temporary folder that goes when it is stopped.
 */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined && given !== "") return { url: given, stop: async () => {} };
  await removeAbandonedFolders();
  const home = temporaryHome("postgres");
  const stop = async () => {
    await stopDatabasesBelow(home);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const embedded = await ensurePostgres(home);
    forgoDurability(home);
    return {
      url: embedded.url,
      stop: async () => {
        await embedded.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
