// Goal: the demo people can show every separation of duties, and no real address counts as theirs.
// Method: look at the list as a whole; try addresses that resemble theirs.
import { expect, test } from "vitest";
import { DEMO_PEOPLE, isDemoEmail } from "./demo-accounts.ts";
import { ROLES } from "./roles.ts";

test("every role is there, and those that need a second person twice", () => {
  const count = (role: string) => DEMO_PEOPLE.filter((person) => person.role === role).length;
  expect(Object.fromEntries(ROLES.map((role) => [role, count(role)]))).toEqual({
    administrator: 1,
    curator: 2,
    reviewer: 2,
    publisher: 2,
    reader: 1,
  });
  expect(new Set(DEMO_PEOPLE.map((person) => person.email)).size).toBe(8);
});

test.each([
  ["claire.dubois@demo.curatorium.example", true],
  ["ANYBODY@Demo.Curatorium.Example", true],
  ["claire.dubois@curatorium.example", false],
  ["claire@notdemo.curatorium.example", false],
  ["demo.curatorium.example@example.org", false],
])("%s: %s", (email, expected) => {
  expect(isDemoEmail(email)).toBe(expected);
});

test("every address is a demo address", () => {
  expect(DEMO_PEOPLE.every((person) => isDemoEmail(person.email))).toBe(true);
});
