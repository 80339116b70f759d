import { type AppLoadContext, data } from "@remix-run/node";
import type { Refusal } from "#app/domain/shared/result.ts";
import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RefusedError,
} from "#app/services/errors.server.ts";
import { isSameOrigin } from "./request-origin.server.ts";
import { dataHeaders } from "./response-headers.server.ts";

/** What a verb would not do, as a page or a program is told it. */
export type ServiceFailure = {
  readonly status: 401 | 403 | 404 | 409 | 422;
  readonly refusals: readonly Refusal[];
};

/**
 * Turns what a verb throws on purpose into a status and reasons. Everything else is a fault of ours
 * and is thrown again: its message may hold a query's parameters and is for the log alone.
 */
export function mapServiceError(error: unknown): ServiceFailure {
  if (error instanceof NotFoundError) {
    return { status: 404, refusals: [{ code: "not-found", message: error.message }] };
  }
  if (error instanceof ForbiddenError) {
    const isSignedOut = error.refusals.some((refusal) => refusal.code === "not-signed-in");
    return { status: isSignedOut ? 401 : 403, refusals: error.refusals };
  }
  if (error instanceof ConflictError) {
    return { status: 409, refusals: error.refusals };
  }
  if (error instanceof RefusedError) {
    return { status: 422, refusals: error.refusals };
  }
  throw error;
}

/** What became of a verb: its value, or what it would not do. */
export type ServiceOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: ServiceFailure };

/**
 * Runs a verb and gives its value, or its refusal by {@link mapServiceError}. For actions that answer
 * a refusal with what was typed.
 */
export async function outcomeOf<Value>(run: () => Promise<Value>): Promise<ServiceOutcome<Value>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    return { ok: false, failure: mapServiceError(error) };
  }
}

/** {@link mapServiceError} as the answer of a page's action: `{ refusals }` with the status. */
export function failureData(error: unknown) {
  const { status, refusals } = mapServiceError(error);
  return data({ refusals }, { status });
}

/** {@link mapServiceError} as the answer of a resource route: `{ "refusals": [...] }` as JSON. */
export function failureResponse(error: unknown): Response {
  const { status, refusals } = mapServiceError(error);
  return Response.json({ refusals }, { status, headers: dataHeaders() });
}

/**
 * First line of an action in a resource route, where nobody else checks: throws a 403 when the
 * request was made by another site's page.
 */
export function requireSameOrigin(request: Request, context: Pick<AppLoadContext, "env">): void {
  if (!isSameOrigin({ request, env: context.env })) {
    throw Response.json(
      { refusals: [{ code: "foreign-origin", message: "This request came from another site." }] },
      { status: 403, headers: dataHeaders() },
    );
  }
}

/** The client's address; the server sets the header to exactly one. Empty when it is not known. */
export function clientAddress(request: Request): string {
  return request.headers.get("x-forwarded-for")?.trim() ?? "";
}
