import { STATEMENT_LIMITS } from "./nodes.ts";

/**
 * Says why an address may not be linked from a statement, or gives null when it may: an absolute
 * http, https or mailto URL that a WHATWG parser reads as it is written. Blanks, control characters
 * and backslashes are refused because the parser drops or turns them (`java\nscript:`), a user name
 * because it disguises the host (`https://pubmed.gov@example.org`).
 */
export function linkUrlProblem(url: string): string | null {
  if (url.length > STATEMENT_LIMITS.urlCharacters) {
    return `An address has at most ${STATEMENT_LIMITS.urlCharacters} characters.`;
  }
  if (/[\p{Cc}\p{Cf}\p{Z}\p{Surrogate}\\]/u.test(url)) {
    return "An address has no blanks, control characters or backslashes.";
  }
  if (!/^(?:https?:\/\/[^/]|mailto:[^/])/i.test(url)) {
    return "An address starts with https://, http:// or mailto:.";
  }
  if (!URL.canParse(url)) {
    return "This is not a web address.";
  }
  const parsed = new URL(url);
  return parsed.username === "" && parsed.password === ""
    ? null
    : "An address carries no user name or password.";
}

/** Whether a rendered reference may lead there: a linkable address, a fragment, or a path of this site. */
export function isSafeHref(href: string): boolean {
  return /^(?:#|\/(?![/\\]))[^\p{Cc}]*$/u.test(href) || linkUrlProblem(href) === null;
}
