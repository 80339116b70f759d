/** The bytes of one column's value as PostgreSQL sends them in binary; null for NULL. */
export type BinaryField = Buffer | null;

const SIGNATURE = Buffer.from("PGCOPY\n\xff\r\n\0", "latin1");
/** The signature, four bytes of flags, and the length of an extension that is always empty. */
const HEADER_BYTES = SIGNATURE.length + 8;
const END_OF_ROWS = -1;

/**
 * Takes the rows out of a stream in PostgreSQL's binary COPY format (documentation of COPY, "Binary
 * Format"), wherever it is cut into chunks. Gives the whole rows of each chunk; the fields are views
 * of the stream's own bytes. Throws when the stream is no such format or ends inside it.
 */
export async function* readBinaryCopy(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<BinaryField[][]> {
  let rest: Buffer = Buffer.alloc(0);
  let hasHeader = false;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!hasHeader) {
      if (bytes.length < HEADER_BYTES) {
        rest = bytes;
        continue;
      }
      if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
        throw new Error("PostgreSQL sent something else than its binary COPY format.");
      }
      hasHeader = true;
      at = HEADER_BYTES;
    }
    const rows: BinaryField[][] = [];
    for (;;) {
      const row = readRow(bytes, at);
      if (row === "end") {
        yield rows;
        return;
      }
      if (row === "cut") {
        break;
      }
      rows.push(row.fields);
      at = row.next;
    }
    rest = bytes.subarray(at);
    yield rows;
  }
  throw new Error("PostgreSQL's rows broke off.");
}

function readRow(
  bytes: Buffer,
  start: number,
): { fields: BinaryField[]; next: number } | "end" | "cut" {
  if (bytes.length < start + 2) {
    return "cut";
  }
  const count = bytes.readInt16BE(start);
  if (count === END_OF_ROWS) {
    return "end";
  }
  const fields: BinaryField[] = [];
  let at = start + 2;
  for (let index = 0; index < count; index += 1) {
    if (bytes.length < at + 4) {
      return "cut";
    }
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) {
      fields.push(null);
    } else if (bytes.length < at + length) {
      return "cut";
    } else {
      fields.push(bytes.subarray(at, at + length));
      at += length;
    }
  }
  return { fields, next: at };
}
