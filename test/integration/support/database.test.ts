// Goal: every test file gets a real, migrated database that no other file sees, and leaves none.
// Method: make databases, write to them, and look from outside at what the server holds.
import { describe, expect, inject, test } from "vitest";
import { useTestDatabase } from "../../support/database.ts";
import { ensureTemplate, withAdmin } from "../../support/template-database.ts";

async function exists(name: string): Promise<boolean> {
  const { rowCount } = await withAdmin(inject("postgresUrl"), (client) =>
    client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]),
  );
  return rowCount === 1;
}

const nameOf = (url: string) => new URL(url).pathname.slice(1);

describe("a database for a file", () => {
  const one = useTestDatabase();
  const other = useTestDatabase();

  test("is migrated", async () => {
    const { rows } = await one.pool.query("SELECT to_regclass('audit_event') IS NOT NULL AS there");
    expect(rows).toEqual([{ there: true }]);
  });

  test("keeps what a test commits from other databases", async () => {
    await one.pool.query("CREATE TABLE mine (id int)");
    const { rows } = await other.pool.query("SELECT to_regclass('mine') IS NULL AS absent");
    expect(rows).toEqual([{ absent: true }]);
  });

  test("keeps what a test commits for the next test of the file", async () => {
    const { rows } = await one.pool.query("SELECT to_regclass('mine') IS NOT NULL AS there");
    expect(rows).toEqual([{ there: true }]);
  });
});

describe("a database for a test", () => {
  const fresh = useTestDatabase({ per: "test" });
  const seen: string[] = [];

  test.each([1, 2])("is new (%i)", async () => {
    await fresh.pool.query("CREATE TABLE mine (id int)");
    seen.push(fresh.url);
    for (const url of seen.slice(0, -1)) expect(await exists(nameOf(url))).toBe(false);
    expect(await exists(nameOf(fresh.url))).toBe(true);
  });
});

describe("a database that is not migrated", () => {
  const empty = useTestDatabase({ migrated: false });

  test("has no table", async () => {
    const { rows } = await empty.pool.query(
      "SELECT count(*)::int AS tables FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
    );
    expect(rows).toEqual([{ tables: 0 }]);
  });
});

describe("a database that is read too early", () => {
  const early = useTestDatabase();
  const message = (() => {
    try {
      return early.url;
    } catch (error) {
      return String(error);
    }
  })();

  test("is refused with the reason", () => {
    expect(message).toContain("only while a test runs");
  });
});

test("the template is made once and lets nobody in", async () => {
  expect(await ensureTemplate(inject("postgresUrl"))).toBe(inject("templateDatabase"));
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${inject("templateDatabase")}`;
  await expect(withAdmin(url.href, async () => {})).rejects.toMatchObject({ code: "55000" });
});
