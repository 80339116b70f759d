// Goal: a new password is long enough and cannot be guessed from the account.
// Method: for each rule the nearest password that keeps it and the nearest that breaks it.
import { expect, test } from "vitest";
import { passwordProblem } from "./password.ts";

const email = "amara.okafor@example.org";
const name = "Amara Li Okafor";

test.each([
  ["twelve characters", "abcdefghijkl", "abcdefghijk"],
  ["128 characters", "abcdefgh".repeat(16), `${"abcdefgh".repeat(16)}i`],
  ["five different characters", "abcdeabcdeab", "abcdabcdabcd"],
  ["the address", "a-lovely-Okafo-day", "a-lovely-OKAFOR-day"],
  ["a part of the name", "a-lovely-amar-day", "a-lovely-Amara-day"],
  ["the system's name", "a-curator-at-work", "my-Curatorium-key"],
  ["a name too short to be a hint", "like-this-one-li", "amara-like-this"],
])("%s: takes the nearest good one, refuses the nearest bad one", (_rule, good, bad) => {
  expect(passwordProblem({ password: good, email, name })).toBeNull();
  expect(passwordProblem({ password: bad, email, name })).toMatchObject({
    code: "weak-password",
    path: "password",
  });
});

test("counts characters, not code units", () => {
  const eleven = "\u{1F9EC}\u{1F9EA}\u{1F52C}abcdefgh";
  expect(passwordProblem({ password: eleven, email, name })).not.toBeNull();
  expect(passwordProblem({ password: `${eleven}i`, email, name })).toBeNull();
});
