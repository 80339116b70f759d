import { TSV_LINE_BYTES_MAX, TsvRefusal, type TsvRow } from "#app/domain/transfer/tsv-row.ts";

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads a tab-separated file line by line in constant memory. Lines end on LF alone; where the header
 * ends on CR LF, one CR is taken off each line, otherwise a CR belongs to its cell. There is no
 * quoting: `"` is a character like others. A byte order mark at the start of the file and blank lines
 * at its end are left out, U+0000 too (counted in the row).
 *
 * Throws {@link TsvRefusal} for bytes that are not UTF-8, for a line over {@link TSV_LINE_BYTES_MAX}
 * and for a file without a line. Cells are not checked against a header here.
 */
export async function* readTsv(source: AsyncIterable<Uint8Array>): AsyncGenerator<TsvRow> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let line = 0;
  let isCrLf = false;
  let blankLines = 0;

  for await (const bytes of splitLines(source)) {
    line += 1;
    const content = line === 1 ? withoutByteOrderMark(bytes) : bytes;
    if (line === 1) {
      isCrLf = content.at(-1) === CARRIAGE_RETURN;
    }
    const body = isCrLf && content.at(-1) === CARRIAGE_RETURN ? content.subarray(0, -1) : content;
    if (body.length === 0) {
      blankLines += 1;
      continue;
    }
    // Blank lines turned out to be inside the file: they are rows of one empty cell.
    for (; blankLines > 0; blankLines -= 1) {
      yield { line: line - blankLines, cells: [""], nulCount: 0 };
    }
    yield toRow({ line, text: decode({ decoder, body, line }) });
  }
  if (line === blankLines) {
    throw new TsvRefusal({ code: "tsv-empty", line: 0, message: "The file holds no header line." });
  }
}

function toRow({ line, text }: { line: number; text: string }): TsvRow {
  const clean = text.includes("\0") ? text.replaceAll("\0", "") : text;
  return { line, cells: clean.split("\t"), nulCount: text.length - clean.length };
}

function decode(input: { decoder: TextDecoder; body: Uint8Array; line: number }): string {
  try {
    return input.decoder.decode(input.body);
  } catch {
    throw new TsvRefusal({
      code: "tsv-encoding",
      line: input.line,
      message: "The line holds bytes that are not UTF-8 text.",
    });
  }
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : bytes;
}

/** Cuts a byte stream at each LF. What follows the last LF is a line only when it holds bytes. */
async function* splitLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let length = 0;
  let line = 1;

  for await (const data of source) {
    const chunk = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      const piece = chunk.subarray(start, end);
      assertLineLength({ length: length + piece.length, line });
      yield parts.length === 0 ? piece : Buffer.concat([...parts, piece]);
      parts = [];
      length = 0;
      line += 1;
      start = end + 1;
    }
    if (start < chunk.length) {
      length += chunk.length - start;
      assertLineLength({ length, line });
      parts.push(chunk.subarray(start));
    }
  }
  if (length > 0) {
    yield Buffer.concat(parts);
  }
}

function assertLineLength({ length, line }: { length: number; line: number }): void {
  if (length > TSV_LINE_BYTES_MAX) {
    throw new TsvRefusal({
      code: "tsv-line-length",
      line,
      message: `The line is longer than ${TSV_LINE_BYTES_MAX} bytes.`,
    });
  }
}
