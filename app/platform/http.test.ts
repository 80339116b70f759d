// Goal: what a verb refuses gets its status and reasons; a fault of ours is never described.
// Method: throw each kind of error, and errors whose message holds a secret.
import { expect, test } from "vitest";
import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RefusedError,
} from "#app/services/errors.server.ts";
import { clientAddress, failureData, failureResponse, mapServiceError } from "./http.server.ts";

const refusal = { code: "some-rule", message: "A rule.", path: "title" };

test.each([
  [new RefusedError([refusal, refusal]), 422, 2],
  [new ForbiddenError(refusal), 403, 1],
  [new ForbiddenError({ code: "not-signed-in", message: "Sign in." }), 401, 1],
  [new ConflictError(refusal), 409, 1],
  [new NotFoundError("CUR-000001"), 404, 1],
])("%o", (error, status, count) => {
  const failure = mapServiceError(error);
  expect(failure.status).toBe(status);
  expect(failure.refusals).toHaveLength(count);
});

test.each([new Error("insert failed, params: secret"), "secret", null])(
  "%o is thrown again as it is",
  (error) => {
    expect.assertions(3);
    for (const answer of [mapServiceError, failureData, failureResponse]) {
      try {
        answer(error);
      } catch (thrown) {
        expect(thrown).toBe(error);
      }
    }
  },
);

test("a program gets the reasons as JSON with the headers of data", async () => {
  const response = failureResponse(new RefusedError(refusal));
  expect(response.status).toBe(422);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  expect(await response.json()).toEqual({ refusals: [refusal] });
});

test("a page gets the reasons with the status", () => {
  expect(failureData(new ConflictError(refusal))).toMatchObject({
    data: { refusals: [refusal] },
    init: { status: 409 },
  });
});

test("the client's address is what the server says, or nothing", () => {
  const from = (headers: Record<string, string>) =>
    clientAddress(new Request("http://localhost/", { headers }));
  expect(from({ "x-forwarded-for": "192.0.2.7" })).toBe("192.0.2.7");
  expect(from({})).toBe("");
});
