import type { TermKind } from "#app/domain/terms/term-record.ts";
import type { TsvRow } from "#app/domain/transfer/tsv-row.ts";
import { type OboStanza, oboTag, oboTerm } from "#app/domain/transfer/vocab/obo.ts";
import { VOCAB_KINDS, VocabRefusal } from "#app/domain/transfer/vocab/vocab-item.ts";
import type { VocabRows } from "./vocab-rows.server.ts";
import { textLines } from "./vocab-tables.server.ts";

/** The most tags of one stanza. */
const TAGS_MAX = 20_000;

/**
 * Reads an OBO file stanza by stanza. Its `ontology` names the complete list that it is an edition of,
 * so that a subset never retires what only the whole ontology has.
 */
export async function* readObo(input: {
  rows: AsyncGenerator<TsvRow>;
  format: "doid" | "so";
}): VocabRows {
  const prefix = input.format.toUpperCase();
  const kind: TermKind = VOCAB_KINDS[input.format];
  let isHeader = true;
  for await (const stanza of stanzas(input.rows)) {
    if (isHeader) {
      isHeader = false;
      yield { type: "source", source: ontologyOf(stanza) ?? input.format, extends: false };
    }
    const row = stanza.type === "Term" ? oboTerm({ stanza, prefix, kind }) : null;
    if (row !== null) {
      yield { type: "row", line: stanza.line, row };
    }
  }
}

function ontologyOf({ tags }: OboStanza): string | undefined {
  return tags.find(([tag]) => tag === "ontology")?.[1].trim();
}

async function* stanzas(rows: AsyncGenerator<TsvRow>): AsyncGenerator<OboStanza> {
  let type = "";
  let start = 1;
  let tags: (readonly [string, string])[] = [];
  for await (const { line, text } of textLines(rows)) {
    const content = text.trim();
    const heading = /^\[(\w+)\]$/.exec(content)?.[1];
    if (line === 1 && !content.startsWith("format-version:")) {
      refuse("obo-format", line, "An OBO file begins with its format-version.");
    }
    if (heading !== undefined) {
      yield { line: start, type, tags };
      [type, start, tags] = [heading, line, []];
    } else if (content !== "" && !content.startsWith("!")) {
      const tag = oboTag(content);
      if (tag === null) {
        refuse("obo-line", line, "The line is neither a tag with its value nor a heading.");
      } else if (tags.length === TAGS_MAX) {
        refuse("obo-stanza", line, `A stanza has at most ${TAGS_MAX} lines.`);
      } else {
        tags.push(tag);
      }
    }
  }
  yield { line: start, type, tags };
}

function refuse(code: string, line: number, message: string): never {
  throw new VocabRefusal({ code, line, message });
}
