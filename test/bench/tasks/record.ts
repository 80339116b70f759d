import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import type pg from "pg";
import { readEnvironment } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { webApp } from "#app/server/web-app.server.ts";
import { openDatabase } from "#db/client.server.ts";

/** A statement as the product sent it. */
export type Statement = {
  /** Set when the product has it prepared under this name. */
  readonly name: string | null;
  readonly text: string;
  readonly values: readonly unknown[];
};

/** A visitor with a cookie gets a page that is made anew: who it is has to be found out. */
export const STRANGE_COOKIE = "benchmark=1";

/** What the product sent to the database for each path, when it was asked for the second time. */
export type Recording = Readonly<Record<string, readonly Statement[]>>;

/**
 * Runs the built pages in this process on a pool that takes note of every statement, and asks for
 * each path twice: what counts is what a server sends that has been running for a while, and that
 * has to make the page anew.
 */
export async function record(task: {
  databaseUrl: string;
  home: string;
  paths: readonly string[];
}): Promise<{ recording: Recording; bodies: Record<string, string> }> {
  const { db, pool, close } = openDatabase({ url: task.databaseUrl, maxConnections: 4 });
  let statements: Statement[] = [];
  pool.on("connect", (client) => note(client, (statement) => statements.push(statement)));
  const env = readEnvironment({ CURATORIUM_HOME: task.home, LOG_LEVEL: "error" });
  if (!env.ok) {
    throw new Error(env.error.message);
  }
  // The output of Remix's compiler exports exactly this type.
  const build = (await import(
    pathToFileURL(join(projectRoot, "build", "server", "index.js")).href
  )) as ServerBuild;
  const handler = webApp({
    build,
    context: { db, env: env.value },
    log: logger(),
    clientFolder: join(projectRoot, "build", "client"),
  });
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const recording: Record<string, readonly Statement[]> = {};
  const bodies: Record<string, string> = {};
  try {
    for (const path of task.paths) {
      await ask(port, path);
      statements = [];
      bodies[path] = await ask(port, path);
      recording[path] = [...statements];
    }
  } finally {
    server.close();
    server.closeAllConnections();
    await close();
  }
  return { recording, bodies };
}

async function ask(port: number, path: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    redirect: "manual",
    headers: { Cookie: STRANGE_COOKIE },
  });
  const body = await answer.text();
  if (answer.status !== 200) {
    throw new Error(`${path} was answered with ${answer.status}.`);
  }
  return body;
}

/** Takes note of what a connection is asked from now on. */
function note(client: pg.PoolClient, keep: (statement: Statement) => void): void {
  const query = client.query.bind(client) as (...given: unknown[]) => unknown;
  const noting = (...given: unknown[]) => {
    const [first, second] = given;
    const config = typeof first === "string" ? { text: first } : Object(first);
    const values = Array.isArray(second) ? second : config.values;
    keep({ name: config.name ?? null, text: config.text, values: values ?? [] });
    return query(...given);
  };
  Object.assign(client, { query: noting });
}
