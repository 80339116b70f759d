import type { Refusal } from "../shared/result.ts";
import type { IdentifierScheme } from "./scheme.ts";
import { IDENTIFIER_SCHEMES } from "./schemes.ts";

/** The longest identifier that is looked at, in UTF-16 code units. */
export const IDENTIFIER_LIMIT = 1_000;

const BY_PREFIX: ReadonlyMap<string, IdentifierScheme> = new Map(
  IDENTIFIER_SCHEMES.flatMap((scheme) =>
    [scheme.prefix.toLowerCase(), ...scheme.aliases].map((prefix) => [prefix, scheme] as const),
  ),
);

/** The scheme of a prefix, read without regard to case; null when its identifiers are not known here. */
export function identifierScheme(prefix: string): IdentifierScheme | null {
  return BY_PREFIX.get(prefix.toLowerCase()) ?? null;
}

/**
 * What is wrong with a compact identifier (`HGNC:1097`), or null. An identifier of a prefix that is
 * not in the table is never wrong; text without a prefix always is. The message names the spelling
 * that would be right where there is one. Existence is not looked up.
 */
export function checkIdentifier(curie: string): Refusal | null {
  if (curie.length > IDENTIFIER_LIMIT) {
    const message = `An identifier has at most ${IDENTIFIER_LIMIT} characters.`;
    return { code: "identifier-too-long", message };
  }
  if (curie !== curie.trim()) {
    const message = "An identifier has no blanks before or behind it.";
    return { code: "identifier-blanks", message };
  }
  const parts = split(curie);
  if (parts === null) {
    const message = "An identifier looks like PREFIX:value.";
    return { code: "identifier-without-prefix", message };
  }
  const scheme = identifierScheme(parts.prefix);
  const problem = scheme === null ? null : localProblem(scheme, parts.local);
  if (scheme === null || problem === null) {
    return null;
  }
  const tidied = tidyLocal(scheme, parts.local);
  const hint =
    localProblem(scheme, tidied) === null ? ` Write ${scheme.prefix}:${tidied} instead.` : "";
  return { code: problem.code, message: `${problem.message}${hint}` };
}

/**
 * The scheme's own spelling of a compact identifier: its prefix as it is written here, no blanks
 * around, no prefix twice, and the capitals, letters and zeros that belong to it (`hgnc:HGNC:1097` →
 * `HGNC:1097`, `chembl:1771` → `CHEMBL:CHEMBL1771`). What cannot be read is given back trimmed. A
 * well-formed identifier stays well-formed; doing it twice changes nothing.
 */
export function normaliseIdentifier(curie: string): string {
  const text = curie.trim();
  const parts = text.length > IDENTIFIER_LIMIT ? null : split(text);
  const scheme = parts === null ? null : identifierScheme(parts.prefix);
  if (parts === null || scheme === null) {
    return text;
  }
  return `${scheme.prefix}:${tidyLocal(scheme, parts.local)}`;
}

/** The public address of an identifier, or null when it is malformed or its scheme has none. */
export function identifierUrl(curie: string): string | null {
  const parts = split(curie);
  const scheme = parts === null ? null : identifierScheme(parts.prefix);
  if (parts === null || scheme === null || scheme.url === null) {
    return null;
  }
  return localProblem(scheme, parts.local) === null ? scheme.url(parts.local) : null;
}

function split(curie: string): { prefix: string; local: string } | null {
  const found = /^([A-Za-z][A-Za-z0-9._-]*):\s*(\S(?:.*\S)?)$/.exec(curie);
  const [, prefix, local] = found ?? [];
  return prefix === undefined || local === undefined ? null : { prefix, local };
}

function localProblem(scheme: IdentifierScheme, local: string): Refusal | null {
  if (!scheme.pattern.test(local)) {
    return { code: "identifier-malformed", message: scheme.rule };
  }
  const message = scheme.check?.(local) ?? null;
  return message === null ? null : { code: "identifier-check", message };
}

function tidyLocal(scheme: IdentifierScheme, local: string): string {
  let rest = local;
  // A prefix that was written before an identifier which had one already, however often.
  for (;;) {
    const inner = split(rest);
    if (inner === null || identifierScheme(inner.prefix) !== scheme) {
      return scheme.tidy(rest);
    }
    rest = inner.local;
  }
}
