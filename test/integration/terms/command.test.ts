// Goal: `import hgnc|doid|oncotree|drugs|so` imports in the name of a person, tells what came of it, and
// ends with the right exit code and the place of a fault. Method: run the command in this process on a
// test database, with what it prints captured.
import { Command } from "commander";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { terminologyTerm } from "#db/schema/index.ts";
import { claimConsole } from "#test/support/console-guard.ts";
import { useTestDatabase } from "#test/support/database.ts";
import { insertPerson } from "#test/support/people.ts";
import { testEnvironment } from "../users/people.ts";
import { hgncTable, useTermFolder } from "./support.ts";

const database = useTestDatabase({ per: "test" });
const folder = useTermFolder();
const env = testEnvironment();

const BRAF = ["HGNC:1097", "BRAF", "B-Raf", "Approved", "", "", "673", ""] as const;
const AARS = ["HGNC:20", "AARS", "", "Approved", "", "", "16", ""] as const;
const AARS1 = ["HGNC:20", "AARS1", "", "Approved", "", "AARS", "16", ""] as const;

let printed: string[] = [];
let email = "";

beforeEach(async () => {
  // The settings are read once per process: a new copy of the modules reads this database's.
  vi.resetModules();
  vi.stubEnv("CURATORIUM_HOME", env.home);
  vi.stubEnv("DATABASE_URL", database.url);
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line) => {
    printed.push(String(line));
  });
  ({ email } = await insertPerson(database.db, "curator"));
});

async function run(...args: readonly string[]): Promise<number> {
  const { register } = await import("#app/cli/import.ts");
  const { reportFailure } = await import("#app/cli/shared/report-failure.ts");
  const program = new Command("curatorium").exitOverride().configureOutput({ writeErr: () => {} });
  register(program);
  try {
    await program.parseAsync(["import", ...args], { from: "user" });
    return 0;
  } catch (error) {
    return reportFailure(error);
  }
}

const genes = (...rows: readonly (readonly string[])[]) => folder.put("hgnc.tsv", hgncTable(rows));

describe("import hgnc", () => {
  test("tells renames, and all of it as JSON", async () => {
    expect(await run("hgnc", genes(AARS, BRAF), "--as", email)).toBe(0);
    expect(printed).toEqual([expect.stringMatching(/^2 added, 0 added as retired/)]);
    printed = [];
    expect(await run("hgnc", genes(AARS1, BRAF), "--as", email)).toBe(0);
    expect(printed.join()).toContain("renamed: HGNC:20 AARS is now AARS1");
    printed = [];
    expect(await run("hgnc", genes(AARS1), "--as", email, "--json")).toBe(0);
    expect(JSON.parse(printed.join(""))).toMatchObject({
      format: "hgnc",
      isDryRun: false,
      unchanged: 1,
      retired: 1,
      retirements: [{ id: "HGNC:1097", label: "BRAF", replacedBy: null }],
      touched: [],
      issues: [],
    });
  });

  test("writes nothing on a dry run", async () => {
    expect(await run("hgnc", genes(AARS), "--as", email, "--dry-run")).toBe(0);
    expect(printed.join()).toContain("Dry run: nothing was written.");
    expect(await database.db.$count(terminologyTerm)).toBe(0);
  });

  test("asks what to do about a list that lacks much, and does it", async () => {
    const many = Array.from({ length: 100 }, (_, index) => {
      return [`HGNC:${index + 1}`, `G${index + 1}`, "", "Approved", "", "", "", ""];
    });
    expect(await run("hgnc", genes(...many), "--as", email)).toBe(0);
    const part = genes(...many.slice(50));
    expect(await run("hgnc", part, "--as", email)).toBe(1);
    expect(claimConsole("error").join()).toMatch(
      /lacks 50 of 100 .* --retire-missing or --partial/,
    );
    expect(await run("hgnc", part, "--as", email, "--partial")).toBe(0);
    expect(await run("hgnc", part, "--as", email, "--retire-missing")).toBe(0);
    expect(printed.join()).toContain("50 retired");
    expect(await run("hgnc", part, "--as", email, "--partial", "--retire-missing")).toBe(2);
  });

  test("names file and line of a fault", async () => {
    const path = folder.put("bad.tsv", `${hgncTable([BRAF])}HGNC:5\tA1BG\n`);
    expect(await run("hgnc", path, "--as", email)).toBe(1);
    expect(claimConsole("error").join()).toContain(`${path}:3: The line has 2 cells`);
    expect(await database.db.$count(terminologyTerm)).toBe(0);
  });

  test("needs a person who may, and a file that is there", async () => {
    const { email: reader } = await insertPerson(database.db, "reader");
    expect(await run("hgnc", genes(BRAF), "--as", reader)).toBe(1);
    expect(claimConsole("error").join()).toContain("Only a curator");
    expect(await run("hgnc", "nowhere.tsv", "--as", email)).toBe(1);
    expect(claimConsole("error").join()).toContain("nowhere.tsv");
    expect(await run("hgnc")).toBe(2);
    expect(await run("genes", genes(BRAF))).toBe(2);
  });
});

describe("import drugs", () => {
  test("takes the table of other names along", async () => {
    const drugs = folder.put(
      "drugs.tsv",
      "nci_concept_display_name\tncit_code\tmolecule_chembl_id\nAbarelix\tC61500\tCHEMBL1252\n",
    );
    const names = folder.put("names.tsv", "nci_concept_display_name\talias\nAbarelix\tplenaxis\n");
    expect(await run("drugs", drugs, "--synonyms", names, "--as", email)).toBe(0);
    const [row] = await database.db.select().from(terminologyTerm);
    expect(row).toMatchObject({ id: "NCIT:C61500", synonyms: ["plenaxis"], source: "drugs" });
    expect(row?.searchText).toBe("|ncit:c61500|chembl:chembl1252|\nabarelix\nplenaxis\n");
    expect(await run("hgnc", drugs, "--synonyms", names)).toBe(2);
  });
});
