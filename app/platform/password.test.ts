// Goal: a generated password is what it is said to be, and only the right password opens a hash.
// Method: make many, hash one, and try the right and the nearest wrong one.
import { describe, expect, test } from "vitest";
import { passwordProblem } from "#app/domain/permissions/password.ts";
import { generatePassword, hashPassword, verifyPassword } from "./password.server.ts";

test("a generated password is five groups that can be spoken, each time another", () => {
  const made = Array.from({ length: 200 }, generatePassword);
  for (const password of made) {
    expect(password).toMatch(/^([bdfghjklmnprstvz][aiou]){2}[bdfghjklmnprstvz](-\w{5}){4}$/);
    expect(passwordProblem({ password, email: "a@example.org", name: "A B" })).toBeNull();
  }
  expect(new Set(made).size).toBe(200);
});

describe("a hash", () => {
  test("is opened by its own password alone", async () => {
    const hash = await hashPassword("correct horse battery");
    expect(await verifyPassword({ hash, password: "correct horse battery" })).toBe(true);
    expect(await verifyPassword({ hash, password: "correct horse batterz" })).toBe(false);
  });

  test("says nothing of the password, and is another each time", async () => {
    const [one, other] = [await hashPassword("correct horse"), await hashPassword("correct horse")];
    expect(one).not.toContain("correct");
    expect(one).not.toBe(other);
  });
});
