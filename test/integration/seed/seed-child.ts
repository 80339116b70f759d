// Seeds the database and data folder that its environment names, as `curatorium seed` does, without
// the command line around it, so that a test can kill it anywhere.
import { readEnvironment } from "#app/platform/env.server.ts";
import { serviceContext } from "#app/services/context.server.ts";
import { seedDemoAccounts } from "#app/services/users/seed-demo.server.ts";
import { openDatabase } from "#db/client.server.ts";
import { seedKnowledgeBase } from "#seeds/seed.server.ts";

const settings = readEnvironment(process.env);
if (!settings.ok || settings.value.databaseUrl === undefined) {
  throw new Error("The child needs CURATORIUM_HOME and DATABASE_URL.");
}
const env = settings.value;
const { db, close } = openDatabase({ url: settings.value.databaseUrl, maxConnections: 4 });
const ctx = serviceContext({ db, actor: { kind: "system", name: "seed" } });
const accounts = await seedDemoAccounts({ ctx, env });
await seedKnowledgeBase({ db, env, accounts });
await close();
