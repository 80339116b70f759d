// Goal: rows come out of a binary COPY stream as they went in, wherever the stream is cut; what is cut
// off or something else is never taken for the end. Method: streams built by the documented format,
// and a property over random rows and chunk sizes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BinaryField, readBinaryCopy } from "./copy-binary.server.ts";

const HEADER = Buffer.concat([Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"), Buffer.alloc(8)]);
const TRAILER = Buffer.from([0xff, 0xff]);

function rowBytes(fields: readonly BinaryField[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeInt16BE(fields.length);
  const parts = fields.flatMap((field) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(field === null ? -1 : field.length);
    return field === null ? [length] : [length, field];
  });
  return Buffer.concat([count, ...parts]);
}

async function* chunked({ bytes, size }: { bytes: Buffer; size: number }) {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function read(input: { bytes: Buffer; size?: number }): Promise<BinaryField[][]> {
  const rows: BinaryField[][] = [];
  const size = input.size ?? 1_000_000;
  for await (const page of readBinaryCopy(chunked({ bytes: input.bytes, size }))) {
    rows.push(...page);
  }
  return rows;
}

describe("readBinaryCopy", () => {
  it("gives back any rows, wherever the stream is cut", async () => {
    const field = fc.option(fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)));
    const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (given, size) => {
        const bytes = Buffer.concat([HEADER, ...given.map(rowBytes), TRAILER]);
        expect(await read({ bytes, size })).toEqual(given);
      }),
    );
  });

  it("tells NULL from an empty text", async () => {
    const bytes = Buffer.concat([HEADER, rowBytes([null, Buffer.alloc(0)]), TRAILER]);
    expect(await read({ bytes })).toEqual([[null, Buffer.alloc(0)]]);
  });

  it("refuses a stream that ends without its end, also between two rows", async () => {
    const whole = Buffer.concat([HEADER, rowBytes([Buffer.from("a")])]);
    await expect(read({ bytes: whole })).rejects.toThrow("broke off");
    await expect(read({ bytes: whole.subarray(0, -1) })).rejects.toThrow("broke off");
    await expect(read({ bytes: Buffer.alloc(0) })).rejects.toThrow("broke off");
  });

  it("refuses another format", async () => {
    const bytes = Buffer.from("CUR-000001\t1\tt\n".repeat(3));
    await expect(read({ bytes })).rejects.toThrow("something else");
  });
});
