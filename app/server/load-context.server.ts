import type { Environment } from "#app/platform/env.server.ts";
import type { Db } from "#db/client.server.ts";

declare module "@remix-run/node" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: declaration merging needs an interface.
  interface AppLoadContext {
    /** The database; inside a transaction use its `tx`. */
    db: Db;
    /** The settings of this process. */
    env: Environment;
    /** Names this request in the log and in `X-Request-Id`. */
    requestId: string;
  }
}

/** What every request can rely on, the same for all of them. */
export type ServerContext = {
  readonly db: Db;
  readonly env: Environment;
};
