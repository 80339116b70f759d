/**
 * Stops when something that must hold does not: a bug, never a person's mistake.
 * `message` says what was expected.
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) {
    throw new Error(`Invariant broken: ${message}`);
  }
}
