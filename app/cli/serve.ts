import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Command } from "commander";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { type Environment, environment, evaluationMode } from "#app/platform/env.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import type { WebAppOptions } from "#app/server/web-app.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { listUsers } from "#app/services/users/list-users.server.ts";
import { describeDemoAccounts, seedDemoAccounts } from "#app/services/users/seed-demo.server.ts";
import type { Db } from "#db/client.server.ts";
import { migrateDatabase } from "#db/migrate.server.ts";
import { seedKnowledgeBase } from "#seeds/seed.server.ts";
import { type DatabaseServer, ensureDatabaseServer, openOn } from "./shared/database.ts";
import { withProgress } from "./shared/progress.ts";
import { onStopSignal } from "./shared/signals.ts";

const CLOSE_TIMEOUT_MS = 5_000;

/** The pages as `npm start` built them: the path is known at run time only. */
async function loadPages(): Promise<WebAppOptions["build"]> {
  const file = pathToFileURL(join(projectRoot, "build", "server", "index.js"));
  // The file is the output of Remix's compiler, which exports exactly this type.
  return (await import(file.href)) as WebAppOptions["build"];
}

async function bringSchemaUpToDate(server: DatabaseServer): Promise<void> {
  const applied = await migrateDatabase(server.url);
  if (applied.length > 0) {
    console.log(`Schema: applied ${applied.length} migration(s).`);
  }
}

/**
 * Gives whoever tries Curatorium out something to look at: demo accounts and the starter knowledge
 * base, on this machine only and never beside somebody's own content. Says where the accounts are.
 */
async function fillForEvaluation({
  db,
  env,
}: {
  readonly db: Db;
  readonly env: Environment;
}): Promise<void> {
  if (!evaluationMode(env)) {
    return;
  }
  const ctx = serviceContext({ db, actor: { kind: "system", name: "seed" } });
  const accounts = await seedDemoAccounts({ ctx, env });
  const outcome = await withProgress({
    title: "Seeding",
    total: 0,
    work: ({ setTotal, advance }) =>
      seedKnowledgeBase({
        db,
        env,
        accounts,
        onProgress: (_done, total) => {
          setTotal(total);
          advance();
        },
      }),
  });
  if (outcome !== null) {
    console.log(`Starter knowledge base: ${outcome.entries} entries, release ${outcome.release}.`);
  }
  if (accounts.length > 0) {
    console.log(`Demo accounts (${join(env.home, "demo-accounts.json")}):`);
    console.log(describeDemoAccounts(accounts));
  }
}

/** Without any account nobody can do anything: says how the first one is made. */
async function nameFirstStep(db: Db): Promise<void> {
  const ctx = serviceContext({ db, actor: { kind: "system", name: "serve" } });
  if ((await listUsers({ ctx })).length === 0) {
    console.log(
      "There is no account yet. Make the first one with: curatorium user create --role administrator --email <e-mail> --name <name>",
    );
  }
}

/** Waits for work, but no longer than a stop may take. */
function atMost({
  work,
  timeoutMs,
}: {
  readonly work: Promise<unknown>;
  readonly timeoutMs: number;
}) {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs);
    work
      .catch(() => {})
      .finally(() => {
        clearTimeout(timer);
        resolve();
      });
  });
}

async function serve(): Promise<void> {
  const env: Environment = environment();
  const { listen, requireFreePort } = await import("#app/server/listen.server.ts");
  // Before anything else: a second start beside a running one must change nothing.
  await requireFreePort(env);
  const starting = ensureDatabaseServer(env);
  // In the order of opening; closed the other way round. A signal may come at any point of it.
  const closers: (() => Promise<unknown>)[] = [async () => (await starting).stop()];
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) {
      await close();
    }
  };
  const signals = onStopSignal({ stop: closeAll, isService: true });
  try {
    const server = await starting;
    await bringSchemaUpToDate(server);
    const log = logger();
    const database = openOn({
      server,
      env,
      onConnectionLost: (error) => log.warn({ err: error }, "database connection lost"),
    });
    // A transaction that outlasts this is rolled back when the server stops.
    closers.push(() => atMost({ work: database.close(), timeoutMs: CLOSE_TIMEOUT_MS }));
    await fillForEvaluation({ db: database.db, env });
    const { keepRepositorySigned } = await import("#app/server/keep-signed.server.ts");
    const renewal = keepRepositorySigned({
      ctx: serviceContext({ db: database.db, actor: { kind: "system", name: "serve" } }),
      paths: dataPaths(env.home),
      log,
    });
    closers.push(() => atMost({ work: renewal.stop(), timeoutMs: CLOSE_TIMEOUT_MS }));
    const { webApp } = await import("#app/server/web-app.server.ts");
    const handler = webApp({
      build: await loadPages(),
      context: { db: database.db, env },
      log,
      clientFolder: join(projectRoot, "build", "client"),
    });
    const listening = await listen({ at: env, handler });
    closers.push(listening.close);
    console.log(`Curatorium answers at ${env.baseUrl ?? listening.address}`);
    console.log(`Data folder: ${env.home}`);
    await nameFirstStep(database.db);
  } catch (error) {
    // What failed is worth more than what fails while cleaning up after it.
    await closeAll().catch(() => {});
    await signals.unlessStopping(error);
  }
}

/** Adds `serve`: the web server with everything that it needs. */
export function register(program: Command): void {
  program
    .command("serve")
    .description("start the web server, and its database when DATABASE_URL is unset")
    .action(serve);
}
