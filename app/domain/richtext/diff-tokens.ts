import type { CitationNode, StatementDocument, TermNode } from "./nodes.ts";
import { citationNodeKey } from "./references.ts";
import { type Run, runsOf } from "./runs.ts";
import { runText } from "./to-plain-text.ts";

/** What a token stands for. `url` is the link around a text; `break` opens a block, an item or a line, named by `place`. */
export type DiffContent =
  | { readonly type: "text"; readonly text: string; readonly url: string | null }
  | Pick<CitationNode, "type" | "source" | "id">
  | Pick<TermNode, "type" | "system" | "code" | "label">
  | { readonly type: "break"; readonly place: string };

/**
 * The smallest unit that a statement diff shows. Two tokens are the same when their `key`s are
 * equal; `format` is left out of the key, so that a change of format alone can be told apart.
 * `text` is the unit's plain text.
 */
export type DiffToken = {
  readonly key: string;
  readonly text: string;
  readonly format: number;
  readonly content: DiffContent;
};

/** A word (with the digits in it, as in `V600E`), a stretch of white space, or one other character. */
const UNIT = /[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu;

/**
 * Cuts a document into words, citations, terms and breaks. Words inside a link carry its address in
 * their key: another address under the same words is a change. The tokens' texts join to the plain
 * text.
 */
export function toDiffTokens(document: StatementDocument): DiffToken[] {
  return runsOf(document).flatMap(tokensOfRun);
}

function tokensOfRun(run: Run): DiffToken[] {
  const text = runText(run);
  switch (run.type) {
    case "text": {
      const prefix = run.url === null ? "text:" : `link:${run.url} `;
      return (text.match(UNIT) ?? []).map((unit) => ({
        key: `${prefix}${unit}`,
        text: unit,
        format: run.format,
        content: { type: "text", text: unit, url: run.url },
      }));
    }
    case "citation": {
      const { type, source, id } = run;
      const key = `citation:${citationNodeKey(run)}`;
      return [{ key, text, format: 0, content: { type, source, id } }];
    }
    case "term": {
      const { type, system, code, label } = run;
      const key = `term:${JSON.stringify([system, code, label])}`;
      return [{ key, text, format: 0, content: { type, system, code, label } }];
    }
    case "break": {
      const { type, place } = run;
      return [{ key: `break:${place}`, text, format: 0, content: { type, place } }];
    }
  }
}
