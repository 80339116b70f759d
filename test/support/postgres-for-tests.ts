import type { TestProject } from "vitest/node";
import { startTestServer, type TestServer } from "./postgres-server.ts";
import { ensureTemplate } from "./template-database.ts";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: declaration merging needs an interface.
  interface ProvidedContext {
    /** Address of a database on the server of this run. */
    postgresUrl: string;
    /** Name of the migrated database that tests copy. */
    templateDatabase: string;
  }
}

let server: TestServer | undefined;

/** Starts a PostgreSQL for the whole run and migrates the template. */
export async function setup(project: TestProject): Promise<void> {
  server = await startTestServer();
  try {
    project.provide("postgresUrl", server.url);
    project.provide("templateDatabase", await ensureTemplate(server.url));
  } catch (error) {
    await teardown();
    throw error;
  }
}

/** Stops the server of the run, however the run ended. */
export async function teardown(): Promise<void> {
  await server?.stop();
  server = undefined;
}
