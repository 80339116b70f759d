// A first start that is killed with SIGKILL, again and again at later points, ends with the whole
// starter knowledge base, each entry once, and one published release that a client verifies.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { withRepositoryServer } from "#app/platform/tuf/loopback-server.server.ts";
import { verifyPublished } from "#app/platform/tuf/verify-published.server.ts";
import { verifyAuditChain } from "#app/services/audit/verify-chain.server.ts";
import {
  entry,
  entryVersion,
  proposal,
  release,
  releaseSignature,
  terminologyTerm,
  user,
} from "#db/schema/index.ts";
import { SEED_ENTRIES } from "#seeds/knowledge-base/seed-entries.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { repositoryRoot } from "#test/support/repository.ts";

const database = useTestDatabase();
const home = mkdtempSync(join(tmpdir(), "curatorium-seed-"));
const scratch = join(repositoryRoot(), ".cache", `seed-child-${process.pid}`);
const script = join(scratch, "child.mjs");
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
});

beforeAll(async () => {
  mkdirSync(scratch, { recursive: true });
  await build({
    absWorkingDir: repositoryRoot(),
    entryPoints: ["test/integration/seed/seed-child.ts"],
    outfile: script,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "error",
  });
});

/** Runs the seed; kills it as soon as `until` holds. Says how it ended. */
async function seed(until: () => Promise<boolean>): Promise<"killed" | "done"> {
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      BASE_URL: undefined,
      CURATORIUM_HOME: home,
      DATABASE_URL: database.url,
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<"killed" | "done">((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal === "SIGKILL") resolve("killed");
      else if (code === 0) resolve("done");
      else reject(new Error(`The seed failed: ${errors}`));
    });
  });
  let isOver = false;
  const over = ended.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    if (await until()) {
      child.kill("SIGKILL");
      break;
    }
    // Lets the child's end be heard before the next look.
    await new Promise(setImmediate);
  }
  return await over;
}

const count = (table: typeof user | typeof entry | typeof entryVersion | typeof releaseSignature) =>
  database.db.$count(table);
const released = (state: "candidate" | "frozen" | "signed") =>
  database.db.$count(release, eq(release.state, state));

describe("a seed that is killed", () => {
  it.each([
    ["while it makes the accounts", async () => (await count(user)) >= 3],
    ["after the first entry", async () => (await count(entry)) >= 1],
    ["in the middle of the entries", async () => (await count(entryVersion)) >= 40],
    ["when the candidate is frozen", async () => (await released("candidate")) > 0],
    ["when its files are built", async () => (await released("frozen")) > 0],
    ["after the first signature", async () => (await count(releaseSignature)) > 0],
    ["when it is signed", async () => (await released("signed")) > 0],
  ])(
    "%s leaves what the next start goes on from",
    async (_when, until) => {
      // Too quick to be caught is no failure: then the work was done.
      expect(["killed", "done"]).toContain(await seed(until));
      expect((await verifyAuditChain({ ctx: { db: database.db } })).broken).toBeNull();
    },
    60_000,
  );

  it("ends complete, each entry once, and repeating it changes nothing", async () => {
    expect(await seed(async () => false)).toBe("done");
    expect(await database.db.$count(entry, eq(entry.lifecycle, "active"))).toBe(
      SEED_ENTRIES.length,
    );
    expect(await database.db.$count(proposal)).toBe(SEED_ENTRIES.length);
    expect(await database.db.$count(terminologyTerm)).toBeGreaterThan(100);
    const releases = await database.db.select().from(release);
    expect(releases).toMatchObject([{ state: "published" }]);
    const { tuf } = dataPaths(home);
    const check = await withRepositoryServer(tuf, (url) =>
      verifyPublished({ url, rootBytes: readFileSync(join(tuf, "metadata", "1.root.json")) }),
    );
    expect(check.release?.manifestSha256).toBe(releases[0]?.manifestSha256);
    const before = await verifyAuditChain({ ctx: { db: database.db } });
    expect(await seed(async () => false)).toBe("done");
    expect(await verifyAuditChain({ ctx: { db: database.db } })).toEqual(before);
  }, 60_000);
});
