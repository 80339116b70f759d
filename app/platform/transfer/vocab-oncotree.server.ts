import { oncotreeRows } from "#app/domain/transfer/vocab/oncotree.ts";
import { VocabRefusal } from "#app/domain/transfer/vocab/vocab-item.ts";
import type { OpenTable } from "./open-table.server.ts";
import type { VocabRows } from "./vocab-rows.server.ts";
import { textLines } from "./vocab-tables.server.ts";

/** The largest file: JSON is read whole. OncoTree has a quarter of a megabyte. */
const CHARACTERS_MAX = 33_554_432;

/** Reads OncoTree's JSON. Issues count tumour types where other files have lines. */
export async function* readOncotree(table: OpenTable): VocabRows {
  const lines: string[] = [];
  let length = 0;
  for await (const { line, text } of textLines(table.rows)) {
    length += text.length + 1;
    if (length > CHARACTERS_MAX) {
      const message = `A file of OncoTree has at most ${CHARACTERS_MAX} characters.`;
      throw new VocabRefusal({ code: "oncotree-size", line, message });
    }
    lines.push(text);
  }
  const rows = oncotreeRows(parse(lines.join("\n")));
  yield { type: "source", source: "oncotree", extends: false };
  for (const [index, row] of rows.entries()) {
    yield { type: "row", line: index + 1, row };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
    const line = text.slice(0, offset).split("\n").length;
    throw new VocabRefusal({ code: "oncotree-json", line, message: "The file is not valid JSON." });
  }
}
