import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { adopt, profileOptions, stopChild } from "./children.ts";
import type { BenchDatabase, World } from "./world.ts";

const START_LIMIT_MS = 120_000;
const POLL_MS = 100;

/** The pool of the product as it ships, and of the bare server beside it. */
export const POOL_MAX = 20;

/** A server that answers. */
export type RunningServer = { readonly url: string; readonly stop: () => Promise<void> };

/**
 * Starts the built product, `curatorium serve`, on a database, as it ships: production mode, its log
 * at level info, which goes to a file.
 */
export async function startProduct(input: {
  world: World;
  database: BenchDatabase;
}): Promise<RunningServer> {
  const { world, database } = input;
  const logPath = join(world.folder, `${database.name}.log`);
  const log = openSync(logPath, "w");
  const program = join(projectRoot, "test/e2e/support/run-built.mjs");
  const child = adopt(
    spawn(
      process.execPath,
      ["--enable-source-maps", ...profileOptions("serve"), program, "serve"],
      {
        cwd: projectRoot,
        env: {
          ...process.env,
          NODE_ENV: "production",
          CURATORIUM_HOME: join(world.folder, `serve-${database.name}`),
          DATABASE_URL: database.url,
          DATABASE_POOL_MAX: String(POOL_MAX),
          HOST: "127.0.0.1",
          PORT: "0",
          BASE_URL: "",
          LOG_LEVEL: "info",
        },
        stdio: ["ignore", log, log],
      },
    ),
  );
  closeSync(log);
  try {
    return { url: await addressOf({ child, logPath }), stop: () => stopChild(child) };
  } catch (error) {
    await stopChild(child);
    throw error;
  }
}

async function addressOf(input: { child: ChildProcess; logPath: string }): Promise<string> {
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadlineMs) {
    const said = readFileSync(input.logPath, "utf8");
    const url = /answers at (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
    if (url !== undefined) {
      return url;
    }
    if (input.child.exitCode !== null || input.child.signalCode !== null) {
      throw new Error(`The server ended before it was ready:\n${said.slice(-2_000)}`);
    }
    await delay(POLL_MS);
  }
  throw new Error("The server named no address in time.");
}
