/**
 * The outcome of a rule: either a value, or a refusal that names the rule.
 * The compiler forces a caller to look before it takes the value.
 */
export type Result<Value, Failure = Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/**
 * Why something is refused. `code` is stable and machine-readable (kebab-case), `message` is one
 * English sentence for a person, `path` names the field or place when there is one
 * (`evidence.0.citation`).
 */
export type Refusal = {
  readonly code: string;
  readonly message: string;
  readonly path?: string;
};

/** Wraps a value as a success. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps a refusal (or any other failure) as a failed result. */
export function refuse<Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}
