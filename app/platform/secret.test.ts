// Goal: there is one secret per data folder, readable by its owner alone, whoever starts first.
// Method: read it from new, filled and damaged folders, and from several processes' views at once.
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sessionSecret } from "./secret.server.ts";

let home = "";
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "curatorium-secret-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

test("is made once, in a folder that is made too, and nothing else is left there", () => {
  const fresh = { home: join(home, "not", "there"), secret: undefined };
  const secret = sessionSecret(fresh);
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(sessionSecret(fresh)).toBe(secret);
  expect(readdirSync(fresh.home)).toEqual(["secret"]);
});

test("is another one in another folder", () => {
  const one = sessionSecret({ home: join(home, "one"), secret: undefined });
  expect(sessionSecret({ home: join(home, "other"), secret: undefined })).not.toBe(one);
});

test.skipIf(process.platform === "win32")("can be read by its owner alone", () => {
  sessionSecret({ home, secret: undefined });
  expect(statSync(join(home, "secret")).mode & 0o777).toBe(0o600);
});

test("comes from the settings when they have one, and no file is made", () => {
  const secret = "s".repeat(32);
  expect(sessionSecret({ home, secret })).toBe(secret);
  expect(existsSync(join(home, "secret"))).toBe(false);
});

test.each(["", "too short", `${"x".repeat(43)}!`])(
  "a damaged file (%j) is refused by name",
  (text) => {
    writeFileSync(join(home, "secret"), text);
    expect(() => sessionSecret({ home, secret: undefined })).toThrow(/secret is damaged/);
  },
);
