import {
  type ParagraphNode,
  paragraph,
  type StatementDocument,
  statement,
  textLines,
} from "./nodes.ts";

/**
 * Makes a document of plain text. Two line feeds part paragraphs, one is a line break; every other
 * character, a lone carriage return, tab, byte order mark or no-break space too, stays as it is.
 * For every string, `toPlainText(fromPlainText(value)) === value`. The result is not checked: NUL,
 * lone surrogates and over-long text are refused by the schema, and the normal form (NFC, no empty
 * paragraphs at the end) is made by `normaliseStatement`.
 */
export function fromPlainText(value: string): StatementDocument {
  return docFromParagraphs(value.split("\n\n"));
}

/** Makes a document of the given paragraphs; a line feed inside one is a line break. */
export function docFromParagraphs(paragraphs: readonly string[]): StatementDocument {
  return statement(paragraphs.map(paragraphFromLines));
}

/** Makes one paragraph; a line feed is a line break. */
export function paragraphFromLines(value: string): ParagraphNode {
  return paragraph(textLines(value));
}
