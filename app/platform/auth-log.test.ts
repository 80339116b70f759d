// Goal: nothing that better-auth writes carries a query's parameters into the log.
// Method: hand it the errors and objects that better-auth hands its logger, with secrets inside.
import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { redactLine } from "./auth-log.server.ts";

const failed = new DrizzleQueryError(
  'insert into "account" values ($1)',
  ["secret-hash"],
  new Error("duplicate key: secret-hash"),
);

test("a failed query is named, without its text or its parameters", () => {
  for (const line of [
    { message: failed.message, details: [] },
    { message: "Error", details: [failed] },
    { message: "INTERNAL_SERVER_ERROR", details: [new Error("outer", { cause: failed })] },
    { message: "created", details: [{ password: "secret-hash" }, "secret-hash"] },
  ]) {
    expect(JSON.stringify(redactLine(line))).not.toContain("secret-hash");
  }
  expect(redactLine({ message: failed.message, details: [] }).message).toBe("a query failed");
});

test("its own words stay, one line of at most 200 characters", () => {
  const message = `Invalid origin: https://evil.example\n${"x".repeat(300)}`;
  expect(redactLine({ message, details: [] }).message).toBe("Invalid origin: https://evil.example");
  expect(redactLine({ message: "x".repeat(300), details: [] }).message).toHaveLength(200);
});
