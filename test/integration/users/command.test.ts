// Goal: the command line manages accounts as the system, names its operator in the audit trail, and
// ends with the right exit code.
// Method: run `user` in this process on a test database, with what it prints and reads captured.
import { Readable } from "node:stream";
import { Command } from "commander";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { verifyPassword } from "#app/platform/password.server.ts";
import { account, user } from "#db/schema/index.ts";
import { claimConsole } from "../../support/console-guard.ts";
import { useTestDatabase } from "../../support/database.ts";
import { newestEvents, PASSWORD, testEnvironment } from "./people.ts";

const database = useTestDatabase({ per: "test" });
const env = testEnvironment();
const WHO = ["--email", "amara@hospital.example", "--name", "Amara Okafor"];

let printed: string[] = [];
const stdin = Object.getOwnPropertyDescriptor(process, "stdin");

beforeEach(() => {
  // The settings are read once per process: a new copy of the modules reads this database's.
  vi.resetModules();
  vi.stubEnv("CURATORIUM_HOME", env.home);
  vi.stubEnv("DATABASE_URL", database.url);
  printed = [];
  vi.spyOn(console, "log").mockImplementation((line) => {
    printed.push(String(line));
  });
});

afterEach(() => {
  if (stdin !== undefined) Object.defineProperty(process, "stdin", stdin);
});

/** Runs one command and gives its exit code; usage errors of commander go to `errors`. */
async function run(args: readonly string[], input = ""): Promise<number> {
  Object.defineProperty(process, "stdin", { value: Readable.from([input]), configurable: true });
  const { register } = await import("#app/cli/user.ts");
  const { reportFailure } = await import("#app/cli/shared/report-failure.ts");
  const program = new Command("curatorium").exitOverride().configureOutput({ writeErr: () => {} });
  register(program);
  try {
    await program.parseAsync(["user", ...args], { from: "user" });
    return 0;
  } catch (error) {
    return reportFailure(error);
  }
}

describe("user create", () => {
  test("takes the password from standard input, and says nothing of it", async () => {
    const code = await run(
      ["create", ...WHO, "--role", "administrator", "curator", "--password-stdin"],
      `${PASSWORD}\n`,
    );
    expect(code).toBe(0);
    expect(printed.join()).toContain("Administrator, Curator");
    expect(printed.join()).not.toContain(PASSWORD);
    const [row] = await database.db.select().from(account);
    expect(await verifyPassword({ hash: row?.password ?? "", password: PASSWORD })).toBe(true);
    const [event] = await newestEvents(database.db, 1);
    expect(event).toMatchObject({ action: "user.create", actorId: null });
    expect(event?.actorName).toMatch(/^system: command line, ./);
  });

  test("makes a password when there is no terminal, and shows it once", async () => {
    expect(await run(["create", ...WHO, "--role", "curator", "--json"])).toBe(0);
    const made: { password: string; userId: string } = JSON.parse(printed.join(""));
    const [row] = await database.db.select().from(account);
    expect(row?.userId).toBe(made.userId);
    expect(await verifyPassword({ hash: row?.password ?? "", password: made.password })).toBe(true);
  });

  test.each([
    ["a weak password", ["--role", "curator", "--password-stdin"], "short\n", 1, /12 to 128/],
    ["an empty line", ["--role", "curator", "--password-stdin"], "\n", 2, /no password/],
    ["an endless line", ["--role", "curator", "--password-stdin"], "x".repeat(2_000), 2, /no pass/],
    ["no role", [], "", 2, null],
    ["a role that is none", ["--role", "root"], "", 2, null],
  ])("refuses %s with its exit code", async (_what, extra, input, expected, reason) => {
    expect(await run(["create", ...WHO, ...extra], input)).toBe(expected);
    const said = claimConsole("error").join();
    if (reason !== null) expect(said).toMatch(reason);
    expect(await database.db.$count(user)).toBe(0);
  });

  test("refuses an address that is taken, with the reason alone", async () => {
    await run(["create", ...WHO, "--role", "curator"]);
    expect(await run(["create", ...WHO, "--role", "curator"])).toBe(1);
    expect(claimConsole("error")).toEqual([
      "Somebody has an account with this e-mail address already.",
    ]);
  });
});

test("user list shows everybody, as text and as JSON", async () => {
  expect(await run(["list"])).toBe(0);
  expect(printed.join()).toContain("nobody yet");
  await run(["create", ...WHO, "--role", "curator"]);
  printed = [];
  await run(["list"]);
  expect(printed).toEqual(["amara@hospital.example  Amara Okafor  Curator"]);
  printed = [];
  await run(["list", "--json"]);
  expect(JSON.parse(printed.join(""))).toMatchObject([
    { email: "amara@hospital.example", roles: ["curator"], deactivatedAt: null },
  ]);
});

test("user grant, revoke, set-password and deactivate change one account, by its address", async () => {
  await run(["create", ...WHO, "--role", "curator"]);
  const email = "amara@hospital.example";
  expect(await run(["grant", email, "reviewer"])).toBe(0);
  expect(printed.at(-1)).toBe(`${email} is reviewer now.`);
  expect(await run(["grant", email, "reviewer"])).toBe(0);
  expect(printed.at(-1)).toBe(`${email} was reviewer already.`);
  expect(await run(["revoke", email, "curator", "--json"])).toBe(0);
  expect(JSON.parse(printed.at(-1) ?? "")).toEqual({ email, changed: true });
  expect(await run(["set-password", email, "--password-stdin"], `${PASSWORD}\n`)).toBe(0);
  expect(await run(["deactivate", email, "--reason", "Left."])).toBe(0);
  const events = await newestEvents(database.db, 4);
  expect(events.map(({ action, reason }) => [action, reason])).toEqual([
    ["user.deactivate", "Left."],
    ["user.set-password", null],
    ["user.revoke-role", null],
    ["user.grant-role", null],
  ]);
});

test("an unknown account, an unknown role and the last administrator are refused", async () => {
  await run(["create", ...WHO, "--role", "administrator"]);
  expect(await run(["grant", "nobody@hospital.example", "reader"])).toBe(1);
  expect(await run(["revoke", "amara@hospital.example", "administrator"])).toBe(1);
  expect(claimConsole("error")).toEqual([
    "An account with the address nobody@hospital.example was not found.",
    "This is the last administrator. Make somebody else one first.",
  ]);
  expect(await run(["grant", "amara@hospital.example", "root"])).toBe(2);
});
