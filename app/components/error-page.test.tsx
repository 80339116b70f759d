// Goal: a person reads what happened and what to do, and never what went wrong inside.
// Method: the words for refusals, failures and bugs.
import { expect, test } from "vitest";
import { describeRouteError } from "./error-page.tsx";

const refusal = (status: number, data: unknown) => ({
  status,
  statusText: "",
  internal: false,
  data,
});

test("a refusal says its own sentence before what to do", () => {
  const words = describeRouteError(refusal(403, "Only a publisher may do this."));
  expect(words).toMatchObject({ status: 403, title: "You may not see this page" });
  expect(words.text).toMatch(/^Only a publisher may do this\. /);
});

test.each([
  [new Error("select secret from user"), 500],
  [refusal(500, "select secret from user"), 500],
  [refusal(503, { secret: 1 }), 503],
  ["secret", 500],
  [null, 500],
])("a failure tells nothing of its inside (%#)", (error, status) => {
  const words = describeRouteError(error);
  expect(words.status).toBe(status);
  expect(`${words.title} ${words.text}`).not.toMatch(/secret|select/);
});

test.each([404, 409, 413, 418, 429])("%d has words of its own or of its kind", (status) => {
  const words = describeRouteError(refusal(status, ""));
  expect(words.title).not.toBe("");
  expect(words.text).not.toBe("");
});
