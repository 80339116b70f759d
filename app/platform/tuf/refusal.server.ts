import type { Refusal, Result } from "#app/domain/shared/result.ts";

/**
 * A refusal of the release files' writer or reader, thrown because the work in progress must stop.
 * `refusal.code` is stable, the message one English sentence, `refusal.path` names the file.
 */
export class TufRefusal extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.message, options);
    this.name = "TufRefusal";
    this.refusal = refusal;
  }
}

/** Gives a result's value, or throws its refusal; `path` names the file when the refusal has none. */
export function unwrap<Value>(result: Result<Value>, path?: string): Value {
  if (result.ok) return result.value;
  throw new TufRefusal(
    path === undefined
      ? result.error
      : { ...result.error, message: `${path}: ${result.error.message}`, path },
  );
}
