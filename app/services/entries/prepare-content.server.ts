import { checkContent } from "#app/domain/entries/check-content.ts";
import { type EntryContent, entryContent } from "#app/domain/entries/entry-content.ts";
import { normalizeContent } from "#app/domain/entries/normalize.ts";
import { canonicalJson } from "#app/domain/shared/canonical-json.ts";
import { sha256Hex } from "#app/platform/crypto.server.ts";
import { RefusedError } from "../errors.server.ts";
import { parseInput } from "../input.server.ts";

/** A content that passed shape and rules, with the bytes and hash that stand for it. */
export type PreparedContent = {
  readonly content: EntryContent;
  readonly canonical: string;
  readonly contentHash: string;
};

/**
 * Takes content from outside through its schema, its canonical form and the rules of its type. Throws
 * a RefusedError that names every place and rule.
 */
export function prepareContent(input: unknown): PreparedContent {
  const content = normalizeContent(parseInput(entryContent, input));
  const errors = checkContent(content).filter((issue) => issue.severity === "error");
  if (errors.length > 0) {
    throw new RefusedError(errors.map(({ code, message, path }) => ({ code, message, path })));
  }
  return hashContent(content);
}

/** The canonical bytes and hash of content that is already in its canonical form. */
export function hashContent(content: EntryContent): PreparedContent {
  const canonical = canonicalJson(content);
  return { content, canonical, contentHash: sha256Hex(canonical) };
}
