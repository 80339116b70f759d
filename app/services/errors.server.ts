import type { Refusal, Result } from "#app/domain/shared/result.ts";

/** Something that a rule refuses. Carries reason codes for the page; changes nothing. */
export class RefusedError extends Error {
  readonly refusals: readonly Refusal[];

  constructor(refusals: Refusal | readonly Refusal[]) {
    const list = Array.isArray(refusals) ? (refusals as readonly Refusal[]) : [refusals as Refusal];
    super(list.map((refusal) => refusal.message).join(" "));
    this.name = "RefusedError";
    this.refusals = list;
  }
}

/** The actor may not do this: signed out (401) or without the role (403). */
export class ForbiddenError extends RefusedError {
  constructor(refusal: Refusal) {
    super(refusal);
    this.name = "ForbiddenError";
  }
}

/** The thing does not exist, or the actor may not know that it does. */
export class NotFoundError extends Error {
  constructor(what: string) {
    super(`${what} was not found.`);
    this.name = "NotFoundError";
  }
}

/** Somebody else changed it meanwhile: nothing was written. */
export class ConflictError extends RefusedError {
  constructor(refusal: Refusal) {
    super(refusal);
    this.name = "ConflictError";
  }
}

/** Takes the value of a result, or throws its refusal. */
export function accept<Value>(result: Result<Value, Refusal | readonly Refusal[]>): Value {
  if (result.ok) {
    return result.value;
  }
  throw new RefusedError(result.error);
}

/** Takes a permission, or throws a {@link ForbiddenError}. */
export function requirePermission(result: Result<true>): void {
  if (!result.ok) {
    throw new ForbiddenError(result.error);
  }
}

/** The SQLSTATE behind an error, through drizzle's wrapping; undefined when it is none of PostgreSQL's. */
export function postgresCode(error: unknown): string | undefined {
  return stringProperty(cause(error), "code") ?? stringProperty(error, "code");
}

/** The name of the constraint that an error broke, or undefined. */
export function brokenConstraint(error: unknown): string | undefined {
  return stringProperty(cause(error), "constraint") ?? stringProperty(error, "constraint");
}

function cause(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function stringProperty(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) {
    return undefined;
  }
  const property: unknown = Reflect.get(value, key);
  return typeof property === "string" ? property : undefined;
}
