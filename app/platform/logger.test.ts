// Goal: no parameter of a query reaches the log. Method: describe the errors that drizzle and pg
// throw, with secrets in every field that they fill.
import { DrizzleQueryError } from "drizzle-orm/errors";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { describeError } from "./logger.server.ts";

function uniqueViolation() {
  const error = new pg.DatabaseError("duplicate key value", 1, "error");
  error.code = "23505";
  error.constraint = "user_email_unique";
  error.detail = "Key (email)=(secret@example.org) already exists.";
  error.severity = "ERROR";
  error.routine = "_bt_check_unique";
  return error;
}

describe("describeError", () => {
  it("keeps code and constraint of a failed query, and nothing that was sent", () => {
    const failed = new DrizzleQueryError("insert into user", ["secret-hash"], uniqueViolation());
    const described = describeError(failed);
    expect(described).toMatchObject({ code: "23505", constraint: "user_email_unique" });
    expect(JSON.stringify(described)).not.toContain("secret");
  });

  it("keeps the row out when the driver's error comes alone or as a cause", () => {
    const wrapped = new Error("Saving failed", { cause: uniqueViolation() });
    for (const error of [uniqueViolation(), wrapped]) {
      expect(JSON.stringify(describeError(error))).toContain("23505");
      expect(JSON.stringify(describeError(error))).not.toContain("secret");
    }
  });

  it("keeps message, stack and cause of any other error", () => {
    const error = new Error("outer", { cause: new TypeError("inner") });
    expect(describeError(error)).toMatchObject({
      message: "outer",
      stack: expect.stringContaining("logger.test.ts"),
      cause: { type: "TypeError", message: "inner" },
    });
  });

  it("says no more than the type of what is no error", () => {
    expect(describeError("secret")).toEqual({ type: "string" });
  });
});
