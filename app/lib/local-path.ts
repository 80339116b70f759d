/**
 * An address to go back to that came from outside: taken only when it stays inside the application
 * (one leading slash, no backslash, no control characters, at most 2,000 characters), otherwise `/`.
 * Browsers read `//host`, `/\host` and `/<tab>/host` as other sites.
 */
export function localPath(value: unknown): string {
  const isLocal =
    typeof value === "string" &&
    value.length <= 2_000 &&
    /^\/(?![/\\])/.test(value) &&
    !/[\\\p{Cc}]/u.test(value);
  return isLocal ? value : "/";
}
