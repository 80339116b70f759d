// Brings up the embedded PostgreSQL in the home given as argument, then writes numbers for ever,
// one transaction each, and says `ack <n>` only after the commit. Ends cleanly on SIGTERM.
import { ensurePostgres } from "#app/platform/postgres/embedded.server.ts";
import { openDatabase } from "#db/client.server.ts";

const home = process.argv[2] ?? "";
const embedded = await ensurePostgres(home);
const { pool, close } = openDatabase({
  url: embedded.url,
  maxConnections: 2,
  recover: () => embedded.recover(),
});
// Before it says that it is up: from then on it may be told to end.
let isStopping = false;
process.on("SIGTERM", () => {
  isStopping = true;
});
console.log(`up ${embedded.adopted ? "adopted" : "started"} ${embedded.url}`);

await pool.query("CREATE TABLE IF NOT EXISTS written (n integer PRIMARY KEY)");
const { rows } = await pool.query("SELECT coalesce(max(n), 0) AS last FROM written");
for (let n = rows[0].last + 1; !isStopping; n += 1) {
  try {
    await pool.query("INSERT INTO written VALUES ($1) ON CONFLICT DO NOTHING", [n]);
    console.log(`ack ${n}`);
  } catch {
    // Not acknowledged: the same number is tried again.
    n -= 1;
  }
}
await close();
await embedded.stop();
