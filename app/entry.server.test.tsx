// Goal: the log tells a fault of ours from what anybody can send.
// Method: hand over what Remix hands over, with the server's own logger listened to.
import type { LoaderFunctionArgs } from "@remix-run/node";
import { expect, test, vi } from "vitest";
import { logger } from "#app/platform/logger.server.ts";
import { handleError } from "./entry.server.tsx";

const linesLoggedFor = (error: unknown) => {
  const logged = vi.spyOn(logger(), "error").mockReturnValue();
  const request = new Request("http://127.0.0.1/entries");
  handleError(error, { request, params: {}, context: {} } as unknown as LoaderFunctionArgs);
  return logged.mock.calls.length;
};
const routeError = (status: number) => ({ status, statusText: "", internal: true, data: "" });

test.each([404, 405])("%i for an address that does not answer is no fault", (status) => {
  expect(linesLoggedFor(routeError(status))).toBe(0);
});

test.each([routeError(500), new Error("broken"), null])("%o is logged", (error) => {
  expect(linesLoggedFor(error)).toBe(1);
});
